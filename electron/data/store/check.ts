import Database from 'better-sqlite3';

export type CheckKind = 'quick' | 'full';

/** Runs SQLite's own check of a database file on a connection of its own; gives what it found, empty = sound. */
export type CheckFile = (file: string, kind: CheckKind) => Promise<readonly string[]>;

/** The check itself, in the calling thread. */
export function checkHere(file: string, kind: CheckKind): readonly string[] {
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      const rows = db.pragma(kind === 'quick' ? 'quick_check(20)' : 'integrity_check(20)') as Record<string, string>[];
      const found = rows.flatMap((row) => Object.values(row)).filter((line) => line !== 'ok');
      return kind === 'quick' ? found : [...found, ...(db.pragma('foreign_key_check') as unknown[]).map(String)];
    } finally {
      db.close();
    }
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : '';
    // Only what says that the file is broken counts; a busy or missing file is no damage.
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return [String(error)];
    throw error;
  }
}
