import { chmodSync, copyFileSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Backup } from '#shared/contract/store';
import { backupsToKeep } from '#shared/domain/backups';
import type { Db } from '../db/open';
import { CodedError } from '../errors';
import type { CheckFile } from './check';
import { moveIntoPlace, privateFile, sha256Of, writeWhole } from './files';

/** Why a backup was made; the screen has a word for each. */
export type BackupReason =
  | 'manual'
  | 'daily'
  | 'before-import'
  | 'before-migration'
  | 'before-restore'
  | 'before-repair';

const NAME = /^qundesk-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})(\d{3})-([a-z-]+)\.db$/;

/** What a backup needs to know; every action's context has it. */
export interface BackupContext {
  readonly db: Db;
  readonly folder: string;
  readonly zone: string;
  readonly now: () => number;
  readonly checkFile: CheckFile;
}

/** The backups of a workspace set that have their checksum beside them, newest first. */
export function listBackups(folder: string): readonly Backup[] {
  const inside = join(folder, 'backups');
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .flatMap((name) => {
      const part = NAME.exec(name)?.slice(1);
      if (!part || !existsSync(join(inside, `${name}.sha256`))) return [];
      const [year, month, day, hour, minute, second, ms, reason = ''] = part;
      const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
      return [{ name, at, size: statSync(join(inside, name)).size, reason }];
    })
    .sort((a, b) => b.at - a.at);
}

/**
 * Copies the database as it is now through SQLite's backup API, checks the copy, then puts it in place and drops old ones.
 * Once `pinned` was called whatever is written later stays out of the copy and does not hold it up.
 */
export async function backUp(
  ctx: BackupContext,
  reason: BackupReason,
  pinned: () => void = () => undefined,
): Promise<Backup> {
  const inside = join(ctx.folder, 'backups');
  const newest = listBackups(ctx.folder)[0]?.at ?? 0;
  const at = Math.max(ctx.now(), newest + 1);
  const name = `qundesk-${new Date(at)
    .toISOString()
    .replaceAll(/[-:.Z]/g, '')
    .replace('T', '-')}-${reason}.db`;
  const temporary = join(inside, `${name}.tmp`);
  try {
    privateFile(temporary);
    await copySnapshot(ctx.db.name, temporary, pinned);
    const found = await ctx.checkFile(temporary, 'quick');
    if (found.length > 0) throw new CodedError('DAMAGED', 'error.damaged', { cause: found.join(' ') });
    // The checksum first: a backup without one counts as unfinished.
    writeWhole(join(inside, `${name}.sha256`), `${await sha256Of(temporary)}  ${name}\n`);
    moveIntoPlace(temporary, join(inside, name));
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(temporary + end, { force: true });
  }
  dropOld(ctx.folder, at, ctx.zone);
  return { name, at, size: statSync(join(inside, name)).size, reason };
}

async function copySnapshot(database: string, to: string, pinned: () => void): Promise<void> {
  const source = new Database(database, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    pinned();
    await source.backup(to, { progress: () => 1000 });
  } finally {
    source.close();
  }
}

/** The file of a backup whose bytes still match its checksum; NOT_FOUND or DAMAGED otherwise. */
export async function verifiedBackup(folder: string, name: string): Promise<string> {
  const file = join(folder, 'backups', name);
  if (!NAME.test(name) || !existsSync(file) || !existsSync(`${file}.sha256`))
    throw new CodedError('NOT_FOUND', 'error.backupMissing', { name });
  if (readFileSync(`${file}.sha256`, 'utf8').slice(0, 64) !== (await sha256Of(file)))
    throw new CodedError('DAMAGED', 'error.backupDamaged', { name });
  return file;
}

/** The newest backup that is whole by its checksum and by SQLite's check; null = none. */
export async function newestGoodBackup(folder: string, checkFile: CheckFile): Promise<Backup | null> {
  for (const backup of listBackups(folder)) {
    try {
      const file = await verifiedBackup(folder, backup.name);
      if ((await checkFile(file, 'quick')).length === 0) return backup;
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  }
  return null;
}

/** Puts a copy of a backup in the database's place; the database must be closed. */
export function putBackupInPlace(backup: string, database: string): void {
  if (existsSync(`${database}-wal`) && statSync(`${database}-wal`).size > 0)
    throw new CodedError('BUSY', 'error.busy', { cause: 'wal' });
  const copy = `${database}.tmp`;
  copyFileSync(backup, copy);
  if (process.platform !== 'win32') chmodSync(copy, 0o600);
  for (const end of ['-wal', '-shm']) rmSync(database + end, { force: true });
  moveIntoPlace(copy, database);
}

function dropOld(folder: string, now: number, zone: string): void {
  const inside = join(folder, 'backups');
  const all = listBackups(folder);
  const keep = backupsToKeep(all, now, zone);
  for (const { name } of all)
    if (!keep.has(name)) for (const end of ['', '.sha256']) rmSync(join(inside, name + end), { force: true });
}

/** Clears what a process left that was killed while it made a backup. */
export function clearUnfinished(folder: string): void {
  for (const name of readdirSync(folder))
    if (/^(look|take)-[0-9a-f]{8}/.test(name)) rmSync(join(folder, name), { recursive: true, force: true });
  const inside = join(folder, 'backups');
  for (const name of readdirSync(inside))
    if (/\.tmp(-\w+)?$|\.db-(wal|shm)$/.test(name)) rmSync(join(inside, name), { force: true });
}
