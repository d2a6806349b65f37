import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { chmodSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Makes a folder that only its owner may enter. */
export function privateFolder(path: string): void {
  if (existsSync(path)) {
    // Windows has no such modes, and a folder on a stick may refuse them.
    if (process.platform !== 'win32') tryTo(() => chmodSync(path, 0o700));
  } else mkdirSync(path, { recursive: true, mode: 0o700 });
}

/** Makes an empty file that only its owner may read, or narrows the one that is there. */
export function privateFile(path: string): void {
  if (existsSync(path)) tryTo(() => chmodSync(path, 0o600));
  else closeSync(openSync(path, 'a', 0o600));
}

/** Forces a file to the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Puts a finished file in its place, so that after a power loss it is there whole or not at all. */
export function moveIntoPlace(from: string, to: string): void {
  syncFile(from);
  renameSync(from, to);
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(to), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Writes a small text file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.tmp`, text, { mode: 0o600 });
  moveIntoPlace(`${path}.tmp`, path);
}

/** SHA-256 of a file, in hex. */
export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function tryTo(work: () => void): void {
  try {
    work();
  } catch {
    // The file system has no such modes.
  }
}
