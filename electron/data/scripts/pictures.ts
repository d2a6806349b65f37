import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { MAX_PICTURE_BYTES, type Material } from '#shared/contract/scripts';
import { pictureFacts } from '#shared/domain/picture';
import type { Context } from '../context';
import { CodedError } from '../errors';
import { insertMaterial, materialByHash } from './repo';

/** Keeps a picture file the user chose; INVALID where it is none, or larger than allowed. */
export function addPictureFile(ctx: Context, path: string): Material {
  const size = statSync(path).size;
  refuseSize(size);
  return addPicture(ctx, readFileSync(path), basename(path));
}

/** Keeps picture bytes under their content hash; the same picture twice is kept once. */
export function addPicture(ctx: Context, bytes: Uint8Array, name: string): Material {
  refuseSize(bytes.length);
  const facts = pictureFacts(bytes);
  if (!facts) throw new CodedError('INVALID', 'scripts:error.notPicture', { name });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const file = join(ctx.folder, 'materials', sha256);
  if (!existsSync(file)) writeWhole(file, bytes, `${file}.${ctx.newUid()}.part`);
  const known = materialByHash(ctx.db, sha256);
  if (known) return known;
  const material = { sha256, ...facts, name, size: bytes.length };
  // Outside any operation: a kept picture is no step to undo, only its use in a script is.
  return { id: insertMaterial(ctx.db, ctx.newUid(), ctx.now(), material), ...material };
}

function refuseSize(bytes: number): void {
  if (bytes > MAX_PICTURE_BYTES)
    throw new CodedError('INVALID', 'scripts:error.pictureTooLarge', {
      size: Math.ceil(bytes / 1024 / 1024),
      max: MAX_PICTURE_BYTES / 1024 / 1024,
    });
}

/** Puts a file in place whole or not at all: written aside, synced, renamed. */
function writeWhole(file: string, bytes: Uint8Array, aside: string): void {
  try {
    const handle = openSync(aside, 'wx', 0o600);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}
