import { connectionState } from './functions';
import type { Db } from './open';
import { all, ids as idsOf, one, run, sql } from './sql';

/** Tables whose rows may come by the thousand. */
export type BulkTable =
  | 'person'
  | 'contact'
  | 'membership'
  | 'person_tag'
  | 'point_entry'
  | 'talk_day'
  | 'chat_print'
  | 'chat_message'
  | 'campaign_person'
  | 'purge_item'
  | 'purchase'
  | 'standing_change';

/** The ids of rows inserted together, both ends counted. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

type Value = string | number | null;

/** Told how many rows are done; may throw to give up. */
export type Tick = (done: number) => void;

// One statement a few dozen rows: more is no faster, and SQLite takes 32,766 values at most.
const AT_ONCE = 50;

/**
 * Inserts a row for each item under the next free ids, one after another; `valuesOf` gives what stands in `columns` (all but
 * the id) when the item's turn comes: all rows at once would be a second copy of everything. What stands in every row alike
 * is `same`: handed over once a statement, since a value handed to SQLite costs as much as its storing.
 * The triggers that log each insertion and index it stand aside: one entry of the undo log stands for all rows,
 * and search and figures of people, friendships and stays are brought up to date for the range.
 */
export function insertRange<Item>(
  db: Db,
  table: BulkTable,
  columns: string,
  items: readonly Item[],
  valuesOf: (item: Item) => readonly Value[],
  tick: Tick,
  same: Readonly<Record<string, Value>> = {},
): IdRange | null {
  if (items.length === 0) return null;
  const first = nextId(db, table);
  const range = { first, last: first + items.length - 1 };
  const alike = Object.keys(same);
  const filled = [columns, ...alike].join(',');
  const place = `(${[columns.replaceAll(/[^,]+/g, '?'), ...alike.map((column) => `:${column}`)].join(',')})`;
  const statement = (count: number): string =>
    `INSERT INTO ${table}(${filled}) VALUES ${Array.from({ length: count }, () => place).join(',')}`;
  const many = statement(AT_ONCE);
  const insert = (): void => {
    for (let at = 0; at < items.length; at += AT_ONCE) {
      const count = Math.min(AT_ONCE, items.length - at);
      const values: Value[] = [];
      for (const item of items.slice(at, at + count)) values.push(...valuesOf(item));
      sql(db, count === AT_ONCE ? many : statement(count)).run(values, same);
      if (at % 1000 === 0) tick(at + count);
    }
  };
  fillRange(db, table, range, insert, filled);
  return range;
}

/** Lets `insert` put rows into a whole range of ids, with one entry of the undo log for all of them; `columns` = the only ones it fills. */
export function fillRange(
  db: Db,
  table: BulkTable,
  { first, last }: IdRange,
  insert: () => void,
  columns?: string,
): void {
  const state = connectionState(db);
  const rebuild = setAside(db, table, last - first + 1, columns);
  state.bulk = true;
  try {
    insert();
  } finally {
    state.bulk = false;
  }
  rebuild();
  for (const follow of FOLLOWS[table]) follow(db, { first, last });
  if (state.operationId !== null)
    run(
      db,
      'INSERT INTO undo_log(operation_id, tbl, row_id, last_id, sql) VALUES (?, ?, ?, ?, ?)',
      state.operationId,
      table,
      first,
      last,
      `DELETE FROM ${table} WHERE id BETWEEN ${first} AND ${last}`,
    );
}

/** A table's insertions can be taken back and brought again by the range: all that follows from them is known here. */
export const comesInRanges = (table: string): table is BulkTable => Object.hasOwn(FOLLOWS, table);

const within =
  (text: string) =>
  (db: Db, range: IdRange): void =>
    void run(db, text, range);

const MESSAGES = `UPDATE person_stat SET messages =
  (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = person_stat.person_id)`;

const STAYS = `UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
  (SELECT count(*), min(joined_at), max(joined_at) FROM membership m WHERE m.person_id = person_stat.person_id AND m.left_at IS NULL)`;

const INVITED = `UPDATE person_stat SET invited =
  (SELECT count(DISTINCT m.person_id) FROM membership m WHERE m.inviter_id = person_stat.person_id AND m.left_at IS NULL)`;

const BOUGHT = `UPDATE person_stat SET (orders, spent_fen) =
  (SELECT ifnull(sum(b.orders), 0), ifnull(sum(b.amount_fen), 0) FROM purchase b WHERE b.person_id = person_stat.person_id)`;

