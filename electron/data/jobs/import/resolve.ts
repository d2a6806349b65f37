import { isDeepStrictEqual } from 'node:util';
import type {
  Decision,
  ImportCounts,
  ImportInput,
  ImportPreview,
  ImportReject,
  ImportReview,
} from '#shared/contract/imports';
import { nameKey } from '#shared/domain/importMapping';
import { elsewhereDoubt, undecided } from '#shared/domain/importNames';
import type { Candidate } from '#shared/domain/importRow';
import { inviters } from './inviters';
import { knownIn, type Known } from './known';
import type { Stored } from './labels';
import { rawOf, type SheetRow } from './sheet';
import { mayBe, oldestFirst, type SlotIndex, slotIndex } from './slotIndex';
import {
  contactChanged,
  fieldsChanged,
  goesBy,
  type Inviter,
  newSlot,
  ownChanged,
  type Place,
  type Slot,
  type SlotStay,
  speak,
  stayChanged,
  storedSlot,
} from './slots';
import { standingChanged } from './stand';

/** What taking the rows in comes to, before anything is written. */
export interface Resolution {
  /** Every person the sheet speaks about, in the order of the sheet. */
  readonly slots: readonly Slot[];
  readonly counts: Omit<ImportCounts, 'rows' | 'rejected'>;
  readonly reviews: readonly ImportReview[];
  readonly rejects: readonly ImportReject[];
  readonly inviterOf: (stay: SlotStay) => Inviter;
  readonly bought: ImportPreview['bought'];
}

// Of more people of one name nobody looks at each.
const SHOWN = 8;

type Suggestion = Omit<Decision, 'line'>;
// Rows with firmer identity go first, and a name within a group before a name alone.
const PASSES = ['wechat', 'phone', 'inGroup', 'name'] as const;
const passOf = (row: Candidate, groupId: number | null): (typeof PASSES)[number] =>
  row.wechatId !== null ? 'wechat' : row.phone !== null ? 'phone' : groupId !== null ? 'inGroup' : 'name';

interface Doubt {
  readonly reason: ImportReview['reason'];
  readonly candidates: readonly Slot[];
  readonly suggested: Suggestion;
  readonly choice: Slot | null;
}

/**
 * Finds for every row the person it speaks about: by WeChat ID, else phone, else nickname within the group (or the
 * account's friends), where a match that would change something is for the operator to decide.
 * Rows with firmer identity go first, so that the same sheet comes to the same people whatever it changed before;
 * a name that only people outside the group have is asked about last.
 */
