import type { Bubble, ChatHintLine } from '#shared/contract/chats';
import { cleanText, type Hash, hashMessage, hashText, hintOf, kindOfText, senderKey } from '#shared/domain/chat';
import type { WatchSpan } from '#shared/domain/watch';
import type { ChatSink, Said } from './sink';

/** One who speaks in the log. */
export interface LogSender {
  readonly key: string;
  wechatId: string | null;
  name: string;
  readonly names: Set<string>;
  own: boolean;
  messages: number;
  lastAt: number;
  /** Places of their messages in the log. */
  readonly said: number[];
}

/** A message with watchwords in it. */
export interface LogHit {
  readonly index: number;
  readonly text: string;
  readonly spans: readonly WatchSpan[];
}

/** A log as it stands in memory: for each message who, when and the hash of what, not the words unless they are kept. */
export interface ChatLog {
  readonly senders: readonly LogSender[];
  readonly sender: readonly number[];
  readonly at: readonly number[];
  readonly what: readonly Hash[];
  /** Kinds and words; empty where words are not kept. */
  readonly words: readonly Pick<Said, 'kind' | 'text'>[];
  readonly hits: readonly LogHit[];
  readonly hints: readonly ChatHintLine[];
  readonly bubbles: readonly Bubble[];
  /** Where each export begins that stands in the file; the first at 0. */
  readonly sections: readonly number[];
  readonly groupName: string | null;
  readonly system: number;
  readonly unread: number;
}

const BUBBLES = 30;
const MAX_HITS = 20_000;
const MAX_SHOWN = 2000;
const MAX_NAME = 200;
/** Words that are kept of one message; a longer one is cut. */
const MAX_KEPT = 20_000;

/** Collects a log; `tick` is told the messages read and may throw to give up. */
export function collectLog(
  keepWords: boolean,
  watch: (text: string) => readonly WatchSpan[],
  tick: (messages: number) => void,
): { readonly sink: ChatSink; readonly log: () => ChatLog } {
  const byKey = new Map<string, number>();
  const senders: LogSender[] = [];
  const listed = new Map<string, readonly string[]>();
  const log = {
    sender: [] as number[],
    at: [] as number[],
    what: [] as Hash[],
    words: [] as Pick<Said, 'kind' | 'text'>[],
    hits: [] as LogHit[],
    hints: [] as ChatHintLine[],
    bubbles: [] as Bubble[],
    sections: [0],
  };
  let groupName: string | null = null;
  let system = 0;
  let unread = 0;

  const senderOf = ({ name, names = [], wechatId, own = false, at }: Said): number => {
    const shown = senderKey(name).slice(0, MAX_NAME);
    // A log of one's own names its owner neither by name nor by ID.
    const key = wechatId ?? (shown === '' ? (own ? '@own' : '') : shown);
    let index = byKey.get(key);
    if (index === undefined) {
      index = senders.length;
      byKey.set(key, index);
      senders.push({ key, wechatId, name: shown, names: new Set(), own, messages: 0, lastAt: at, said: [] });
    }
    const sender = senders[index];
    if (!sender) return index;
    if (shown !== '') {
      if (at >= sender.lastAt) sender.name = shown;
      sender.names.add(shown);
    }
    for (const other of names) {
      const also = senderKey(other).slice(0, MAX_NAME);
      if (also !== '') sender.names.add(also);
    }
    if (own) sender.own = true;
    return index;
  };

  const sink: ChatSink = {
    said: (message) => {
      const { at, text } = message;
      // What an export calls text may still stand for a picture.
      const kind = message.kind === 'text' ? kindOfText(text) : message.kind;
      const seen = log.at.length + system;
      if (seen % 2000 === 0) tick(seen);
      if (kind === 'system') {
        system += 1;
        const hint = hintOf(text);
        if (hint && log.hints.length < 5000) log.hints.push({ ...hint, names: [...hint.names], at });
        return;
      }
      const index = log.at.length;
      const by = senderOf(message);
      const sender = senders[by];
      if (!sender) return;
      sender.messages += 1;
      sender.lastAt = Math.max(sender.lastAt, at);
      sender.said.push(index);
      log.sender.push(by);
      log.at.push(at);
      log.what.push(hashMessage(kind, text));
      if (keepWords) log.words.push({ kind, text: text.slice(0, MAX_KEPT) });
      if (log.bubbles.length < BUBBLES) log.bubbles.push({ at, name: sender.name, kind, text: text.slice(0, 500) });
      if (log.hits.length >= MAX_HITS || text === '') return;
      const spans = watch(text);
      if (spans.length > 0) log.hits.push({ index, ...excerpt(text, spans) });
    },
    group: (name) => {
      groupName ??= cleanText(name).slice(0, MAX_NAME) || null;
    },
    section: () => void log.sections.push(log.at.length),
    member: (wechatId, names) => void listed.set(wechatId, names),
    unread: () => {
      unread += 1;
    },
  };
  return {
    sink,
    log: () => {
      for (const sender of senders) {
        const also = sender.wechatId === null ? [] : (listed.get(sender.wechatId) ?? []);
        for (const name of also.map(senderKey)) if (name !== '') sender.names.add(name.slice(0, MAX_NAME));
        if (sender.name === '') sender.name = Array.from(sender.names)[0] ?? sender.wechatId ?? '';
      }
      return { ...log, senders, groupName, system, unread };
    },
  };
}

/** A message cut to what is shown, around its first find. */
function excerpt(text: string, spans: readonly WatchSpan[]): Omit<LogHit, 'index'> {
  if (text.length <= MAX_SHOWN) return { text, spans };
  const from = Math.max(0, (spans[0]?.from ?? 0) - 200);
  const shown = text.slice(from, from + MAX_SHOWN);
  return {
    text: shown,
    spans: spans
      .filter((span) => span.to - from <= shown.length)
      .map((span) => ({ ...span, from: span.from - from, to: span.to - from })),
  };
}

/** The hash under which what a sender says is printed. */
export const hashSender = (key: string): Hash => hashText(key);
