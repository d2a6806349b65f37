import type { MemberFields } from '#shared/contract/members';
import { pinyinOf } from '#shared/text/pinyin';
import { insertRange, type IdRange } from '../db/bulk';
import type { Db } from '../db/open';
import { run } from '../db/sql';
import type { ContactRow, NewStay } from './write';

/** Told how many rows are in; may throw to give up. */
export type Tick = (done: number) => void;

/** A person to add, under an id taken from `nextId`. */
export interface NewPerson {
  readonly id: number;
  readonly uid: string;
  readonly fields: MemberFields;
}

/** Adds people under ids that follow one another. */
export function insertPeople(db: Db, people: readonly NewPerson[], now: number, tick: Tick): void {
  const range = insertRange(
    db,
    'person',
    'id, uid, wechat_id, nickname, phone, city, gender, note, pinyin, initials, created_at',
    people.map(({ id, uid, fields }) => {
      const { pinyin, initials } = pinyinOf(fields.nickname);
      const { wechatId, nickname, phone, city, gender, note } = fields;
      return [id, uid, wechatId, nickname, phone, city, gender, note, pinyin, initials, now];
    }),
    tick,
  );
  if (!range) return;
  indexPeople(db, range);
  run(db, 'INSERT INTO person_stat(person_id) SELECT id FROM person WHERE id BETWEEN ? AND ?', range.first, range.last);
}

const indexPeople = (db: Db, { first, last }: IdRange): void =>
  void run(
    db,
    `INSERT INTO person_fts(rowid, tokens) SELECT id, cjk_tokens(person_text(nickname, wechat_id, phone, pinyin, initials))
     FROM person WHERE id BETWEEN ? AND ?`,
    first,
    last,
  );

/** A friendship to add, under an id taken from `nextId`. */
export interface NewContact extends ContactRow {
  readonly uid: string;
  readonly accountId: number;
  readonly personId: number;
}

/** Makes people friends of an account, under ids that follow one another. */
export function insertContacts(db: Db, contacts: readonly NewContact[], tick: Tick): void {
  const range = insertRange(
    db,
    'contact',
    'id, uid, account_id, person_id, remark, added_on, channel',
    contacts.map((each) => [
      each.id,
      each.uid,
      each.accountId,
      each.personId,
      each.remark,
      each.added_on,
      each.channel,
    ]),
    tick,
  );
  if (range) indexContacts(db, range);
}

const indexContacts = (db: Db, { first, last }: IdRange): void =>
  void run(
    db,
    `INSERT INTO contact_fts(rowid, tokens) SELECT id, cjk_tokens(remark) FROM contact
     WHERE id BETWEEN ? AND ? AND remark <> ''`,
    first,
    last,
  );

/** A stay to open, under an id taken from `nextId`. */
export interface StayOf extends NewStay {
  readonly id: number;
  readonly uid: string;
  readonly personId: number;
}

/** Opens stays under ids that follow one another; the database refuses a second open one for the same group and person. */
export function insertStays(db: Db, stays: readonly StayOf[], tick: Tick): void {
  const range = insertRange(
    db,
    'membership',
    'id, uid, group_id, person_id, nickname, role, joined_at, join_how, inviter_id',
    stays.map((each) => [
      each.id,
      each.uid,
      each.groupId,
      each.personId,
      each.nickname,
      each.role,
      each.joinedAt,
      each.joinHow,
      each.inviterId,
    ]),
    tick,
  );
  if (range) countStays(db, range);
}

/** Brings the figures of everyone whom these stays concern up to date. */
function countStays(db: Db, { first, last }: IdRange): void {
  run(
    db,
    `UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
       (SELECT count(*), min(joined_at), max(joined_at) FROM membership m WHERE m.person_id = person_stat.person_id AND m.left_at IS NULL)
     WHERE person_id IN (SELECT person_id FROM membership WHERE id BETWEEN ? AND ?)`,
    first,
    last,
  );
  run(
    db,
    `UPDATE person_stat SET invited =
       (SELECT count(DISTINCT m.person_id) FROM membership m WHERE m.inviter_id = person_stat.person_id AND m.left_at IS NULL)
     WHERE person_id IN (SELECT inviter_id FROM membership WHERE id BETWEEN ? AND ? AND inviter_id IS NOT NULL)`,
    first,
    last,
  );
}
