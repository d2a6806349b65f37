import type { ExportSheet } from '#shared/contract/exports';
import { localDateTime } from '#shared/domain/time';
import type { CellType, ColumnSql } from './columns';
import type { SheetRows, Value } from './rows';

/** A sheet as people read it: codes are words, money is yuan, instants are wall clocks (`YYYY-MM-DD HH:mm`). */
export interface Shown {
  readonly headers: readonly string[];
  readonly columns: readonly ColumnSql[];
  readonly batches: Iterable<readonly (readonly Value[])[]>;
}

/** Puts the rows of a sheet into words as they are read; `tick` is told after each batch how many are done. */
export function showRows(
  rows: SheetRows,
  { columns: wanted, words }: Pick<ExportSheet, 'columns' | 'words'>,
  zone: string,
  tick: (done: number) => void,
): Shown {
  const { columns } = rows;
  const clock = wallClock(zone);
  const show = columns.map(({ type, words: set }) => cellOf(type, set, words, clock));
  function* batches(): Generator<readonly (readonly Value[])[]> {
    let done = 0;
    for (const batch of rows.batches) {
      yield batch.map((row) => row.map((value, at) => (value === null ? null : (show[at]?.(value) ?? value))));
      done += batch.length;
      tick(Math.min(done, rows.total));
    }
  }
  return { headers: wanted.map(({ header }) => header), columns, batches: batches() };
}

function cellOf(
  type: CellType,
  set: string | undefined,
  words: Readonly<Record<string, string>>,
  clock: (at: number) => string,
): (value: string | number) => Value {
  // Several codes of one cell stand behind one another.
  if (set !== undefined)
    return (value) =>
      String(value)
        .split(',')
        .map((code) => words[`${set}.${code}`] ?? code)
        .join('、');
  if (type === 'yuan') return (value) => Number(value) / 100;
  if (type === 'instant') return (value) => clock(Number(value));
  // Own fields come out of JSON as whatever was put in.
  return type === 'text' ? String : (value) => value;
}

const HOUR = 3_600_000;

/** Wall clocks of a zone; how far it is from UTC is looked up once an hour of the past, not once a cell. */
function wallClock(zone: string): (at: number) => string {
  const offsets = new Map<number, number>();
  return (at) => {
    const hour = Math.floor(at / HOUR);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      // A change of the clocks falls on a full hour of UTC, or on its half.
      offset = Date.parse(`${localDateTime(hour * HOUR, zone)}Z`) - hour * HOUR;
      offsets.set(hour, offset);
    }
    return new Date(at + offset).toISOString().slice(0, 16).replace('T', ' ');
  };
}
