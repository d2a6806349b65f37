import { CodedError } from '../errors';
import { connectionState } from './functions';
import type { Db } from './open';
import { all, one, run } from './sql';

// Kept by triggers, or the record of undo itself: replaying rows into them would count twice.
const NOT_UNDONE = new Set(['operation', 'undo_log', 'group_count', 'delivery_day', 'person_stat']);

/** The tables whose every row change is logged with its inverse. */
export function undoableTables(db: Db): readonly string[] {
  return all<{ name: string }>(
    db,
    `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*' ORDER BY name`,
  )
    .map((row) => row.name)
    .filter((name) => !NOT_UNDONE.has(name));
}

/** (Re)creates the triggers that write the inverse of each row change into undo_log; called after every migration. */
export function installUndoTriggers(db: Db): void {
  for (const table of undoableTables(db)) {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
    const log = (row: 'new' | 'old', inverse: string): string =>
      `INSERT INTO undo_log(operation_id, tbl, row_id, sql) VALUES (operation_id(), '${table}', ${row}.id, ${inverse});`;
    const values = columns.map((column) => `quote(old."${column}")`).join(` || ',' || `);
    const sets = columns
      .filter((column) => column !== 'id')
      .map((column) => `'"${column}"=' || quote(old."${column}")`)
      .join(` || ',' || `);
    const guard = 'WHEN operation_id() IS NOT NULL';
    db.exec(`
      DROP TRIGGER IF EXISTS undo_${table}_insert;
      DROP TRIGGER IF EXISTS undo_${table}_update;
      DROP TRIGGER IF EXISTS undo_${table}_delete;
      CREATE TRIGGER undo_${table}_insert AFTER INSERT ON ${table} WHEN logs_inserts() BEGIN
        ${log('new', `'DELETE FROM ${table} WHERE id=' || new.id`)}
      END;
      CREATE TRIGGER undo_${table}_update AFTER UPDATE ON ${table} ${guard} BEGIN
        ${log('old', `'UPDATE ${table} SET ' || ${sets} || ' WHERE id=' || old.id`)}
      END;
      CREATE TRIGGER undo_${table}_delete AFTER DELETE ON ${table} ${guard} BEGIN
        ${log('old', `'INSERT INTO ${table}(${columns.map((column) => `"${column}"`).join(',')}) VALUES (' || ${values} || ')'`)}
      END;`);
  }
}

/** An operation as the undo stack sees it. */
export interface OperationRow {
  readonly id: number;
  readonly at: number;
  readonly command: string;
  readonly account_id: number | null;
  readonly summary: string;
}

/** The newest operation that can be undone: not itself an undo, not yet undone, with something logged. */
export function lastUndoable(db: Db): OperationRow | undefined {
  return one<OperationRow>(
    db,
    `SELECT id, at, command, account_id, summary FROM operation
     WHERE undoes IS NULL AND undone_by IS NULL AND EXISTS (SELECT 1 FROM undo_log WHERE operation_id = operation.id)
     ORDER BY id DESC LIMIT 1`,
  );
}

/** The operation that redo would bring back: the newest undo with no later change of another kind. */
export function lastRedoable(db: Db): OperationRow | undefined {
  return one<OperationRow>(
    db,
    `SELECT o.id, o.at, o.command, o.account_id, o.summary FROM operation o JOIN operation u ON u.id = o.undone_by
     WHERE NOT EXISTS (SELECT 1 FROM operation later WHERE later.id > u.id AND later.undoes IS NULL)
     ORDER BY u.id DESC LIMIT 1`,
  );
}

/** Replays the inverse of an operation inside the running one; gives the tables it touched. CONFLICT if rows moved on. */
export function replayInverse(db: Db, operationId: number): readonly string[] {
  const state = connectionState(db);
  const steps = all<{ tbl: string; sql: string }>(
    db,
    'SELECT tbl, sql FROM undo_log WHERE operation_id = ? ORDER BY id DESC',
    operationId,
  );
  db.pragma('defer_foreign_keys = ON');
  state.undoing = true;
  try {
    for (const step of steps) db.exec(step.sql);
  } catch (error) {
    throw new CodedError('CONFLICT', 'error.undoBuiltUpon', { cause: String(error) });
  } finally {
    state.undoing = false;
  }
  return Array.from(new Set(steps.map((step) => step.tbl)));
}

/** True where a later operation, not undone itself, changed a row that this one changed. */
export function builtUpon(db: Db, operationId: number): boolean {
  return (
    one(
      db,
      `SELECT 1 FROM undo_log mine JOIN undo_log later ON later.tbl = mine.tbl
         AND later.row_id BETWEEN mine.row_id AND ifnull(mine.last_id, mine.row_id)
       JOIN operation o ON o.id = later.operation_id
       WHERE mine.operation_id = :id AND later.operation_id > :id AND o.undoes IS NULL AND o.undone_by IS NULL
       UNION ALL
       SELECT 1 FROM undo_log mine JOIN undo_log later ON later.tbl = mine.tbl AND later.last_id IS NOT NULL
         AND later.last_id >= mine.row_id AND later.row_id < mine.row_id
       JOIN operation o ON o.id = later.operation_id
       WHERE mine.operation_id = :id AND later.operation_id > :id AND o.undoes IS NULL AND o.undone_by IS NULL
       LIMIT 1`,
      { id: operationId },
    ) !== undefined
  );
}

/** Marks one operation undone by another. */
export function markUndone(db: Db, operationId: number, by: number | null): void {
  run(db, 'UPDATE operation SET undone_by = ? WHERE id = ?', by, operationId);
}
