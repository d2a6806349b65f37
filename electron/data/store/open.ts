import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_ZONE } from '#shared/domain/time';
import { connectionState } from '../db/functions';
import { migrate, pendingMigrations, schemaVersion } from '../db/migrate';
import { openDb, type Db } from '../db/open';
import { CodedError, toCoded } from '../errors';
import { readSettings } from '../settings/repo';
import { backUp, clearUnfinished, listBackups } from './backup';
import { dropBallast } from './ballast';
import type { CheckFile } from './check';
import { cloudService } from './cloud';
import { markClosed, markOpen, wasLeftOpen } from './condition';
import { privateFile, privateFolder } from './files';
import { inspectFile } from './inspect';
import { finishRepair, keepCopy, repair } from './repair';
import { isSeeded, SEEDED } from './seeded';

export type SetName = 'main' | 'sample';

/** What opening found worth telling: a key of the language files with its details. */
export interface Notice {
  readonly key: string;
  readonly details: Readonly<Record<string, string | number | null>>;
}

/** An open workspace set. */
export interface Store {
  readonly set: SetName;
  readonly db: Db;
  readonly file: string;
  readonly folder: string;
  readonly zone: string;
  readonly notice: Notice | null;
  /** Its last process did not close it: it is due for a full check. */
  readonly leftOpen: boolean;
}

export interface OpenOptions {
  readonly dataDir: string;
  readonly set: SetName;
  readonly newUid: () => string;
  readonly now: () => number;
  readonly checkFile: CheckFile;
  /** Puts in what is missing of the default data. */
  readonly seed: (db: Db, newUid: () => string) => void | Promise<void>;
}

/** The folder of a workspace set below the data folder. */
export const setFolder = (dataDir: string, set: SetName): string => join(dataDir, 'sets', set);

/** The database file of a workspace set. */
export const databaseFile = (dataDir: string, set: SetName): string => join(setFolder(dataDir, set), 'qundesk.db');

/**
 * Opens (or makes) a workspace set, migrated and with its default data; a damaged one is repaired first. Throws
 * READ_ONLY, NEWER, INVALID `error.foreign`, DISK_FULL or DAMAGED, and then has not changed the database.
 */
export async function openStore(options: OpenOptions): Promise<Store> {
  try {
    return await openOrRepair(options);
  } catch (error) {
    const gaveSpace = toCoded(error).code === 'DISK_FULL' && dropBallast(setFolder(options.dataDir, options.set));
    if (!gaveSpace) throw error;
    return openOrRepair(options);
  }
}

/** Closes a workspace set in order: its log is written back into the database and the folder marked closed. */
export function closeStore(store: Store): void {
  if (!store.db.open) return;
  store.db.close();
  markClosed(store.folder);
}

async function openOrRepair(options: OpenOptions): Promise<Store> {
  const { dataDir, set, now, checkFile } = options;
  const folder = setFolder(dataDir, set);
  const file = databaseFile(dataDir, set);
  for (const sub of ['', 'materials', 'backups']) privateFolder(join(folder, sub));
  checkWritable(folder);
  clearUnfinished(folder);
  finishRepair(file);
  const leftOpen = wasLeftOpen(folder);
  const found = { set, file, folder, leftOpen };
  try {
    const facts = inspectFile(file);
    // Our backups beside no database: something took it away, and starting anew would look like losing everything.
    if (facts.state !== 'ours' && listBackups(folder).length > 0)
      throw new CodedError('DAMAGED', 'error.damaged', { cause: facts.state });
    const notice = noticeOf(
      options,
      facts.lostCommits,
      leftOpen && facts.state !== 'absent' && !existsSync(`${file}-wal`),
    );
    return { ...found, ...(await openMigrated(options)), notice };
  } catch (error) {
    if (toCoded(error).code !== 'DAMAGED') throw error;
    const notice = await repair({ file, now: now(), zone: DEFAULT_ZONE, checkFile });
    return { ...found, ...(await openMigrated(options)), notice };
  }
}

async function openMigrated(options: OpenOptions): Promise<Pick<Store, 'db' | 'zone'>> {
  const { dataDir, set, newUid, now, checkFile, seed } = options;
  const file = databaseFile(dataDir, set);
  const folder = setFolder(dataDir, set);
  privateFile(file);
  const db = openDb(file);
  try {
    if (schemaVersion(db) > 0 && pendingMigrations(db).length > 0)
      await backUp({ db, folder, zone: DEFAULT_ZONE, now, checkFile }, 'before-migration');
    migrate(db);
    if (!SEEDED.every((key) => isSeeded(db, key))) await seed(db, newUid);
    const { zone } = readSettings(db);
    connectionState(db).zone = zone;
    markOpen(folder);
    return { db, zone };
  } catch (error) {
    db.close();
    throw error;
  }
}

function noticeOf({ dataDir, set, now }: OpenOptions, lostCommits: number, walMissing: boolean): Notice | null {
  if (lostCommits > 0)
    return {
      key: 'notice.walDamaged',
      details: { lost: lostCommits, folder: keepCopy(databaseFile(dataDir, set), now()) },
    };
  if (walMissing) return { key: 'notice.walMissing', details: {} };
  const service = cloudService(dataDir);
  return service === null ? null : { key: 'notice.cloudFolder', details: { service } };
}

/** Throws the system's own error where nothing can be written. */
function checkWritable(folder: string): void {
  const probe = join(folder, 'writable.tmp');
  closeSync(openSync(probe, 'w', 0o600));
  rmSync(probe);
}