export function resolve(
  stored: Stored,
  rows: readonly SheetRow[],
  target: Place,
  { decisions, others }: Pick<ImportInput, 'decisions' | 'others'>,
  tick: (done: number) => void,
): Resolution {
  const known = knownIn(
    stored.db,
    rows.map(({ row }) => row),
  );
  const decided = new Map(decisions.map((decision) => [decision.line, decision]));
  const index = slotIndex(stored);
  const reviews: ImportReview[] = [];
  const rejects: ImportReject[] = [];
  const taken: Slot[] = [];
  // Names that neither the group nor the sheet knows: looked for outside once everyone has the name they keep.
  const late: { readonly each: SheetRow; readonly groupId: number | null }[] = [];
  let skipped = 0;
  let done = 0;
  // Who has purchases on record already, and rows that tell of another sum than one before them.
  const onRecord = new Set<Slot>();
  let otherwise = 0;

  const take = (slot: Slot, row: Candidate, groupId: number | null): void => {
    speak(stored, slot, row, groupId, target.accountId);
    index.register(slot, row);
    taken.push(slot);
    if (row.bought === null) return;
    if (slot.bought === null) onRecord.add(slot);
    else if (!isDeepStrictEqual(slot.bought, row.bought)) otherwise += 1;
  };
  const settle = (each: SheetRow, groupId: number | null, last: boolean): void => {
    const { row } = each;
    const place = { ...target, groupId };
    const sure = byIdentity(known, index, row);
    if (sure && 'slot' in sure) return take(sure.slot, row, groupId);
    let doubt = sure ?? byName(stored, known, index, row, place);
    if (!doubt && isNameAlone(row, place)) {
      if (!last) return void late.push({ each, groupId });
      doubt = elsewhere(known, index, row);
    }
    if (!doubt) return take(newSlot(row), row, groupId);
    // A row that says nothing new about the one it matches needs no look.
    if (doubt.reason !== 'twice' && doubt.choice && saysNothingNew(stored, doubt.choice, row, place))
      return take(index.slotOf(doubt.choice.id ?? 0, row.line), row, groupId);
    reviews.push(reviewOf(known, row, doubt));
    const choice = decided.get(row.line) ?? undecided(doubt, others);
    if (choice.action === 'skip') skipped += 1;
    else if (choice.action === 'new') take(newSlot(row), row, groupId);
    else if (choice.memberId !== null) take(index.slotOf(choice.memberId, row.line), row, groupId);
    else if (doubt.choice) take(doubt.choice, row, groupId);
    else skipped += 1;
  };

  const placeOf = ({ group }: Candidate): number | null => (group === null ? target.groupId : known.groupByName(group));
  const passes = new Map(PASSES.map((pass) => [pass, [] as SheetRow[]]));
  for (const each of rows) passes.get(passOf(each.row, placeOf(each.row)))?.push(each);
  for (const passing of passes.values())
    for (const each of passing) {
      const { row } = each;
      const groupId = placeOf(row);
      if (row.group !== null && groupId === null)
        rejects.push({ line: row.line, reason: 'noGroup', raw: rawOf(each.cells ?? []) });
      else settle(each, groupId, false);
      done += 1;
      if (done % 500 === 0) tick(done);
    }
  late.forEach(({ each, groupId }, at) => {
    settle(each, groupId, true);
    if (at % 500 === 0) tick(done);
  });

  // Found before anything is written: afterwards a new person would be met twice, in the sheet and in the database.
  const find = inviters(stored, known, index);
  const inviter = new Map<SlotStay, Inviter>();
  const slots = new Set(taken);
  for (const slot of slots) for (const [groupId, stay] of slot.stays) inviter.set(stay, find(slot, groupId, stay));
  const inviterOf = (stay: SlotStay): Inviter => inviter.get(stay) ?? null;
  // A row that says more of someone met before counts with the first.
  const counts = { added: 0, updated: 0, unchanged: taken.length - slots.size, skipped };
  for (const slot of slots) {
    if (slot.before === null) counts.added += 1;
    else if (changes(slot, inviterOf)) counts.updated += 1;
    else counts.unchanged += 1;
  }
  const bought = { people: 0, fen: 0, onRecord: onRecord.size, otherwise };
  for (const slot of slots)
    if (slot.bought !== null) {
      bought.people += 1;
      bought.fen += slot.bought.fen ?? 0;
    }
  return {
    bought,
    slots: Array.from(slots).sort((one, other) => one.firstLine - other.firstLine),
    counts,
    reviews: reviews.toSorted((one, other) => one.line - other.line),
    rejects,
    inviterOf,
  };
}

const changes = (slot: Slot, inviterOf: Resolution['inviterOf']): boolean =>
  fieldsChanged(slot) ||
  ownChanged(slot) ||
  slot.tags.length > 0 ||
  slot.points !== null ||
  slot.bought !== null ||
  standingChanged(slot) ||
  contactChanged(slot) ||
  Array.from(slot.stays.values()).some((stay) => stayChanged(stay, inviterOf(stay)));

/** The person with the row's WeChat ID, else with its phone; a phone of several people is a doubt. */
function byIdentity(known: Known, index: SlotIndex, row: Candidate): { readonly slot: Slot } | Doubt | null {
  if (row.wechatId !== null) {
    const met = index.byWechat(row.wechatId);
    if (met) return { slot: met };
    const id = known.byWechat(row.wechatId);
    if (id !== null) return { slot: index.slotOf(id, row.line) };
  }
  if (row.phone === null) return null;
  const { phone } = row;
  const met = index.byPhone(phone);
  const stored = known.byPhone(phone);
  if (met.length === 0 && stored.length === 0) return null;
  const found = new Set(met);
  for (const id of stored) {
    const slot = index.slotOf(id, row.line);
    if (slot.fields.phone === phone) found.add(slot);
  }
  const fitting = Array.from(found).filter((slot) => mayBe(slot, row));
  const [first, second] = fitting;
  if (!first) return null;
  if (!second) return { slot: first };
  const named = fitting.find((slot) => nameKey(slot.fields.nickname) === nameKey(row.name));
  const suggested: Suggestion = named
    ? { action: 'same', memberId: named.id }
    : { action: row.wechatId === null ? 'skip' : 'new', memberId: null };
  return { reason: 'phone', candidates: fitting, suggested, choice: named ?? null };
}

