import type { ImportReject } from '#shared/contract/imports';
import type { Context } from '../../context';
import { run } from '../../db/sql';
import {
  insertContact,
  insertPerson,
  insertStay,
  setArchived,
  updateContact,
  updatePerson,
  updateStay,
} from '../../members/write';
import type { Resolution } from './resolve';
import { contactChanged, fieldsChanged, inviterId, type Slot, stayChanged } from './slots';

type Write = Pick<Context, 'db' | 'newUid' | 'now'>;

/** Writes what the sheet changes, people first, so that whoever invited is there; `tick` may throw to give up. */
export function storeSlots(
  ctx: Write,
  { slots, inviterOf }: Resolution,
  accountId: number | null,
  tick: (done: number) => void,
): void {
  let done = 0;
  for (const slot of slots) {
    storePerson(ctx, slot);
    if (accountId !== null) storeContact(ctx, slot, accountId);
    done += 1;
    if (done % 500 === 0) tick(done);
  }
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
      else insertStay(ctx.db, ctx.newUid(), slot.id, after);
    }
  tick(done);
}

function storePerson(ctx: Write, slot: Slot): void {
  const { before, fields } = slot;
  if (before === null) slot.id = insertPerson(ctx.db, ctx.newUid(), fields, ctx.now());
  else if (fieldsChanged(slot)) {
    updatePerson(ctx.db, before, fields, ctx.now());
    setArchived(ctx.db, before.id, null);
  }
}

function storeContact(ctx: Write, slot: Slot, accountId: number): void {
  const { contact, id } = slot;
  if (!contact || id === null || !contactChanged(slot)) return;
  const after = { remark: contact.remark, added_on: contact.addedOn, channel: contact.channel };
  if (contact.before) updateContact(ctx.db, { ...after, id: contact.before.id });
  else insertContact(ctx.db, ctx.newUid(), accountId, id, after);
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
}

/** Keeps the record of an import with the rows it left out, and the mapping for the next sheet of this kind. */
export function storeBatch(ctx: Write, batch: Batch, rejects: readonly ImportReject[]): void {
  const { id } = run(
    ctx.db,
    `INSERT INTO import_batch(uid, at, file_name, file_hash, header_signature, mapping, added, updated, unchanged, rejected)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
