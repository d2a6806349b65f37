import { z } from 'zod';
import { type ImportInput, type ImportPreview, type ImportReject, ColumnTarget } from '#shared/contract/imports';
import {
  columnsOfRejects,
  findHeader,
  guessMapping,
  HEADER_WITHIN,
  headerSignature,
  type Mapping,
  namesPeople,
} from '#shared/domain/importMapping';
import { type Candidate, ownFieldsOf, rowReader } from '#shared/domain/importRow';
import { tableFault } from './limits';
import { readTable, type Source, type TableShape } from './read';

/** A row that could be read, with its cells as they stood where it may still be turned down. */
export interface SheetRow {
  readonly row: Candidate;
  readonly cells: readonly string[] | null;
}

/** A sheet read by its mapping. */
export interface Sheet {
  readonly shape: TableShape;
  /** 0 = no header. */
  readonly headerLine: number;
  readonly signature: string;
  readonly mapping: Mapping;
  /** The own fields that it fills, in the order of each row's. */
  readonly ownFields: readonly string[];
  readonly remembered: boolean;
  readonly columns: ImportPreview['columns'];
  readonly top: ImportPreview['top'];
  /** All rows below the header, those rejected included. */
  readonly total: number;
  readonly rows: readonly SheetRow[];
  readonly rejects: readonly ImportReject[];
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

type Wish = Pick<ImportInput, 'sheet' | 'encoding' | 'headerLine' | 'mapping'>;

const SAMPLES = 5;

/** Reads a sheet whole: finds the header among its first rows, maps the columns, reads each row below it. */
export async function readSheet(
  source: Source,
  wish: Wish,
  zone: string,
  remembered: (signature: string) => unknown,
  tick: (rows: number) => void,
): Promise<Sheet> {
  const first: Line[] = [];
  const rows: SheetRow[] = [];
  const rejects: ImportReject[] = [];
  let plan: Plan | null = null;
  let readRow: ReturnType<typeof rowReader> | null = null;
  let total = 0;

  const take = ({ cells, line }: Line, { mapping }: Plan): void => {
    total += 1;
    readRow ??= rowReader(mapping, zone);
    const read = readRow(cells, line);
    // Only a row that names a group may still be turned down.
    if (read.ok) rows.push({ row: read.row, cells: read.row.group === null ? null : cells });
    else rejects.push({ line, reason: read.reason, raw: rawOf(cells) });
    if (total % 2000 === 0) tick(total);
  };
  const begin = (): Plan => {
    const made = planOf(first, wish, remembered, before === 2);
    for (const each of first) if (each.line > made.headerLine) take(each, made);
    return made;
  };
  // A file of rejected rows is read as the sheet it is of.
  let before: 0 | 2 | null = null;
  const shape = await readTable(source, wish, (read, line) => {
    before ??= columnsOfRejects(read);
    const cells = before === 0 ? read : read.slice(before);
    if (plan) return take({ cells, line }, plan);
    first.push({ cells, line });
    if (first.length >= Math.max(HEADER_WITHIN + SAMPLES, 40)) plan = begin();
  });
  const { headerLine, mapping, ...planned } = plan ?? begin();
  const header = first.find((each) => each.line === headerLine)?.cells ?? [];
  const below = first.filter((each) => each.line > headerLine).slice(0, SAMPLES);
  return {
    shape,
    headerLine,
    mapping,
    ownFields: ownFieldsOf(mapping),
    ...planned,
    columns: mapping.map((field, column) => ({
      header: (header[column] ?? '').slice(0, 200),
      samples: below.map((each) => (each.cells[column] ?? '').slice(0, 200)),
      field,
    })),
    top: first
      .slice(0, HEADER_WITHIN)
      .map(({ cells, line }) => ({ line, cells: cells.slice(0, 30).map((cell) => cell.slice(0, 60)) })),
    total,
    rows,
    rejects,
  };
}

type Plan = Pick<Sheet, 'headerLine' | 'signature' | 'mapping' | 'remembered'>;

function planOf(first: readonly Line[], wish: Wish, remembered: (signature: string) => unknown, headed: boolean): Plan {
  const found = headed ? 0 : findHeader(first.map(({ cells }) => cells));
  const headerLine = wish.headerLine ?? (found === null ? 0 : (first[found]?.line ?? 0));
  const header = first.find((each) => each.line === headerLine)?.cells ?? [];
  const below = first.filter((each) => each.line > headerLine).map(({ cells }) => cells);
  const width = Math.max(header.length, ...below.map((cells) => cells.length), 1);
  const signature = headerSignature(header, width);
  const stored = StoredMapping.safeParse(remembered(signature));
  const last = stored.success ? stored.data : null;
  const mapping = wish.mapping ?? last ?? guessMapping(header, below);
  if (!namesPeople(mapping) && wish.mapping) throw tableFault('noNames');
  return {
    headerLine,
    signature,
    mapping: Array.from({ length: Math.max(width, mapping.length) }, (_, column) => mapping[column] ?? null),
    remembered: !wish.mapping && last !== null,
  };
}

const StoredMapping = z.array(ColumnTarget.nullable());

/** A row as it stood, for the file of rejected rows: cells as CSV. */
export const rawOf = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
