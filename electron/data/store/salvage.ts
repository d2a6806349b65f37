import Database from 'better-sqlite3';
import { connectionState } from '../db/functions';
import type { Db } from '../db/open';
import { undoableTables } from '../db/undo';

type Row = Readonly<Record<string, unknown>>;

/** What came over from a damaged database. */
export interface Salvage {
  /** Rows that are new or differ from what `into` held. */
  readonly rows: number;
  /** Tables that could not be read to their end. */
  readonly torn: readonly string[];
}

interface Written {
  readonly table: string;
  readonly id: number;
  /** What stood there before, or null for a new row. */
  readonly before: Row | null;
}

/**
 * Copies every readable row of a damaged database that is newer than what `into` holds, where it satisfies the schema.
 * Runs in one transaction; rows whose relations are gone are taken back. The undo history of `into` starts anew.
 */
export function salvage(damaged: string, into: Db): Salvage {
  const from = openDamaged(damaged);
  if (!from) return { rows: 0, torn: undoableTables(into) };
  const state = connectionState(into);
  into.pragma('foreign_keys = OFF');
  // The triggers that keep sent deliveries as they are stand aside, as they do for undo.
  state.undoing = true;
  try {
    return into
      .transaction(() => {
        const written: Written[] = [];
        const torn: string[] = [];
        for (const table of undoableTables(into)) if (!copyTable(from, into, table, written)) torn.push(table);
        const rows = written.length - takeBackBroken(into, written);
        into.exec('DELETE FROM undo_log');
        return { rows, torn };
      })
      .immediate();
  } finally {
    state.undoing = false;
    into.pragma('foreign_keys = ON');
    from.close();
  }
}

function openDamaged(file: string): Db | null {
  try {
    const db = new Database(file, { fileMustExist: true });
    try {
      db.pragma('user_version');
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return db;
    } catch {
      db.close();
      return null;
    }
  } catch {
    return null;
  }
}

/** Copies one table; false if part of it could not be read. */
function copyTable(from: Db, into: Db, table: string, written: Written[]): boolean {
  const [own, theirs] = [columnsOf(into, table), columnsOf(from, table)];
  const columns = own.filter((column) => theirs.includes(column));
  if (!columns.includes('id')) return false;
  const list = columns.map((column) => `"${column}"`).join(', ');
  const before = into.prepare(`SELECT ${list} FROM ${table} WHERE id = ?`);
  const insert = into.prepare(`INSERT INTO ${table}(${list}) VALUES (${columns.map(() => '?').join(', ')})`);
  const update = into.prepare(
    `UPDATE ${table} SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`,
  );
  return readBothWays(from, `SELECT ${list} FROM ${table} NOT INDEXED`, (row) => {
    const id = Number(row['id']);
    const old = before.get(id) as Row | undefined;
    if (old && columns.every((column) => Object.is(old[column], row[column]))) return;
    const values = columns.map((column) => row[column]);
    try {
      if (old) update.run(...values, id);
      else insert.run(...values);
      written.push({ table, id, before: old ?? null });
    } catch (error) {
      // A value that the schema refuses is damage of its own: the row of the backup stays.
      if (!isRefusal(error)) throw error;
    }
  });
}

/** Reads a table forwards to the first unreadable place, then backwards from its end; true if it was read whole. */
function readBothWays(from: Db, select: string, take: (row: Row) => void): boolean {
  let last = Number.NEGATIVE_INFINITY;
  try {
    for (const row of from.prepare(`${select} ORDER BY id`).iterate() as IterableIterator<Row>) {
      last = Number(row['id']);
      take(row);
    }
    return true;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  try {
    for (const row of from.prepare(`${select} ORDER BY id DESC`).iterate() as IterableIterator<Row>) {
      if (Number(row['id']) <= last) break;
      take(row);
    }
  } catch (error) {
    if (!isUnreadable(error)) throw error;
  }
  return false;
}

/** Takes back rows whose relations are missing, until none is; gives how many. */
function takeBackBroken(into: Db, written: readonly Written[]): number {
  const byRow = new Map(written.map((row) => [`${row.table} ${row.id}`, row]));
  let taken = 0;
  for (;;) {
    const broken = into.pragma('foreign_key_check') as { table: string; rowid: number }[];
    const rows = new Set(broken.map(({ table, rowid }) => `${table} ${rowid}`));
    let changed = 0;
    for (const key of rows) {
      const row = byRow.get(key);
      const [table = '', id = ''] = key.split(' ');
      byRow.delete(key);
      if (row?.before) {
        const columns = Object.keys(row.before);
        into
          .prepare(`UPDATE ${table} SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`)
          .run(...Object.values(row.before), row.id);
      } else into.prepare(`DELETE FROM ${table} WHERE id = ?`).run(Number(id));
      changed += 1;
    }
    if (changed === 0) return taken;
    taken += changed;
  }
}

const columnsOf = (db: Db, table: string): string[] => {
  try {
    return (db.pragma(`table_info(${table})`) as { name: string }[]).map((column) => column.name);
  } catch {
    return [];
  }
};

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '');
const isUnreadable = (error: unknown): boolean => /^SQLITE_(CORRUPT|NOTADB|IOERR|ERROR)/.test(codeOf(error));
const isRefusal = (error: unknown): boolean => /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(codeOf(error));
