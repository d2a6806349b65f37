import { createHash, randomBytes } from 'node:crypto';
import { closeSync, createWriteStream, existsSync, openSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { z } from 'zod';
import { PackageManifest } from '#shared/contract/exports';
import { CodedError } from '../errors';
import { migrations } from '../db/migrations';
import { moveIntoPlace, privateFolder } from '../store/files';
import type { Cell } from './packageShape';
import { packageTables } from './packageTables';
import { PACKAGE_FORMAT } from './packageWrite';

/** How much a package may unpack to, and how much one line of it may hold: beyond it is no package, or an attack. */
const MAX_UNPACKED = 4 * 1024 * 1024 * 1024;
const MAX_LINE = 20 * 1024 * 1024;
const MAX_PICTURE = 200 * 1024 * 1024;
const MAX_MANIFEST = 64 * 1024;

/** What can be wrong with a package as a whole; each has its sentence, and nothing was changed. */
export type PackageFault = 'foreign' | 'newer' | 'damaged' | 'bomb';
export const packageFault = (fault: PackageFault, cause = ''): CodedError =>
  new CodedError(fault === 'newer' ? 'NEWER' : 'INVALID', `error.package.${fault}`, { cause: cause.slice(0, 200) });

/** A row as it travels: its uid, when it was last changed there (0 = not known), its columns. */
const Line = z.strictObject({
  uid: z.string().min(1).max(100).nullable(),
  changed: z.int().nonnegative(),
  row: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export interface PackageRow {
  readonly uid: string | null;
  readonly changed: number;
  readonly row: Readonly<Record<string, Cell>>;
}

/** An open package whose names and sizes have been looked at. */
export interface Package {
  readonly manifest: PackageManifest;
  /** Unpacks the rows of every table into files of a new folder; `tick` is told of each and may give up. */
  readonly unpack: (folder: string, tick: () => void) => Promise<void>;
  /** Puts the pictures that are not here yet in place, each checked against its name. */
  readonly keepPictures: (folder: string) => Promise<void>;
  readonly close: () => void;
}

const TABLES = new Set(packageTables.map(({ name }) => `tables/${name}.jsonl`));
const PICTURE = /^materials\/[0-9a-f]{64}$/;

/** Opens a package; refuses what is none, is of a later version, or holds more than it may. */
export async function openPackage(path: string): Promise<Package> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(
    (error: unknown) => {
      throw unreadable(error);
    },
  );
  try {
    const parts = await listParts(zip);
    const manifest = await readManifest(zip, parts.get('manifest.json'));
    return {
      manifest,
      unpack: async (folder, tick) => {
        privateFolder(folder);
        for (const { name } of packageTables) {
          tick();
          const entry = parts.get(`tables/${name}.jsonl`);
          if (entry) await unpackTo(zip, entry, rowsFile(folder, name));
        }
      },
      keepPictures: async (folder) => {
        for (const [name, entry] of parts)
          if (PICTURE.test(name)) await keepPicture(zip, entry, folder, name.slice('materials/'.length));
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw unreadable(error);
  }
}

/** Our own faults pass; what the zip reader says becomes one of them. */
function unreadable(error: unknown): unknown {
  if (error instanceof CodedError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^E(NOENT|ACCES|PERM|IO|MFILE|ISDIR|NOSPC|ROFS)$/.test(code)) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/too many bytes/i.test(text)) return packageFault('bomb');
  if (/invalid (relative )?path|absolute path|invalid characters/i.test(text)) return packageFault('foreign', text);
  return packageFault('damaged', text);
}

async function listParts(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (
      (name !== 'manifest.json' && !TABLES.has(name) && !PICTURE.test(name)) ||
      parts.has(name) ||
      entry.isEncrypted()
    )
      throw packageFault('foreign', name);
    // What the header claims; that it tells the truth is checked while unpacking.
    total += entry.uncompressedSize;
    const dense = entry.uncompressedSize > 32_000_000 && entry.uncompressedSize > entry.compressedSize * 200;
    const large = PICTURE.test(name) ? entry.uncompressedSize > MAX_PICTURE : false;
    if (dense || large || total > MAX_UNPACKED || parts.size > 500_000) throw packageFault('bomb');
    parts.set(name, entry);
  }
  return parts;
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<PackageManifest> {
  if (!entry || entry.uncompressedSize > MAX_MANIFEST) throw packageFault('foreign');
  let text = '';
  for await (const piece of await zip.openReadStreamPromise(entry)) text += String(piece);
  const said: unknown = parseJson(text);
  const format = z.object({ app: z.literal('qundesk'), format: z.int(), schema: z.int() }).safeParse(said);
  if (!format.success) throw packageFault('foreign');
  const newest = migrations.at(-1)?.version ?? 0;
  if (format.data.format > PACKAGE_FORMAT || format.data.schema > newest) throw packageFault('newer');
  const manifest = PackageManifest.safeParse(said);
  if (!manifest.success) throw packageFault('damaged');
  return manifest.data;
}

const rowsFile = (folder: string, table: string): string => join(folder, `${table}.jsonl`);

async function unpackTo(zip: ZipFile, entry: Entry, file: string): Promise<void> {
  try {
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
  } catch (error) {
    throw unreadable(error);
  }
}

// A piece of a file, and how many rows are held at once.
const PIECE = 1 << 20;
const AT_ONCE = 5000;

/** The unpacked rows of a table, some thousand at a time: a transaction cannot wait for a file. */
export function* unpackedRows(folder: string, table: string): Generator<readonly PackageRow[]> {
  const path = rowsFile(folder, table);
  if (!existsSync(path)) return;
  const file = openSync(path, 'r');
  try {
    const decode = decoderOf();
    const piece = Buffer.alloc(PIECE);
    let rest = '';
    let rows: PackageRow[] = [];
    for (let size = readSync(file, piece); size > 0; size = readSync(file, piece)) {
      const found = (rest + decode(piece.subarray(0, size))).split('\n');
      rest = found.pop() ?? '';
      if (rest.length > MAX_LINE) throw packageFault('bomb');
      for (const line of found) rows.push(readLine(line));
      if (rows.length < AT_ONCE) continue;
      yield rows;
      rows = [];
    }
    if (rest !== '') throw packageFault('damaged');
    if (rows.length > 0) yield rows;
  } finally {
    closeSync(file);
  }
}

function decoderOf(): (bytes: Buffer) => string {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: true });
    } catch {
      throw packageFault('damaged');
    }
  };
}

function readLine(line: string): PackageRow {
  const parsed = Line.safeParse(parseJson(line));
  if (!parsed.success) throw packageFault('damaged', parsed.error.issues[0]?.message);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw packageFault('damaged');
  }
}

async function keepPicture(zip: ZipFile, entry: Entry, folder: string, sha256: string): Promise<void> {
  const place = join(folder, 'materials', sha256);
  if (existsSync(place)) return;
  const temporary = `${place}.${randomBytes(4).toString('hex')}.part`;
  const hash = createHash('sha256');
  const watch = new Transform({
    transform: (piece: Buffer, _encoding, done) => {
      hash.update(piece);
      done(null, piece);
    },
  });
  try {
    await pipeline(
      await zip.openReadStreamPromise(entry),
      watch,
      createWriteStream(temporary, { flags: 'wx', mode: 0o600 }),
    );
    if (hash.digest('hex') !== sha256) throw packageFault('damaged', sha256);
    moveIntoPlace(temporary, place);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unreadable(error);
  }
}
