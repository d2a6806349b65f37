import { PassThrough, pipeline } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { CodedError } from '../../errors';
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS, MAX_UNPACKED, type OnRow, tableFault } from './limits';
import { attribute, type XmlHandlers, xmlReader } from './xml';
import { dateFormats, serialText } from './xlsxDates';

/** The sheets of a workbook, and the one that was read. */
export interface WorkbookShape {
  readonly sheets: readonly string[];
  readonly sheet: string;
}

/** Reads one sheet (the first visible one unless named) of an .xlsx file row by row; every cell comes as the text it shows. */
export async function readXlsx(path: string, wanted: string | undefined, onRow: OnRow): Promise<WorkbookShape> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }).catch(
    (error: unknown) => {
      throw zipFault(error);
    },
  );
  try {
    const parts = await listParts(zip);
    const main = [...parts.keys()].find((name) => /^xl\/workbook\d*\.xml$/i.test(name));
    if (main === undefined) throw tableFault('notWorkbook');
    const { sheets, epoch1904 } = await readWorkbook(zip, parts, main);
    const chosen = sheets.find((sheet) => sheet.name === wanted) ?? sheets.find((sheet) => !sheet.hidden) ?? sheets[0];
    const part = chosen && parts.get(chosen.part);
    if (!chosen || !part) throw tableFault('notWorkbook');
    const isDate = await readStyles(zip, parts);
    const shared = await readShared(zip, parts);
    await readSheet(zip, part, { shared, isDate, epoch1904 }, onRow);
    return { sheets: sheets.map((sheet) => sheet.name), sheet: chosen.name };
  } catch (error) {
    throw zipFault(error);
  } finally {
    zip.close();
  }
}

/** Our own faults pass; what the zip reader or the XML parser says becomes one of them. */
function zipFault(error: unknown): unknown {
  if (error instanceof CodedError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^E(NOENT|ACCES|PERM|IO|MFILE|ISDIR)$/.test(code)) return error;
  const text = error instanceof Error ? error.message : String(error);
  if (/too many bytes/i.test(text)) return tableFault('bomb');
  if (/encrypted/i.test(text)) return tableFault('password');
  if (
    /end of central directory|not enough bytes|unexpected end|unexpected EOF|end of file|invalid central directory/i.test(
      text,
    )
  )
    return tableFault('truncated');
  return tableFault('damaged', { cause: text.slice(0, 200) });
}

async function listParts(zip: ZipFile): Promise<ReadonlyMap<string, Entry>> {
  const parts = new Map<string, Entry>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.startsWith('xl/') || (!entry.fileName.endsWith('.xml') && !entry.fileName.endsWith('.rels')))
      continue;
    if (entry.isEncrypted()) throw tableFault('password');
    // What the header claims; that it tells the truth is checked while unpacking.
    total += entry.uncompressedSize;
    const dense = entry.uncompressedSize > 32_000_000 && entry.uncompressedSize > entry.compressedSize * 200;
    if (dense || total > MAX_UNPACKED || parts.size > 5000) throw tableFault('bomb');
    parts.set(entry.fileName, entry);
  }
  return parts;
}

/** Parses one part as it is unpacked. */
async function parsePart(zip: ZipFile, entry: Entry, handlers: XmlHandlers): Promise<void> {
  const reader = xmlReader(handlers);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const piece of unpacked(zip, entry)) reader.push(decoder.decode(piece, { stream: true }));
  reader.push(decoder.decode());
  reader.end();
}

const DEFLATED = 8;
// Unpacked by 16 KB, as streams do unless told otherwise, half of the time went into handing the pieces on.
const PIECE = 256 * 1024;

/** The bytes of a part; those of more or fewer than the header says are refused. */
async function* unpacked(zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  const packed = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const stream = entry.compressionMethod === DEFLATED ? createInflateRaw({ chunkSize: PIECE }) : new PassThrough();
  // What goes wrong on either side ends both, and comes out of the loop below.
  pipeline(packed, stream, () => undefined);
  let left = entry.uncompressedSize;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    left -= piece.length;
    if (left < 0) throw new Error('too many bytes');
    yield piece;
  }
  if (left > 0) throw new Error('not enough bytes');
}

