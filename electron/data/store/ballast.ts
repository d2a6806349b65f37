import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { open, rename, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';

const PIECES = 50;
const PIECE = 1024 * 1024;
const ENOUGH = 1024 * 1024 * 1024;

const ballastFile = (folder: string): string => join(folder, 'ballast');

/**
 * Keeps 50 MB beside the database that a full disk can give back, because even deleting and undoing need space. Made
 * only where more than 1 GB is free.
 */
export async function keepBallast(folder: string): Promise<void> {
  const file = ballastFile(folder);
  if (existsSync(file)) return;
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < ENOUGH) return;
  const temporary = `${file}.tmp`;
  try {
    const handle = await open(temporary, 'w', 0o600);
    try {
      // Random bytes: a file system that compresses would keep no space for zeros.
      const piece = randomBytes(PIECE);
      for (let count = 0; count < PIECES; count += 1) await handle.write(piece);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch {
    await rm(temporary, { force: true });
  }
}

/** Gives the ballast's space back; true if there was any. */
export function dropBallast(folder: string): boolean {
  const file = ballastFile(folder);
  if (!existsSync(file)) return false;
  rmSync(file, { force: true });
  return true;
}
