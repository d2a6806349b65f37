import { connectionState } from './functions';
import type { Db } from './open';
import { all, one, run, sql } from './sql';

/** Tables whose rows may come by the thousand. */
type BulkTable =
  | 'person'
  | 'contact'
  | 'membership'
  | 'person_tag'
  | 'point_entry'
  | 'talk_day'
  | 'chat_print'
  | 'chat_message'
  | 'campaign_person';

/** The ids of rows inserted together, both ends counted. */
export interface IdRange {
  readonly first: number;
  readonly last: number;
}

// One statement a few dozen rows: more is no faster, and SQLite takes 32,766 values at most.
const AT_ONCE = 50;

/**
 * Inserts rows under ids that follow one another from `first`; `columns` lists what stands in each row, `id` first.
 * The triggers that log each insertion and index it stand aside: one entry of the undo log stands for all rows,
 * and whoever calls this brings the search index up to date for the range.
 */
export function insertRange(
  db: Db,
  table: BulkTable,
  columns: string,
  rows: readonly (readonly (string | number | null)[])[],
  tick: (done: number) => void,
): IdRange | null {
  const [firstRow] = rows;
  if (firstRow === undefined) return null;
  const state = connectionState(db);
  const first = Number(firstRow[0]);
  const last = first + rows.length - 1;
  const place = `(${firstRow.map(() => '?').join(',')})`;
  const statement = (count: number): string =>
    `INSERT INTO ${table}(${columns}) VALUES ${Array.from({ length: count }, () => place).join(',')}`;
  const many = statement(AT_ONCE);
  const rebuild = setIndexesAside(db, table, rows.length);
  state.bulk = true;
  try {
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const piece = rows.slice(at, at + AT_ONCE);
      sql(db, piece.length === AT_ONCE ? many : statement(piece.length)).run(...piece.flat());
      if (at % 1000 === 0) tick(at + piece.length);
    }
  } finally {
    state.bulk = false;
  }
  rebuild();
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
  return { first, last };
}

// Sorting an index anew costs a fraction of keeping it in order row by row, once most of it is new.
const WORTH_IT = 5000;

/** Drops a table's indexes where the rows to come are many and most; gives what builds the very same ones again.
 * All within the transaction that inserts: no other connection ever sees the table without them. */
function setIndexesAside(db: Db, table: BulkTable, rows: number): () => void {
  const known = one<{ n: number }>(db, `SELECT count(*) AS n FROM ${table}`)?.n ?? 0;
  if (rows < WORTH_IT || rows < known) return () => undefined;
  const indexes = all<{ name: string; sql: string }>(
    db,
    `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL ORDER BY rowid`,
    table,
  );
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const index of indexes) db.exec(index.sql);
  };
}

/** The id that the next row of a table takes. */
export function nextId(db: Db, table: BulkTable): number {
  return (one<{ id: number | null }>(db, `SELECT max(id) AS id FROM ${table}`)?.id ?? 0) + 1;
}
