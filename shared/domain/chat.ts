/** What a message is; `system` lines (joined, left, taken back) are no messages. */
export const messageKinds = ['text', 'image', 'voice', 'video', 'sticker', 'file', 'link', 'other', 'system'] as const;
export type MessageKind = (typeof messageKinds)[number];

const PLACEHOLDERS: readonly (readonly [RegExp, MessageKind])[] = [
  [/^\[(图片|圖片|照片|photo|image)[^\]\n]*\]$/i, 'image'],
  [/^\[(语音|語音|voice|audio)[^\]\n]*\](\d+["”″'’]?)?$/i, 'voice'],
  [/^\[(视频|視頻|影片|小视频|video)[^\]\n]*\]$/i, 'video'],
  [/^\[(动画表情|動畫表情|表情|表情包|貼圖|sticker)[^\]\n]*\]$/i, 'sticker'],
  [/^\[(文件|檔案|file)[^\]\n]*\]/i, 'file'],
  [/^\[(链接|鏈接|連結|分享|小程序|小程式|视频号|link)[^\]\n]*\]/i, 'link'],
  [/^\[(位置|红包|紅包|转账|轉帳|名片|聊天记录|聊天記錄|微信红包|location)[^\]\n]*\]$/i, 'other'],
];

/** The kind of a message by what stands for it in text: `[图片: 196b.jpg(请在附件中查看)]` is a picture. */
export function kindOfText(text: string): MessageKind {
  if (text.charCodeAt(0) !== 91) return 'text';
  return PLACEHOLDERS.find(([pattern]) => pattern.test(text))?.[1] ?? 'text';
}

// Kinds as numbers of WeChat and words of exports.
const WORDS: Readonly<Record<string, MessageKind>> = {
  1: 'text',
  3: 'image',
  34: 'voice',
  42: 'other',
  43: 'video',
  47: 'sticker',
  48: 'other',
  49: 'link',
  50: 'other',
  62: 'video',
  10000: 'system',
  10002: 'system',
  文本: 'text',
  文字: 'text',
  文本消息: 'text',
  图片: 'image',
  图片消息: 'image',
  语音: 'voice',
  语音消息: 'voice',
  视频: 'video',
  视频消息: 'video',
  动画表情: 'sticker',
  表情: 'sticker',
  表情包: 'sticker',
  文件: 'file',
  文件消息: 'file',
  链接: 'link',
  分享: 'link',
  卡片式链接: 'link',
  小程序: 'link',
  引用: 'text',
  引用消息: 'text',
  系统: 'system',
  系统消息: 'system',
  系统通知: 'system',
  撤回: 'system',
  撤回消息: 'system',
  拍一拍: 'system',
};

/** The kind that a cell names by WeChat's number or in words; null where it names none. */
export const kindOfWord = (word: string): MessageKind | null => WORDS[word.trim()] ?? null;

// ChatLab 0.0.2, chatlab-format.md, message types.
const CHATLAB: Readonly<Record<number, MessageKind>> = {
  0: 'text',
  1: 'image',
  2: 'voice',
  3: 'video',
  4: 'file',
  5: 'sticker',
  7: 'link',
  22: 'system',
  24: 'link',
  25: 'text',
  80: 'system',
  81: 'system',
};

/** The kind of a ChatLab message by its number. */
export const kindOfChatlab = (type: number): MessageKind => CHATLAB[type] ?? 'other';

/** What a system line says of who came and who went. */
export interface ChatHint {
  readonly what: 'joined' | 'left';
  readonly names: readonly string[];
  readonly inviter: string | null;
  readonly how: 'invited' | 'qr' | 'left' | 'removed' | 'unknown';
}