interface SheetPlace {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

async function readWorkbook(
  zip: ZipFile,
  parts: ReadonlyMap<string, Entry>,
  main: string,
): Promise<{ readonly sheets: readonly SheetPlace[]; readonly epoch1904: boolean }> {
  const targets = new Map<string, string>();
  const relations = parts.get(main.replace(/([^/]+)$/, '_rels/$1.rels'));
  if (relations)
    await parsePart(zip, relations, {
      open: (name, tag) => {
        const id = attribute(tag, 'Id');
        const target = attribute(tag, 'Target');
        if (name === 'Relationship' && id !== undefined && target !== undefined)
          targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
      },
    });
  const sheets: SheetPlace[] = [];
  let epoch1904 = false;
  const entry = parts.get(main);
  if (entry)
    await parsePart(zip, entry, {
      open: (name, tag) => {
        if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attribute(tag, 'date1904') ?? '');
        if (name !== 'sheet') return;
        // The prefix of relationships is the program's own choice; the attribute without one is something else.
        const prefixed = /\s([\w.-]+:id)\s*=/.exec(tag)?.[1];
        const relation = prefixed === undefined ? '' : (attribute(tag, prefixed) ?? '');
        sheets.push({
          name: attribute(tag, 'name') ?? '',
          hidden: (attribute(tag, 'state') ?? 'visible') !== 'visible',
          part: targets.get(relation) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`,
        });
      },
    });
  return { sheets, epoch1904 };
}

/** For each cell style whether it shows its number as a date. */
async function readStyles(zip: ZipFile, parts: ReadonlyMap<string, Entry>): Promise<readonly boolean[]> {
  const entry = parts.get('xl/styles.xml');
  if (!entry) return [];
  const formats = dateFormats();
  const isDate: boolean[] = [];
  let inCells = false;
  await parsePart(zip, entry, {
    open: (name, tag) => {
      if (name === 'numFmt') formats.add(Number(attribute(tag, 'numFmtId')), attribute(tag, 'formatCode') ?? '');
      else if (name === 'cellXfs') inCells = true;
      else if (name === 'xf' && inCells) isDate.push(formats.has(Number(attribute(tag, 'numFmtId') ?? 0)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return isDate;
}

/** The shared strings; rich text is flattened, phonetic guides are left out. */
async function readShared(zip: ZipFile, parts: ReadonlyMap<string, Entry>): Promise<readonly string[]> {
  const entry = parts.get('xl/sharedStrings.xml');
  const shared: string[] = [];
  if (!entry) return shared;
  let text = '';
  let inText = false;
  let phonetic = false;
  await parsePart(zip, entry, {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = !phonetic;
    },
    close: (name) => {
      if (name === 'si') shared.push(unescapeCell(text));
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      if (text.length > MAX_CELL) throw tableFault('longCell', { line: shared.length + 1, limit: MAX_CELL });
    },
  });
  return shared;
}

interface Book {
  readonly shared: readonly string[];
  readonly isDate: readonly boolean[];
  readonly epoch1904: boolean;
}

async function readSheet(zip: ZipFile, entry: Entry, book: Book, onRow: OnRow): Promise<void> {
  let line = 0;
  let rows = 0;
  let cells: string[] = [];
  let column = 0;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let phonetic = false;
  await parsePart(zip, entry, {
    open: (name, tag) => {
      // The commonest first: this runs for every cell.
      if (name === 'c') {
        column = columnOf(attribute(tag, 'r')) ?? column + 1;
        if (column >= MAX_COLUMNS) throw tableFault('tooWide', { line, limit: MAX_COLUMNS });
        type = attribute(tag, 't') ?? 'n';
        style = Number(attribute(tag, 's') ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') inValue = !phonetic;
      else if (name === 'rPh') phonetic = true;
      else if (name === 'row') {
        line = Number(attribute(tag, 'r') ?? line + 1);
        cells = [];
        column = -1;
        rows += 1;
        if (rows > MAX_ROWS) throw tableFault('tooManyRows', { limit: MAX_ROWS });
      }
    },
    close: (name) => {
      if (name === 'c') {
        if (value === '') return;
        while (cells.length < column) cells.push('');
        cells[column] = cellText(value, type, style, book);
      } else if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') phonetic = false;
      else if (name === 'row' && cells.length > 0) onRow(cells, line);
    },
    text: (piece) => {
      if (!inValue) return;
      value += piece;
      if (value.length > MAX_CELL) throw tableFault('longCell', { line, limit: MAX_CELL });
    },
  });
}

/** The text that a cell shows: shared and inline strings, numbers without an exponent, dates as days. */
function cellText(value: string, type: string, style: number, { shared, isDate, epoch1904 }: Book): string {
  switch (type) {
    case 's':
      return shared[Number(value)] ?? '';
    case 'inlineStr':
    case 'str':
      return unescapeCell(value);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'e':
      return '';
    case 'd':
      return value.replace('T', ' ').replace(/ 00:00:00(\.0+)?$/, '');
    default:
      if (isDate[style]) return serialText(Number(value), epoch1904);
      return numberText(value);
  }
}

/** A number as people write it: `1.38E10` is a phone number. */
export function numberText(value: string): string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? String(number) : value;
}

/** 0-based column of a reference like `AB12`, or null where there is none. */
function columnOf(reference: string | undefined): number | null {
  if (reference === undefined) return null;
  let column = 0;
  for (const char of reference) {
    const code = char.charCodeAt(0) & ~32;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
    if (column > 1_000_000) break;
  }
  return column - 1;
}

const unescapeCell = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
