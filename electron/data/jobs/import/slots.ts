import type { MemberFields, MemberRole } from '#shared/contract/members';
import { nameKey } from '#shared/domain/importMapping';
import type { Candidate } from '#shared/domain/importRow';
import type { SaidBought } from '#shared/domain/importStanding';
import { contactOf, openStay, personById, type ContactRow, type NewStay, type PersonRow } from '../../members/write';
import { hasPoints } from '../../points/ledger';
import { hasTag, ownValues, type Stored } from './labels';
import { type SlotStanding, standsAs } from './stand';

type Known<T> = { -readonly [K in keyof T]: T[K] };

/** A stay as the sheet would leave it; the inviter may be someone the sheet itself brings. */
export interface SlotStay {
  readonly before: (NewStay & { readonly id: number }) | null;
  nickname: string;
  role: MemberRole;
  joinedAt: number | null;
  inviterName: string | null;
}

/** One person that rows of the sheet speak about: as they are stored, and as the sheet would leave them. */
export interface Slot {
  /** Known once stored. */
  id: number | null;
  readonly firstLine: number;
  readonly before: PersonRow | null;
  readonly fields: Known<MemberFields>;
  readonly ownBefore: readonly string[];
  /** Values of own fields, in the order of the sheet's. */
  own: readonly string[];
  /** Tags to be added. */
  tags: readonly string[];
  /** Points to be given: the first that a row tells of one without any on record. */
  points: number | null;
  /** What they count as, once a row says so. */
  standing: SlotStanding | null;
  /** What opens their record of purchases: the first that a row tells of one without any on record. */
  bought: SaidBought | null;
  stays: ReadonlyMap<number, SlotStay>;
  contact: { readonly before: ContactRow | null; remark: string; addedOn: string | null; channel: string } | null;
}

/** A person the sheet brings. */
export function newSlot(row: Candidate): Slot {
  return {
    id: null,
    firstLine: row.line,
    before: null,
    fields: { nickname: row.name, wechatId: null, phone: null, city: '', gender: '', note: '' },
    ownBefore: NONE,
    own: NONE,
    tags: NONE,
    points: null,
    standing: null,
    bought: null,
    stays: NO_STAYS,
    contact: null,
  };
}

const NONE: readonly string[] = [];
const NO_STAYS: ReadonlyMap<number, SlotStay> = new Map();

/** A person already stored. */
export function storedSlot(stored: Stored, id: number, line: number): Slot {
  const before = personById(stored.db, id);
  const { nickname, wechat_id: wechatId, phone, city, gender, note } = before;
  const own = ownValues(stored, id);
  return {
    id,
    firstLine: line,
    before,
    fields: { nickname, wechatId, phone, city, gender, note },
    ownBefore: own,
    own,
    tags: NONE,
    points: null,
    standing: null,
    bought: null,
    stays: NO_STAYS,
    contact: null,
  };
}

/** Lets a row speak about a person: what it says counts, what it leaves empty stays; true if that changes anything. */
export function speak(
  stored: Stored,
  slot: Slot,
  row: Candidate,
  groupId: number | null,
  accountId: number | null,
): boolean {
  let changed = slot.before === null ? slot.firstLine === row.line : slot.before.archived_at !== null;
  const { fields } = slot;
  const set = <K extends keyof MemberFields>(key: K, value: MemberFields[K] | null): void => {
    if (value === null || fields[key] === value) return;
    fields[key] = value;
    changed = true;
  };
  set('nickname', row.nickname);
  if (row.wechatId !== null && fields.wechatId === null) set('wechatId', row.wechatId);
  set('phone', row.phone);
  set('city', row.city);
  set('gender', row.gender);
  // A note is the operator's own: what the sheet says is added to it once, never put in its place.
  if (row.note !== null && !fields.note.includes(row.note))
    set('note', fields.note === '' ? row.note : `${fields.note}\n${row.note}`);
  const isNew = slot.id === null && slot.tags.length === 0;
  const tags = isNew
    ? row.tags
    : row.tags.filter((tag) => !slot.tags.includes(tag) && (slot.id === null || !hasTag(stored, slot.id, tag)));
  if (tags.length > 0) {
    slot.tags = slot.tags.length === 0 ? tags : [...slot.tags, ...tags];
    changed = true;
  }
  const gives = row.points !== null && row.points !== 0 && slot.points === null;
  if (gives && (slot.id === null || !hasPoints(stored.db, slot.id))) {
    slot.points = row.points;
    changed = true;
  }
  if (row.standing !== null && standsAs(stored, slot, row.standing)) changed = true;
  if (row.bought !== null && slot.bought === null && (slot.id === null || !stored.hasBought(slot.id))) {
    slot.bought = row.bought;
    changed = true;
  }
  if (row.own.length > 0) {
    const own = slot.own === NONE ? row.own : row.own.map((value, at) => (value === '' ? (slot.own[at] ?? '') : value));
    if (differ(own, slot.own)) changed = true;
    slot.own = own;
  }
  if (groupId !== null && joinedBy(stored, slot, row, groupId)) changed = true;
  if (accountId !== null && befriendedBy(stored, slot, row, accountId)) changed = true;
  return changed;
}

