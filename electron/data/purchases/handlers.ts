import type { HandlersOf } from '#shared/contract/index';
import type { purchaseRoutes } from '#shared/contract/purchases';
import type { ActionContext } from '../context';
import { personById } from '../members/write';
import { deletePurchases, insertPurchase, listPurchases, purchaseById, updatePurchase } from './repo';

export const purchaseHandlers: HandlersOf<typeof purchaseRoutes, ActionContext> = {
  'purchase.list': ({ db }, { personId, accountId, limit }) => listPurchases(db, personId, accountId, limit),
  'purchase.add': (ctx, order) => {
    const { nickname } = personById(ctx.db, order.personId);
    const id = insertPurchase(ctx.db, ctx.newUid(), order);
    ctx.summarise({ name: nickname, yuan: order.amountFen / 100 });
    return { ids: [id] };
  },
  'purchase.update': (ctx, { id, changes }) => {
    const before = purchaseById(ctx.db, id);
    const after = {
      groupId: changes.groupId === undefined ? before.groupId : changes.groupId,
      onDay: changes.onDay ?? before.onDay,
      amountFen: changes.amountFen ?? before.amountFen,
      what: changes.what ?? before.what,
    };
    updatePurchase(ctx.db, id, after);
    ctx.summarise({ name: personById(ctx.db, before.personId).nickname, yuan: after.amountFen / 100 });
    return { ids: [id] };
  },
  'purchase.delete': (ctx, { ids }) => {
    const gone = deletePurchases(ctx.db, ids);
    ctx.summarise({ count: gone.length });
    return { ids: gone };
  },
};
