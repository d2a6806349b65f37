import type { ChatCounts, ChatHit, ChatInput, ChatPreview, ChatResult, FileSender } from '#shared/contract/chats';
import { type WatchRule, watcher } from '#shared/domain/watch';
import type { Db } from '../../db/open';
import { all, one } from '../../db/sql';
import { CodedError } from '../../errors';
import { operate } from '../../operate';
import { rememberedMapping } from '../import/known';
import { hashOf, nameOf, type Source } from '../import/read';
import type { JobTools } from '../serveJob';
import {
  freshOf,
  minuteOf,
  type Prints,
  printsOf,
  type PrintChange,
  recogniseSenders,
  type SenderRow,
  sendersOf,
} from './known';
import { type ChatLog, collectLog } from './log';
import { previewMoves, storeMoves } from './moves';
import { type Match, matchPeople } from './people';
import { type ChatFound, readChat } from './readChat';
import { groupByName, storeChat } from './store';

/** One piece of work on a chat log. */
export interface ChatWork {
  readonly input: ChatInput;
  readonly source: Source;
  readonly tools: JobTools;
}

/** A log held against what is known of its group. */
export interface Look {
  readonly groupId: number | null;
  readonly known: readonly (SenderRow | null)[];
  /** Under which key each sender's messages are printed. */
  readonly keys: readonly string[];
  readonly matches: readonly Match[];
  readonly fresh: readonly number[];
  readonly changes: readonly PrintChange[];
}

const SHOWN = 500;

/** Tells what a log holds and what taking it in would do; writes nothing. */
export async function previewChat(work: ChatWork): Promise<ChatPreview> {
  const { found, log } = await read(work);
  const look = lookAt(work.tools.base.db, work.input.groupId, log);
  const fresh = new Set(look.fresh);
  const senders = log.senders.map(({ key, name, wechatId, messages, lastAt }, index): FileSender => {
    const { match, suggested, candidates } = look.matches[index] ?? NOBODY;
    return { key, name, wechatId, messages, lastAt, match, suggested, candidates: [...candidates] };
  });
  const moves =
    look.groupId === null
      ? []
      : previewMoves(
          work.tools.base.db,
          look.groupId,
          log,
          look.matches.map(({ suggested }) => suggested.personId),
        );
  const order: readonly FileSender['match'][] = ['several', 'none', 'own', 'sure', 'known'];
  const sorted = senders.toSorted((a, b) => order.indexOf(a.match) - order.indexOf(b.match) || b.messages - a.messages);
  const { signature: _signature, mapping: _mapping, ...shape } = found;
  return {
    ...shape,
    sheets: [...found.sheets],
    groupName: log.groupName,
    groupId: look.groupId,
    from: log.at.length === 0 ? null : log.at.reduce((a, b) => Math.min(a, b)),
    to: log.at.length === 0 ? null : log.at.reduce((a, b) => Math.max(a, b)),
    counts: countsOf(log, look),
    bubbles: [...log.bubbles],
    senders: sorted.slice(0, SHOWN),
    senderCount: senders.length,
    toReview: senders.filter(({ match }) => match === 'several' || match === 'none').length,
    moves: moves.slice(0, SHOWN),
    moveCount: moves.length,
    hitCount: log.hits.filter(({ index }) => fresh.has(index)).length,
  };
}

const NOBODY: Match = { match: 'none', suggested: { is: 'later', personId: null }, candidates: [] };

/** Takes a log in as one operation. */
export async function applyChat(work: ChatWork): Promise<ChatResult> {
  const { input, source, tools } = work;
  const { found, log } = await read(work);
  if (!found.readable) throw new CodedError('INVALID', 'error.chat.columns');
  const fileHash = await hashOf(source);
  await tools.turn();
  return operate(tools.base, 'chat.apply', null, ({ summarise, ...ctx }) => {
    tools.step(0, log.at.length);
    const look = lookAt(ctx.db, input.groupId, log);
    const { groupId } = look;
    if (groupId === null) throw new CodedError('INVALID', 'error.chat.noGroup');
    const counts = countsOf(log, look);
    const group = one<{ name: string }>(ctx.db, 'SELECT name FROM chat_group WHERE id = ?', groupId);
    if (!group) throw new CodedError('NOT_FOUND', 'error.groupGone');
    const people = storeChat(ctx, { log, look, groupId, input }, (done) => tools.step(done, log.at.length), {
      fileName: nameOf(source),
      fileHash,
      signature: found.signature,
      mapping: JSON.stringify(found.mapping),
      added: counts.fresh,
      unchanged: counts.known,
      rejected: counts.unread,
    });
    const moved = input.moves ? storeMoves(ctx, groupId, log, people, input.moves) : 0;
    summarise({ count: counts.fresh, group: group.name, moved });
    const fresh = new Set(look.fresh);
    const hits = log.hits.filter(({ index }) => fresh.has(index));
    const changed = one(ctx.db, 'SELECT 1 FROM undo_log WHERE operation_id = (SELECT max(id) FROM operation) LIMIT 1');
    return {
      counts,
      groupId,
      operationId: changed ? (one<{ id: number }>(ctx.db, 'SELECT max(id) AS id FROM operation')?.id ?? null) : null,
      hits: hits.slice(0, SHOWN).map(({ index, text, spans }): ChatHit => {
        const by = log.sender[index] ?? 0;
        const sender = log.senders[by];
        return {
          at: log.at[index] ?? 0,
          senderKey: sender?.key ?? '',
          senderName: sender?.name ?? '',
          personId: people[by] ?? null,
          text,
          spans: [...spans],
        };
      }),
      hitCount: hits.length,
      hints: log.hints.slice(-SHOWN),
      moved,
    };
  });
}

async function read({ input, source, tools }: ChatWork): Promise<{ readonly found: ChatFound; readonly log: ChatLog }> {
  const { db, zone } = tools.base;
  const rules = all<WatchRule>(db, 'SELECT word, kind, action FROM watchword ORDER BY id');
  const { sink, log } = collectLog(input.keepText, watcher(rules), (messages) => tools.step(messages, 0));
  const found = await readChat(source, input, zone, (signature) => rememberedMapping(db, signature), sink);
  const collected = log();
  if (found.readable && collected.at.length === 0 && collected.system === 0)
    throw new CodedError('INVALID', 'error.chat.none');
  return { found, log: collected };
}

/** Holds a log against what is known of its group: the one given, else the one that the log names. */
export function lookAt(db: Db, given: number | null, log: ChatLog): Look {
  const groupId = given ?? groupByName(db, log.groupName);
  const minutes = log.at.map(minuteOf);
  const prints: Prints =
    groupId === null || minutes.length === 0
      ? new Map()
      : printsOf(
          db,
          groupId,
          minutes.reduce((a, b) => Math.min(a, b)),
          minutes.reduce((a, b) => Math.max(a, b)),
        );
  const known = recogniseSenders(log, groupId === null ? [] : sendersOf(db, groupId), prints);
  const keys = log.senders.map(({ key }, index) => known[index]?.key ?? key);
  return { groupId, known, keys, matches: matchPeople(db, groupId, log.senders, known), ...freshOf(log, keys, prints) };
}

const countsOf = (log: ChatLog, { fresh }: Look): ChatCounts => ({
  messages: log.at.length,
  fresh: fresh.length,
  known: log.at.length - fresh.length,
  system: log.system,
  unread: log.unread,
});
