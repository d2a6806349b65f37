import type { SlotDraft, SlotReach } from '#shared/contract/calendar';
import { ruleOf } from '#shared/domain/recurrence';
import { addDays, instantOf, localDateTime } from '#shared/domain/time';
import type { Context } from '../context';
import { CodedError } from '../errors';
import { addSlot, horizonEnd, materialise, type SlotPlan } from './horizon';
import { insertInlineScript, sweepInlineScript } from './inlineScript';
import { endRecurrence, insertException, insertRecurrence, readRecurrence, sweepRecurrence } from './recurrenceRepo';
import {
  campaignAccount,
  deleteDelivery,
  deleteSlotRow,
  deliveriesOf,
  insertDelivery,
  insertSlot,
  moveOpen,
  operatingAccounts,
  readScriptHead,
  readSlot,
  retimeOpen,
  slotsAfter,
  updateSlotRow,
  type SlotRow,
} from './repo';

/** A slot by its id; NOT_FOUND. */
function slotOrFail(ctx: Context, id: number): SlotRow {
  const slot = readSlot(ctx.db, id);
  if (!slot) throw new CodedError('NOT_FOUND', 'error.slotGone');
  return slot;
}

/** Groups of a draft by the account that operates them; for Moments the account with no groups. NOT_FOUND for a group that is gone. */
function groupsByAccount(ctx: Context, draft: SlotDraft): Map<number, number[]> {
  if (draft.kind === 'moments' && draft.accountId !== null) return new Map([[draft.accountId, []]]);
  const wanted = Array.from(new Set(draft.groupIds));
  const found = operatingAccounts(ctx.db, wanted);
  if (found.length < wanted.length) throw new CodedError('NOT_FOUND', 'error.groupGone');
  const accounts = new Map<number, number[]>();
  for (const { group_id, account_id } of found)
    accounts.set(account_id, [...(accounts.get(account_id) ?? []), group_id]);
  return accounts;
}

/** The script a draft says, made from its one-off text where it has one; CONFLICT for a script of another workspace. */
function scriptFor(ctx: Context, draft: SlotDraft, accounts: readonly number[]): number {
  const [only] = accounts;
  if (draft.scriptId === null)
    return insertInlineScript(ctx, draft.inlineText ?? '', accounts.length === 1 && only !== undefined ? only : null);
  const script = readScriptHead(ctx.db, draft.scriptId);
  if (!script) throw new CodedError('NOT_FOUND', 'error.scriptGone');
  if (script.account_id !== null && accounts.some((id) => id !== script.account_id))
    throw new CodedError('CONFLICT', 'error.scriptOfOther', { title: script.title });
  return draft.scriptId;
}

function planFor(ctx: Context, draft: SlotDraft, accountId: number, scriptId: number): SlotPlan {
  const campaign = draft.campaignId !== null && campaignAccount(ctx.db, draft.campaignId) === accountId;
  return {
    account_id: accountId,
    kind: draft.kind,
    zone: draft.zone,
    window_minutes: draft.windowMinutes,
    script_id: scriptId,
    campaign_id: campaign ? draft.campaignId : null,
    note: draft.note,
  };
}

function addRecurrence(ctx: Context, plan: SlotPlan, draft: SlotDraft, groups: readonly number[]): number {
  if (draft.repeat === null) throw new Error('no repetition in the draft');
  return insertRecurrence(
    ctx.db,
    ctx.newUid(),
    {
      ...plan,
      rule: ruleOf(draft.repeat, draft.starts),
      starts_local: draft.starts,
      until_on: draft.repeat.until,
    },
    groups,
  );
}

function materialiseAll(ctx: Context, recurrenceId: number): readonly number[] {
  const recurrence = readRecurrence(ctx.db, recurrenceId);
  if (!recurrence) return [];
  const firstDay = recurrence.starts_local.slice(0, 10);
  return materialise(ctx, recurrence, firstDay, horizonEnd(ctx, recurrence.zone, firstDay));
}

function addPlanned(ctx: Context, plan: SlotPlan, draft: SlotDraft, groups: readonly number[]): readonly number[] {
  return draft.repeat === null
    ? [addSlot(ctx, plan, instantOf(draft.starts, draft.zone), groups, null)]
    : materialiseAll(ctx, addRecurrence(ctx, plan, draft, groups));
}