function joinedBy(stored: Stored, slot: Slot, row: Candidate, groupId: number): boolean {
  let stay = slot.stays.get(groupId);
  let changed = false;
  if (!stay) {
    const before = slot.id === null ? undefined : openStay(stored.db, slot.id, groupId);
    stay = {
      before: before ?? null,
      nickname: before?.nickname ?? '',
      role: before?.role ?? 'member',
      joinedAt: before?.joinedAt ?? null,
      inviterName: null,
    };
    slot.stays = new Map(slot.stays).set(groupId, stay);
    changed = before === undefined;
  }
  const said = { nickname: row.groupNickname, role: row.role, joinedAt: row.joinedAt };
  if (said.nickname !== null && said.nickname !== stay.nickname) {
    stay.nickname = said.nickname;
    changed = true;
  }
  if (said.role !== null && said.role !== stay.role) {
    stay.role = said.role;
    changed = true;
  }
  if (said.joinedAt !== null && minuteOf(said.joinedAt) !== minuteOf(stay.joinedAt)) {
    stay.joinedAt = said.joinedAt;
    changed = true;
  }
  if (row.inviter !== null) stay.inviterName = row.inviter;
  return changed;
}

/** Sheets tell the minute: an instant known more exactly stays. */
const minuteOf = (at: number | null): number | null => (at === null ? null : Math.floor(at / 60_000));

function befriendedBy(stored: Stored, slot: Slot, row: Candidate, accountId: number): boolean {
  let { contact } = slot;
  let changed = false;
  if (!contact) {
    const before = slot.id === null ? undefined : contactOf(stored.db, accountId, slot.id);
    contact = {
      before: before ?? null,
      remark: before?.remark ?? '',
      addedOn: before?.added_on ?? null,
      channel: before?.channel ?? '',
    };
    slot.contact = contact;
    changed = before === undefined;
  }
  if (row.remark !== null && row.remark !== contact.remark) {
    contact.remark = row.remark;
    changed = true;
  }
  if (row.addedOn !== null && row.addedOn !== contact.addedOn) {
    contact.addedOn = row.addedOn;
    changed = true;
  }
  if (row.channel !== null && row.channel !== contact.channel) {
    contact.channel = row.channel;
    changed = true;
  }
  return changed;
}

/** True where storing the person's own fields would change a row. */
export function fieldsChanged({ before, fields }: Slot): boolean {
  return (
    before === null ||
    before.archived_at !== null ||
    before.nickname !== fields.nickname ||
    before.wechat_id !== fields.wechatId ||
    before.phone !== fields.phone ||
    before.city !== fields.city ||
    before.gender !== fields.gender ||
    before.note !== fields.note
  );
}

const differ = (some: readonly string[], others: readonly string[]): boolean =>
  some.some((value, at) => value !== (others[at] ?? ''));

/** True where storing the values of own fields would change a row. */
export const ownChanged = ({ own, ownBefore }: Slot): boolean => differ(own, ownBefore);

/** True where storing the friendship would change a row. */
export function contactChanged({ contact }: Slot): boolean {
  if (!contact) return false;
  const { before } = contact;
  return (
    before === null ||
    before.remark !== contact.remark ||
    before.added_on !== contact.addedOn ||
    before.channel !== contact.channel
  );
}

/** Who invited someone: a person the sheet speaks about, a stored one by id, or nobody known. */
export type Inviter = Slot | number | null;

/** The id of an inviter; null = nobody known, or not stored yet. */
export const inviterId = (inviter: Inviter): number | null =>
  typeof inviter === 'number' ? inviter : (inviter?.id ?? null);

/** True where storing a stay would change a row; an inviter nobody knows leaves the stored one. */
export function stayChanged(stay: SlotStay, inviter: Inviter): boolean {
  const { before } = stay;
  return (
    before === null ||
    before.nickname !== stay.nickname ||
    before.role !== stay.role ||
    before.joinedAt !== stay.joinedAt ||
    (inviter !== null && (inviterId(inviter) ?? 0) !== before.inviterId)
  );
}

/** Where a name counts: within a group, else among an account's friends, else anywhere. */
export interface Place {
  readonly groupId: number | null;
  readonly accountId: number | null;
}

/** True where the sheet, so far, leaves this person with that name at that place. */
export function goesBy(stored: Stored, slot: Slot, key: string, { groupId, accountId }: Place): boolean {
  const named = nameKey(slot.fields.nickname) === key;
  if (groupId !== null) {
    const stay = slot.stays.get(groupId) ?? (slot.id === null ? undefined : openStay(stored.db, slot.id, groupId));
    return stay !== undefined && (named || nameKey(stay.nickname) === key);
  }
  if (accountId !== null) {
    const contact = slot.contact ?? (slot.id === null ? undefined : contactOf(stored.db, accountId, slot.id));
    return contact !== undefined && (named || nameKey(contact.remark) === key);
  }
  return named;
}
