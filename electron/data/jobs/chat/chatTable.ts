import { z } from 'zod';
import type { ChatPreview } from '#shared/contract/chats';
import { cleanText, isSystemText, kindOfText, kindOfWord, senderKey } from '#shared/domain/chat';
import {
  chatFields,
  type ChatField,
  type ChatMapping,
  columnsOf,
  findChatHeader,
  guessColumns,
  isChatMapping,
} from '#shared/domain/chatColumns';
import { type Clock, readTime } from '#shared/domain/chatTime';
import { headerSignature } from '#shared/domain/importMapping';
import type { OnRow } from '../import/limits';
import type { ChatSink } from './sink';

/** How a table of messages is to be read, and how it was. */
export interface TableWish {
  readonly headerLine?: number | undefined;
  readonly mapping?: ChatMapping | undefined;
  readonly utc: boolean;
  readonly clock: Clock;
  readonly remembered: (signature: string) => unknown;
}
export type TableFound = Pick<ChatPreview, 'headerLine' | 'columns' | 'top' | 'remembered' | 'readable'> & {
  readonly signature: string;
  readonly mapping: ChatMapping;
};

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

const LOOK = 40;
const SAMPLES = 5;
const Stored = z.array(z.enum(chatFields).nullable());

/** Takes rows of a table as messages; `end` gives how the table was understood. */
export function readTableRows(
  wish: TableWish,
  sink: ChatSink,
): { readonly row: OnRow; readonly end: () => TableFound } {
  const first: Line[] = [];
  let plan: TableFound | null = null;
  const begin = (): TableFound => {
    const made = planOf(first, wish);
    if (made.readable)
      for (const { cells, line } of first) if (line > made.headerLine) takeRow(cells, made.mapping, wish, sink);
    return made;
  };
  return {
    row: (cells, line) => {
      if (plan) {
        if (plan.readable) takeRow(cells, plan.mapping, wish, sink);
        return;
      }
      first.push({ cells, line });
      if (first.length >= LOOK) plan = begin();
    },
    end: () => plan ?? begin(),
  };
}

function planOf(first: readonly Line[], wish: TableWish): TableFound {
  const found = findChatHeader(first.map(({ cells }) => cells));
  const headerLine = wish.headerLine ?? (found === null ? guessHeader(first, wish.clock) : (first[found]?.line ?? 0));
  const header = first.find(({ line }) => line === headerLine)?.cells ?? [];
  const below = first.filter(({ line }) => line > headerLine).map(({ cells }) => cells);
  const width = Math.max(header.length, ...below.map((cells) => cells.length), 1);
  const signature = `chat:${headerSignature(header, width)}`;
  const stored = Stored.safeParse(wish.remembered(signature));
  const last = stored.success ? stored.data : null;
  const named = columnsOf(header);
  const mapping = wish.mapping ?? last ?? (isChatMapping(named) ? named : guessColumns(header, below));
  const whole = Array.from({ length: Math.max(width, mapping.length) }, (_, column) => mapping[column] ?? null);
  return {
    headerLine,
    signature,
    mapping: whole,
    remembered: !wish.mapping && last !== null,
    readable: isChatMapping(whole),
    columns: whole.map((field, column) => ({
      header: (header[column] ?? '').slice(0, 200),
      samples: below.slice(0, SAMPLES).map((cells) => (cells[column] ?? '').slice(0, 200)),
      field,
    })),
    top: first
      .slice(0, 20)
      .map(({ cells, line }) => ({ line, cells: cells.slice(0, 30).map((cell) => cell.slice(0, 60)) })),
  };
}

/** A table whose header words nobody knows: the first row heads it where it names no time and the next one does. */
function guessHeader(first: readonly Line[], clock: Clock): number {
  const named = ({ cells }: Line): boolean => cells.some((cell) => readTime(cell, clock) !== null);
  const [top, next] = first;
  return top && next && !named(top) && named(next) ? top.line : 0;
}

const WECHAT_ID = /^[\w@.-]{2,64}$/;

function takeRow(cells: readonly string[], mapping: ChatMapping, { clock, utc }: TableWish, sink: ChatSink): void {
  const said: Partial<Record<ChatField, string>> = {};
  const times: string[] = [];
  const names: string[] = [];
  let wechatId: string | null = null;
  for (let column = 0; column < mapping.length; column += 1) {
    const field = mapping[column];
    const cell = field ? (cells[column] ?? '').trim() : '';
    if (!field || cell === '') continue;
    if (field === 'time') times.push(cell);
    else if (field === 'wechatId' && WECHAT_ID.test(cell)) wechatId ??= cell;
    else if (field === 'name' && /^wxid_\w+$/.test(cell)) wechatId ??= cell;
    else if (field === 'groupNickname') names.unshift(cell);
    else if (field === 'name' || field === 'remark' || field === 'wechatId') names.push(cell);
    else said[field] ??= cell;
  }
  const at = timeOf(times, clock, utc);
  if (at === null) return sink.unread();
  if (said.group !== undefined) sink.group(said.group);
  const own = /^(1|true|是|yes)$/i.test(said.own ?? '');
  const written = textOf(said.text ?? '');
  const named = said.kind === undefined ? null : kindOfWord(said.kind);
  const kind = named === 'link' && said.subKind === '57' ? 'text' : (named ?? kindOfText(written));
  const callsItself = names.some((name) => /^(系统消息|系统|系統訊息|system)$/i.test(name));
  if (kind === 'system' || callsItself || (names.length === 0 && wechatId === null && isSystemText(written)))
    return sink.said({ at, name: '', wechatId: null, kind: 'system', text: written });
  if (names.length === 0 && wechatId === null && !own) return sink.unread();
  const distinct = Array.from(new Set(names.map(senderKey)));
  sink.said({ at, name: distinct[0] ?? '', names: distinct.slice(1), wechatId, kind, text: written, own });
}

/** The time of a row: the cell that tells day and clock, or a day in one column with a clock in another. */
function timeOf(cells: readonly string[], clock: Clock, utc: boolean): number | null {
  for (const cell of cells)
    if (/^\d{9,13}$/.test(cell) || /\d[:：时]/.test(cell.slice(8))) {
      const at = readTime(cell, clock, utc);
      if (at !== null) return at;
    }
  return cells.length === 0 ? null : (readTime(cells.join(' '), clock, utc) ?? readTime(cells[0] ?? '', clock, utc));
}

/** What a cell says: of WeChat's XML its title. */
function textOf(cell: string): string {
  if (!cell.startsWith('<') || !cell.includes('<title>')) return cleanText(cell);
  const title = /<title>(?:<!\[CDATA\[)?([\s\S]{0,2000}?)(?:\]\]>)?<\/title>/.exec(cell)?.[1] ?? '';
  return cleanText(
    title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  );
}
