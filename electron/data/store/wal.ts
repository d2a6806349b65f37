import { readFileSync } from 'node:fs';

const HEADER = 32;
const FRAME_HEADER = 24;

/** What a write-ahead log holds, read without SQLite and without touching it. */
export interface WalFacts {
  /** The newest committed first page (it carries the database's header), or null. */
  readonly firstPage: Buffer | null;
  /** Transactions that lie, whole, behind a damaged frame: SQLite would pass over them in silence. */
  readonly lostCommits: number;
}

type Sum = readonly [number, number];

/** Reads a write-ahead log and checks every frame of it; null for a log that is absent or empty. */
export function readWal(path: string): WalFacts | null {
  const wal = readWhole(path);
  if (!wal || wal.length < HEADER) return null;
  const bigEndian = wal.readUInt32BE(0) === 0x377f0683;
  const pageSize = wal.readUInt32BE(8);
  if ((!bigEndian && wal.readUInt32BE(0) !== 0x377f0682) || pageSize < 512 || pageSize > 65536)
    return { firstPage: null, lostCommits: wal.length > HEADER ? 1 : 0 };
  const salts = wal.subarray(16, 24);
  let sum = checksum(wal, 0, 24, [0, 0], bigEndian);
  let damaged = !same(sum, stored(wal, 24));
  let [firstPage, candidate]: (Buffer | null)[] = [null, null];
  let lostCommits = 0;
  const size = FRAME_HEADER + pageSize;
  for (let at = HEADER; at + size <= wal.length; at += size) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break;
    const after = checksum(wal, at, 8, sum, bigEndian);
    const own = checksum(wal, at + FRAME_HEADER, pageSize, after, bigEndian);
    const holds = same(own, stored(wal, at + 16));
    // Behind a damaged frame the chain goes on from the sum that the frame was written with.
    sum = stored(wal, at + 16);
    const commit = wal.readUInt32BE(at + 4) !== 0;
    if (damaged && holds && commit) lostCommits += 1;
    if (!holds) damaged = true;
    if (damaged) continue;
    if (wal.readUInt32BE(at) === 1) candidate = wal.subarray(at + FRAME_HEADER, at + size);
    if (commit) firstPage = candidate ?? firstPage;
  }
  return { firstPage: firstPage ?? null, lostCommits };
}

function readWhole(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch {
    return null;
  }
}

const stored = (wal: Buffer, at: number): Sum => [wal.readUInt32BE(at), wal.readUInt32BE(at + 4)];
const same = (a: Sum, b: Sum): boolean => a[0] === b[0] && a[1] === b[1];

/** SQLite's running checksum over `length` bytes (a multiple of 8). */
function checksum(bytes: Buffer, from: number, length: number, start: Sum, bigEndian: boolean): Sum {
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, length);
  let [one, two] = start;
  for (let at = 0; at < length; at += 8) {
    one = (one + view.getUint32(at, !bigEndian) + two) >>> 0;
    two = (two + view.getUint32(at + 4, !bigEndian) + one) >>> 0;
  }
  return [one, two];
}
