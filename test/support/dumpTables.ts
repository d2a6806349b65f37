import { openDb } from '../../electron/data/db/open';
import { all } from '../../electron/data/db/sql';
import { undoableTables } from '../../electron/data/db/undo';
import { databaseFile } from '../../electron/data/store/open';

/** Every table that undo gives back, row by row in order of id, read from the file of a data folder's main set. */
export function dumpTables(dir: string): Record<string, readonly unknown[]> {
  const db = openDb(databaseFile(dir, 'main'));
  try {
    return Object.fromEntries(
      [...undoableTables(db), 'group_count', 'delivery_day', 'person_stat'].map((table) => [
        table,
        all(db, `SELECT * FROM ${table} ${ROLLUPS.get(table) ?? 'ORDER BY id'}`),
      ]),
    );
  } finally {
    db.close();
  }
}

// A rollup row may stay behind with nothing left in it; it means the same as no row.
const ROLLUPS = new Map([
  ['group_count', 'WHERE members <> 0 ORDER BY group_id'],
  ['person_stat', 'ORDER BY person_id'],
  ['delivery_day', 'WHERE planned <> 0 ORDER BY account_id, day, group_id'],
]);
