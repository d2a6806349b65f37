import type { ImportReject } from '#shared/contract/imports';
import type { ImportReason } from '#shared/contract/layers';
import { localDay } from '#shared/domain/time';
import type { Context } from '../../context';
import type { Tick } from '../../db/bulk';
import { run } from '../../db/sql';
import { setArchived, updateContact, updatePerson, updateStay } from '../../members/write';
import {
  insertContacts,
  insertPeople,
  insertStays,
  insertTags,
  type NewContact,
  type NewPerson,
  type StayOf,
} from '../../members/writeMany';
import { addEntries } from '../../points/ledger';
import { insertOpenings } from '../../purchases/repo';
import { extraWriter, makeFields, makeTags, updateExtra } from './labels';
import type { Resolution } from './resolve';
import { contactChanged, fieldsChanged, inviterId, ownChanged, type Slot, stayChanged } from './slots';
import { standingChanged, storeStandings } from './stand';

type Write = Pick<Context, 'db' | 'newUid' | 'now' | 'zone'>;

/** Where people belong, and what those of the sheet's names are called that nobody knows yet. */
export interface Place {
  readonly accountId: number | null;
  readonly ownFields: readonly string[];
  readonly tagGroup: string;
  /** What the ledger says of points that came with the sheet. */
  readonly pointsNote: string;
  /** What the record of purchases before the first calls itself. */
  readonly openingName: string;
  readonly fileName: string;
}

/** Writes what the sheet changes, people first, so that whoever invited is there; `tick` may throw to give up. */
export function storeSlots(ctx: Write, { slots, inviterOf }: Resolution, place: Place, tick: Tick): void {
  const { accountId } = place;
  storePeople(ctx, slots, place.ownFields, tick);
  const because = place.fileName === '' ? '' : JSON.stringify({ import: place.fileName } satisfies ImportReason);
  storeStandings(ctx, slots, because, () => tick(slots.length));
  storePoints(ctx, slots, place.pointsNote);
  storeBought(ctx, slots, place, () => tick(slots.length));
  storeTags(ctx, slots, place.tagGroup, () => tick(slots.length));
  if (accountId !== null) storeContacts(ctx, slots, accountId, () => tick(slots.length));
  storeStays(ctx, slots, inviterOf, () => tick(slots.length));
}

function storePeople(ctx: Write, slots: readonly Slot[], ownFields: readonly string[], tick: Tick): void {
  const fieldIds = idsOfFilled(ctx, slots, ownFields);
  const added: Slot[] = [];
  let seen = 0;
  for (const slot of slots) {
    const { before, fields } = slot;
    if (before === null) {
      added.push(slot);
      continue;
    }
    seen += 1;
    if (seen % 500 === 0) tick(seen);
    if (ownChanged(slot)) updateExtra(ctx.db, before.id, fieldIds, slot.own);
    if (!fieldsChanged(slot)) continue;
    updatePerson(ctx.db, before, fields, ctx.now());
    setArchived(ctx.db, before.id, null);
  }
  const extraOf = extraWriter(fieldIds);
  const personOf = ({ fields, own, standing }: Slot): NewPerson => ({
    fields,
    extra: extraOf(own),
    standing: standing ?? undefined,
  });
  const stand = added.some((slot) => standingChanged(slot));
  const range = insertPeople(ctx, added, personOf, (done) => tick(seen + done), stand);
  for (const [at, slot] of added.entries()) slot.id = (range?.first ?? 0) + at;
}

/** The ids of the sheet's own fields; one that it fills for nobody is not made (0). */
function idsOfFilled(ctx: Write, slots: readonly Slot[], ownFields: readonly string[]): readonly number[] {
  const filled = ownFields.map((_, at) => slots.some((slot) => (slot.own[at] ?? '') !== ''));
  const ids = makeFields(
    ctx,
    ownFields.filter((_, at) => filled[at]),
  ).values();
  return filled.map((has) => (has ? (ids.next().value ?? 0) : 0));
}

/** What they had before the console counted is a row of the ledger, given by hand. */
function storePoints(ctx: Write, slots: readonly Slot[], note: string): void {
  const day = localDay(ctx.now(), ctx.zone);
  addEntries(
    ctx,
    slots.flatMap(({ id, points }) =>
      id === null || points === null ? [] : [{ personId: id, day, kind: 'manual' as const, points, note }],
    ),
  );
}

