import { nameKey } from '#shared/domain/importMapping';
import type { Candidate } from '#shared/domain/importRow';
import { pinyinOf } from '#shared/text/pinyin';
import type { Db } from '../../db/open';
import { all, one } from '../../db/sql';

/** What the database already knows of what a sheet names; each kind is read once, whole, when it is first asked for. */
export interface Known {
  /** The person with this WeChat ID. */
  readonly byWechat: (wechatId: string) => number | null;
  readonly groupByName: (name: string) => number | null;
  readonly byPhone: (phone: string) => readonly number[];
  /** Members in the group by that name, oldest first. */
  readonly inGroup: (groupId: number, name: string) => readonly number[];
  /** Friends of the account by that name. */
  readonly friends: (accountId: number, name: string) => readonly number[];
  /** Anyone by exactly that nickname. */
  readonly byNickname: (nickname: string) => readonly number[];
  /** Names of the first groups that a person is in. */
  readonly groupsOf: (personId: number) => readonly string[];
}

/** Looks into the database for the rows of one import; asked about anything that no row names, it knows nothing. */
export function knownIn(db: Db, rows: readonly Candidate[]): Known {
  const wechat = once(() => peopleBy(db, 'wechat_id', rows));
  const phones = once(() => peopleBy(db, 'phone', rows));
  const nicknames = once(() => peopleBy(db, 'nickname', rows));
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
    byWechat: (wechatId) => wechat().get(wechatId)?.[0] ?? null,
    byPhone: (phone) => phones().get(phone) ?? [],
    inGroup: (groupId, name) => {
      const names = perGroup.get(groupId) ?? namesInGroup(db, groupId);
      perGroup.set(groupId, names);
      return idsOf(names, name);
    },
    friends: (accountId, name) => {
      const names = perAccount.get(accountId) ?? namesOfFriends(db, accountId);
      perAccount.set(accountId, names);
      return idsOf(names, name);
    },
    byNickname: (nickname) => nicknames().get(nickname) ?? [],
    groupsOf: (personId) => firstGroups(db, personId),
  };
}

function once<T>(read: () => T): () => T {
  let value: T | undefined;
  return () => (value ??= read());
}

type IdsByText = ReadonlyMap<string, readonly number[]>;

interface Found {
  readonly id: number;
  readonly text: string;
}

type Column = 'wechat_id' | 'phone' | 'nickname';

/** People by what stands in a column; where there are fewer of them than rows, all are read rather than asked for one by one. */
function peopleBy(db: Db, column: Column, rows: readonly Candidate[]): IdsByText {
  const select = `SELECT id, ${column} AS text FROM person WHERE ${column} IS NOT NULL`;
  const people = one<{ n: number }>(db, 'SELECT count(*) AS n FROM person')?.n ?? 0;
  if (people <= rows.length) return idsByText(all<Found>(db, `${select} ORDER BY id`));
  // Equal nicknames share their pinyin, which has the index.
  const asked = column === 'nickname' ? 'pinyin' : column;
  const texts = listOf(rows.flatMap((row) => TEXTS[column](row)));
  return idsByText(all<Found>(db, `${select} AND ${asked} IN (SELECT value FROM json_each(?)) ORDER BY id`, texts));
}

const TEXTS: Readonly<Record<Column, (row: Candidate) => readonly (string | null)[]>> = {
  // A sheet may name as inviter whoever is known by WeChat ID.
  wechat_id: ({ wechatId, inviter }) => [wechatId, inviter],
  phone: ({ phone }) => [phone],
  nickname: ({ name }) => [pinyinOf(name).pinyin],
};

/** The texts as a JSON list, each once. */
const listOf = (texts: readonly (string | null)[]): string =>
  JSON.stringify(Array.from(new Set(texts.filter((text) => text !== null))));

function idsByText(rows: readonly Found[]): IdsByText {
  const ids = new Map<string, number[]>();
  for (const { id, text } of rows) {
    const known = ids.get(text);
    if (known) known.push(id);
    else ids.set(text, [id]);
  }
  return ids;
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

const firstGroups = (db: Db, personId: number): readonly string[] =>
  all<{ name: string }>(
    db,
    `SELECT g.name FROM membership m JOIN chat_group g ON g.id = m.group_id
     WHERE m.person_id = ? AND m.left_at IS NULL ORDER BY m.id LIMIT 3`,
    personId,
  ).map(({ name }) => name);

/** Whoever goes by a name; in a group of nobody yet it is not even made a key. */
const idsOf = (names: IdsByText, name: string): readonly number[] =>
  names.size === 0 ? [] : (names.get(nameKey(name)) ?? []);

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
