import { readFile, stat } from 'node:fs/promises';
import type { ChatInput, ChatPreview, ChatShape } from '#shared/contract/chats';
import { clockIn } from '#shared/domain/chatTime';
import { columnsOf } from '#shared/domain/chatColumns';
import { MAX_FILE, tableFault } from '../import/limits';
import { firstBytes, kindOf, readTable, type Source, type TableShape } from '../import/read';
import { decode, sniffEncoding } from '../import/text';
import { type TableFound, readTableRows, type TableWish } from './chatTable';
import { readChatlabLines, readChatlabWhole, rowsOfObjects } from './jsonChat';
import { eachLine, refuseNoText, SAMPLE } from './lines';
import { readRecords, recordHabits } from './recordText';
import { dayLine, learnShared, readShared, senderLine } from './sharedText';
import type { ChatSink, LineTaker } from './sink';

/** How a log was read. */
export interface ChatFound extends TableFound {
  readonly shape: ChatShape;
  readonly encoding: ChatPreview['encoding'];
  readonly sheets: readonly string[];
  readonly sheet: string | null;
}

type Wish = Pick<ChatInput, 'encoding' | 'sheet' | 'headerLine' | 'mapping' | 'utc'>;

const NO_TABLE: TableFound = {
  signature: '',
  mapping: [],
  headerLine: 0,
  columns: [],
  top: [],
  remembered: false,
  readable: true,
};
/** Exports put the messages on one sheet of this name and list the members on another. */
const SHEET = '聊天记录';
const MEMBERS = '成员信息';

/** Reads a log of any known shape, or a table of any columns, by what it holds; its name counts for nothing. */
export async function readChat(
  source: Source,
  wish: Wish,
  zone: string,
  remembered: (signature: string) => unknown,
  sink: ChatSink,
): Promise<ChatFound> {
  const clock = clockIn(zone);
  const utc = wish.utc ?? false;
  const table: TableWish = { headerLine: wish.headerLine, mapping: wish.mapping, utc, clock, remembered };
  const text = await openText(source, wish.encoding);
  if (text === null) return readWorkbook(source, wish, table, sink);
  const { pieces, encoding } = text;
  const sample = sampleOf(pieces());
  if (sample.trim() === '') throw tableFault('empty');
  refuseNoText(sample);
  const shape = sniff(sample);
  const done = (found: TableFound, as: ChatShape): ChatFound => ({
    ...found,
    shape: as,
    encoding,
    sheets: [],
    sheet: null,
  });
  const run = (taker: LineTaker, as: ChatShape): ChatFound => {
    eachLine(pieces(), taker.line);
    taker.end();
    return done(NO_TABLE, as);
  };
  switch (shape) {
    case 'jsonl':
      return run(readChatlabLines(sink), 'jsonl');
    case 'shared': {
      const learner = learnShared();
      eachLine(pieces(), learner.line);
      learner.end();
      return run(readShared(learner.habits(), clock, sink), 'shared');
    }
    case 'text': {
      const habits = recordHabits(wholeLines(sample));
      if (habits) return run(readRecords(habits, clock, utc, sink), 'text');
      break;
    }
    case 'json':
      return done(readJson(Array.from(pieces()).join(''), table, sink), 'json');
    case 'table':
  }
  const rows = readTableRows(table, sink);
  const found = await readTable(source, wish, rows.row);
  return { ...done(rows.end(), 'table'), ...placeOf(found) };
}

const placeOf = ({ encoding, sheets, sheet }: TableShape) => ({ encoding, sheets, sheet });

