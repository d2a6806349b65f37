import type { CommandResult } from '#shared/contract/route';
import { putOffTo, type PutOff } from '#shared/domain/today';
import type { Context } from '../context';
import { CodedError } from '../errors';
import { latestVersion } from '../scripts/repo';
import { markOpen, markSent, markUnsent, moveDue, readDelivery, slotFacts } from './repo';

/** Ticks deliveries off with the version of now; those already sent stay as they were sent. */
export function sendDeliveries(ctx: Context, ids: readonly number[]): CommandResult {
  const versions = new Map<number, number>();
  const at = ctx.now();
  const sent = ids.filter((id) => {
    const row = readDelivery(ctx.db, id);
    if (!row) throw new CodedError('NOT_FOUND', 'error.deliveryGone');
    const version = versions.get(row.slotId) ?? newestVersion(ctx, row.slotId);
    versions.set(row.slotId, version);
    return markSent(ctx.db, id, at, version);
  });
  return summarised(ctx, sent);
}

/** Closes open deliveries that did not go out. */
export function closeUnsent(
  ctx: Context,
  ids: readonly number[],
  status: 'skipped' | 'missed',
  reason: string,
): CommandResult {
  const at = ctx.now();
  return summarised(
    ctx,
    ids.filter((id) => markUnsent(ctx.db, id, status, at, reason)),
  );
}

/** Puts open deliveries off, each from its own time. */
export function putOff(ctx: Context, ids: readonly number[], to: PutOff): CommandResult {
  const at = ctx.now();
  return summarised(
    ctx,
    ids.filter((id) => {
      const row = readDelivery(ctx.db, id);
      return row !== undefined && moveDue(ctx.db, id, putOffTo(row.dueAt, to, at, ctx.zone));
    }),
  );
}

/** Opens skipped and missed deliveries again. */
export function reopenDeliveries(ctx: Context, ids: readonly number[]): CommandResult {
  return summarised(
    ctx,
    ids.filter((id) => markOpen(ctx.db, id)),
  );
}

function newestVersion(ctx: Context, slotId: number): number {
  const facts = slotFacts(ctx.db, slotId);
  const version = facts && latestVersion(ctx.db, facts.script_id);
  if (!version) throw new CodedError('NOT_FOUND', 'error.deliveryGone');
  return version.id;
}

function summarised(ctx: Context, ids: number[]): CommandResult {
  const first = ids[0] === undefined ? undefined : readDelivery(ctx.db, ids[0]);
  if (first) {
    const facts = slotFacts(ctx.db, first.slotId);
    ctx.summarise(
      { count: ids.length, title: facts?.title ?? '', group: first.groupName ?? facts?.account_name ?? '' },
      first.accountId,
    );
  }
  return { ids };
}
