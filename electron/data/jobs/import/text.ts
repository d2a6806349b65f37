import { isUtf8 } from 'node:buffer';
import type { Encoding } from '#shared/contract/imports';
import { csvReader, guessSeparator, type Separator } from './csv';
import { type OnRow, tableFault } from './limits';

const PIECE = 1024 * 1024;

/** How a text file was read. */
export interface TextShape {
  readonly format: 'csv' | 'list';
  readonly separator: Separator | null;
}

/** The encoding of a text file: by its mark, else UTF-16 by where its zeros stand, else UTF-8 if it is valid, else GB18030. */
export function sniffEncoding(bytes: Buffer): { readonly encoding: Encoding; readonly mark: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', mark: 2 };
  const wide = sniffWide(bytes.subarray(0, 4096));
  if (wide) return { encoding: wide, mark: 0 };
  return { encoding: isUtf8(bytes) ? 'utf-8' : 'gb18030', mark: 0 };
}

/** UTF-16 without a mark: separators and line ends have a zero byte on one side only. */
function sniffWide(bytes: Buffer): Encoding | null {
  let even = 0;
  let odd = 0;
  let ends = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0 && isMark(bytes[at + 1])) even += 1;
    if (bytes[at + 1] === 0 && isMark(bytes[at])) odd += 1;
    if (bytes[at] === 0 && bytes[at + 1] === 0) ends += 1;
  }
  if (ends > 0 || even + odd < 2) return null;
  if (odd > even * 10) return 'utf-16le';
  return even > odd * 10 ? 'utf-16be' : null;
}
const isMark = (byte: number | undefined): boolean =>
  byte === 0x0a || byte === 0x0d || byte === 0x2c || byte === 0x09 || byte === 0x3b;

/** Decodes bytes piece by piece; a byte that the encoding does not know refuses the file. */
export function* decode(bytes: Buffer, encoding: Encoding): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError) throw tableFault('encoding');
    throw error;
  }
}

/** Reads separated values, or a 接龙 list, from pieces of decoded text. */
export function readText(pieces: Iterable<string>, onRow: OnRow): TextShape {
  let reader: { readonly push: (text: string) => void; readonly end: () => void } | null = null;
  let shape: TextShape = { format: 'csv', separator: ',' };
  for (const piece of pieces) {
    if (!reader) {
      if (piece === '') continue;
      refuseGarbage(piece);
      const sample = piece.slice(0, 65_536);
      if (isList(sample)) {
        shape = { format: 'list', separator: null };
        reader = listReader(onRow);
      } else {
        const separator = guessSeparator(sample);
        shape = { format: 'csv', separator };
        // Where nothing separates, a character that no sheet holds.
        reader = csvReader(separator ?? '\u001f', onRow);
      }
    }
    reader.push(piece);
  }
  reader?.end();
  return shape;
}

/** Text of a table has no control characters; a wrong encoding or a binary file is full of them. */
function refuseGarbage(text: string): void {
  const sample = text.slice(0, 65_536);
  const zero = sample.indexOf('\u0000');
  if (zero >= 0) throw tableFault('nul', { line: sample.slice(0, zero).split('\n').length });
  const odd = sample.match(/[\u0001-\u0008\u000b\u000e-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/gu)?.length ?? 0;
  if (odd > 8 && odd > sample.length / 50) throw tableFault('encoding');
  if (/^\s*<(!doctype html|html|table|meta|\?xml)/i.test(sample)) throw tableFault('webPage');
}

const ITEM = /^\d+[.、]\s*(.+)$/;
// "阿梅 2盒", "阿梅 +1": what somebody signs up for is no part of their name.
const AMOUNT =
  /^(.*\S)(?:\s+(\d+\s*[盒个個份件斤套箱瓶包袋只支单單对對双雙张張条條罐桶杯串枚颗顆位人])|\s*([+＋]\s*\d+.?))$/u;

/** A 接龙 copied from a group: its headline, or numbered lines only. */
function isList(sample: string): boolean {
  const lines = sample.split(/\r\n|\r|\n/).filter((text) => text.trim() !== '');
  if (/^#(接龙|接龍|Group Note)/i.test(lines[0]?.trim() ?? '')) return true;
  return lines.length > 1 && lines.every((text) => ITEM.test(text.trim()));
}

function listReader(onRow: OnRow): { readonly push: (text: string) => void; readonly end: () => void } {
  let text = '';
  return {
    push: (piece) => {
      text += piece;
    },
    end: () => {
      text.split(/\r\n|\r|\n/).forEach((raw, index) => {
        const item = ITEM.exec(raw.trim())?.[1];
        if (item === undefined) return;
        const [, name, counted, more] = AMOUNT.exec(item) ?? [];
        onRow(name === undefined ? [item] : [name, counted ?? more ?? ''], index + 1);
      });
    },
  };
}