async function openText(
  source: Source,
  wanted: Wish['encoding'],
): Promise<{ readonly pieces: () => Iterable<string>; readonly encoding: ChatPreview['encoding'] } | null> {
  if ('text' in source) return { pieces: () => [source.text], encoding: null };
  const { size } = await stat(source.path);
  if (size === 0) throw tableFault('empty');
  if (size > MAX_FILE) throw tableFault('tooBig', { limit: Math.round(MAX_FILE / 1024 / 1024) });
  const kind = kindOf(await firstBytes(source.path));
  if (kind === 'zip' || kind === 'ole') return null;
  if (kind !== 'text') throw tableFault(kind);
  const bytes = await readFile(source.path);
  const sniffed = sniffEncoding(bytes);
  const encoding = wanted ?? sniffed.encoding;
  return { pieces: () => decode(bytes.subarray(sniffed.mark), encoding), encoding };
}

async function readWorkbook(source: Source, wish: Wish, table: TableWish, sink: ChatSink): Promise<ChatFound> {
  const rows = readTableRows(table, sink);
  const found = await readTable(source, { sheet: wish.sheet ?? SHEET }, rows.row);
  if (found.sheets.includes(MEMBERS) && found.sheet !== MEMBERS) {
    let columns: ReturnType<typeof columnsOf> | null = null;
    await readTable(source, { sheet: MEMBERS }, (cells) => {
      if (!columns) {
        columns = columnsOf(cells);
        return;
      }
      const filled = (field: string): readonly string[] =>
        (columns ?? []).flatMap((each, at) =>
          each === field && (cells[at] ?? '').trim() !== '' ? [cells[at] ?? ''] : [],
        );
      const [wechatId] = filled('wechatId');
      if (wechatId !== undefined)
        sink.member(wechatId, [...filled('groupNickname'), ...filled('name'), ...filled('remark')]);
    });
  }
  return { ...rows.end(), shape: 'table', ...placeOf(found) };
}

function readJson(text: string, table: TableWish, sink: ChatSink): TableFound {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw tableFault('truncated');
  }
  if (readChatlabWhole(value, sink)) return NO_TABLE;
  const inner =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.values(value).find(Array.isArray)
      : value;
  const objects = rowsOfObjects(inner);
  if (!objects) throw tableFault('notTable');
  const rows = readTableRows(table, sink);
  objects.forEach((cells, at) => rows.row(cells, at + 1));
  return rows.end();
}

function sampleOf(pieces: Iterable<string>): string {
  let sample = '';
  for (const piece of pieces) {
    sample += piece;
    if (sample.length >= SAMPLE) break;
  }
  return sample.slice(0, SAMPLE).replace(/^\ufeff/, '');
}

/** The lines of a sample; the last may be cut short and is left out where there are others. */
function wholeLines(sample: string): readonly string[] {
  const lines = sample.split(/\r\n|\r|\n/);
  return sample.length >= SAMPLE ? lines.slice(0, -1) : lines;
}

/** Which shape a text has, by its first lines. */
function sniff(sample: string): ChatShape {
  const lines = wholeLines(sample).filter((line) => line.trim() !== '');
  const [first = ''] = lines.filter((line) => !line.trim().startsWith('#'));
  const start = first.trim();
  if (start.startsWith('{') && /"_type"\s*:/.test(start)) return 'jsonl';
  if (/^[[{]/.test(start) && /^(\[\s*[{\]]|\{\s*"|\{$|\[$)/.test(sample.trim().slice(0, 200))) return 'json';
  const day = lines.findIndex((line) => dayLine(line) !== null);
  if (day >= 0 && lines.slice(day + 1, day + 40).some((line) => senderLine(line) !== null)) return 'shared';
  if (
    /^.*[\t,;].*[\t,;]/.test(start) &&
    columnsOf(start.split(/[\t,;]/).map((cell) => cell.replace(/"/g, ''))).includes('time')
  )
    return 'table';
  const heads = recordHabits(lines.slice(0, 8));
  const cells = lines.slice(0, 20).map((line) => line.split(/[\t,;]/).length);
  const even = cells.length > 1 && (cells[0] ?? 0) > 2 && cells.every((count) => count >= (cells[0] ?? 0));
  return heads && !even ? 'text' : 'table';
}
