import { readFile } from 'node:fs/promises';
import * as XLSX from '@e965/xlsx';
import { MAX_COLUMNS, type OnRow, tableFault } from './limits';
import { numberText, type WorkbookShape } from './xlsx';
import { isDateCode, serialText } from './xlsxDates';

/** Reads one sheet of an old .xls file; every cell comes as the text it shows. */
export async function readXls(path: string, wanted: string | undefined, onRow: OnRow): Promise<WorkbookShape> {
  const book = parse(await readFile(path));
  const hidden = (name: string): boolean =>
    (book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? 0) > 0;
  const name =
    book.SheetNames.find((sheet) => sheet === wanted) ??
    book.SheetNames.find((sheet) => !hidden(sheet)) ??
    book.SheetNames[0];
  const sheet = name === undefined ? undefined : book.Sheets[name];
  if (name === undefined || !sheet) throw tableFault('notWorkbook');
  const epoch1904 = book.Workbook?.WBProps?.date1904 ?? false;
  const rows = sheet['!data'] ?? [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (!row) continue;
    if (row.length > MAX_COLUMNS) throw tableFault('tooWide', { line: index + 1, limit: MAX_COLUMNS });
    const cells = Array.from(row, (cell?: XLSX.CellObject) => cellText(cell, epoch1904));
    if (cells.some((cell) => cell !== '')) onRow(cells, index + 1);
  }
  return { sheets: book.SheetNames, sheet: name };
}

function parse(bytes: Buffer): XLSX.WorkBook {
  try {
    return XLSX.read(bytes, { type: 'buffer', dense: true, cellNF: true, cellFormula: false, cellHTML: false });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(text)) throw tableFault('password');
    throw tableFault('damaged', { cause: text.slice(0, 200) });
  }
}

function cellText(cell: XLSX.CellObject | undefined, epoch1904: boolean): string {
  if (!cell || cell.v === undefined || cell.t === 'e') return '';
  if (cell.t !== 'n') return String(cell.v);
  return typeof cell.z === 'string' && isDateCode(cell.z)
    ? serialText(Number(cell.v), epoch1904)
    : numberText(String(cell.v));
}
