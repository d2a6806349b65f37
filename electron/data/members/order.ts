import type { MemberSort } from '#shared/contract/members';
import { inPinyinOrder } from '#shared/text/pinyin';
import type { Db } from '../db/open';
import { clause, column, type Clause } from '../db/search';
import { ids, sql } from '../db/sql';
import { isAtHand, whileUnchanged } from '../db/unchanged';
import { isGone, ourGroup } from './scope';
import { archivedMarks, joined, marksOf, only, presentIds } from './sets';

/** What members are sorted by: rows of `id` and `value`; whoever has no value stands last. */
type Order = ByValue | ByRank | ByScan;

/** A few ranks, the lowest first: for each a query of the ids in it. Somebody in several counts as the lowest. */
interface ByRank {
  readonly ranks: readonly Clause[];
}

/** The same in one look at everyone: id × `of` + rank, where there is no index to ask for each rank. */
interface ByScan {
  readonly of: number;
  readonly scan: Clause;
}

interface ByValue {
  readonly from: Clause;
  readonly id: string;
  readonly value: string;
  /** True where nobody is without a value. */
  readonly whole?: true;
  /** True where values are words, to be looked up by pinyin. */
  readonly words?: true;
}

// So few are looked up one by one where the order of everyone is not at hand.
const FEW = 8000;

/** Puts members in order; one without a value stands last whichever way. `kept` = null: all who are not archived. */
export function inOrder(
  db: Db,
  kept: Uint32Array<ArrayBuffer> | null,
  sort: MemberSort,
  accountId: number | null,
): Uint32Array<ArrayBuffer> {
  const order = orderOf(db, sort.by, accountId);
  const name = `order ${sort.by} ${accountId}`;
  if (kept !== null && kept.length <= FEW && 'from' in order && !isWorthReading(db, name))
    return withRest(readFew(db, order, kept), kept, sort.desc);
  const ordered = whileUnchanged(db, name, () => ('from' in order ? read(db, order) : readRanks(db, order)));
  if (kept === null) {
    const picked = only(ordered, archivedMarks(db), false);
    return withRest(picked, 'from' in order && order.whole ? picked : presentIds(db), sort.desc);
  }
  return withRest(among(db, name, ordered, kept), kept, sort.desc);
}

/** The order of everyone is read for the second list after a change: a first letter does not wait for it. */
function isWorthReading(db: Db, name: string): boolean {
  const once = `${name} once`;
  if (isAtHand(db, name) || isAtHand(db, once)) return true;
  whileUnchanged(db, once, () => true);
  return false;
}

/** Everyone of any rank: telling a handful of ranks apart and sorting ids takes a fraction of sorting rows by rank. */
function readRanks(db: Db, order: ByRank | ByScan): Uint32Array<ArrayBuffer> {
  const lists = (
    'scan' in order ? readScan(db, order) : order.ranks.map(({ sql, values }) => ids(db, sql, ...values))
  ).map((list) => list.sort());
  const seen = new Uint8Array(Math.max(0, ...lists.map((list) => list.at(-1) ?? 0)) + 1);
  const whole = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  // The lowest rank of somebody in several is the one that counts; a list may name somebody twice.
  for (const list of lists)
    for (const id of list)
      if (seen[id] === 0) {
        seen[id] = 1;
        whole[count++] = id;
      }
  return whole.slice(0, count);
}

function readScan(db: Db, { of, scan }: ByScan): Uint32Array[] {
  const codes = ids(db, scan.sql, ...scan.values);
  return Array.from({ length: of }, (_none, rank) =>
    codes.filter((code) => code % of === rank).map((code) => (code - rank) / of),
  );
}

const read = (db: Db, order: ByValue): Uint32Array<ArrayBuffer> => {
  const { from, id, value } = order;
  if (order.words) return readWords(db, order, column('1'));
  return ids(db, `SELECT ${id} FROM ${from.sql} WHERE ${value} IS NOT NULL ORDER BY ${value}, ${id}`, ...from.values);
};