const Q = '["“”「」『』]?';
const JOINED: readonly (readonly [RegExp, ChatHint['how']])[] = [
  [
    new RegExp(`^${Q}(?<inviter>.+?)${Q}\\s*(?:邀请|邀請)\\s*${Q}(?<names>.+?)${Q}\\s*加入(?:了)?群(?:聊|組)`, 'u'),
    'invited',
  ],
  [
    new RegExp(
      `^${Q}(?<names>.+?)${Q}\\s*(?:通过|通過|透過)\\s*扫?掃?描?\\s*${Q}(?<inviter>.+?)${Q}\\s*分享的(?:二维码|二維碼|QR ?Code)\\s*加入(?:了)?群`,
      'u',
    ),
    'qr',
  ],
  [new RegExp(`^${Q}(?<names>.+?)${Q}\\s*加入(?:了)?群(?:聊|組)`, 'u'), 'unknown'],
  [/^"?(?<inviter>.+?)"? invited "?(?<names>.+?)"? to the group chat/u, 'invited'],
];
const LEFT: readonly (readonly [RegExp, ChatHint['how']])[] = [
  [new RegExp(`^${Q}(?<names>.+?)${Q}\\s*(?:已)?退出(?:了)?群(?:聊|組)?`, 'u'), 'left'],
  [
    new RegExp(`^(?:你|${Q}.+?${Q})\\s*(?:将|將|把)\\s*${Q}(?<names>.+?)${Q}\\s*移出(?:了)?群(?:聊|組)?`, 'u'),
    'removed',
  ],
];
const SYSTEM =
  /^(?:.{0,80}?撤回了一[条條則]|.{0,60}?拍了拍|.{0,120}?(?:邀请|邀請).{1,400}?加入(?:了)?群|.{0,200}?(?:二维码|二維碼)加入(?:了)?群|.{0,80}?加入了群聊|.{0,80}?移出(?:了)?群|.{0,80}?退出(?:了)?群聊?$|.{0,80}?修改群名为|.{0,80}?修改群名為|.{0,80}?成为新群主|以下为新消息|以上是打招呼|.{1,40} recalled a message)/u;

/** True where a line without a sender is one that WeChat wrote itself. */
export const isSystemText = (text: string): boolean => SYSTEM.test(text);

/** Who joined or left by a system line; null where it says neither. */
export function hintOf(text: string): ChatHint | null {
  const line = text.trim().slice(0, 2000);
  for (const [pattern, how] of JOINED) {
    const found = pattern.exec(line)?.groups;
    if (found?.['names'])
      return { what: 'joined', names: namesOf(found['names']), inviter: found['inviter'] ?? null, how };
  }
  for (const [pattern, how] of LEFT) {
    const found = pattern.exec(line)?.groups;
    if (found?.['names']) return { what: 'left', names: namesOf(found['names']), inviter: null, how };
  }
  return null;
}

// WeChat calls whoever holds the phone 你; they are one of our own accounts.
const namesOf = (text: string): readonly string[] =>
  text
    .replace(/^(?:你|您)(?:和["“「『]?|$)/u, '')
    .split(/["”」』]?[、,，]["“「『]?/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The group that a file says it is of: the words of its first line; null where it names none. */
export function groupInHead(line: string): string | null {
  const text = line.trim();
  const found =
    /微信(?:群|群组|群組)\s*["“「『](.+)["”」』]\s*的聊天[记記][录錄]/u.exec(text)?.[1] ??
    /["“「『](.+)["”」』]\s*(?:群聊)?的聊天[记記][录錄]/u.exec(text)?.[1] ??
    /^(.+?)\s*微信(?:群|群组|群組)上的聊天[记記][录錄]/u.exec(text)?.[1] ??
    null;
  return found === null ? null : found.trim();
}

/** True where a line heads an export of WeChat's own. */
export const isHead = (line: string): boolean => /聊天[记記][录錄]如下|chat history .{0,200}as follows/iu.test(line);

const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** A sender's name as it is compared: without the invisible marks that keyboards and right-to-left text leave. */
export const senderKey = (name: string): string => name.replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

/** A message's text without control characters and outer blanks. */
export const cleanText = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').trim();

/** Two 32-bit halves of a hash. */
export interface Hash {
  readonly high: number;
  readonly low: number;
}

/** Hashes a text (cyrb53's mixing); every run of blanks counts as one, since exports break lines differently. */
export function hashText(text: string): Hash {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  let blank = true;
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at);
    if (code <= 32 || code === 0xa0 || code === 0x3000) {
      if (blank) continue;
      blank = true;
      code = 32;
    } else blank = false;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  return { high, low };
}

/** What a message says, for comparing: a picture is a picture whatever its file is called. */
export const hashMessage = (kind: MessageKind, text: string): Hash =>
  hashText(kind === 'text' ? text.trim() : `\u0001${kind}`);

/** The 53-bit print of who said what: equal for the same message in any export. */
export function printOf(who: Hash, what: Hash): number {
  let high = Math.imul(who.high ^ what.low, 2246822507) ^ what.high;
  let low = Math.imul(who.low ^ what.high, 3266489909) ^ what.low;
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
