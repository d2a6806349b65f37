import { fieldOfHeader, findHeader } from '#shared/domain/importMapping';
import { MAX_CELL, MAX_COLUMNS, type OnRow, tableFault } from './limits';

const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Takes decoded text in pieces of any size and gives whole rows. */
export interface CsvReader {
  readonly push: (text: string) => void;
  /** Gives the last row; refuses a quote that was never closed. */
  readonly end: () => void;
}

/** A reader of separated values as spreadsheets write them (RFC 4180, any line end, text after a closing quote kept). */
export function csvReader(separator: string, onRow: OnRow): CsvReader {
  const between = separator.charCodeAt(0);
  let text = '';
  let line = 1;

  /** Reads one row from `start`; gives where the next begins, or -1 where the row is not all here yet. */
  const readOne = (start: number, last: boolean): number => {
    const cells: string[] = [];
    const firstLine = line;
    let lines = 0;
    let at = start;
    const { length } = text;
    for (;;) {
      let cell = '';
      if (at < length && text.charCodeAt(at) === QUOTE) {
        const opened = at;
        let from = at + 1;
        for (;;) {
          const quote = text.indexOf('"', from);
          const until = quote < 0 ? length : quote;
          if (until - opened > MAX_CELL) throw tableFault('longCell', { line: firstLine, limit: MAX_CELL });
          if (quote < 0) {
            if (last) throw tableFault('unclosedQuote', { line: firstLine });
            return -1;
          }
          // A quote at the very end of the piece may be the first half of a doubled one.
          if (quote + 1 === length && !last) return -1;
          if (text.charCodeAt(quote + 1) === QUOTE) {
            from = quote + 2;
            continue;
          }
          const inner = text.slice(opened + 1, quote);
          if (inner.includes('\u0000')) throw tableFault('nul', { line: firstLine + lines });
          cell = inner.includes('"') ? inner.replaceAll('""', '"') : inner;
          lines += lineEnds(inner);
          at = quote + 1;
          break;
        }
      }
      const from = at;
      let code = -1;
      for (; at < length; at += 1) {
        code = text.charCodeAt(at);
        if (code === between || code === LF || code === CR) break;
        if (code === 0) throw tableFault('nul', { line: firstLine + lines });
      }
      if (at - from > MAX_CELL) throw tableFault('longCell', { line: firstLine, limit: MAX_CELL });
      if (at === length && !last) return -1;
      cell += text.slice(from, at);
      cells.push(cell);
      if (cells.length > MAX_COLUMNS) throw tableFault('tooWide', { line: firstLine, limit: MAX_COLUMNS });
      if (at === length) break;
      if (code === between) {
        at += 1;
        continue;
      }
      // A carriage return at the very end may be followed by its line feed in the next piece.
      if (code === CR && at + 1 === length && !last) return -1;
      at += code === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
      lines += 1;
      break;
    }
    line += lines;
    onRow(cells, firstLine);
    return at;
  };

  const read = (last: boolean): void => {
    let at = 0;
    while (at < text.length) {
      const next = readOne(at, last);
      if (next < 0) break;
      at = next;
    }
    text = text.slice(at);
  };

  return {
    push: (piece) => {
      text += piece;
      read(false);
    },
    end: () => read(true),
  };
}

/** Line ends in a text; CRLF counts once. */
function lineEnds(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === LF || (code === CR && text.charCodeAt(at + 1) !== LF)) count += 1;
  }
  return count;
}

const SEPARATORS = ['\t', ',', ';'] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Guesses the separator from the first lines: the one under which a header names most fields, else the one that cuts most lines into the same number of cells.
 * Null where hardly a line is cut and none of them is a header: those are names, one a line, some with a comma in them. */
export function guessSeparator(text: string): Separator | null {
  let best: Separator = ',';
  let most = 0;
  let names = true;
  for (const separator of SEPARATORS) {
    const rows: (readonly string[])[] = [];
    const reader = csvReader(separator, (cells) => {
      if (rows.length < 40 && (cells.length > 1 || cells[0] !== '')) rows.push(cells);
    });
    try {
      reader.push(text);
      reader.end();
    } catch {
      // The sample may end inside a quoted cell; the rows before it count.
    }
    const header = findHeader(rows);
    const named = header === null ? 0 : new Set((rows[header] ?? []).map(fieldOfHeader)).size;
    const widths = new Map<number, number>();
    for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
    for (const [width, count] of widths) {
      // What stands in the cells may be full of another separator; the words of a header are not.
      const score = width < 2 ? 0 : named * 10_000 + count * 100 + Math.min(width, 99);
      if (score > most) {
        most = score;
        best = separator;
      }
    }
    const cut = rows.filter(({ length }) => length > 1).length;
    if (rows.length === 0 || cut * 3 > rows.length || header !== null) names = false;
  }
  return names ? null : best;
}
