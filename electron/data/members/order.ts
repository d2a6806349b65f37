import type { MemberSort } from '#shared/contract/members';
import type { Db } from '../db/open';
import { clause, column, type Clause } from '../db/search';
import { ids } from '../db/sql';
import { ourGroup } from './scope';

/** What members are sorted by: rows of `id` and `value`; whoever has no value stands last. */
type Order = ByValue | ByRank;

/** A few ranks, the lowest first: for each a query of the ids in it. Somebody in several counts as the lowest. */
interface ByRank {
  readonly ranks: readonly Clause[];
}

interface ByValue {
  readonly from: Clause;
  readonly id: string;
  readonly value: string;
  /** True where nobody is without a value. */
  readonly whole?: true;
}

// So few are looked up one by one; of more, the whole order is read from its index and the others are left out.
const FEW = 8000;

/** Puts members in order; one without a value stands last whichever way. `kept` = null: all who are not archived. */
export function inOrder(
  db: Db,
  kept: Uint32Array<ArrayBuffer> | null,
  sort: MemberSort,
  accountId: number | null,
): Uint32Array<ArrayBuffer> {
  const order = orderOf(db, sort.by, accountId);
  const few = kept !== null && kept.length <= FEW && 'from' in order;
  const ordered = 'ranks' in order ? readRanks(db, order, sort.desc) : read(db, order, sort.desc, few ? kept : null);
  if (few && ordered.length === kept.length) return ordered;
  const all = kept ?? ('from' in order && order.whole ? null : presentIds(db));
  const picked = all === null ? without(ordered, archivedIds(db)) : among(ordered, all);
  return all === null || picked.length === all.length ? picked : withRest(picked, all, sort.desc);
}

/** Everyone of any rank: telling a handful of ranks apart and sorting ids takes a fraction of sorting rows by rank. */
function readRanks(db: Db, { ranks }: ByRank, desc: boolean): Uint32Array<ArrayBuffer> {
  const lists = ranks.map(({ sql, values }) => ids(db, sql, ...values).sort());
  const seen = new Uint8Array(Math.max(0, ...lists.map((list) => list.at(-1) ?? 0)) + 1);
  // The lowest rank of somebody in several is the one that counts.
  const parts = lists.map((list) => {
    return list.filter((id) => {
      const fresh = seen[id] === 0;
      seen[id] = 1;
      return fresh;
    });
  });
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of desc ? parts.toReversed() : parts) {
    whole.set(desc ? part.reverse() : part, at);
    at += part.length;
  }
  return whole;
}

function read(db: Db, { from, id, value }: ByValue, desc: boolean, few: Uint32Array | null): Uint32Array<ArrayBuffer> {
  const way = desc ? 'DESC' : 'ASC';
  const wanted =
    few === null ? column('1') : clause`${column(id)} IN (SELECT value FROM json_each(${`[${few.join(',')}]`}))`;
  // The plus keeps the few from being looked for along the index of everyone.
  const by = few === null ? value : `+${value}`;
  return ids(
    db,
    `SELECT ${id} FROM ${from.sql} WHERE ${by} IS NOT NULL AND ${wanted.sql} ORDER BY ${by} ${way}, ${id} ${way}`,
    ...from.values,
    ...wanted.values,
  );
}

const archivedIds = (db: Db): Uint32Array<ArrayBuffer> =>
  ids(db, 'SELECT id FROM person WHERE archived_at IS NOT NULL');
const presentIds = (db: Db): Uint32Array<ArrayBuffer> =>
  ids(
    db,
    'SELECT person_id FROM person_stat WHERE person_id NOT IN (SELECT id FROM person WHERE archived_at IS NOT NULL)',
  );

/** One byte an id, 1 for those in the list; as long as the highest id of either list needs. */
function marks(list: Uint32Array, other: Uint32Array): Uint8Array {
  let top = 0;
  for (const id of list) if (id > top) top = id;
  for (const id of other) if (id > top) top = id;
  const marked = new Uint8Array(top + 1);
  for (const id of list) marked[id] = 1;
  return marked;
}

function among(ordered: Uint32Array<ArrayBuffer>, kept: Uint32Array): Uint32Array<ArrayBuffer> {
  const marked = marks(kept, ordered);
  return ordered.filter((id) => marked[id] === 1);
}

function without(ordered: Uint32Array<ArrayBuffer>, gone: Uint32Array): Uint32Array<ArrayBuffer> {
  if (gone.length === 0) return ordered;
  const marked = marks(gone, ordered);
  return ordered.filter((id) => marked[id] === 0);
}

