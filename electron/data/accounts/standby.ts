import type { Inviter, SwitchPlan } from '#shared/contract/accounts';
import { followingPlans, planHandover, type PlanMove } from '#shared/domain/standby';
import { addDays, localDay } from '#shared/domain/time';
import type { Context } from '../context';
import type { Db } from '../db/open';
import {
  campaignFor,
  copySeries,
  copySlot,
  dayIsMade,
  dropEmptySlot,
  findSlot,
  findTwinSeries,
  findTwinSlot,
  giveSeries,
  giveSlot,
  leaveOutMadeDays,
  moveDelivery,
  moveTarget,
  touchSeries,
  type SlotHome,
  type SlotRow,
} from './moveRepo';
import {
  countMoments,
  listInviters,
  listOpenSlots,
  listSeats,
  listSeries,
  ownScripts,
  shareScript,
  swapSeats,
} from './standbyRepo';

/** A banned (or to be banned) account and the one that takes its place. */
export interface Pair {
  readonly accountId: number;
  readonly standbyId: number;
}

/** What a switch would move at once, and what waits for an invitation and by whom. */
export function planSwitch(db: Db, { accountId, standbyId }: Pair): SwitchPlan {
  // 群2 before 群10. Made here: it reads the order of all Chinese characters.
  const byName = new Intl.Collator('zh-CN', { numeric: true });
  const seats = listSeats(db, accountId, standbyId).toSorted((a, b) => byName.compare(a.name, b.name));
  const { moves, waits } = planHandover(seats);
  const groups = new Set(moves.map((seat) => seat.groupId));
  const slots = followingPlans(listOpenSlots(db, accountId), groups, true);
  const series = followingPlans(listSeries(db, accountId), groups, true);
  const inviters = new Map<number, Inviter[]>();
  for (const { groupId, kind, name, friend } of listInviters(db, accountId, standbyId)) {
    const known = inviters.get(groupId) ?? [];
    known.push({ kind, name, friend: friend === 1 });
    inviters.set(groupId, known);
  }
  const brief = ({ groupId, name, deliveries }: (typeof moves)[number]) => ({ groupId, name, deliveries });
  return {
    moves: moves.map(brief),
    needInvite: waits.map((seat) => ({ ...brief(seat), inviters: inviters.get(seat.groupId) ?? null })),
    moments: countMoments(db, accountId),
    moving: count(slots),
    waiting: waits.reduce((sum, seat) => sum + seat.deliveries, 0),
    series: series.length,
    scripts: ownScripts(db, accountId, idsOf(slots), idsOf(series)).filter(({ inline }) => inline === 0).length,
  };
}

/** Hands over the named groups (and Moments, if wanted): seats, repeating plans, slots and open deliveries. */
export function handOver(
  ctx: Context,
  pair: Pair,
  groupIds: readonly number[],
  withMoments: boolean,
): { readonly deliveries: number } {
  const { db } = ctx;
  const { accountId, standbyId } = pair;
  const groups = new Set(groupIds);
  const slots = followingPlans(listOpenSlots(db, accountId), groups, withMoments);
  const series = followingPlans(listSeries(db, accountId), groups, withMoments);

  for (const groupId of groupIds) swapSeats(db, groupId, accountId, standbyId);
  // The schema forbids saying another workspace's script: what follows is shared from now on.
  for (const { id } of ownScripts(db, accountId, idsOf(slots), idsOf(series))) shareScript(db, id);
  const homes = new Map(series.map((move) => [move.id, moveSeries(ctx, move, standbyId)]));
  for (const move of slots) moveSlot(ctx, move, standbyId, homes);
  // Today's post may have gone out already: the twin must not plan that day again for the same group.
  const yesterday = addDays(localDay(ctx.now(), ctx.zone), -1);
  for (const [id, home] of homes) if (home !== id) leaveOutMadeDays(db, id, home, yesterday);
  return { deliveries: count(slots) };
}

function moveSeries({ db, newUid }: Context, move: PlanMove, standbyId: number): number {
  const twin = findTwinSeries(db, move.id, standbyId, named(move));
  if (twin === undefined && move.whole) {
    giveSeries(db, move.id, standbyId);
    return move.id;
  }
  const target = twin ?? copySeries(db, move.id, standbyId, newUid());
  for (const targetId of move.parts) moveTarget(db, targetId, target, standbyId);
  touchSeries(db, move.id);
  touchSeries(db, target);
  return target;
}

/** Where a slot goes: with its repeating plan if that follows, else as a single one. */
function homeOf(
  { db, newUid }: Context,
  slot: SlotRow,
  standbyId: number,
  homes: ReadonlyMap<number, number>,
): SlotHome {
  const recurrenceId = slot.recurrence_id === null ? null : (homes.get(slot.recurrence_id) ?? null);
  return {
    accountId: standbyId,
    recurrenceId,
    occursOn: recurrenceId === null ? null : slot.occurs_on,
    campaignId: slot.campaign_id === null ? null : campaignFor(db, slot.campaign_id, standbyId, newUid),
  };
}

function moveSlot(ctx: Context, move: PlanMove, standbyId: number, homes: ReadonlyMap<number, number>): void {
  const { db, newUid } = ctx;
  const slot = findSlot(db, move.id);
  if (!slot) return;
  const home = homeOf(ctx, slot, standbyId, homes);
  const twin = findTwinSlot(db, move.id, home, named(move));
  // A day of a repeating plan belongs to one slot: what comes beside it is a single one.
  const taken =
    home.recurrenceId !== null &&
    home.occursOn !== null &&
    dayIsMade(db, home.recurrenceId, home.occursOn) &&
    !(move.whole && home.recurrenceId === slot.recurrence_id);
  const own = taken ? { ...home, recurrenceId: null, occursOn: null } : home;
  if (twin === undefined && move.whole) {
    giveSlot(db, move.id, own);
    return;
  }
  const target = twin ?? copySlot(db, move.id, own, newUid());
  for (const deliveryId of move.parts) moveDelivery(db, deliveryId, target, standbyId);
  if (move.whole) dropEmptySlot(db, move.id);
}

const count = (moves: readonly PlanMove[]): number => moves.reduce((sum, move) => sum + move.parts.length, 0);
const idsOf = (moves: readonly PlanMove[]): readonly number[] => moves.map((move) => move.id);
const named = (move: PlanMove): readonly number[] => move.groupIds.filter((id) => id !== null);
