import { z } from 'zod';
import { chatFields } from '../domain/chatColumns';
import { messageKinds } from '../domain/chat';
import { encodings } from './imports';
import { action, command, CommandResult, Id, Instant, LocalDate, query, Scope, type Routes } from './route';

export const chatShapes = ['shared', 'text', 'jsonl', 'json', 'table'] as const;
export type ChatShape = (typeof chatShapes)[number];

/** Who a sender is, as the operator decided: a member, a new one, one of our own or a bot, or nobody yet. */
export const SenderDecision = z.object({
  key: z.string().max(400),
  is: z.enum(['member', 'new', 'ignore', 'later']),
  /** For `member`. */
  personId: Id.nullable(),
});
export type SenderDecision = z.infer<typeof SenderDecision>;

/** A chat log and how to read it; what is left out is guessed. */
export const ChatInput = z.object({
  /** Names the work for progress and cancel. */
  jobId: z.string().min(1).max(64),
  source: z.union([z.object({ token: z.string() }), z.object({ text: z.string().max(40_000_000) })]),
  /** Null = the group that the file names, if it is known. */
  groupId: Id.nullable(),
  encoding: z.enum(encodings).optional(),
  sheet: z.string().optional(),
  /** Line of the header, 1-based; 0 = none. */
  headerLine: z.int().nonnegative().optional(),
  mapping: z.array(z.enum(chatFields).nullable()).max(2000).optional(),
  /** Wall clocks without an offset are UTC. */
  utc: z.boolean().optional(),
  /** Keep what was said, not only who and when. */
  keepText: z.boolean(),
  decisions: z.array(SenderDecision).max(20_000),
  /** Writes who came and went by the lines of the chat: who each is, where that was decided; left out = writes nothing of it. */
  moves: z.array(SenderDecision).max(5000).optional(),
});
export type ChatInput = z.infer<typeof ChatInput>;

export const ChatCounts = z.object({
  /** All messages of the file. */
  messages: z.int(),
  /** Not counted before. */
  fresh: z.int(),
  known: z.int(),
  /** Lines that WeChat wrote itself: joined, left, taken back. */
  system: z.int(),
  /** Rows that name no time or no sender. */
  unread: z.int(),
});
export type ChatCounts = z.infer<typeof ChatCounts>;

const Candidate = z.object({
  id: Id,
  nickname: z.string(),
  groupNickname: z.string(),
  wechatId: z.string().nullable(),
});

/** One who speaks in the file, and who that may be. */
export const FileSender = z.object({
  key: z.string(),
  name: z.string(),
  wechatId: z.string().nullable(),
  messages: z.int(),
  lastAt: Instant,
  /** `known`: settled by an earlier import; `sure`: one member fits; `several`, `none`: to decide; `own`: one of our accounts. */
  match: z.enum(['known', 'sure', 'several', 'none', 'own']),
  suggested: SenderDecision.omit({ key: true }),
  candidates: z.array(Candidate),
});
export type FileSender = z.infer<typeof FileSender>;

export const ChatHintLine = z.object({
  what: z.enum(['joined', 'left']),
  names: z.array(z.string()),
  inviter: z.string().nullable(),
  how: z.enum(['invited', 'qr', 'left', 'removed', 'unknown']),
  at: Instant,
});
export type ChatHintLine = z.infer<typeof ChatHintLine>;

/** Somebody who came or went by the lines of a chat, where that is not stored yet. */
export const ChatMove = z.object({
  key: z.string(),
  name: z.string(),
  /** The sender of the file who goes by that name: what is decided of them holds; null = nobody who speaks. */
  senderKey: z.string().nullable(),
  /** `known`: as the sender; `sure`: one member fits. */
  match: z.enum(['known', 'sure', 'several', 'none']),
  suggested: SenderDecision.omit({ key: true }),
  candidates: z.array(Candidate),
  /** The last three. */
  events: z.array(ChatHintLine.pick({ what: true, at: true, inviter: true })),
});
export type ChatMove = z.infer<typeof ChatMove>;

/** A message in which watchwords were found; spans are UTF-16 offsets into `text`. */
export const ChatHit = z.object({
  at: Instant,
  senderKey: z.string(),
  senderName: z.string(),
  personId: Id.nullable(),
  text: z.string(),
  spans: z.array(
    z.object({
      from: z.int(),
      to: z.int(),
      word: z.string(),
      kind: z.string(),
      action: z.enum(['remind', 'warn', 'remove']),
    }),
  ),
});
export type ChatHit = z.infer<typeof ChatHit>;

export const Bubble = z.object({ at: Instant, name: z.string(), kind: z.enum(messageKinds), text: z.string() });
export type Bubble = z.infer<typeof Bubble>;

