import type { MemberFields, MemberRole, Stay } from '#shared/contract/members';
import { pinyinOf } from '#shared/text/pinyin';
import type { Db } from '../db/open';
import { one, run } from '../db/sql';
import { CodedError } from '../errors';

/** A person as it is stored. */
export interface PersonRow {
  readonly id: number;
  readonly wechat_id: string | null;
  readonly nickname: string;
  readonly phone: string | null;
  readonly city: string;
  readonly gender: MemberFields['gender'];
  readonly note: string;
  readonly archived_at: number | null;
}

/** One person; NOT_FOUND if there is none. */
export function personById(db: Db, id: number): PersonRow {
  const row = one<PersonRow>(
    db,
    'SELECT id, wechat_id, nickname, phone, city, gender, note, archived_at FROM person WHERE id = ?',
    id,
  );
  if (!row) throw new CodedError('NOT_FOUND', 'error.memberGone');
  return row;
}

/** The id of the person with this WeChat ID, or null. */
export function personIdByWechat(db: Db, wechatId: string): number | null {
  return one<{ id: number }>(db, 'SELECT id FROM person WHERE wechat_id = ?', wechatId)?.id ?? null;
}

function bound(fields: MemberFields): readonly unknown[] {
  const { pinyin, initials } = pinyinOf(fields.nickname);
  const { wechatId, nickname, phone, city, gender, note } = fields;
  return [wechatId, nickname, phone, city, gender, note, pinyin, initials];
}

/** Adds a person; gives the id. */
export function insertPerson(db: Db, uid: string, fields: MemberFields, now: number): number {
  return run(
    db,
    `INSERT INTO person(uid, wechat_id, nickname, phone, city, gender, note, pinyin, initials, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    ...bound(fields),
    now,
  ).id;
}

/** Rewrites a person; a nickname given up is kept among the old names. */
export function updatePerson(db: Db, before: PersonRow, fields: MemberFields, now: number): void {
  if (before.nickname !== fields.nickname)
    run(db, 'INSERT INTO person_name(person_id, nickname, until) VALUES (?, ?, ?)', before.id, before.nickname, now);
  run(
    db,
    `UPDATE person SET wechat_id = ?, nickname = ?, phone = ?, city = ?, gender = ?, note = ?, pinyin = ?, initials = ?
     WHERE id = ?`,
    ...bound(fields),
    before.id,
  );
}

/** Archives a person at an instant, or brings them back (null); true if that changed anything. */
export function setArchived(db: Db, id: number, at: number | null): boolean {
  return (
    run(db, 'UPDATE person SET archived_at = ? WHERE id = ? AND (archived_at IS NULL) <> (? IS NULL)', at, id, at)
      .changes > 0
  );
}

/** What is known about a stay when it begins. */
export interface NewStay {
  readonly groupId: number;
  readonly nickname: string;
  readonly role: MemberRole;
  readonly joinedAt: number | null;
  readonly joinHow: Stay['joinHow'];
  readonly inviterId: number | null;
}

/** Opens a stay; the database refuses a second open one for the same group and person. */
export function insertStay(db: Db, uid: string, personId: number, stay: NewStay): void {
  run(
    db,
    `INSERT INTO membership(uid, group_id, person_id, nickname, role, joined_at, join_how, inviter_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    stay.groupId,
    personId,
    stay.nickname,
    stay.role,
    stay.joinedAt,
    stay.joinHow,
    stay.inviterId,
  );
}

/** The open stay of a person in a group, or undefined. */
export function openStay(db: Db, personId: number, groupId: number): (NewStay & { readonly id: number }) | undefined {
  return one(
    db,
    `SELECT id, group_id AS groupId, nickname, role, joined_at AS joinedAt, join_how AS joinHow, inviter_id AS inviterId
     FROM membership WHERE group_id = ? AND person_id = ? AND left_at IS NULL`,
    groupId,
    personId,
  );
}

/** Rewrites what is known about an open stay. */
export function updateStay(db: Db, id: number, stay: NewStay): void {
  run(
    db,
    'UPDATE membership SET nickname = ?, role = ?, joined_at = ?, join_how = ?, inviter_id = ? WHERE id = ?',
    stay.nickname,
    stay.role,
    stay.joinedAt,
    stay.joinHow,
    stay.inviterId,
    id,
  );
}

/** Ends a stay, never before it began. */
export function endStay(db: Db, id: number, at: number, how: Stay['leftHow']): void {
  run(db, 'UPDATE membership SET left_at = max(?, ifnull(joined_at, ?)), left_how = ? WHERE id = ?', at, at, how, id);
}

/** What an account notes about a friend. */
export interface ContactRow {
  readonly id: number;
  readonly remark: string;
  readonly added_on: string | null;
  readonly channel: string;
}

/** The friendship of an account with a person, or undefined. */
export function contactOf(db: Db, accountId: number, personId: number): ContactRow | undefined {
  return one<ContactRow>(
    db,
    'SELECT id, remark, added_on, channel FROM contact WHERE account_id = ? AND person_id = ?',
    accountId,
    personId,
  );
}

/** Makes a person a friend of an account. */
export function insertContact(
  db: Db,
  uid: string,
  accountId: number,
  personId: number,
  contact: Omit<ContactRow, 'id'>,
): void {
  run(
    db,
    'INSERT INTO contact(uid, account_id, person_id, remark, added_on, channel) VALUES (?, ?, ?, ?, ?, ?)',
    uid,
    accountId,
    personId,
    contact.remark,
    contact.added_on,
    contact.channel,
  );
}

/** Rewrites what an account notes about a friend. */
export function updateContact(db: Db, contact: ContactRow): void {
  run(
    db,
    'UPDATE contact SET remark = ?, added_on = ?, channel = ? WHERE id = ?',
    contact.remark,
    contact.added_on,
    contact.channel,
    contact.id,
  );
}
