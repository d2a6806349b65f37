import type { HandlersOf } from '#shared/contract/index';
import type { purgeRoutes } from '#shared/contract/purges';
import type { ActionContext, Context } from '../context';
import { one, run } from '../db/sql';
import { CodedError } from '../errors';
import { itemIds, itemsByIds, purgeIds, purgePage, purgesByIds } from './repo';
import { lastNotice, noticeFor, purgeStart } from './start';
import {
  closePurge,
  insertPurge,
  keepItems,
  listByHand,
  listByRule,
  previewRule,
  removeItems,
  tellGroup,
} from './write';

export const purgeHandlers: HandlersOf<typeof purgeRoutes, ActionContext> = {
  'purge.start': ({ db }) => purgeStart(db),
  'purge.preview': previewRule,
  'purge.create': (ctx, { name, notice, ...rule }) => {
    const id = insertPurge(ctx, { name, notice, accountId: rule.accountId, conditions: rule.conditions });
    const count = listByRule(ctx, id, rule);
    if (count === 0) throw new CodedError('CONFLICT', 'error.purgeEmpty');
    ctx.summarise({ name, count }, rule.accountId ?? undefined);
    return { ids: [id] };
  },
  'purge.add': (ctx, { purgeId, name, ...who }) => {
    if (purgeId !== null) refuseClosed(ctx, purgeId);
    const notice = purgeId === null ? lastNotice(ctx.db) : '';
    const id = purgeId ?? insertPurge(ctx, { name, notice, accountId: who.accountId, conditions: [] });
    const added = listByHand(ctx, id, who);
    if (added === 0) throw new CodedError('CONFLICT', 'error.purgeNobody');
    ctx.summarise({ name: nameOf(ctx, id), count: added }, who.accountId ?? undefined);
    return { id, added };
  },
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

function nameOf(ctx: Context, id: number): string {
  const row = one<{ name: string }>(ctx.db, 'SELECT name FROM purge WHERE id = ?', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.purgeGone');
  return row.name;
}

function refuseClosed(ctx: Context, id: number): void {
  const name = nameOf(ctx, id);
  if (one(ctx.db, 'SELECT 1 FROM purge WHERE id = ? AND closed_at IS NOT NULL', id) !== undefined)
    throw new CodedError('CONFLICT', 'error.purgeClosed', { name });
}