/** What they bought before the console counted is one record, on the day of the last order, else today. */
function storeBought(ctx: Write, slots: readonly Slot[], { openingName, fileName }: Place, tick: Tick): void {
  const today = localDay(ctx.now(), ctx.zone);
  const openings = slots.flatMap(({ id: personId, bought }) =>
    personId === null || bought === null
      ? []
      : [
          {
            personId,
            onDay: bought.day ?? today,
            amountFen: bought.fen ?? 0,
            orders: Math.max(1, bought.orders ?? 1),
          },
        ],
  );
  insertOpenings(ctx, openings, [openingName, fileName].filter(Boolean).join(' · ').slice(0, 200), tick);
}

function storeTags(ctx: Write, slots: readonly Slot[], group: string, tick: Tick): void {
  const tagged = slots.filter((slot) => slot.tags.length > 0);
  const tagIds = makeTags(ctx, new Set(tagged.flatMap((slot) => slot.tags)), group);
  const people = new Map<number, number[]>();
  for (const slot of tagged)
    for (const tag of slot.tags) {
      const tagId = tagIds.get(tag);
      if (slot.id === null || tagId === undefined) continue;
      const known = people.get(tagId);
      if (known) known.push(slot.id);
      else people.set(tagId, [slot.id]);
    }
  insertTags(ctx.db, people, ctx.now(), tick);
}

function storeContacts(ctx: Write, slots: readonly Slot[], accountId: number, tick: Tick): void {
  const contacts: NewContact[] = [];
  for (const slot of slots) {
    const { contact, id: personId } = slot;
    if (!contact || personId === null || !contactChanged(slot)) continue;
    const after = { remark: contact.remark, added_on: contact.addedOn, channel: contact.channel };
    if (contact.before) updateContact(ctx.db, { ...after, id: contact.before.id });
    else contacts.push({ ...after, personId });
  }
  insertContacts(ctx, accountId, contacts, tick);
}

function storeStays(ctx: Write, slots: readonly Slot[], inviterOf: Resolution['inviterOf'], tick: Tick): void {
  const stays: StayOf[] = [];
  for (const slot of slots)
    for (const [groupId, stay] of slot.stays) {
      const inviter = inviterOf(stay);
      if (slot.id === null || !stayChanged(stay, inviter)) continue;
      const after = {
        groupId,
        nickname: stay.nickname,
        role: stay.role,
        joinedAt: stay.joinedAt,
        joinHow: inviter === null ? (stay.before?.joinHow ?? 'unknown') : ('invited' as const),
        inviterId: inviterId(inviter) ?? stay.before?.inviterId ?? null,
      };
      if (stay.before) updateStay(ctx.db, stay.before.id, after);
      else stays.push({ ...after, personId: slot.id });
    }
  insertStays(ctx, stays, tick);
}

/** The record of one import. */
export interface Batch {
  readonly fileName: string;
  readonly fileHash: string;
  readonly signature: string;
  readonly mapping: string;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly kind: 'members' | 'roster';
  /** The group that the roster is of. */
  readonly groupId: number | null;
}

/** Keeps the record of an import with the rows it left out, and the mapping for the next sheet of this kind. */
export function storeBatch(ctx: Write, batch: Batch, rejects: readonly ImportReject[]): void {
  const { id } = run(
    ctx.db,
    `INSERT INTO import_batch(uid, at, file_name, file_hash, header_signature, mapping, added, updated, unchanged, rejected, kind, group_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ctx.newUid(),
    ctx.now(),
    batch.fileName,
    batch.fileHash,
    batch.signature,
    batch.mapping,
    batch.added,
    batch.updated,
    batch.unchanged,
    rejects.length,
    batch.kind,
    batch.groupId,
  );
  for (const { line, reason, raw } of rejects)
    run(ctx.db, 'INSERT INTO import_reject(batch_id, line, reason, raw) VALUES (?, ?, ?, ?)', id, line, reason, raw);
  run(
    ctx.db,
    `INSERT INTO import_mapping(header_signature, mapping) VALUES (?, ?)
     ON CONFLICT(header_signature) DO UPDATE SET mapping = excluded.mapping WHERE mapping <> excluded.mapping`,
    batch.signature,
    batch.mapping,
  );
}
