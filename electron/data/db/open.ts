import Database from 'better-sqlite3';
import { registerFunctions } from './functions';

export type Db = Database.Database;

/** How long a connection waits for another that writes, ms. */
export const BUSY_MS = 5000;

/** Opens a database file with the house's pragmas and functions; does not migrate. Throws SQLite's own errors. */
export function openDb(file: string): Db {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma(`busy_timeout = ${BUSY_MS}`);
    db.pragma('cache_size = -64000');
    db.pragma('mmap_size = 0');
    db.pragma('temp_store = MEMORY');
    registerFunctions(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
