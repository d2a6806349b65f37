import { CodedError } from '../../errors';

/** How much a sheet may hold; beyond it is no members sheet, or an attack. */
export const MAX_FILE = 300 * 1024 * 1024;
export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 2000;
/** Characters in one cell. */
export const MAX_CELL = 1_000_000;
/** Bytes that the parts of a workbook may unpack to, together. */
export const MAX_UNPACKED = 1024 * 1024 * 1024;

/** What can be wrong with a sheet as a whole; each has its sentence in the language files. */
export type TableFault =
  | 'empty'
  | 'picture'
  | 'notTable'
  | 'webPage'
  | 'nul'
  | 'encoding'
  | 'truncated'
  | 'damaged'
  | 'notWorkbook'
  | 'password'
  | 'bomb'
  | 'entities'
  | 'tooBig'
  | 'tooWide'
  | 'tooManyRows'
  | 'longCell'
  | 'unclosedQuote'
  | 'noNames';

/** The failure for a fault of a sheet: nothing was changed. */
export function tableFault(fault: TableFault, details: Readonly<Record<string, string | number>> = {}): CodedError {
  return new CodedError('INVALID', `error.table.${fault}`, details);
}

/** Takes one row of a sheet; `line` is where it starts, 1-based. */
export type OnRow = (cells: readonly string[], line: number) => void;
