import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { localDateTime } from '#shared/domain/time';
import { migrate } from '../db/migrate';
import { openDb } from '../db/open';
import { dropBallast } from './ballast';
import { newestGoodBackup, verifiedBackup } from './backup';
import type { CheckFile } from './check';
import { moveIntoPlace, privateFile, privateFolder } from './files';
import type { Notice } from './open';
import { salvage, type Salvage } from './salvage';

const PARTS = ['', '-wal', '-shm'] as const;
const REPAIRED = 'repaired.db';

interface Repair {
  readonly file: string;
  readonly now: number;
  readonly zone: string;
  readonly checkFile: CheckFile;
}

/**
 * Replaces a damaged database (closed) by its newest good backup plus every newer row that can still be read, or by what
 * can be read where there is no backup. The damaged files are set aside, never deleted. Gives the notice for the user.
 */
export async function repair({ file, now, zone, checkFile }: Repair): Promise<Notice> {
  const folder = dirname(file);
  const repaired = join(folder, REPAIRED);
  dropBallast(folder);
  removeDatabase(repaired);
  const backup = await newestGoodBackup(folder, checkFile);
  if (backup) copyFileSync(await verifiedBackup(folder, backup.name), repaired);
  privateFile(repaired);
  const { rows, torn } = fillFrom(file, repaired);
  const missing = !existsSync(file);
  const aside = missing ? '' : setAside(file, now);
  moveIntoPlace(repaired, file);
  const at = backup ? localDateTime(backup.at, zone).replace('T', ' ') : '';
  if (missing) return { key: 'notice.missing', details: { at } };
  return {
    key: backup ? 'notice.restored' : 'notice.recovered',
    details: { at, rows, torn: torn.length, folder: aside },
  };
}

/** Finishes a repair that was killed after the damaged files were set aside and before the new one took their place. */
export function finishRepair(file: string): void {
  const repaired = join(dirname(file), REPAIRED);
  if (!existsSync(file) && existsSync(repaired)) moveIntoPlace(repaired, file);
}

/** Copies a database's files into `damaged-<time>/` beside it, without changing them; gives that folder. */
export function keepCopy(file: string, now: number): string {
  return collect(file, now, copyFileSync);
}

function setAside(file: string, now: number): string {
  return collect(file, now, renameSync);
}

function collect(file: string, now: number, bring: (from: string, to: string) => void): string {
  const time = new Date(now).toISOString().slice(0, 19).replaceAll(':', '');
  const taken = new Set(readdirSync(dirname(file)));
  let name = `damaged-${time}`;
  for (let count = 2; taken.has(name); count += 1) name = `damaged-${time}-${count}`;
  const aside = join(dirname(file), name);
  privateFolder(aside);
  // The database last: killed in between, the next start finds it, and repairs it, again.
  for (const part of [...PARTS].reverse())
    if (existsSync(file + part)) bring(file + part, join(aside, `qundesk.db${part}`));
  return aside;
}

/** Copies newer rows of the damaged files into the new database; works on copies, since reading replays their log. */
function fillFrom(damaged: string, repaired: string): Salvage {
  const workshop = join(dirname(repaired), 'salvage');
  rmSync(workshop, { recursive: true, force: true });
  mkdirSync(workshop, { mode: 0o700 });
  const db = openDb(repaired);
  try {
    migrate(db);
    for (const part of PARTS)
      if (existsSync(damaged + part)) copyFileSync(damaged + part, join(workshop, `damaged.db${part}`));
    return salvage(join(workshop, 'damaged.db'), db);
  } finally {
    db.close();
    rmSync(workshop, { recursive: true, force: true });
  }
}

function removeDatabase(file: string): void {
  for (const part of PARTS) rmSync(file + part, { force: true });
}
