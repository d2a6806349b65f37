import { nameKey } from '#shared/domain/importMapping';
import { pinyinOf } from '#shared/text/pinyin';
import type { Db } from '../../db/open';
import { all, one } from '../../db/sql';

/** What the database already knows, as an import looks it up; names are read once a group or account. */
export interface Known {
  readonly groupByName: (name: string) => number | null;
  readonly byPhone: (phone: string) => readonly number[];
  /** Members in the group by that name, oldest first. */
  readonly inGroup: (groupId: number, key: string) => readonly number[];
  /** Friends of the account by that name. */
  readonly friends: (accountId: number, key: string) => readonly number[];
  /** Anyone by exactly that nickname. */
  readonly byNickname: (nickname: string) => readonly number[];
}

/** Looks into the database for one import. */
export function knownIn(db: Db): Known {
  const groups = new Map<string, number>();
  for (const { id, name } of all<{ id: number; name: string }>(
    db,
    'SELECT id, name FROM chat_group WHERE archived_at IS NULL ORDER BY id DESC',
  ))
    groups.set(nameKey(name), id);
  const perGroup = new Map<number, ReadonlyMap<string, readonly number[]>>();
  const perAccount = new Map<number, ReadonlyMap<string, readonly number[]>>();
  return {
    groupByName: (name) => groups.get(nameKey(name)) ?? null,
    byPhone: (phone) =>
      all<{ id: number }>(db, 'SELECT id FROM person WHERE phone = ? ORDER BY id', phone).map(({ id }) => id),
    inGroup: (groupId, key) => {
      const names = perGroup.get(groupId) ?? namesInGroup(db, groupId);
      perGroup.set(groupId, names);
      return names.get(key) ?? [];
    },
    friends: (accountId, key) => {
      const names = perAccount.get(accountId) ?? namesOfFriends(db, accountId);
      perAccount.set(accountId, names);
      return names.get(key) ?? [];
    },
    // The index is on the pinyin, which equal nicknames share.
    byNickname: (nickname) =>
      all<{ id: number }>(
        db,
        'SELECT id FROM person WHERE pinyin = ? AND nickname = ? ORDER BY id',
        pinyinOf(nickname).pinyin,
        nickname,
      ).map(({ id }) => id),
  };
}

interface NamesRow {
  readonly id: number;
  readonly first: string;
  readonly second: string;
}

const namesInGroup = (db: Db, groupId: number): ReadonlyMap<string, readonly number[]> =>
  byKey(
    all<NamesRow>(
      db,
      `SELECT p.id, p.nickname AS first, m.nickname AS second FROM membership m JOIN person p ON p.id = m.person_id
       WHERE m.group_id = ? AND m.left_at IS NULL ORDER BY p.id`,
      groupId,
    ),
  );

const namesOfFriends = (db: Db, accountId: number): ReadonlyMap<string, readonly number[]> =>
  byKey(
    all<NamesRow>(
      db,
      `SELECT p.id, p.nickname AS first, c.remark AS second FROM contact c JOIN person p ON p.id = c.person_id
       WHERE c.account_id = ? ORDER BY p.id`,
      accountId,
    ),
  );

function byKey(rows: readonly NamesRow[]): ReadonlyMap<string, readonly number[]> {
  const names = new Map<string, number[]>();
  for (const { id, first, second } of rows)
    for (const name of new Set([first, second].filter((text) => text !== '').map(nameKey))) {
      const ids = names.get(name);
      if (ids) ids.push(id);
      else names.set(name, [id]);
    }
  return names;
}

/** The mapping that was last used for sheets with this header, or null. */
export function rememberedMapping(db: Db, signature: string): unknown {
  const row = one<{ mapping: string }>(db, 'SELECT mapping FROM import_mapping WHERE header_signature = ?', signature);
  return row ? (JSON.parse(row.mapping) as unknown) : null;
}
