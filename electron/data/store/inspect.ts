import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { APPLICATION_ID, newestVersion } from '../db/migrate';
import { CodedError } from '../errors';
import { readWal } from './wal';

const MAGIC = 'SQLite format 3\0';
const HEADER = 100;

/** What a database file is, found out before SQLite opens (and so changes) it. */
export interface FileFacts {
  readonly state: 'absent' | 'empty' | 'ours';
  /** `user_version`. */
  readonly version: number;
  /** Committed changes behind a damaged place of the write-ahead log. */
  readonly lostCommits: number;
}

/**
 * Looks at a database file without changing it. Throws NEWER for one of a later Qundesk, INVALID `error.foreign` for what
 * is none of ours, DAMAGED where ours can be recognised but its first page is broken.
 */
export function inspectFile(file: string): FileFacts {
  const head = existsSync(file) ? readHead(file) : Buffer.alloc(0);
  if (head.length === 0) return { state: existsSync(file) ? 'empty' : 'absent', version: 0, lostCommits: 0 };
  const wal = readWal(`${file}-wal`);
  const page = wal?.firstPage ?? head;
  const lostCommits = wal?.lostCommits ?? 0;
  const whole = page.length >= HEADER + 8;
  const id = whole ? page.readUInt32BE(68) : 0;
  if (!whole || page.toString('latin1', 0, 16) !== MAGIC) {
    if (id === APPLICATION_ID || head.every((byte) => byte === 0))
      throw new CodedError('DAMAGED', 'error.damaged', { cause: 'header' });
    throw new CodedError('INVALID', 'error.foreign', { file });
  }
  const version = page.readUInt32BE(60);
  if (id !== APPLICATION_ID) {
    // Killed before its first migration, a database of ours is one page without a table.
    const blank = id === 0 && version === 0 && page.readUInt32BE(28) <= 1 && page.readUInt16BE(103) === 0;
    if (!blank) throw new CodedError('INVALID', 'error.foreign', { file });
    return { state: 'empty', version, lostCommits };
  }
  if (version > newestVersion) throw new CodedError('NEWER', 'error.newer', { version, newest: newestVersion });
  return { state: 'ours', version, lostCommits };
}

function readHead(path: string): Buffer {
  const head = Buffer.alloc(HEADER + 8);
  const file = openSync(path, 'r');
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}
