import type { Layer } from '#shared/contract/layers';
import type { MemberFields } from '#shared/contract/members';
import { pinyinOf } from '#shared/text/pinyin';
import type { Context } from '../context';
import { fillRange, type IdRange, insertRange, nextId, type Tick } from '../db/bulk';
import type { Db } from '../db/open';
import { run } from '../db/sql';
import type { ContactRow, NewStay } from './write';

type Write = Pick<Context, 'db' | 'newUid' | 'now'>;

/** A person to add. */
export interface NewPerson {
  readonly fields: MemberFields;
  /** Values of own fields by the field's id, as JSON. */
  readonly extra: string;
  /** What they count as from the start, by hand; left out = nothing. */
  readonly standing?: NewStanding | undefined;
}

/** What someone counts as; null = nothing. */
export interface NewStanding {
  readonly levelId: number | null;
  readonly layer: Layer | null;
  readonly valueLayer: Layer | null;
}

const STANDING = ', level_id, level_since, level_manual, layer, layer_manual, value_layer, value_manual';

/** Adds a person for each item; their ids follow one another. Only where `stand` is true what they count as is written. */
export function insertPeople<Item>(
  { db, newUid, now }: Write,
  items: readonly Item[],
  personOf: (item: Item) => NewPerson,
  tick: Tick,
  stand = false,
): IdRange | null {
  const at = now();
  return insertRange(
    db,
    'person',
    `uid, wechat_id, nickname, phone, city, gender, note, pinyin, initials, extra${stand ? STANDING : ''}`,
    items,
    (item) => {
      const { fields, extra, standing } = personOf(item);
      const { wechatId, nickname, phone, city, gender, note } = fields;
      const { pinyin, initials } = pinyinOf(nickname);
      const row = [newUid(), wechatId, nickname, phone, city, gender, note, pinyin, initials, extra];
      if (!stand) return row;
      const { levelId = null, layer = null, valueLayer = null } = standing ?? {};
      const hand = (value: unknown): number => (value === null ? 0 : 1);
      const since = levelId === null ? null : at;
      return [...row, levelId, since, hand(levelId), layer, hand(layer), valueLayer, hand(valueLayer)];
    },
    tick,
    { created_at: at },
  );
}

/** A friendship to add. */
export interface NewContact extends Omit<ContactRow, 'id'> {
  readonly personId: number;
}

/** Makes people friends of an account. */
export function insertContacts(
  { db, newUid }: Write,
  accountId: number,
  contacts: readonly NewContact[],
  tick: Tick,
): void {
  insertRange(
    db,
    'contact',
    'uid, person_id, remark, added_on, channel',
    contacts,
    (each) => [newUid(), each.personId, each.remark, each.added_on, each.channel],
    tick,
    { account_id: accountId },
  );
}

/** A stay to open. */
export interface StayOf extends NewStay {
  readonly personId: number;
}

/** Opens stays; the database refuses a second open one for the same group and person. */
export function insertStays({ db, newUid }: Write, stays: readonly StayOf[], tick: Tick): void {
  insertRange(
    db,
    'membership',
    'uid, group_id, person_id, nickname, role, joined_at, join_how, inviter_id',
    stays,
    (each) => [
      newUid(),
      each.groupId,
      each.personId,
      each.nickname,
      each.role,
      each.joinedAt,
      each.joinHow,
      each.inviterId,
    ],
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
