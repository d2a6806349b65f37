import type { HandlersOf } from '#shared/contract/index';
import type { purgeRoutes } from '#shared/contract/purges';
import type { ActionContext } from '../context';
import { run } from '../db/sql';
import { addToPurge, createPurge, nameOf } from './listing';
import { itemIds, itemsByIds, purgeIds, purgePage, purgesByIds } from './repo';
import { noticeFor, purgeStart } from './start';
import { closePurge, keepItems, previewRule, removeItems, tellGroup } from './write';

export const purgeHandlers: HandlersOf<typeof purgeRoutes, ActionContext> = {
  'purge.start': ({ db }) => purgeStart(db),
  'purge.preview': previewRule,
  'purge.create': createPurge,
  'purge.add': addToPurge,
  'purge.ids': ({ db }, { accountId, closed }) => purgeIds(db, accountId, closed),
  'purge.many': ({ db }, { accountId, ids }) => purgesByIds(db, accountId, ids),
  'purge.get': ({ db }, { id, accountId }) => purgePage(db, id, accountId),
  'purge.save': (ctx, { id, name, notice }) => {
    const { changes } = run(
      ctx.db,
      `UPDATE purge SET name = ifnull(:name, name), notice = ifnull(:notice, notice)
       WHERE id = :id AND (name, notice) IS NOT (ifnull(:name, name), ifnull(:notice, notice))`,
      { id, name: name ?? null, notice: notice ?? null },
    );
    ctx.summarise({ name: nameOf(ctx, id) });
    return { ids: changes > 0 ? [id] : [] };
  },
  'purge.close': (ctx, { id, closed }) => {
    ctx.summarise({ name: nameOf(ctx, id) });
    return { ids: closePurge(ctx, id, closed) ? [id] : [] };
  },
  'purge.delete': (ctx, { id }) => {
    ctx.summarise({ name: nameOf(ctx, id) });
    run(ctx.db, 'DELETE FROM purge WHERE id = ?', id);
    return { ids: [id] };
  },
  'purge.notice': (ctx, { id, groupId }) => noticeFor(ctx, id, groupId),
  'purge.tell': (ctx, { id, groupId, told }) => {
    ctx.summarise({ name: nameOf(ctx, id) });
    tellGroup(ctx, id, groupId, told);
    return { ids: [id] };
  },
  'purgeItem.ids': ({ db }, { filter, sort }) => itemIds(db, filter, sort),
  'purgeItem.many': ({ db }, { accountId, ids }) => itemsByIds(db, accountId, ids),
  'purgeItem.keep': (ctx, { ids, keep }) => {
    ctx.summarise({ count: keepItems(ctx, ids, keep) });
    return { ids };
  },
  'purgeItem.remove': (ctx, { ids }) => {
    const removed = removeItems(ctx, ids);
    ctx.summarise({ count: removed.length });
    return { ids: removed };
  },
};
