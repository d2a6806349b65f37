import { CodedError } from '../errors';
import { migrations, type Migration } from './migrations/index';
import type { Db } from './open';
import { installUndoTriggers } from './undo';

/** `application_id` of our databases ("QUND"): tells them from any other SQLite file. */
export const APPLICATION_ID = 0x51554e44;

/** The version of a database that this Qundesk writes. */
export const newestVersion = migrations.at(-1)?.version ?? 0;

/** The schema version (`user_version`) of a database file that is open. */
export function schemaVersion(db: Db): number {
  return db.pragma('user_version', { simple: true }) as number;
}

/** Migrations still to run; NEWER if the file was written by a later Qundesk. */
export function pendingMigrations(db: Db, list: readonly Migration[] = migrations): readonly Migration[] {
  const version = schemaVersion(db);
  const newest = list.at(-1)?.version ?? 0;
  if (version > newest) throw new CodedError('NEWER', 'error.newer', { version, newest });
  return list.filter((migration) => migration.version > version);
}

/** Brings a database to the newest schema, one transaction a step: after a kill it is at the old or the new step, never between. */
export function migrate(db: Db, list: readonly Migration[] = migrations): void {
  const pending = pendingMigrations(db, list);
  if (pending.length === 0) return;
  db.pragma('foreign_keys = OFF');
  try {
    for (const migration of pending) {
      db.transaction(() => {
        migration.up(db);
        installUndoTriggers(db);
        const broken = db.pragma('foreign_key_check') as unknown[];
        if (broken.length > 0) throw new CodedError('DAMAGED', 'error.damaged', { rows: broken.length });
        db.pragma(`application_id = ${APPLICATION_ID}`);
        db.pragma(`user_version = ${migration.version}`);
      }).immediate();
    }
  } finally {
    db.pragma('foreign_keys = ON');
  }
}