/** What the triggers that stood aside would have done for each row. */
const FOLLOWS: Readonly<Record<BulkTable, readonly ((db: Db, range: IdRange) => void)[]>> = {
  person: [
    (db, range) => fillIndex(db, 'person', range),
    (db, range) => {
      const rebuild = setAside(db, 'person_stat', range.last - range.first + 1);
      run(db, 'INSERT INTO person_stat(person_id) SELECT id FROM person WHERE id BETWEEN :first AND :last', range);
      rebuild();
    },
  ],
  contact: [(db, range) => fillIndex(db, 'contact', range)],
  membership: [
    within(`${STAYS}
     WHERE person_id IN (SELECT person_id FROM membership WHERE id BETWEEN :first AND :last)`),
    within(`${INVITED}
     WHERE person_id IN (SELECT inviter_id FROM membership WHERE id BETWEEN :first AND :last AND inviter_id IS NOT NULL)`),
  ],
  person_tag: [],
  point_entry: [
    within(`UPDATE person_stat SET points = person_stat.points + got.total
     FROM (SELECT person_id, sum(points) AS total FROM point_entry WHERE id BETWEEN :first AND :last GROUP BY person_id) AS got
     WHERE got.person_id = person_stat.person_id`),
  ],
  talk_day: [
    within(`${MESSAGES}
     WHERE person_id IN (SELECT s.person_id FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id WHERE d.id BETWEEN :first AND :last)`),
  ],
  chat_print: [],
  chat_message: [],
  campaign_person: [],
  purge_item: [],
  purchase: [within(`${BOUGHT} WHERE person_id IN (SELECT person_id FROM purchase WHERE id BETWEEN :first AND :last)`)],
  standing_change: [],
};

// FTS5 writes a segment whenever it has gathered this many bytes; many of them have to be merged again.
const GATHERED = { usual: 1024 * 1024, many: 64 * 1024 * 1024 };

/** The tables with a search index, and what of a row it holds; '' = nothing. */
const INDEXED = {
  person: `nickname || char(10) || ifnull(wechat_id, '') || char(10) || ifnull(phone, '') || char(10) || pinyin || char(10) || initials`,
  contact: 'remark',
} as const;
type Indexed = keyof typeof INDEXED;
const isIndexed = (table: string): table is Indexed => Object.hasOwn(INDEXED, table);

function fillIndex(db: Db, table: Indexed, range: IdRange): void {
  const index = `${table}_fts`;
  const gather = (bytes: number): void =>
    void run(db, `INSERT INTO ${index}(${index}, rank) VALUES ('hashsize', ${bytes})`);
  const many = range.last - range.first > WORTH_IT;
  if (many) gather(GATHERED.many);
  run(
    db,
    `INSERT INTO ${index}(rowid, tokens) SELECT id, cjk_tokens(${INDEXED[table]}) FROM ${table}
     WHERE id BETWEEN :first AND :last${table === 'contact' ? ` AND remark <> ''` : ''}`,
    range,
  );
  if (many) gather(GATHERED.usual);
}

/** Takes a range out of a search index, or empties it and fills it with what stays where that is less work; gives what does the filling. */
function emptyIndex(db: Db, table: Indexed, range: IdRange): () => void {
  const index = `${table}_fts`;
  if (isMost(db, table, range.last - range.first + 1)) {
    run(db, `INSERT INTO ${index}(${index}) VALUES ('delete-all')`);
    return () => fillIndex(db, table, { first: 0, last: Number.MAX_SAFE_INTEGER });
  }
  run(db, `DELETE FROM ${index} WHERE rowid BETWEEN :first AND :last`, range);
  return () => undefined;
}

// Sorting an index anew costs a fraction of keeping it in order row by row, once most of it is new.
const WORTH_IT = 5000;

/** Drops a table's indexes, and the triggers that would stand aside for each row, where the rows to come are many and most;
 * gives what makes the very same ones again. All within the transaction that inserts: nobody sees the table without them.
 * An index of what is not in `columns` stays: none of the rows goes into it, and making it anew would read them all. */
function setAside(db: Db, table: string, rows: number, columns?: string): () => void {
  if (rows < WORTH_IT || rows < countOf(db, table)) return () => undefined;
  const isOfOthers = (index: string): boolean => {
    const column = / WHERE (\w+) IS NOT NULL$/.exec(index)?.[1];
    return column !== undefined && columns?.includes(column) === false;
  };
  return drop(
    db,
    table,
    `type = 'index' OR type = 'trigger' AND sql LIKE '% AFTER INSERT %' AND (instr(sql, 'NOT in_bulk()') OR instr(sql, 'WHEN logs_inserts()'))`,
    isOfOthers,
  );
}

