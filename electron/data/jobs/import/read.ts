import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Encoding, ImportPreview } from '#shared/contract/imports';
import { unguardCell } from '#shared/domain/sheets';
import { MAX_FILE, type OnRow, tableFault } from './limits';
import { decode, readText, sniffEncoding } from './text';
import { readXlsx } from './xlsx';

/** Where rows come from: a file, or text that was pasted. */
export type Source = { readonly path: string } | { readonly text: string };

/** What a sheet turned out to be. */
export type TableShape = Pick<ImportPreview, 'format' | 'encoding' | 'separator' | 'sheet'> & {
  readonly sheets: readonly string[];
};

/** Reads a sheet by what its bytes say, whatever its name says; rows come in order, empty ones are left out. */
export async function readTable(
  source: Source,
  options: { readonly sheet?: string | undefined; readonly encoding?: Encoding | undefined },
  take: OnRow,
): Promise<TableShape> {
  let rows = 0;
  const onRow: OnRow = (cells, line) => {
    if (!cells.some((cell) => cell.trim() !== '')) return;
    rows += 1;
    take(cells, line);
  };
  const shape = 'text' in source ? readPasted(source.text, onRow) : await readFileTable(source.path, options, onRow);
  if (rows === 0) throw tableFault('empty');
  return shape;
}

function readPasted(text: string, onRow: OnRow): TableShape {
  const shape = readText([text.replace(/^\ufeff/, '')], unguarded(onRow));
  return { ...shape, encoding: null, sheets: [], sheet: null };
}

async function readFileTable(
  path: string,
  options: { readonly sheet?: string | undefined; readonly encoding?: Encoding | undefined },
  onRow: OnRow,
): Promise<TableShape> {
  const { size } = await stat(path);
  if (size === 0) throw tableFault('empty');
  if (size > MAX_FILE) throw tableFault('tooBig', { limit: Math.round(MAX_FILE / 1024 / 1024) });
  const kind = kindOf(await firstBytes(path));
  if (kind === 'zip') {
    const shape = await readXlsx(path, options.sheet, onRow);
    return { format: 'xlsx', encoding: null, separator: null, ...shape };
  }
  if (kind === 'ole') {
    // Half a megabyte of code for a format that few still have.
    const { readXls } = await import('./xls');
    const shape = await readXls(path, options.sheet, onRow);
    return { format: 'xls', encoding: null, separator: null, ...shape };
  }
  if (kind !== 'text') throw tableFault(kind);
  const bytes = await readFile(path);
  const sniffed = sniffEncoding(bytes);
  const encoding = options.encoding ?? sniffed.encoding;
  const shape = readText(decode(bytes.subarray(sniffed.mark), encoding), unguarded(onRow));
  return { ...shape, encoding, sheets: [], sheet: null };
}

/** A cell that would run as a formula was written with an apostrophe in front: it is read without. */
const unguarded =
  (onRow: OnRow): OnRow =>
  (cells, line) =>
    onRow(cells.some((cell) => cell.charCodeAt(0) === APOSTROPHE) ? cells.map(unguardCell) : cells, line);
const APOSTROPHE = 39;

/** The first 16 bytes of a file. */
export async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(16);
    const { bytesRead } = await file.read(bytes, 0, 16, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

const MAGIC: readonly (readonly [string, 'zip' | 'ole' | 'picture' | 'notTable'])[] = [
  ['504b0304', 'zip'],
  ['504b0506', 'zip'],
  ['d0cf11e0a1b11ae1', 'ole'],
  ['89504e47', 'picture'],
  ['ffd8ff', 'picture'],
  ['47494638', 'picture'],
  ['424d', 'picture'],
  ['52494646', 'picture'],
  ['25504446', 'notTable'],
  ['1f8b', 'notTable'],
  ['52617221', 'notTable'],
  ['377abcaf', 'notTable'],
  ['7f454c46', 'notTable'],
  ['4d5a', 'notTable'],
  ['53514c69746520', 'notTable'],
];

/** What a file is by its first bytes. */
export function kindOf(first: Buffer): 'zip' | 'ole' | 'picture' | 'notTable' | 'text' {
  const hex = first.toString('hex');
  const kind = MAGIC.find(([magic]) => hex.startsWith(magic))?.[1];
  if (kind === undefined) return 'text';
  // "BM" and "MZ" may also begin a line of text: a binary header has a zero byte near.
  if ((hex.startsWith('424d') || hex.startsWith('4d5a')) && !first.includes(0)) return 'text';
  return kind;
}

/** The file's name; '' for what was pasted. */
export const nameOf = (source: Source): string => ('path' in source ? basename(source.path) : '');

// In small pieces the coming and going of each takes longer than its sum.
const PIECE = 4 * 1024 * 1024;

/** SHA-256 of a file or a pasted text. */
export async function hashOf(source: Source): Promise<string> {
  const hash = createHash('sha256');
  if ('text' in source) hash.update(source.text);
  else for await (const piece of createReadStream(source.path, { highWaterMark: PIECE })) hash.update(piece as Buffer);
  return hash.digest('hex');
}
