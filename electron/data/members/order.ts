import type { MemberSort } from '#shared/contract/members';
import { dayBounds, localDay } from '#shared/domain/time';
import { inPinyinOrder } from '#shared/text/pinyin';
import type { Db } from '../db/open';
import { clause, column, type Clause } from '../db/search';
import { ids, one } from '../db/sql';
import { isAtHand, whileUnchanged } from '../db/unchanged';
import { orderOf, type ByRank, type ByScan, type ByValue, type Order } from './orders';
import type { Asked } from './repo';
import { archivedMarks, joined, marksOf, only, presentIds } from './sets';

// So few are looked up one by one where the order of everyone is not at hand.
const FEW = 8000;

/** An order of everyone who has a value, and how many there are of each value where that was learnt on the way. */
interface Everyone {
  readonly ids: Uint32Array<ArrayBuffer>;
  readonly sizes?: readonly number[];
}

/** Puts members in order; one without a value stands last whichever way. `kept` = null: all who are not archived. */
export function inOrder(
  asked: Pick<Asked, 'db' | 'zone'>,
  kept: Uint32Array<ArrayBuffer> | null,
  sort: MemberSort,
  accountId: number | null,
): Uint32Array<ArrayBuffer> {
  const { by, desc, second } = sort;
  if (!second || second.by === by) return byOne(asked.db, kept, { by, desc }, accountId);
  // Sorted by the second, then shared out by the values of the first: each keeps the order it came in.
  return sharedOut(byOne(asked.db, kept, second, accountId), classesOf(asked, by, accountId), desc);
}

function byOne(
  db: Db,
  kept: Uint32Array<ArrayBuffer> | null,
  { by, desc }: Pick<MemberSort, 'by' | 'desc'>,
  accountId: number | null,
): Uint32Array<ArrayBuffer> {
  const order = orderOf(db, by, accountId);
  const name = nameOf(by, accountId);
  if (kept !== null && kept.length <= FEW && 'from' in order && !isWorthReading(db, name))
    return withRest(readFew(db, order, kept), kept, desc);
  const ordered = everyone(db, name, order).ids;
  if (kept === null) {
    const picked = only(ordered, archivedMarks(db), false);
    return withRest(picked, 'from' in order && order.whole ? picked : presentIds(db), desc);
  }
  return withRest(among(db, name, ordered, kept), kept, desc);
}

const nameOf = (by: MemberSort['by'], accountId: number | null): string => `order ${by} ${accountId}`;

const everyone = (db: Db, name: string, order: Order): Everyone =>
  whileUnchanged(db, name, () => ('from' in order ? read(db, order) : readRanks(db, order)));

/** Which value each has in a column, by id: 1 is the lowest; 0 = none. What is shown as a day is one value a day. */
const classesOf = ({ db, zone }: Pick<Asked, 'db' | 'zone'>, by: MemberSort['by'], accountId: number | null) =>
  whileUnchanged(db, `${nameOf(by, accountId)} classes ${zone}`, () => {
    const order = orderOf(db, by, accountId);
    if ('from' in order && order.figures) return figureClasses(db, order);
    const { ids: ordered, sizes } = everyone(db, nameOf(by, accountId), order);
    const classes = new Uint32Array(topOf(ordered) + 1);
    let at = 0;
    for (const [lower, size] of (sizes ?? ('from' in order ? readSizes(db, order, zone) : [])).entries())
      for (const end = at + size; at < end; at += 1) classes[ordered[at] ?? 0] = lower + 1;
    return classes;
  });

/** The same where there are few figures: nobody needs to be put in order for it. */
function figureClasses(db: Db, order: ByValue): Uint32Array {
  const { people, values } = readPairs<number>(db, order, column('1'));
  const known = new Map(
    Array.from(new Set(values))
      .sort((one, other) => one - other)
      .map((value, at) => [value, at + 1]),
  );
  const classes = new Uint32Array(people.reduce((top, id) => Math.max(top, id), 0) + 1);
  for (const [at, id] of people.entries()) classes[id] = known.get(values[at] ?? 0) ?? 0;
  return classes;
}

/** How many there are of each value, the lowest first. */
function readSizes(db: Db, { from, value, instants }: ByValue, zone: string): readonly number[] | Uint32Array {
  const rows = `FROM ${from.sql} WHERE ${value} IS NOT NULL`;
  if (!instants) return ids(db, `SELECT count(*) ${rows} GROUP BY ${value} ORDER BY ${value}`, ...from.values);
  const sizes: number[] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const minute of ids(db, `SELECT max(${value}, 0) / 60000 ${rows} ORDER BY ${value}`, ...from.values)) {
    if (minute * 60_000 >= end) {
      [, end] = dayBounds(localDay(minute * 60_000, zone), zone);
      sizes.push(0);
    }
    sizes.push((sizes.pop() ?? 0) + 1);
  }
  return sizes;
}