const countOf = (db: Db, table: string): number => one<{ n: number }>(db, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;

/** Drops those of a table's indexes and triggers of which `which` is true, but what `stays` by its text; gives what makes the very same ones again. */
function drop(db: Db, table: string, which: string, stays: (text: string) => boolean = () => false): () => void {
  const parts = all<{ type: string; name: string; sql: string }>(
    db,
    `SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL AND (${which}) ORDER BY rowid`,
    table,
  ).filter((part) => !stays(part.sql));
  for (const { type, name } of parts) db.exec(`DROP ${type} ${name}`);
  return () => {
    for (const part of parts) db.exec(part.sql);
  };
}

/** The id that the next row of a table takes. */
export function nextId(db: Db, table: BulkTable): number {
  return (one<{ id: number | null }>(db, `SELECT max(id) AS id FROM ${table}`)?.id ?? 0) + 1;
}

const CHUNK = 200;

/**
 * Deletes a range of rows; the undo log gets a few hundred rows an entry instead of one each, which `fillRange` brings back.
 * What else hangs on a row goes as ever, row by row, and is logged by its own triggers.
 */
export function emptyRange(db: Db, table: BulkTable, { first, last }: IdRange, tick: Tick): void {
  const state = connectionState(db);
  const settle = leaving(db, table, { first, last });
  const rebuild = setAsideForEmptying(db, table, last - first + 1);
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => `"${name}"`);
  const values = columns.map((column) => `quote(${column})`).join(` || ',' || `);
  const log = `INSERT INTO undo_log(operation_id, tbl, row_id, last_id, sql)
    SELECT :operation, '${table}', min(id), max(id),
      'INSERT INTO ${table}(${columns.join(',')}) VALUES ' || group_concat('(' || ${values} || ')', ',' ORDER BY id)
    FROM ${table} WHERE id BETWEEN :from AND :to HAVING count(*) > 0`;
  state.emptying = table;
  try {
    // Backwards, so that what is replayed in reverse fills the table forwards; after its rows, so that they come back first.
    for (let to = last; to >= first; to -= CHUNK) {
      const range = { from: Math.max(first, to - CHUNK + 1), to };
      const entry = state.operationId === null ? null : run(db, log, { ...range, operation: state.operationId });
      run(db, `DELETE FROM ${table} WHERE id BETWEEN :from AND :to`, range);
      if (entry && entry.changes > 0)
        run(db, 'UPDATE undo_log SET id = (SELECT max(id) + 1 FROM undo_log) WHERE id = ?', entry.id);
      tick(last - range.from + 1);
    }
  } finally {
    state.emptying = null;
  }
  rebuild();
  settle();
}

/** Does what the triggers that stand aside would do for each row that goes; gives what is left to do once all are gone. */
function leaving(db: Db, table: BulkTable, range: IdRange): () => void {
  if (isIndexed(table)) return emptyIndex(db, table, range);
  const left = (LEFT_BEHIND[table] ?? []).map(
    ({ whose, counted }) => [counted, JSON.stringify([...idsOf(db, whose, range)])] as const,
  );
  return () => {
    for (const [counted, people] of left)
      run(db, `${counted} WHERE person_id IN (SELECT value FROM json_each(?))`, people);
  };
}

/** Whose figures rows of a range leave behind, and how those are counted anew. */
const LEFT_BEHIND: Partial<Readonly<Record<BulkTable, readonly { whose: string; counted: string }[]>>> = {
  talk_day: [
    {
      whose: `SELECT DISTINCT s.person_id FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id
        WHERE d.id BETWEEN :first AND :last AND s.person_id IS NOT NULL`,
      counted: MESSAGES,
    },
  ],
  purchase: [{ whose: 'SELECT DISTINCT person_id FROM purchase WHERE id BETWEEN :first AND :last', counted: BOUGHT }],
  membership: [
    { whose: 'SELECT DISTINCT person_id FROM membership WHERE id BETWEEN :first AND :last', counted: STAYS },
    {
      whose: 'SELECT DISTINCT inviter_id FROM membership WHERE id BETWEEN :first AND :last AND inviter_id IS NOT NULL',
      counted: INVITED,
    },
  ],
};

/** True where rows to go are many, and more than those that stay. */
const isMost = (db: Db, table: string, rows: number): boolean => rows > WORTH_IT && rows * 2 > countOf(db, table);

/** As `setAside`, for rows to go: the triggers that would stand aside go where many rows do, the indexes where most do. */
function setAsideForEmptying(db: Db, table: BulkTable, rows: number): () => void {
  if (rows < WORTH_IT) return () => undefined;
  const indexes = isMost(db, table, rows) ? `type = 'index' OR` : '';
  return drop(
    db,
    table,
    `${indexes} type = 'trigger' AND sql LIKE '% AFTER DELETE %' AND (instr(sql, 'NOT emptying(') OR instr(sql, 'WHEN logs_deletes('))`,
  );
}
