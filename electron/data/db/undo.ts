import { CodedError } from '../errors';
import { comesInRanges, emptyRange, fillRange, type Tick } from './bulk';
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

/** (Re)creates the triggers that write the inverse of each row change into undo_log; called after every migration.
 * Of an update only what was in the columns that changed is noted, as JSON: naming all would set off, at undo, the triggers that
 * index a name anew, and SQL of its own for each row costs ten times what the row does. */
export function installUndoTriggers(db: Db): void {
  for (const table of undoableTables(db)) {
    const columns = (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
    const log = (row: 'new' | 'old', inverse: string): string =>
      `INSERT INTO undo_log(operation_id, tbl, row_id, sql) VALUES (operation_id(), '${table}', ${row}.id, ${inverse});`;
    const values = columns.map((column) => `quote(old."${column}")`).join(` || ',' || `);
    const was = columns
      .filter((column) => column !== 'id')
      .map((column) => `iif(old."${column}" IS new."${column}", '', ',"${column}":' || json_quote(old."${column}"))`)
      .join(` || `);
    db.exec(`
      DROP TRIGGER IF EXISTS undo_${table}_insert;
      DROP TRIGGER IF EXISTS undo_${table}_update;
      DROP TRIGGER IF EXISTS undo_${table}_delete;
      CREATE TRIGGER undo_${table}_insert AFTER INSERT ON ${table} WHEN logs_inserts() BEGIN
        ${log('new', `'DELETE FROM ${table} WHERE id=' || new.id`)}
      END;
      CREATE TRIGGER undo_${table}_update AFTER UPDATE ON ${table} WHEN operation_id() IS NOT NULL BEGIN
        INSERT INTO undo_log(operation_id, tbl, row_id, sql)
          SELECT operation_id(), '${table}', old.id, '{' || substr(was, 2) || '}' FROM (SELECT ${was} AS was) WHERE was <> '';
      END;
      CREATE TRIGGER undo_${table}_delete AFTER DELETE ON ${table} WHEN logs_deletes('${table}') BEGIN
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

interface Step {
  readonly tbl: string;
  readonly row_id: number;
  readonly last_id: number | null;
  readonly sql: string;
}

/** Rows that the undo log of an operation speaks of: what undoing it comes to. */
export const rowsLogged = (db: Db, operationId: number): number =>
  one<{ n: number }>(
    db,
    'SELECT ifnull(sum(ifnull(last_id, row_id) - row_id + 1), 0) AS n FROM undo_log WHERE operation_id = ?',
    operationId,
  )?.n ?? 0;

/** Replays the inverse of an operation inside the running one; CONFLICT if rows moved on. `tick` may throw to give up. */
export function replayInverse(db: Db, operationId: number, tick: Tick = () => undefined): void {
  const state = connectionState(db);
  const steps = all<Step>(
    db,
    'SELECT tbl, row_id, last_id, sql FROM undo_log WHERE operation_id = ? ORDER BY id DESC',
    operationId,
  );
  db.pragma('defer_foreign_keys = ON');
  state.undoing = true;
  let done = 0;
  try {
    for (let at = 0; at < steps.length; ) {
      const together = rangeFrom(steps, at);
      done += replay(db, together, (more) => tick(done + more));
      at += together.length;
    }
  } catch (error) {
    if (error instanceof CodedError) throw error;
    throw new CodedError('CONFLICT', 'error.undoBuiltUpon', { cause: String(error) });
  } finally {
    state.undoing = false;
  }
}

/** The step at `at`, with those after it that fill the same range of rows, or empty it. */
function rangeFrom(steps: readonly Step[], at: number): readonly Step[] {
  let end = at + 1;
  while (goesOn(steps[end - 1], steps[end])) end += 1;
  return steps.slice(at, end);
}

/** True where the next step does to the neighbouring rows of the table what this one does: fill forwards, empty backwards. */
function goesOn(step: Step | undefined, next: Step | undefined): boolean {
  if (step?.last_id == null || next?.last_id == null || step.tbl !== next.tbl) return false;
  const [fills, nextFills] = [isFilling(step), isFilling(next)];
  if (fills !== nextFills) return false;
  return fills ? next.row_id === step.last_id + 1 : next.last_id === step.row_id - 1;
}

const isFilling = (step: Step): boolean => step.sql.startsWith('INSERT');

/** Replays a step, or several of one range; gives the number of rows. */
function replay(db: Db, steps: readonly Step[], tick: Tick): number {
  const [step] = steps;
  const end = steps.at(-1);
  if (!step || !end) return 0;
  const { tbl } = step;
  const [first, last] = isFilling(step) ? [step.row_id, end.last_id] : [end.row_id, step.last_id];
  const exec = (): void => {
    for (const each of steps) {
      takeBack(db, each);
      tick((each.last_id ?? each.row_id) - first + 1);
    }
  };
  if (last == null || !comesInRanges(tbl)) exec();
  else if (isFilling(step)) fillRange(db, tbl, { first, last }, exec);
  else emptyRange(db, tbl, { first, last }, tick);
  return (last ?? first) - first + 1;
}

/** Replays one entry of the log; a statement of one kind of change is prepared once. */
function takeBack(db: Db, { tbl, row_id, last_id, sql }: Step): void {
  if (sql.startsWith('{')) {
    // What the trigger of the table wrote: its own columns.
    const was = JSON.parse(sql) as Readonly<Record<string, string | number | null>>;
    const sets = Object.keys(was).map((column) => `"${column}" = ?`);
    run(db, `UPDATE ${tbl} SET ${sets.join(', ')} WHERE id = ?`, ...Object.values(was), row_id);
  } else if (last_id === null && sql.startsWith('DELETE')) run(db, `DELETE FROM ${tbl} WHERE id = ?`, row_id);
  else db.exec(sql);
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
