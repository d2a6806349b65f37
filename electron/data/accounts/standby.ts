import type { Inviter, SwitchPlan } from '#shared/contract/accounts';
import { followingPlans, planHandover, type PlanMove } from '#shared/domain/standby';
import type { Context } from '../context';
import type { Db } from '../db/open';
import {
  campaignFor,
  copySeries,
  copySlot,
  dropEmptySlot,
  findSlot,
  findTwinSeries,
  findTwinSlot,
  giveSeries,
  giveSlot,
  mergeSeries,
  moveDelivery,
  moveTarget,
  type SlotHome,
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
  const { moves, waits } = planHandover(listSeats(db, accountId, standbyId));
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
    moments: countMoments(db, accountId).deliveries,
    moving: count(slots),
    waiting: waits.reduce((sum, seat) => sum + seat.deliveries, 0),
    series: series.length,
    scripts: ownScripts(db, accountId, idsOf(slots), idsOf(series)).length,
  };
}

/** Hands over the named groups (and Moments, if wanted): seats, repeating plans, slots and open deliveries. */
export function handOver(
  { db, newUid }: Context,
  pair: Pair,
  groupIds: readonly number[],
  withMoments: boolean,
): { readonly deliveries: number } {
  const { accountId, standbyId } = pair;
  const groups = new Set(groupIds);
  const slots = followingPlans(listOpenSlots(db, accountId), groups, withMoments);
  const series = followingPlans(listSeries(db, accountId), groups, withMoments);

  for (const groupId of groupIds) swapSeats(db, groupId, accountId, standbyId);
  // The schema forbids saying another workspace's script: what follows is shared from now on.
  for (const id of ownScripts(db, accountId, idsOf(slots), idsOf(series))) shareScript(db, id);
  const seriesHome = new Map(series.map((move) => [move.id, moveSeries(db, move, standbyId, newUid)]));
  for (const move of slots) moveSlot(db, move, standbyId, seriesHome, newUid);
  return { deliveries: count(slots) };
}

function moveSeries(db: Db, move: PlanMove, standbyId: number, newUid: () => string): number {
  const twin = findTwinSeries(db, move.id, standbyId, named(move));
  if (twin === undefined && move.whole) {
    giveSeries(db, move.id, standbyId);
    return move.id;
  }
  const home = twin ?? copySeries(db, move.id, standbyId, newUid());
  for (const targetId of move.parts) moveTarget(db, targetId, home, standbyId);
  if (move.whole) mergeSeries(db, move.id, home);
  return home;
}

function moveSlot(
  db: Db,
  move: PlanMove,
  standbyId: number,
  seriesHome: ReadonlyMap<number, number>,
  newUid: () => string,
): void {
  const slot = findSlot(db, move.id);
  if (!slot) return;
  // A plan that was merged away has already passed its slots on to its twin.
  const homes = new Set(seriesHome.values());
  const recurrenceId =
    slot.recurrence_id === null
      ? null
      : (seriesHome.get(slot.recurrence_id) ?? (homes.has(slot.recurrence_id) ? slot.recurrence_id : null));
  const home: SlotHome = {
    accountId: standbyId,
    recurrenceId,
    occursOn: recurrenceId === null ? null : slot.occurs_on,
    campaignId: slot.campaign_id === null ? null : campaignFor(db, slot.campaign_id, standbyId, newUid),
  };
  const twin = findTwinSlot(db, move.id, home, named(move));
  if (twin === undefined && move.whole) {
    giveSlot(db, move.id, home);
    return;
  }
  const target = twin ?? copySlot(db, move.id, home, newUid());
  for (const deliveryId of move.parts) moveDelivery(db, deliveryId, target, standbyId);
  if (move.whole) dropEmptySlot(db, move.id);
}

const count = (moves: readonly PlanMove[]): number => moves.reduce((sum, move) => sum + move.parts.length, 0);
const idsOf = (moves: readonly PlanMove[]): readonly number[] => moves.map((move) => move.id);
const named = (move: PlanMove): readonly number[] => move.groupIds.filter((id) => id !== null);