/** Whoever goes by the row's name where the row places them: stored and not met yet first, else met further up in the sheet. */
function byName(
  stored: Stored,
  known: Known,
  index: SlotIndex,
  row: Candidate,
  { groupId, accountId }: Place,
): Doubt | null {
  const ids =
    groupId !== null
      ? known.inGroup(groupId, row.name)
      : accountId !== null
        ? known.friends(accountId, row.name)
        : known.byNickname(row.name);
  const place = { groupId, accountId };
  const here = index.byName(place, row.name, row);
  if (ids.length === 0 && here.length === 0) return null;
  const key = nameKey(row.name);
  const unmet = ids.filter((id) => !index.met(id)).map((id) => storedSlot(stored, id, row.line));
  const fresh = unmet.filter((slot) => mayBe(slot, row));
  // One met before counts by the name that the sheet leaves them with, under whatever name they are stored.
  const named = ids.flatMap((id) => index.met(id) ?? []).filter((slot) => goesBy(stored, slot, key, place));
  const met = oldestFirst(new Set([...named, ...here])).filter((slot) => mayBe(slot, row));
  const candidates = [...fresh, ...met];
  const [choice] = candidates;
  if (!choice) return null;
  const twice = fresh.length === 0;
  const otherPhone = row.phone !== null && choice.fields.phone !== null && row.phone !== choice.fields.phone;
  // In one sheet a line with an ID or phone of its own is rather somebody else of that name.
  const own = twice && (row.wechatId !== null || row.phone !== null);
  const suggested: Suggestion =
    otherPhone || own ? { action: 'new', memberId: null } : { action: 'same', memberId: choice.id };
  return { reason: twice ? 'twice' : 'name', candidates, suggested, choice };
}

/** A row with nothing but a name, about a place where only some of those known are. */
const isNameAlone = ({ wechatId, phone }: Candidate, { groupId, accountId }: Place): boolean =>
  wechatId === null && phone === null && (groupId !== null || accountId !== null);

/** Whoever goes by the row's name outside the place it speaks of. */
function elsewhere(known: Known, index: SlotIndex, row: Candidate): Doubt | null {
  const candidates = known
    .byNickname(row.name)
    .slice(0, SHOWN)
    .map((id) => index.slotOf(id, row.line))
    .filter((slot) => nameKey(slot.fields.nickname) === nameKey(row.name));
  const [first] = candidates;
  if (!first) return null;
  return {
    ...elsewhereDoubt(
      row.name,
      candidates.map(({ id }) => id),
    ),
    candidates,
    choice: first,
  };
}

function saysNothingNew(stored: Stored, slot: Slot, row: Candidate, { groupId, accountId }: Place): boolean {
  return slot.id !== null && !speak(stored, storedSlot(stored, slot.id, row.line), row, groupId, accountId);
}

function reviewOf(known: Known, row: Candidate, { reason, candidates, suggested }: Doubt): ImportReview {
  return {
    line: row.line,
    reason,
    row: { nickname: row.name, wechatId: row.wechatId, phone: row.phone, city: row.city ?? '' },
    candidates: candidates.slice(0, SHOWN).map((slot) => ({
      id: slot.id,
      line: slot.firstLine === row.line ? null : slot.firstLine,
      nickname: slot.before?.nickname ?? slot.fields.nickname,
      wechatId: slot.fields.wechatId,
      phone: slot.fields.phone,
      city: slot.fields.city,
      groups: (reason === 'elsewhere' || reason === 'common') && slot.id !== null ? [...known.groupsOf(slot.id)] : [],
    })),
    suggested,
  };
}
