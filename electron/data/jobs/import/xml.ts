import { MAX_CELL, tableFault } from './limits';

/** Takes what a part of a workbook holds; names come without their prefix, the tag whole for `attribute`. */
export interface XmlHandlers {
  readonly open: (name: string, tag: string) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Takes decoded XML in pieces of any size; refuses what is cut short, wrongly nested, or has a document type (the way to an entity bomb). */
export interface XmlReader {
  readonly push: (piece: string) => void;
  readonly end: () => void;
}

const SLASH = 47;
const CLOSE = 62;
// A cell at its longest, every character written as an entity.
const MAX_PENDING = MAX_CELL * 8;
const MAX_DEPTH = 200;

/** A reader of the plain XML that workbooks are made of: elements, attributes, text; many times faster than a general one. */
export function xmlReader({ open, close, text }: XmlHandlers): XmlReader {
  let pending = '';
  let met = false;
  const path: string[] = [];

  const leave = (name: string): void => {
    if (path.pop() !== name) throw new Error(`not well-formed: ${name}`);
    close?.(local(name));
  };
  const element = (tag: string): void => {
    const alone = tag.charCodeAt(tag.length - 1) === SLASH;
    let end = 0;
    while (end < tag.length && !isBreak(tag.charCodeAt(end))) end += 1;
    const name = tag.slice(0, end);
    if (name === '' || path.length > MAX_DEPTH || (path.length === 0 && met)) throw new Error('not well-formed');
    met = true;
    path.push(name);
    open(local(name), tag);
    if (alone) leave(name);
  };
  /** Reads the mark-up at `at`; gives where it ends, or -1 where it is not all here yet. */
  const mark = (at: number): number => {
    const next = pending.charCodeAt(at + 1);
    if (next === SLASH) {
      const inner = path.at(-1) ?? '';
      // Nearly always just the name of what is open: found without cutting it out.
      if (inner !== '' && pending.charCodeAt(at + 2 + inner.length) === CLOSE && pending.startsWith(inner, at + 2)) {
        leave(inner);
        return at + 3 + inner.length;
      }
      const end = pending.indexOf('>', at);
      if (end >= 0) leave(pending.slice(at + 2, end).trimEnd());
      return end < 0 ? -1 : end + 1;
    }
    // "!" or "?": a comment, a section of bare text, an instruction.
    if (next === 33 || next === 63) {
      if (pending.length < at + 9) return -1;
      const section = pending.startsWith('<![CDATA[', at);
      const until = section ? ']]>' : next === 63 ? '?>' : '-->';
      if (next === 33 && !section && !pending.startsWith('<!--', at)) throw tableFault('entities');
      const end = pending.indexOf(until, at + (section ? 9 : 2));
      if (end >= 0 && section) text?.(pending.slice(at + 9, end));
      return end < 0 ? -1 : end + until.length;
    }
    for (let end = pending.indexOf('>', at); end >= 0; end = pending.indexOf('>', end + 1)) {
      const tag = pending.slice(at + 1, end);
      if (!closed(tag)) continue;
      element(tag);
      return end + 1;
    }
    return -1;
  };
  return {
    push: (piece) => {
      pending = pending === '' ? piece : pending + piece;
      let at = 0;
      for (;;) {
        const begin = pending.indexOf('<', at);
        if (begin < 0 || begin + 1 === pending.length) break;
        if (text && begin > at && path.length > 0) text(plain(pending.slice(at, begin)));
        at = begin;
        const next = mark(at);
        if (next < 0) break;
        at = next;
      }
      pending = at === 0 ? pending : pending.slice(at);
      if (pending.length > MAX_PENDING) throw tableFault('longCell', { limit: MAX_CELL });
    },
    end: () => {
      if (path.length > 0 || !met || pending.trim() !== '') throw new Error('not well-formed');
    },
  };
}

const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name);

const isBreak = (code: number): boolean => code === 32 || code === SLASH || code === 10 || code === 13 || code === 9;

/** True where every quote of a tag is closed: a ">" may stand inside one. */
function closed(tag: string): boolean {
  let quote = 0;
  for (let at = tag.indexOf('='); at >= 0 && at < tag.length; at += 1) {
    const code = tag.charCodeAt(at);
    if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote === 0;
}

/** The value of a tag's attribute by its name as written, or undefined. */
export function attribute(tag: string, name: string): string | undefined {
  for (let at = tag.indexOf(name); at > 0; at = tag.indexOf(name, at + 1)) {
    if (!isBreak(tag.charCodeAt(at - 1))) continue;
    let from = at + name.length;
    while (isBreak(tag.charCodeAt(from))) from += 1;
    if (tag.charCodeAt(from) !== 61) continue;
    from += 1;
    while (isBreak(tag.charCodeAt(from))) from += 1;
    const end = tag.indexOf(tag.charAt(from), from + 1);
    return plain(tag.slice(from + 1, end));
  }
  return undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text with its entities written out, and any line end as one line feed. */
function plain(text: string): string {
  const ends = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  if (!ends.includes('&')) return ends;
  return ends.replace(
    /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(\w*));?/g,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      const known = name === undefined ? String.fromCodePoint(code) : NAMED[name];
      if (known === undefined || !whole.endsWith(';')) throw new Error('unknown entity');
      return known;
    },
  );
}
