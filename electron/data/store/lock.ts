import Database from 'better-sqlite3';
import { join } from 'node:path';
import { CodedError } from '../errors';
import { privateFile } from './files';

const WAIT_MS = 2000;

/**
 * Takes the data folder for this process's life; a process that is just ending gets 2 s, then BUSY. The lock is the
 * operating system's and goes with the process: unlike a file with a process id it is never left behind.
 */
export function lockFolder(dataDir: string): () => void {
  const file = join(dataDir, 'lock.db');
  privateFile(file);
  const lock = new Database(file, { timeout: WAIT_MS });
  try {
    // Nothing is ever written, so that a full disk can still be locked.
    lock.pragma('journal_mode = MEMORY');
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    const busy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
    throw busy ? new CodedError('BUSY', 'error.folderInUse', { folder: dataDir }) : error;
  }
  return () => lock.close();
}
