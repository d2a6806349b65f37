import { createWriteStream } from 'node:fs';
import { ZipFile } from 'yazl';
import { CodedError } from '../errors';
import type { CellType } from './columns';
import type { Value } from './rows';
import type { Shown } from './shown';
import { partOf, zipInto } from './zip';

/** Rows and characters that a sheet of this format can hold. */
const MAX_ROWS = 1_048_576;
const MAX_TEXT = 32_767;
// Light compression: a large sheet is written in half the time and a fifth larger.
const LEVEL = 3;

/** Writes a sheet as a workbook, row by row: texts are texts whatever they begin with, numbers numbers, days and instants dates. */
export async function writeXlsx(path: string, title: string, sheet: Shown): Promise<void> {
  const zip = new ZipFile();
  const rows = partOf(zip, sheetXml(sheet));
  for (const [name, xml] of Object.entries(parts(sheetTitle(title))))
    zip.addBuffer(Buffer.from(HEAD + xml), name, { compressionLevel: LEVEL });
  zip.addReadStream(rows, 'xl/worksheets/sheet1.xml', { compressionLevel: LEVEL });
  try {
    await zipInto(zip, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  } finally {
    rows.destroy();
  }
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The cell styles: plain, head, text, day, instant, money. */
const STYLES: Readonly<Record<CellType | 'head', number>> = { count: 0, head: 1, text: 2, day: 3, instant: 4, yuan: 5 };

const parts = (title: string): Readonly<Record<string, string>> => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escape(title)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf numFmtId="2" applyNumberFormat="1"/></cellXfs></styleSheet>`,
});

/** Character widths of a column by what it holds. */
const WIDTHS: Readonly<Record<CellType, number>> = { text: 18, count: 10, yuan: 12, day: 12, instant: 17 };

function* sheetXml({ headers, columns, batches }: Shown): Generator<string> {
  const types = columns.map((column) => column.type);
  const widths = types.map(
    (type, at) => `<col min="${at + 1}" max="${at + 1}" width="${WIDTHS[type]}" customWidth="1"/>`,
  );
  const head = headers.map((header) => textCell(header, STYLES.head)).join('');
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData><row>${head}</row>`;
  let count = 1;
  for (const batch of batches) {
    count += batch.length;
    if (count > MAX_ROWS) throw new CodedError('INVALID', 'error.export.tooManyRows', { limit: MAX_ROWS - 1 });
    yield batch
      .map((row) => `<row>${row.map((value, at) => cell(value, types[at] ?? 'text')).join('')}</row>`)
      .join('');
  }
  yield '</sheetData></worksheet>';
}

function cell(value: Value, type: CellType): string {
  if (value === null || value === '') return '<c/>';
  if (typeof value === 'number') return `<c s="${STYLES[type]}"><v>${value}</v></c>`;
  if (type === 'day' || type === 'instant') {
    const serial = serialOf(value);
    if (serial !== null) return `<c s="${STYLES[type]}"><v>${serial}</v></c>`;
  }
  return textCell(value, STYLES.text);
}

const textCell = (text: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${escape(text.slice(0, MAX_TEXT))}</t></is></c>`;

/** The serial day number of `YYYY-MM-DD[ HH:mm]`; null for days that sheets do not know. */
function serialOf(text: string): number | null {
  const at = Date.parse(`${text.replace(' ', 'T')}${text.length > 10 ? 'Z' : ''}`);
  const serial = at / 86_400_000 + 25_569;
  return Number.isFinite(serial) && serial >= 61 ? serial : null;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// XML has no control characters: the format writes them, and what looks like one written so, as _xHHHH_.
const SPECIAL = /[&<>"]|[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

const escape = (text: string): string =>
  text.replace(
    SPECIAL,
    (char) => ENTITIES[char] ?? `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );

/** A name that a sheet may have: no more than 31 characters, none of those that stand in references. */
const sheetTitle = (title: string): string =>
  title
    .replace(/[\\/?*[\]:']/g, ' ')
    .trim()
    .slice(0, 31) || 'Sheet1';
