import Database from 'better-sqlite3';
import { registerFunctions } from './functions';

export type Db = Database.Database;

/** Opens a database file with the house's pragmas and functions; does not migrate. Throws SQLite's own errors. */
export function openDb(file: string): Db {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('checkpoint_fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
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