/** Plans a post: one slot for each account, repeated ones up to the horizon; gives the slots' ids. */
export function createSlots(ctx: Context, draft: SlotDraft): readonly number[] {
  const accounts = groupsByAccount(ctx, draft);
  const scriptId = scriptFor(ctx, draft, Array.from(accounts.keys()));
  return Array.from(accounts).flatMap(([accountId, groups]) =>
    addPlanned(ctx, planFor(ctx, draft, accountId, scriptId), draft, groups),
  );
}

/** The slot that a change of its open deliveries may be written to: itself, or a new one where some are done already. CONFLICT if all are. */
function openPart(ctx: Context, slot: SlotRow): SlotRow {
  const deliveries = deliveriesOf(ctx.db, slot.id);
  if (!deliveries.some((row) => row.status !== 'due')) return slot;
  if (!deliveries.some((row) => row.status === 'due')) throw new CodedError('CONFLICT', 'error.slotDone');
  const copy = { ...slot, recurrence_id: null, occurs_on: null };
  const id = insertSlot(ctx.db, { ...copy, uid: ctx.newUid(), created_at: ctx.now() });
  moveOpen(ctx.db, slot.id, id);
  return { ...copy, id };
}

/** Changes one slot, or this and all later ones of a repetition; what is done already stays as it was. Gives the slots now standing. */
export function updateSlot(ctx: Context, id: number, reach: SlotReach, draft: SlotDraft): readonly number[] {
  const { db } = ctx;
  let slot = slotOrFail(ctx, id);
  if (slot.kind !== draft.kind) throw new CodedError('INVALID', 'error.invalid', { field: 'kind' });
  const oldScript = slot.script_id;
  if (reach === 'later' && slot.recurrence_id !== null) slot = detach(ctx, slot);

  const before = deliveriesOf(db, slot.id);
  const here = new Set(before.flatMap((row) => (row.group_id === null ? [] : [row.group_id])));
  const accounts = groupsByAccount(ctx, { ...draft, groupIds: draft.groupIds.filter((group) => !here.has(group)) });
  const added = draft.kind === 'moments' ? [] : (accounts.get(slot.account_id) ?? []);
  accounts.delete(slot.account_id);
  const kept = draft.groupIds.filter((group) => here.has(group));
  const sameText = draft.inlineText !== null && readScriptHead(db, oldScript)?.body === draft.inlineText;
  const scriptId = sameText ? oldScript : scriptFor(ctx, draft, [slot.account_id, ...accounts.keys()]);
  const startsAt = instantOf(draft.starts, draft.zone);
  if (startsAt !== slot.starts_at || scriptId !== slot.script_id) slot = openPart(ctx, slot);

  const plan = planFor(ctx, draft, slot.account_id, scriptId);
  const wanted = new Set(draft.groupIds);
  for (const row of deliveriesOf(db, slot.id))
    if (row.group_id !== null && row.status === 'due' && !wanted.has(row.group_id)) deleteDelivery(db, row.id);
  for (const group of added) insertDelivery(db, ctx.newUid(), slot.id, slot.account_id, group, startsAt);
  if (startsAt !== slot.starts_at) retimeOpen(db, slot.id, startsAt);

  const standing: number[] = [];
  const repeats = draft.repeat !== null && slot.recurrence_id === null;
  if (deliveriesOf(db, slot.id).length === 0) deleteSlotRow(db, slot.id);
  else {
    const recurrenceId = repeats ? addRecurrence(ctx, plan, draft, [...kept, ...added]) : slot.recurrence_id;
    const occursOn = repeats ? draft.starts.slice(0, 10) : slot.occurs_on;
    updateSlotRow(db, { ...slot, ...plan, starts_at: startsAt, recurrence_id: recurrenceId, occurs_on: occursOn });
    standing.push(slot.id);
    if (repeats && recurrenceId !== null) standing.push(...materialiseAll(ctx, recurrenceId));
  }
  for (const [accountId, groups] of accounts)
    standing.push(
      ...addPlanned(
        ctx,
        planFor(ctx, draft, accountId, scriptId),
        { ...draft, repeat: repeats ? draft.repeat : null },
        groups,
      ),
    );
  sweepInlineScript(ctx, oldScript);
  return standing;
}

