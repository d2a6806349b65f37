import { z } from 'zod';
import { cleanText, isSystemText, kindOfChatlab } from '#shared/domain/chat';
import type { ChatSink, LineTaker } from './sink';

const text = z.string().catch('');
const id = z.union([z.string(), z.number().transform(String)]);
const Member = z.object({
  platformId: id,
  accountName: text.optional(),
  groupNickname: text.optional(),
  aliases: z.array(z.string()).catch([]).optional(),
});
const Message = z.object({
  sender: id,
  accountName: text.optional(),
  groupNickname: text.optional(),
  timestamp: z.number(),
  type: z.number().catch(0),
  content: z.string().nullable().catch(null).optional(),
});
const Header = z.object({ meta: z.object({ name: z.string() }) });

const filled = (names: readonly (string | undefined)[]): readonly string[] =>
  names.filter((name): name is string => name !== undefined && name.trim() !== '');

function takeMember(value: unknown, sink: ChatSink): void {
  const { success, data } = Member.safeParse(value);
  if (success) sink.member(data.platformId, filled([data.groupNickname, data.accountName, ...(data.aliases ?? [])]));
}

function takeMessage(value: unknown, sink: ChatSink): void {
  const { success, data } = Message.safeParse(value);
  if (!success) return sink.unread();
  const names = filled([data.groupNickname, data.accountName]);
  const said = cleanText(data.content ?? '');
  const kind = kindOfChatlab(data.type);
  // ChatLab counts in seconds; a number of today's size in ms is one written in ms.
  const at = data.timestamp > 100_000_000_000 ? data.timestamp : data.timestamp * 1000;
  if (!Number.isFinite(at) || at < 0) return sink.unread();
  const system =
    kind === 'system' || (isSystemText(said) && names.every((name) => /^(系统消息|系统|system)$/i.test(name)));
  sink.said({
    at: Math.floor(at),
    name: names[0] ?? '',
    names: names.slice(1),
    wechatId: data.sender,
    kind: system ? 'system' : kind,
    text: said,
  });
}

/** Reads a log in ChatLab's JSON Lines (0.0.2): a header, members, messages; a line that is no JSON is passed over and counted. */
export function readChatlabLines(sink: ChatSink): LineTaker {
  return {
    line: (line) => {
      const trimmed = line.trim();
      if (trimmed === '' || trimmed.startsWith('#')) return;
      let value: unknown;
      try {
        value = JSON.parse(trimmed);
      } catch {
        return sink.unread();
      }
      const kind = typeof value === 'object' && value !== null && '_type' in value ? value._type : null;
      if (kind === 'header') {
        const header = Header.safeParse(value);
        if (header.success) sink.group(header.data.meta.name);
      } else if (kind === 'member') takeMember(value, sink);
      else if (kind === 'message') takeMessage(value, sink);
      else sink.unread();
    },
    end: () => undefined,
  };
}

const Whole = z.object({ meta: z.unknown(), members: z.array(z.unknown()).catch([]), messages: z.array(z.unknown()) });

/** Reads a log in ChatLab's JSON; false where the value is none. */
export function readChatlabWhole(value: unknown, sink: ChatSink): boolean {
  const { success, data } = Whole.safeParse(value);
  if (!success) return false;
  const header = Header.safeParse(value);
  if (header.success) sink.group(header.data.meta.name);
  for (const member of data.members) takeMember(member, sink);
  for (const message of data.messages) takeMessage(message, sink);
  return true;
}

/** The rows of a list of plain objects, headed by their keys; null where the value is none. */
export function rowsOfObjects(value: unknown): readonly (readonly string[])[] | null {
  const list = z.array(z.record(z.string(), z.unknown())).min(1).safeParse(value);
  if (!list.success) return null;
  const keys = Array.from(new Set(list.data.slice(0, 50).flatMap((each) => Object.keys(each))));
  const cell = (each: unknown): string =>
    typeof each === 'string' ? each : each === null || each === undefined ? '' : JSON.stringify(each);
  return [keys, ...list.data.map((each) => keys.map((key) => cell(each[key])))];
}
