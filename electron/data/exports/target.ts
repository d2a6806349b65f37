import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CodedError } from '../errors';
import { moveIntoPlace } from '../store/files';

/** Writes a file beside its place and moves it there once it is whole and on the disk; on failure nothing of it stays. */
export async function writeTarget(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.part`);
  try {
    await write(temporary);
    moveIntoPlace(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw targetFault(error);
  }
}

/** What the place of the file says, as a sentence: it is not the data folder that is full or closed. */
function targetFault(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new CodedError('UNAVAILABLE', 'error.export.full');
  if (/^E(ACCES|PERM|ROFS|BUSY|NOENT|ISDIR|NOTDIR)$/.test(code))
    return new CodedError('READ_ONLY', 'error.export.place');
  return error;
}
