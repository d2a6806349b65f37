import type { MemberFields } from '#shared/contract/members';
import { pinyinOf } from '#shared/text/pinyin';
import { fillRange, insertRange, nextId, type Tick } from '../db/bulk';
import type { Db } from '../db/open';
import { run } from '../db/sql';
import type { ContactRow, NewStay } from './write';

/** A person to add, under an id taken from `nextId`. */
export interface NewPerson {
  readonly id: number;
  readonly uid: string;
  readonly fields: MemberFields;
  /** Values of own fields by the field's id, as JSON. */
  readonly extra: string;
}

/** Adds people under ids that follow one another. */
export function insertPeople(db: Db, people: readonly NewPerson[], now: number, tick: Tick): void {
  insertRange(
    db,
    'person',
    'id, uid, wechat_id, nickname, phone, city, gender, note, pinyin, initials, extra, created_at',
    people.map(({ id, uid, fields, extra }) => {
      const { pinyin, initials } = pinyinOf(fields.nickname);
      const { wechatId, nickname, phone, city, gender, note } = fields;
      return [id, uid, wechatId, nickname, phone, city, gender, note, pinyin, initials, extra, now];
    }),
    tick,
  );
}

/** A friendship to add, under an id taken from `nextId`. */
export interface NewContact extends ContactRow {
  readonly uid: string;
  readonly accountId: number;
  readonly personId: number;
}

/** Makes people friends of an account, under ids that follow one another. */
export function insertContacts(db: Db, contacts: readonly NewContact[], tick: Tick): void {
  insertRange(
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
}

/** A stay to open, under an id taken from `nextId`. */
export interface StayOf extends NewStay {
  readonly id: number;
  readonly uid: string;
  readonly personId: number;
}

/** Opens stays under ids that follow one another; the database refuses a second open one for the same group and person. */
export function insertStays(db: Db, stays: readonly StayOf[], tick: Tick): void {
  insertRange(
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
}

/** Gives people tags that they do not have yet: the ids of people by the tag's id. */
export function insertTags(db: Db, people: ReadonlyMap<number, readonly number[]>, now: number, tick: Tick): void {
  const first = nextId(db, 'person_tag');
  let next = first;
  const rows = Array.from(people.values(), (ids) => ids.length).reduce((sum, count) => sum + count, 0);
  if (rows === 0) return;
  fillRange(db, 'person_tag', { first, last: first + rows - 1 }, () => {
    for (const [tagId, ids] of people) {
      run(
        db,
        `INSERT INTO person_tag(id, person_id, tag_id, at) SELECT :next + key, value, :tagId, :now FROM json_each(:ids)`,
        { next, tagId, now, ids: JSON.stringify(ids) },
      );
      next += ids.length;
      tick(next - first);
    }
  });
}