/** A list by the classes of its members, each class as it stands in the list; those of class 0 last. */
function sharedOut(list: Uint32Array<ArrayBuffer>, classes: Uint32Array, desc: boolean): Uint32Array<ArrayBuffer> {
  const top = list.reduce((highest, id) => Math.max(highest, classes[id] ?? 0), 0);
  const shelf = (id: number): number => {
    const own = classes[id] ?? 0;
    return own === 0 ? top : desc ? top - own : own - 1;
  };
  const next = new Uint32Array(top + 2);
  for (const id of list) next[shelf(id) + 1] = (next[shelf(id) + 1] ?? 0) + 1;
  for (let at = 1; at < next.length; at += 1) next[at] = (next[at] ?? 0) + (next[at - 1] ?? 0);
  const shared = new Uint32Array(list.length);
  for (const id of list) {
    const at = shelf(id);
    const place = next[at] ?? 0;
    shared[place] = id;
    next[at] = place + 1;
  }
  return shared;
}

/** The order of everyone is read for the second list after a change: a first letter does not wait for it. */
function isWorthReading(db: Db, name: string): boolean {
  const once = `${name} once`;
  if (isAtHand(db, name) || isAtHand(db, once)) return true;
  whileUnchanged(db, once, () => true);
  return false;
}

/** Everyone of any rank: telling a handful of ranks apart and sorting ids takes a fraction of sorting rows by rank. */
function readRanks(db: Db, order: ByRank | ByScan): Everyone {
  const lists = (
    'scan' in order ? readScan(db, order) : order.ranks.map(({ sql, values }) => ids(db, sql, ...values))
  ).map((list) => list.sort());
  const seen = new Uint8Array(Math.max(0, ...lists.map((list) => list.at(-1) ?? 0)) + 1);
  const whole = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  // The lowest rank of somebody in several is the one that counts; a list may name somebody twice.
  const sizes = lists.map((list) => {
    const before = count;
    for (const id of list)
      if (seen[id] === 0) {
        seen[id] = 1;
        whole[count++] = id;
      }
    return count - before;
  });
  return { ids: whole.slice(0, count), sizes };
}

function readScan(db: Db, { of, scan }: ByScan): Uint32Array[] {
  const codes = ids(db, scan.sql, ...scan.values);
  return Array.from({ length: of }, (_none, rank) =>
    codes.filter((code) => code % of === rank).map((code) => (code - rank) / of),
  );
}

const read = (db: Db, order: ByValue): Everyone => {
  const { from, id, value } = order;
  if (order.words) return readWords(db, order, column('1'));
  const rows = `SELECT ${id} FROM ${from.sql} WHERE ${value} IS NOT NULL ORDER BY ${value}, ${id}`;
  return { ids: ids(db, rows, ...from.values) };
};

function readFew(db: Db, order: ByValue, few: Uint32Array): Uint32Array<ArrayBuffer> {
  const { from, id, value } = order;
  const wanted = clause`${column(id)} IN (SELECT value FROM json_each(${`[${few.join(',')}]`}))`;
  if (order.words) return readWords(db, order, wanted).ids;
  // The plus keeps the few from being looked for along the index of everyone.
  return ids(
    db,
    `SELECT ${id} FROM ${from.sql} WHERE +${value} IS NOT NULL AND ${wanted.sql} ORDER BY +${value}, ${id}`,
    ...from.values,
    ...wanted.values,
  );
}

/** By words: each is read out once, however many people it stands for. */
function readWords(db: Db, order: ByValue, wanted: Clause): Everyone {
  const { people, values } = readPairs<string>(db, order, wanted);
  const named = new Map<string, number[]>();
  for (const [at, person] of people.entries()) {
    const word = values[at] ?? '';
    const known = named.get(word);
    if (known) known.push(person);
    else named.set(word, [person]);
  }
  const lists = inPinyinOrder([...named.keys()]).map(
    (word) => named.get(word)?.sort((one, other) => one - other) ?? [],
  );
  return { ids: Uint32Array.from(lists.flat()), sizes: lists.map(({ length }) => length) };
}

/** Who has which value, in no order: as two texts, since rows of their own would take six times as long. */
function readPairs<Value>(
  db: Db,
  { from, id, value }: ByValue,
  wanted: Clause,
): { readonly people: readonly number[]; readonly values: readonly Value[] } {
  const row = one<{ people: string; said: string }>(
    db,
    `SELECT json_group_array(${id}) AS people, json_group_array(${value}) AS said
     FROM ${from.sql} WHERE ${value} IS NOT NULL AND ${wanted.sql}`,
    ...from.values,
    ...wanted.values,
  );
  // A column holds values of one kind.
  return { people: JSON.parse(row?.people ?? '[]') as number[], values: JSON.parse(row?.said ?? '[]') as Value[] };
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
  const places = new Uint32Array(topOf(ordered) + 1);
  for (let at = 0; at < ordered.length; at += 1) places[ordered[at] ?? 0] = at + 1;
  return places;
}

const topOf = (list: Uint32Array): number => list.reduce((top, id) => (id > top ? id : top), 0);

/** Those in order (upwards) and behind them, by id, whoever of `all` is not among them; `desc` turns both parts round. */
function withRest(picked: Uint32Array<ArrayBuffer>, all: Uint32Array, desc: boolean): Uint32Array<ArrayBuffer> {
  if (desc) picked.reverse();
  if (picked.length === all.length) return picked;
  const rest = only(all, marksOf(picked), false).sort();
  return joined([picked, desc ? rest.reverse() : rest]);
}
