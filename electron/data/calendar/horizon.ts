import { addDays, localDay } from '#shared/domain/time';
import { HORIZON_DAYS, occurrences } from '#shared/domain/recurrence';
import type { ActionContext, Context } from '../context';
import { continueOperation } from '../operate';
import { exceptionsOf, liveRecurrences, madeDays, operationOf, targetsOf, type RecurrenceRow } from './recurrenceRepo';
import { insertDelivery, insertSlot, type SlotRow } from './repo';

/** The columns of a slot that its plan says; a repetition hands all but the campaign to each of its slots. */
export type SlotPlan = Pick<
  SlotRow,
  'account_id' | 'kind' | 'zone' | 'window_minutes' | 'script_id' | 'campaign_id' | 'note'
>;
type Base = Omit<Context, 'summarise'>;

/** Adds a slot at an instant with a delivery for each group (or one for Moments); gives the slot's id. */
export function addSlot(
  ctx: Base,
  plan: SlotPlan,
  startsAt: number,
  groupIds: readonly number[],
  came: { readonly recurrenceId: number; readonly day: string } | null,
): number {
  const { db, newUid } = ctx;
  const { account_id, kind, zone, window_minutes, script_id, campaign_id, note } = plan;
  const slotId = insertSlot(db, {
    uid: newUid(),
    account_id,
    kind,
    starts_at: startsAt,
    zone,
    window_minutes,
    script_id,
    recurrence_id: came?.recurrenceId ?? null,
    occurs_on: came?.day ?? null,
    campaign_id,
    note,
    created_at: ctx.now(),
  });
  for (const groupId of kind === 'moments' ? [null] : groupIds)
    insertDelivery(db, newUid(), slotId, account_id, groupId, startsAt);
  return slotId;
}

/** Makes the slots of a repetition that do not exist yet, from one day to another; gives their ids. */
export function materialise(ctx: Base, recurrence: RecurrenceRow, fromDay: string, toDay: string): readonly number[] {
  const { db } = ctx;
  const groups = targetsOf(db, recurrence.id);
  if (recurrence.kind === 'group' && groups.length === 0) return [];
  const made = madeDays(db, recurrence.id, fromDay);
  const rule = {
    rule: recurrence.rule,
    startsLocal: recurrence.starts_local,
    zone: recurrence.zone,
    until: recurrence.until_on,
    exceptions: exceptionsOf(db, recurrence.id),
  };
  const plan = { ...recurrence, campaign_id: null };
  return occurrences(rule, fromDay, toDay)
    .filter(({ day }) => !made.has(day))
    .map(({ day, startsAt }) => addSlot(ctx, plan, startsAt, groups, { recurrenceId: recurrence.id, day }));
}

/** The last day for which a repetition that starts on a day has slots now. */
export function horizonEnd(ctx: Base, zone: string, firstDay: string): string {
  const today = localDay(ctx.now(), zone);
  return addDays(firstDay > today ? firstDay : today, HORIZON_DAYS);
}

/**
 * Makes the slots of every repetition up to the horizon and tells the windows of them; gives how many. Each
 * repetition's new rows are logged under the operation that last wrote it: no step of their own to undo, and gone when
 * that step is undone.
 */
export function extendHorizon(ctx: ActionContext): { readonly made: number } {
  let made = 0;
  for (const recurrence of liveRecurrences(ctx.db, addDays(localDay(ctx.now(), ctx.zone), -1))) {
    const today = localDay(ctx.now(), recurrence.zone);
    made += continueOperation(
      ctx,
      operationOf(ctx.db, recurrence.id),
      () => materialise(ctx, recurrence, today, addDays(today, HORIZON_DAYS)).length,
    );
  }
  if (made > 0) ctx.publish({ type: 'changed', topics: ['slot', 'delivery'] });
  return { made };
}
