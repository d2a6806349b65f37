import type { ChatInput } from '#shared/contract/chats';

let made = 0;
type More = Partial<Omit<ChatInput, 'jobId' | 'source'>>;

/** A pasted chat. */
export function pastedChat(text: string, more: More = {}): ChatInput {
  made += 1;
  return { groupId: null, keepText: false, decisions: [], ...more, jobId: `chat-${made}`, source: { text } };
}

/** One message of a made-up log; minutes count from 2026-11-01 08:00 in Shanghai. */
export interface Line {
  readonly minute: number;
  readonly who: number;
  readonly text: string;
}

const START = Date.UTC(2026, 10, 1, 0, 0);
const two = (value: number): string => String(value).padStart(2, '0');
const clockOf = (minute: number) => {
  const at = new Date(START + minute * 60_000 + 8 * 3_600_000);
  return {
    day: at.toISOString().slice(0, 10),
    time: `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
    seconds: Math.floor((START + minute * 60_000) / 1000),
  };
};
const cell = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A log as each kind of export writes it. */
export const shapes: Readonly<
  Record<string, (lines: readonly Line[], nameOf: (who: number) => string, group: string) => string>
> = {
  shared: (lines, nameOf, group) => {
    let text = `微信群"${group}"的聊天记录如下:\n`;
    let day = '';
    for (const { minute, who, text: said } of lines) {
      const clock = clockOf(minute);
      if (clock.day !== day) text += `\n—————  ${clock.day}  —————\n\n`;
      day = clock.day;
      text += `\n${nameOf(who)}  ${clock.time}\n\n${said}\n`;
    }
    return text;
  },
  tight: (lines, nameOf, group) => shapes['shared']?.(lines, nameOf, group).replace(/\n\n+/g, '\n') ?? '',
  text: (lines, nameOf) =>
    lines
      .map(({ minute, who, text }) => `${clockOf(minute).day} ${clockOf(minute).time}:07 ${nameOf(who)}\n${text}\n\n`)
      .join(''),
  older: (lines, nameOf) =>
    `\ufefflocalId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n${lines
      .map(({ minute, who, text }, at) => {
        const { seconds, day, time } = clockOf(minute);
        return `${at},7,1,0,0,${seconds + (at % 50)},,${cell(text)},${day} ${time}:00,,${cell(nameOf(who))},wxid_person${who}x`;
      })
      .join('\n')}`,
  newer: (lines, nameOf) =>
    `消息ID,类型,wxid,时间,内容,备注,群昵称,昵称\r\n${lines
      .map(({ minute, who, text }, at) => {
        const { day, time } = clockOf(minute);
        return `${at},文本,wxid_person${who}x,${day} ${time}:31,${cell(text)},,${cell(nameOf(who))},${cell(`网名${who}`)}`;
      })
      .join('\r\n')}`,
  iso: (lines, nameOf, group) =>
    `Time,SenderName,Sender,TalkerName,Talker,Content\n${lines
      .map(
        ({ minute, who, text }) =>
          `${new Date(START + minute * 60_000 + 5000).toISOString()},${cell(nameOf(who))},wxid_person${who}x,${cell(group)},1@chatroom,${cell(text)}`,
      )
      .join('\n')}`,
  jsonl: (lines, nameOf, group) =>
    [
      {
        _type: 'header',
        chatlab: { version: '0.0.2', exportedAt: 1703001600 },
        meta: { name: group, platform: 'wechat', type: 'group' },
      },
      ...lines.map(({ minute, who, text }) => ({
        _type: 'message',
        sender: `wxid_person${who}x`,
        accountName: nameOf(who),
        timestamp: clockOf(minute).seconds + 12,
        type: 0,
        content: text,
      })),
    ]
      .map((value) => JSON.stringify(value))
      .join('\n'),
};
