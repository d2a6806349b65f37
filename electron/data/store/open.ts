import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrate } from '../db/migrate';
import { openDb, type Db } from '../db/open';
import { connectionState } from '../db/functions';
import { seedDefaults } from './defaults';
import { readSettings } from '../settings/repo';

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
  readonly folder: string;
  readonly zone: string;
  readonly notice: Notice | null;
}

/** The folder of a workspace set below the data folder. */
export const setFolder = (dataDir: string, set: SetName): string => join(dataDir, 'sets', set);

/** The database file of a workspace set. */
export const databaseFile = (dataDir: string, set: SetName): string => join(setFolder(dataDir, set), 'qundesk.db');

/** Opens (or makes) a workspace set, migrated and with its default data. */
export function openStore(dataDir: string, set: SetName, newUid: () => string): Store {
  const folder = setFolder(dataDir, set);
  for (const sub of ['', 'materials', 'backups']) mkdirSync(join(folder, sub), { recursive: true, mode: 0o700 });
  const file = databaseFile(dataDir, set);
  const fresh = !existsSync(file);
  const db = openDb(file);
  migrate(db);
  if (fresh) seedDefaults(db, newUid);
  const zone = readSettings(db).zone;
  connectionState(db).zone = zone;
  return { set, db, folder, zone, notice: null };
}