function readFew(db: Db, order: ByValue, few: Uint32Array): Uint32Array<ArrayBuffer> {
  const { from, id, value } = order;
  const wanted = clause`${column(id)} IN (SELECT value FROM json_each(${`[${few.join(',')}]`}))`;
  if (order.words) return readWords(db, order, wanted);
  // The plus keeps the few from being looked for along the index of everyone.
  return ids(
    db,
    `SELECT ${id} FROM ${from.sql} WHERE +${value} IS NOT NULL AND ${wanted.sql} ORDER BY +${value}, ${id}`,
    ...from.values,
    ...wanted.values,
  );
}

/** By words: each is read out once, however many people it stands for. */
function readWords(db: Db, { from, id, value }: ByValue, wanted: Clause): Uint32Array<ArrayBuffer> {
  const rows = sql(
    db,
    `SELECT ${id}, ${value} FROM ${from.sql} WHERE ${value} IS NOT NULL AND ${wanted.sql} ORDER BY ${id}`,
  )
    .raw()
    .all(...from.values, ...wanted.values) as [number, string][];
  const named = new Map<string, number[]>();
  for (const [person, word] of rows) {
    const known = named.get(word);
    if (known) known.push(person);
    else named.set(word, [person]);
  }
  return Uint32Array.from(inPinyinOrder([...named.keys()]).flatMap((word) => named.get(word) ?? []));
}

/** Those of an order who are kept, in it: few are sorted by the places they have in it, many are picked out of it. */
function among(
  db: Db,
  name: string,
  ordered: Uint32Array<ArrayBuffer>,
  kept: Uint32Array<ArrayBuffer>,
): Uint32Array<ArrayBuffer> {
  if (kept.length > ordered.length / 8) return only(ordered, marksOf(kept));
  const places = whileUnchanged(db, `${name} places`, () => placesOf(ordered));
  return kept
    .map((id) => places[id] ?? 0)
    .filter((place) => place > 0)
    .sort()
    .map((place) => ordered[place - 1] ?? 0);
}

/** Where each id stands in an order, from 1; 0 = not in it. */
function placesOf(ordered: Uint32Array): Uint32Array {
  let top = 0;
  for (const id of ordered) if (id > top) top = id;
  const places = new Uint32Array(top + 1);
  for (let at = 0; at < ordered.length; at += 1) places[ordered[at] ?? 0] = at + 1;
  return places;
}

/** Those in order (upwards) and behind them, by id, whoever of `all` is not among them; `desc` turns both parts round. */
function withRest(picked: Uint32Array<ArrayBuffer>, all: Uint32Array, desc: boolean): Uint32Array<ArrayBuffer> {
  if (desc) picked.reverse();
  if (picked.length === all.length) return picked;
  const rest = only(all, marksOf(picked), false).sort();
  return joined([picked, desc ? rest.reverse() : rest]);
}

const ofPerson = (value: string): ByValue => ({ from: column('person p'), id: 'p.id', value });
const ofDates = (value: string): ByValue => ({ from: column('person_stat s'), id: 's.person_id', value });
const ofFigures = (value: string): Order => ({ ...ofDates(value), whole: true });
const ofRows = (rows: Clause): ByValue => ({ from: clause`(${rows}) o`, id: 'o.person_id', value: 'o.value' });

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
  const contacts = (value: string): ByValue =>
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
      return { ...ofPerson(`nullif(p.city, '')`), words: true };
    case 'gender':
      return { of: 2, scan: clause`SELECT p.id * 2 + (p.gender = 'male') FROM person p WHERE p.gender <> ''` };
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
    case 'left':
      return ofRows(
        clause`SELECT m.person_id, max(m.left_at) AS value FROM membership m WHERE ${isGone} AND ${ours} GROUP BY m.person_id`,
      );
    case 'remark':
      return { ...contacts(`min(nullif(c.remark, ''))`), words: true };
    case 'channel':
      return { ...contacts(`min(nullif(c.channel, ''))`), words: true };
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
      return {
        ...ofRows(
          clause`SELECT p.id AS person_id, nullif(json_extract(p.extra, ${`$."${by.slice('extra:'.length)}"`}), '') AS value FROM person p`,
        ),
        words: true,
      };
  }
}
