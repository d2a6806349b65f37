import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { guardCell } from '#shared/domain/sheets';
import type { CellType } from './columns';
import type { Value } from './rows';
import type { Shown } from './shown';

/** Writes a sheet as CSV: UTF-8 with BOM and CRLF, as the spreadsheets of every system open it. */
export async function writeCsv(path: string, sheet: Shown): Promise<void> {
  const types = sheet.columns.map((column) => column.type);
  function* pieces(): Generator<string> {
    yield `\ufeff${lines([sheet.headers.map(guardCell)])}`;
    for (const batch of sheet.batches) yield lines(batch.map((row) => row.map((value, at) => cell(value, types[at]))));
  }
  await pipeline(Readable.from(pieces()), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
}

// It quotes its own line end by itself, but not the others.
const lines = (rows: readonly (readonly Value[])[]): string =>
  stringify([...rows], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });

const cell = (value: Value, type: CellType | undefined): Value =>
  typeof value === 'string' && type === 'text' ? guardCell(value) : value;