/** Ends a repetition before a slot of it, removes what is open of its later slots, and gives the slot as a single one. */
function detach(ctx: Context, slot: SlotRow): SlotRow {
  if (slot.recurrence_id === null || slot.occurs_on === null) return slot;
  const { recurrence_id: recurrenceId, occurs_on: day } = slot;
  for (const later of slotsAfter(ctx.db, recurrenceId, day)) removeOpen(ctx, later);
  const single = { ...slot, recurrence_id: null, occurs_on: null };
  updateSlotRow(ctx.db, single);
  endRecurrence(ctx.db, recurrenceId, addDays(day, -1));
  sweepRecurrence(ctx.db, recurrenceId);
  return single;
}

/** Removes the open deliveries of a slot, and the slot too if nothing is left of it. */
function removeOpen(ctx: Context, slot: SlotRow): void {
  const deliveries = deliveriesOf(ctx.db, slot.id);
  for (const row of deliveries) if (row.status === 'due') deleteDelivery(ctx.db, row.id);
  if (deliveries.every((row) => row.status === 'due')) deleteSlotRow(ctx.db, slot.id);
}

/** Removes what is open of slots, and of the later ones of their repetitions; gives the ids asked for that had something open. */
export function deleteSlots(ctx: Context, ids: readonly number[], reach: SlotReach): readonly number[] {
  const gone: number[] = [];
  let seen = 0;
  for (const id of ids) {
    // Gone already where an earlier one of the same repetition took it along.
    const slot = readSlot(ctx.db, id);
    if (!slot) continue;
    seen += 1;
    if (reach === 'this' && deliveriesOf(ctx.db, id).every((row) => row.status !== 'due')) continue;
    gone.push(id);
    const { recurrence_id: recurrenceId, occurs_on: day } = slot;
    if (recurrenceId !== null && day !== null) {
      if (reach === 'this') insertException(ctx.db, recurrenceId, day);
      else removeOpen(ctx, detach(ctx, slot));
    }
    if (reach === 'this' || recurrenceId === null) removeOpen(ctx, slot);
    sweepInlineScript(ctx, slot.script_id);
  }
  if (seen === 0) throw new CodedError('NOT_FOUND', 'error.slotGone');
  if (gone.length === 0) throw new CodedError('CONFLICT', 'error.slotDone');
  return gone;
}

/** New time for slots: one start (wall clock of the slot's zone), or a shift by whole days. */
export interface Move {
  readonly ids: readonly number[];
  readonly starts: string | null;
  readonly days: number;
}

function newStart(slot: SlotRow, move: Move): number {
  const local = localDateTime(slot.starts_at, slot.zone);
  return instantOf(move.starts ?? `${addDays(local.slice(0, 10), move.days)}T${local.slice(11)}`, slot.zone);
}

/** Moves slots with their open deliveries. */
export function moveSlots(ctx: Context, move: Move): readonly number[] {
  return move.ids.map((id) => {
    const slot = slotOrFail(ctx, id);
    const startsAt = newStart(slot, move);
    if (startsAt === slot.starts_at) return id;
    const open = openPart(ctx, slot);
    updateSlotRow(ctx.db, { ...open, starts_at: startsAt });
    retimeOpen(ctx.db, open.id, startsAt);
    return open.id;
  });
}

/** Copies slots, single and wholly open, to the groups that their account still operates. */
export function copySlots(ctx: Context, move: Move): readonly number[] {
  return move.ids.flatMap((id) => {
    const slot = slotOrFail(ctx, id);
    const groups = deliveriesOf(ctx.db, id).flatMap((row) => (row.group_id === null ? [] : [row.group_id]));
    const still = operatingAccounts(ctx.db, groups).filter((row) => row.account_id === slot.account_id);
    if (slot.kind === 'group' && still.length === 0) throw new CodedError('CONFLICT', 'error.groupGone');
    return [
      addSlot(
        ctx,
        slot,
        newStart(slot, move),
        still.map((row) => row.group_id),
        null,
      ),
    ];
  });
}
