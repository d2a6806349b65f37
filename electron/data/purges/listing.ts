import type { Input, Output } from '#shared/contract/index';
import type { Context } from '../context';
import { one } from '../db/sql';
import { CodedError } from '../errors';
import { lastNotice } from './start';
import { insertPurge, listByHand, listByRule } from './write';

/** `purge.create`: opens a purge of everyone whom a rule finds; CONFLICT where it finds nobody. */
export function createPurge(ctx: Context, { name, notice, ...rule }: Input<'purge.create'>): Output<'purge.create'> {
  const id = insertPurge(ctx, { name, notice, accountId: rule.accountId, conditions: rule.conditions });
  const count = listByRule(ctx, id, rule);
  if (count === 0) throw new CodedError('CONFLICT', 'error.purgeEmpty');
  ctx.summarise({ name, count }, rule.accountId ?? undefined);
  return { ids: [id] };
}

/** `purge.add`: lists members by hand, in a new purge or an open one; CONFLICT where nobody may be listed. */
export function addToPurge(ctx: Context, { purgeId, name, ...who }: Input<'purge.add'>): Output<'purge.add'> {
  if (purgeId !== null) refuseClosed(ctx, purgeId);
  const notice = purgeId === null ? lastNotice(ctx.db) : '';
  const id = purgeId ?? insertPurge(ctx, { name, notice, accountId: who.accountId, conditions: [] });
  const added = listByHand(ctx, id, who);
  if (added === 0) throw new CodedError('CONFLICT', 'error.purgeNobody');
  ctx.summarise({ name: nameOf(ctx, id), count: added }, who.accountId ?? undefined);
  return { id, added };
}

/** A purge's name; NOT_FOUND where there is none. */
export function nameOf(ctx: Context, id: number): string {
  const row = one<{ name: string }>(ctx.db, 'SELECT name FROM purge WHERE id = ?', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.purgeGone');
  return row.name;
}

function refuseClosed(ctx: Context, id: number): void {
  const name = nameOf(ctx, id);
  if (one(ctx.db, 'SELECT 1 FROM purge WHERE id = ? AND closed_at IS NOT NULL', id) !== undefined)
    throw new CodedError('CONFLICT', 'error.purgeClosed', { name });
}