function withRest(picked: Uint32Array, all: Uint32Array, desc: boolean): Uint32Array<ArrayBuffer> {
  const marked = marks(picked, all);
  const rest = all.filter((id) => marked[id] === 0).toSorted();
  const whole = new Uint32Array(picked.length + rest.length);
  whole.set(picked);
  whole.set(desc ? rest.toReversed() : rest, picked.length);
  return whole;
}

const ofPerson = (value: string): ByValue => ({ from: column('person p'), id: 'p.id', value });
const ofDates = (value: string): ByValue => ({ from: column('person_stat s'), id: 's.person_id', value });
const ofFigures = (value: string): Order => ({ ...ofDates(value), whole: true });
const ofRows = (rows: Clause): Order => ({ from: clause`(${rows}) o`, id: 'o.person_id', value: 'o.value' });

const inLayers = (layer: 'layer' | 'value_layer', lowestFirst: readonly string[]): ByRank => ({
  ranks: lowestFirst.map((each) => clause`SELECT p.id FROM person p WHERE p.${column(layer)} = ${each}`),
});
const leading = (role: 'owner' | 'admin', ours: Clause): Clause =>
  clause`SELECT m.person_id FROM membership m WHERE m.role = ${role} AND m.role <> 'member' AND m.left_at IS NULL AND ${ours}`;
/** Those who carry each tag, the tags in the order in which a row shows them. */
const tagged = (db: Db): readonly Clause[] =>
  Array.from(
    ids(db, 'SELECT t.id FROM tag t JOIN tag_group g ON g.id = t.group_id ORDER BY g.sort, g.id, t.sort, t.id'),
    (id) => clause`SELECT pt.person_id FROM person_tag pt WHERE pt.tag_id = ${id}`,
  );
const present = (ours: Clause, accountId: number | null): Clause =>
  accountId === null
    ? column('SELECT person_id FROM person_stat WHERE groups > 0')
    : clause`SELECT m.person_id FROM membership m WHERE m.left_at IS NULL AND ${ours}`;

function orderOf(db: Db, by: MemberSort['by'], accountId: number | null): Order {
  const ours = ourGroup('m.group_id', accountId);
  const friends = accountId === null ? column('1') : clause`c.account_id = ${accountId}`;
  const stays = (value: string): Order =>
    ofRows(
      clause`SELECT m.person_id, ${column(value)} AS value FROM membership m WHERE m.left_at IS NULL AND ${ours} GROUP BY m.person_id`,
    );
  const contacts = (value: string): Order =>
    ofRows(clause`SELECT c.person_id, ${column(value)} AS value FROM contact c WHERE ${friends} GROUP BY c.person_id`);
  switch (by) {
    case 'name':
      return { ...ofPerson('p.pinyin'), whole: true };
    case 'created':
      return { ...ofPerson('p.created_at'), whole: true };
    case 'wechatId':
      return ofPerson('p.wechat_id');
    case 'phone':
      return ofPerson('p.phone');
    case 'city':
      return ofPerson(`nullif(p.city, '')`);
    case 'gender':
      return ofPerson(`nullif(p.gender, '')`);
    case 'tags':
      return { ranks: tagged(db) };
    case 'lastActive':
      return ofPerson('p.last_active');
    case 'layer':
      return inLayers('layer', ['lost', 'silent', 'ordinary', 'active', 'core']);
    case 'valueLayer':
      return inLayers('value_layer', ['churned', 'potential', 'high']);
    case 'level':
      return { from: column('level l JOIN person p ON p.level_id = l.id'), id: 'p.id', value: 'l.rank' };
    case 'role':
      return { ranks: [leading('owner', ours), leading('admin', ours), present(ours, accountId)] };
    case 'groups':
      return accountId === null ? ofFigures('s.groups') : stays('count(*)');
    case 'joined':
      return accountId === null ? ofDates('s.last_joined_at') : stays('max(m.joined_at)');
    case 'firstJoined':
      return accountId === null ? ofDates('s.first_joined_at') : stays('min(m.joined_at)');
    case 'remark':
      return contacts(`min(nullif(c.remark, ''))`);
    case 'channel':
      return contacts(`min(nullif(c.channel, ''))`);
    case 'addedOn':
      return contacts('max(c.added_on)');
    case 'spent':
      return ofFigures('s.spent_fen');
    case 'points':
    case 'strikes':
    case 'invited':
    case 'orders':
    case 'messages':
      return ofFigures(`s.${by}`);
    default:
      return ofRows(
        clause`SELECT p.id AS person_id, nullif(json_extract(p.extra, ${`$."${by.slice('extra:'.length)}"`}), '') AS value FROM person p`,
      );
  }
}