/** What a chat log holds and what taking it in would do. */
export const ChatPreview = z.object({
  shape: z.enum(chatShapes),
  encoding: z.enum(encodings).nullable(),
  sheets: z.array(z.string()),
  sheet: z.string().nullable(),
  /** Of a table: its columns; empty for the other shapes. */
  headerLine: z.int().nonnegative(),
  columns: z.array(
    z.object({ header: z.string(), samples: z.array(z.string()), field: z.enum(chatFields).nullable() }),
  ),
  /** The first lines of a table as they stand. */
  top: z.array(z.object({ line: z.int(), cells: z.array(z.string()) })),
  remembered: z.boolean(),
  /** The columns say when, who and what. */
  readable: z.boolean(),
  groupName: z.string().nullable(),
  groupId: Id.nullable(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  counts: ChatCounts,
  bubbles: z.array(Bubble),
  /** Those to decide first; the first 500. */
  senders: z.array(FileSender),
  senderCount: z.int(),
  toReview: z.int(),
  /** The first 500, those to decide first. */
  moves: z.array(ChatMove),
  moveCount: z.int(),
  hitCount: z.int(),
});
export type ChatPreview = z.infer<typeof ChatPreview>;

export const ChatResult = z.object({
  counts: ChatCounts,
  groupId: Id,
  /** Null where nothing was new. */
  operationId: Id.nullable(),
  /** The first 500 messages with watchwords among the new ones. */
  hits: z.array(ChatHit),
  hitCount: z.int(),
  hints: z.array(ChatHintLine),
  /** Members whose stays were written by those lines. */
  moved: z.int(),
});
export type ChatResult = z.infer<typeof ChatResult>;

/** A group's talk within the days asked for. */
export const GroupTalk = z.object({
  groupId: Id,
  name: z.string(),
  members: z.int(),
  /** One a day, oldest first. */
  days: z.array(z.int()),
  messages: z.int(),
  speakers: z.int(),
  /** Members who said nothing in these days. */
  silent: z.int(),
  lastAt: Instant.nullable(),
  /** Senders who are nobody yet. */
  unmatched: z.int(),
});
export type GroupTalk = z.infer<typeof GroupTalk>;

export const SilentMember = z.object({
  personId: Id,
  name: z.string(),
  joinedAt: Instant.nullable(),
  /** In this group; null = never. */
  lastAt: Instant.nullable(),
});
export type SilentMember = z.infer<typeof SilentMember>;

export const Talker = z.object({
  senderId: Id,
  personId: Id.nullable(),
  name: z.string(),
  messages: z.int(),
  days: z.int(),
});
export type Talker = z.infer<typeof Talker>;

export const GroupTalkDetail = GroupTalk.extend({
  from: LocalDate,
  to: LocalDate,
  talkers: z.array(Talker),
  silentMembers: z.array(SilentMember),
  /** How many of the days no imported chat tells of. */
  unknownDays: z.int(),
  /** Messages whose words are kept. */
  kept: z.int(),
  ignored: z.int(),
});
export type GroupTalkDetail = z.infer<typeof GroupTalkDetail>;

/** A day of a group, for its digest. */
export const TalkDigest = z.object({
  name: z.string(),
  members: z.int(),
  messages: z.int(),
  speakers: z.int(),
  /** The day before. */
  before: z.int(),
  joined: z.int(),
  left: z.int(),
  violations: z.int(),
  talkers: z.array(Talker.pick({ name: true, messages: true })),
});
export type TalkDigest = z.infer<typeof TalkDigest>;

export const KnownSender = z.object({
  id: Id,
  name: z.string(),
  wechatId: z.string().nullable(),
  messages: z.int(),
  lastAt: Instant.nullable(),
  ignored: z.boolean(),
  person: z.object({ id: Id, nickname: z.string() }).nullable(),
});
export type KnownSender = z.infer<typeof KnownSender>;

const Days = z.int().min(1).max(366);

export const chatRoutes = {
  'chat.preview': action([], ChatInput, ChatPreview),
  /** All or nothing, as one operation; CANCELLED changes nothing. A message that is counted already is not counted again. */
  'chat.apply': action(['chat', 'member', 'membership', 'group', 'point', 'setting'], ChatInput, ChatResult),
  /** Every live group of the workspace with its talk of the last `days` days. */
  'chat.groups': query(['chat', 'group', 'membership', 'account'], Scope.extend({ days: Days }), z.array(GroupTalk)),
  /** NOT_FOUND for a group of another workspace. */
  'chat.group': query(
    ['chat', 'group', 'member', 'membership', 'account'],
    Scope.extend({ groupId: Id, days: Days }),
    GroupTalkDetail,
  ),
  'chat.digest': query(
    ['chat', 'group', 'member', 'membership', 'account', 'violation'],
    Scope.extend({ groupId: Id, day: LocalDate }),
    TalkDigest,
  ),
  /** Everyone who spoke in a group's imported chats, nobodies first. */
  'chat.senders': query(['chat', 'member', 'group', 'account'], Scope.extend({ groupId: Id }), z.array(KnownSender)),
  /** Says who a sender is (null = nobody yet) or that they do not count; what they said follows. */
  'chat.match': command(
    ['chat', 'member'],
    z.object({ senderId: Id, personId: Id.nullable(), ignored: z.boolean() }),
    CommandResult,
  ),
  /** Deletes the kept words of a group; counts stay. */
  'chat.forget': command(['chat'], z.object({ groupId: Id }), CommandResult),
} satisfies Routes;
