import { headerWord } from './importMapping';
import { clockIn, readTime } from './chatTime';

/** What a column of a chat table may hold. */
export const chatFields = [
  'time',
  'name',
  'groupNickname',
  'remark',
  'wechatId',
  'text',
  'kind',
  'subKind',
  'own',
  'group',
] as const;
export type ChatField = (typeof chatFields)[number];

/** For each column what it holds; null = passed over. */
export type ChatMapping = readonly (ChatField | null)[];

// Header words of the exports that operators hold. Several columns may name the same: the first filled one counts.
const WORDS: Readonly<Record<ChatField, string>> = {
  time: 'createtime timestamp 时间戳 时间 发送时间 日期时间 消息时间 時間 發送時間 time datetime sendtime sentat strtime date 日期',
  name: 'nickname 昵称 微信昵称 暱稱 sendername 发送者昵称 发送人昵称 发送人 发送者 傳送者 發送人 發送者 accountname 姓名 name from displayname',
  groupNickname: '群昵称 群内昵称 群名片 群暱稱 groupnickname',
  remark: '备注 备注名 備註 remark',
  wechatId: 'wxid 微信id 微信号 微信號 sender senderid 发送者id 发送人id senderwxid platformid fromid userid username',
  text: 'strcontent 内容 消息内容 聊天内容 文本 內容 訊息內容 content message text msg body',
  kind: 'type 类型 消息类型 類型 msgtype messagetype typename',
  subKind: 'subtype 子类型',
  own: 'issender issend 是否本人 是否自己 ismine fromme',
  group: 'talkername 群名 群名称 群聊 群聊名称 会话 会话名称 聊天对象 群組 groupname roomname chat room',
};
const FIELD_OF_WORD = new Map(
  chatFields.flatMap((field) => WORDS[field].split(' ').map((word) => [word, field] as const)),
);

/** What each header names. */
export const columnsOf = (header: readonly string[]): ChatMapping =>
  header.map((cell) => FIELD_OF_WORD.get(headerWord(cell)) ?? null);

/** Which of the first rows (0-based) heads a chat: it names a time and a text; null where none does. */
export function findChatHeader(rows: readonly (readonly string[])[]): number | null {
  const index = rows.slice(0, 20).findIndex((row) => isChatMapping(columnsOf(row)));
  return index < 0 ? null : index;
}

/** True where rows mapped this way are messages: when, who, what. */
export const isChatMapping = (mapping: ChatMapping): boolean =>
  mapping.includes('time') && mapping.includes('text') && namesSender(mapping);

const namesSender = (mapping: ChatMapping): boolean =>
  (['name', 'groupNickname', 'remark', 'wechatId'] as const).some((field) => mapping.includes(field));

/** Guesses the columns of a table without a header that is known: times tell themselves, the longest cells are what was said. */
export function guessColumns(header: readonly string[], samples: readonly (readonly string[])[]): ChatMapping {
  const width = Math.max(header.length, ...samples.map((row) => row.length), 1);
  const mapping: (ChatField | null)[] = Array.from({ length: width }, (_, at) => columnsOf(header)[at] ?? null);
  const cells = (column: number): readonly string[] =>
    samples.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  const clock = clockIn('UTC');
  const claim = (field: ChatField, score: (column: number) => number): void => {
    if (mapping.includes(field)) return;
    let best = -1;
    let most = 0;
    for (let column = 0; column < width; column += 1) {
      if (mapping[column] !== null || cells(column).length === 0) continue;
      const points = score(column);
      if (points > most) [best, most] = [column, points];
    }
    if (best >= 0) mapping[best] = field;
  };
  claim('time', (column) => {
    const good = cells(column).filter((cell) => readTime(cell, clock) !== null).length;
    return good > cells(column).length * 0.6 ? good : 0;
  });
  claim('wechatId', (column) => cells(column).filter((cell) => /^wxid_\w{6,}$/i.test(cell)).length);
  claim('text', (column) => mean(cells(column).map((cell) => (/^[\d.:\s/-]+$/.test(cell) ? 0 : cell.length))));
  if (!namesSender(mapping))
    claim('name', (column) => new Set(cells(column)).size / (1 + mean(cells(column).map((cell) => cell.length))));
  return mapping;
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
