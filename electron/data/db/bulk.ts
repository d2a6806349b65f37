import { connectionState } from './functions';
import type { Db } from './open';
import { one, run, sql } from './sql';

/** Tables whose rows may come by the thousand. */
type BulkTable = 'person' | 'contact' | 'membership';

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

/** The id that the next row of a table takes. */
export function nextId(db: Db, table: BulkTable): number {
  return (one<{ id: number | null }>(db, `SELECT max(id) AS id FROM ${table}`)?.id ?? 0) + 1;
}
