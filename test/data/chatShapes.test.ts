import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hintOf } from '#shared/domain/chat';
import type { Source } from '../../electron/data/jobs/import/read';
import { collectLog } from '../../electron/data/jobs/chat/log';
import { readChat } from '../../electron/data/jobs/chat/readChat';
import type { Said } from '../../electron/data/jobs/chat/sink';
import { fixtureFile } from '../support/sheets';

const folder = mkdtempSync(join(tmpdir(), 'qundesk-chat-'));

/** Everything that a source says. */
async function all(source: Source, wish: Parameters<typeof readChat>[1] = {}) {
  const said: Said[] = [];
  const groups: string[] = [];
  let unread = 0;
  const found = await readChat(source, wish, 'Asia/Shanghai', () => null, {
    said: (message) => said.push(message),
    group: (name) => groups.push(name),
    section: () => undefined,
    member: () => undefined,
    unread: () => (unread += 1),
  });
  const talk = said.filter(({ kind }) => kind !== 'system');
  return { ...found, said, groups, unread, lines: talk.map(({ name, text }) => `${name}: ${text}`) };
}
const text = (value: string, wish?: Parameters<typeof readChat>[1]) => all({ text: value }, wish);

function file(bytes: string | Uint8Array): Source {
  const path = join(folder, 'no-ending-at-all');
  writeFileSync(path, bytes);
  return { path };
}

const at = (clock: string): number => Date.parse(`${clock}+08:00`);

describe('text that WeChat itself shared', () => {
  test.for([
    ['某某 微信群上的聊天记录如下，请查收。', '某某'],
    ['微信群"成都银饰群(3)"的聊天记录如下:', '成都银饰群(3)'],
    ['微信群“带“引号”的群”的聊天记录如下：', '带“引号”的群'],
    ['微信群組「台北飾品團」的聊天記錄如下:', '台北飾品團'],
    ['A 和 B 在微信上的聊天记录如下，请查收。', undefined],
    ['Dear：\n\n    微信群"邮件里的群"的聊天记录如下:', '邮件里的群'],
  ] as const)('its first line %s', async ([head, group]) => {
    const read = await text(
      `${head}\n\n—————  2018-09-03  —————\n\nAAA---楠刺青  12:47\n\n[图片: 196b.jpg(请在附件中查看)]\n`,
    );
    expect(read).toMatchObject({
      shape: 'shared',
      unread: 0,
      lines: ['AAA---楠刺青: [图片: 196b.jpg(请在附件中查看)]'],
    });
    expect(read.groups[0]).toBe(group);
    expect(read.said[0]).toMatchObject({ at: at('2018-09-03T12:47'), kind: 'image' });
  });

  test('nicknames that hold times, name the day or look like a head are senders all the same', async () => {
    const names = [
      '瀛姬喵喵11:00-20:00',
      '12:30',
      '2018-09-03',
      '—————  2018-09-03  —————',
      '微信群"X"的聊天记录如下:',
      '  两  格 ',
    ];
    const body = names.map((name, index) => `\n${name}  12:0${index}\n\n第${index}句\n`).join('');
    const { said, groups } = await text(`—————  2018-09-03  —————\n${body}`);
    expect(said.map(({ name }) => name.trim())).toEqual(names.map((name) => name.trim()));
    expect(groups).toEqual([]);
  });

  test('a line of a message that looks like a sender line stays in the message', async () => {
    const { lines } = await text(
      [
        '—————  2018-09-03  —————',
        '阿梅  12:47',
        '',
        '开团时间  20:00',
        '',
        '小李  12:48',
        '',
        '好的',
        '第二行',
        '周六  10:00',
        '都来',
        '',
        '阿梅  12:50',
        '',
        '转一段旧的',
        '',
        '—————  2017-01-01  —————',
        '',
        '小李  13:01',
        '',
        '收到',
        '',
      ].join('\n'),
    );
    expect(lines).toEqual([
      '阿梅: 开团时间  20:00',
      '小李: 好的\n第二行\n周六  10:00\n都来',
      '阿梅: 转一段旧的\n\n—————  2017-01-01  —————',
      '小李: 收到',
    ]);
  });

  test('a time that the day has passed heads no message: those before and after it say so', async () => {
    const talk = [
      '阿梅  09:00',
      '早',
      '小李  09:01',
      '早',
      '集合  08:00',
      '别迟到',
      '阿梅  09:02',
      '好',
      '小李  09:03',
      '嗯',
    ];
    const { lines } = await text(`—————  2018-09-03  —————\n${talk.join('\n')}`);
    expect(lines).toEqual(['阿梅: 早', '小李: 早\n集合  08:00\n别迟到', '阿梅: 好', '小李: 嗯']);
  });

  test('full-width figures, colons and blanks, any line end, no blank lines', async () => {
    const { said } = await text(
      '———— 2018年9月3日 ————\r\n阿梅　１２：４７\r\n早\r\n小李  １３:05\r晚\r——— 2018/9/4 ———\n阿梅\u00a0 00:01\n隔天',
    );
    expect(said.map((one) => [one.name, one.at])).toEqual([
      ['阿梅', at('2018-09-03T12:47')],
      ['小李', at('2018-09-03T13:05')],
      ['阿梅', at('2018-09-04T00:01')],
    ]);
  });

  test('system lines are no messages, and tell who came and went', async () => {
    const { said, lines } = await text(
      '—————  2018-09-03  —————\n\n阿梅  12:47\n\n欢迎\n\n"阿梅"邀请"小王、小张"加入了群聊\n\n小李  12:48\n\n你撤回了一条消息\n',
    );
    expect(lines).toEqual(['阿梅: 欢迎', '小李: 你撤回了一条消息']);
    expect(said.filter(({ kind }) => kind === 'system').map((one) => hintOf(one.text))).toEqual([
      { what: 'joined', names: ['小王', '小张'], inviter: '阿梅', how: 'invited' },
    ]);
  });

  test.for([
    ['"小王"通过扫描"阿梅"分享的二维码加入群聊', 'joined', ['小王'], '阿梅'],
    ['"阿梅"邀请你和"小王、小张"加入了群聊', 'joined', ['小王', '小张'], '阿梅'],
    ['你将"广告哥"移出了群聊', 'left', ['广告哥'], null],
    ['"小王"退出了群聊', 'left', ['小王'], null],
  ] as const)('%s', ([line, what, names, inviter]) => {
    expect(hintOf(line)).toMatchObject({ what, inviter });
    expect(hintOf(line)?.names).toEqual(names);
  });
});

describe('exports of other programs', () => {
  test('an xlsx that LibreOffice wrote: the sheet of messages is found, members listed beside it give their names', async () => {
    const { sink, log } = collectLog(
      false,
      () => [],
      () => undefined,
    );
    const found = await readChat({ path: fixtureFile('chat.xlsx') }, {}, 'Asia/Shanghai', () => null, sink);
    expect(found).toMatchObject({ shape: 'table', sheet: '聊天记录', readable: true });
    const { senders, hints, unread, at: times, bubbles } = log();
    expect(senders.map(({ key, name, messages }) => [key, name, messages])).toEqual([
      ['wxid_mei0000001', '阿梅-成都', 2],
      ['wxid_li00000002', '老李', 1],
      ['wxid_owner', '群主大人', 1],
    ]);
    expect([...(senders[0]?.names ?? [])]).toEqual(['阿梅-成都', '阿梅']);
    expect(hints).toMatchObject([{ what: 'joined', names: ['小王'], inviter: '阿梅' }]);
    expect(unread).toBe(0);
    expect(times[2]).toBe(at('2026-11-01T09:02'));
    expect(bubbles.map((bubble) => bubble.text)).toContain('第一行\n第二行');
  });

  test('the older CSV: rows of nine fields, own messages, cards told by their title', async () => {
    const head = 'localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender';
    const { said, unread } = await text(
      `\ufeff${head}\n1,3,1,0,1,1704169845,2,我说的,2024-01-02 12:30:45\n2,3,49,57,0,1704169846,2,"<msg><title>引用后的回复</title></msg>",2024-01-02 12:30:46,备注名,昵称,wxid_abcdef1\n3,3,10000,0,0,1704169847,2,你撤回了一条消息,2024-01-02 12:30:47,,,\n`,
    );
    expect(said).toMatchObject([
      { own: true, text: '我说的', at: 1_704_169_845_000 },
      { name: '备注名', names: ['昵称'], wechatId: 'wxid_abcdef1', kind: 'text', text: '引用后的回复' },
      { kind: 'system' },
    ]);
    expect(unread).toBe(0);
  });

  test.for([
    ['1704169845', 1_704_169_845_000],
    ['1704169845123', 1_704_169_845_123],
    ['2024-01-02T04:30:45Z', 1_704_169_845_000],
    ['2024-01-02T12:30:45+08:00', 1_704_169_845_000],
    ['2024/1/2 12:30:45', 1_704_169_845_000],
    ['2024年1月2日 下午12:30:45', 1_704_169_845_000],
  ] as const)('a time written as %s', async ([cell, expected]) => {
    const { said } = await text(
      `Time,SenderName,Sender,TalkerName,Talker,Content\n${cell},阿梅,wxid_a12345,群,1@chatroom,早\n`,
    );
    expect(said[0]).toMatchObject({ at: expected, name: '阿梅', wechatId: 'wxid_a12345' });
  });

  test('wall clocks may be UTC where the operator says so; a day and its clock may stand apart', async () => {
    const table = '日期\t时间\t发送人\t内容\n2024-01-02\t04:30\t阿梅\t早\n';
    expect((await text(table)).said[0]?.at).toBe(at('2024-01-02T04:30'));
    expect((await text(table, { utc: true })).said[0]?.at).toBe(at('2024-01-02T12:30'));
  });

  test('a shape that nobody listed: columns are guessed, and the operator may point them out', async () => {
    const table =
      'wann|x;wer;was\n2024-01-02 09:05;阿梅;今天的新品怎么卖，有没有小一号的\n2024-01-02 09:06;老李;一百二\n';
    expect((await text(table)).lines).toEqual(['阿梅: 今天的新品怎么卖，有没有小一号的', '老李: 一百二']);
    const odd = 'a,b,c\n阿梅,早,2024-01-02 09:05\n';
    expect((await text(odd, { headerLine: 1, mapping: ['name', 'text', 'time'] })).lines).toEqual(['阿梅: 早']);
    expect(await text('a,b\n1,2\n')).toMatchObject({ readable: false, lines: [] });
  });

  test('objects in JSON, ChatLab or not, and lines of it that are damaged', async () => {
    const whole = {
      chatlab: { version: '0.0.2' },
      meta: { name: '群' },
      members: [],
      messages: [{ sender: 1, timestamp: 1_704_169_845, type: 0, content: '早' }],
    };
    expect(await text(JSON.stringify(whole, null, 2))).toMatchObject({ shape: 'json', groups: ['群'] });
    expect(
      (await text(JSON.stringify([{ when: '2024-01-02 09:05', nickname: '阿梅', content: '早', time: 1_704_169_845 }])))
        .lines,
    ).toEqual(['阿梅: 早']);
    const read = await text(
      '# 备注\n{"_type":"header","meta":{"name":"群"}}\n{"_type":"mess\n{"_type":"message","sender":"a","accountName":"阿梅","timestamp":1704169845,"type":1,"content":null}\n',
    );
    expect(read).toMatchObject({ shape: 'jsonl', unread: 1, said: [{ kind: 'image', text: '' }] });
  });

  test('records of text: time first or last, one line or many, a quoted record below', async () => {
    const { shape, lines } = await text(
      '2024-01-02 12:30:45 阿梅\n早\n\n2024-01-02 12:31:00 小李\n转：\n2024-01-01 08:00:00 别人\n旧话\n\n',
    );
    expect([shape, lines]).toEqual(['text', ['阿梅: 早', '小李: 转：\n2024-01-01 08:00:00 别人\n旧话']]);
    expect((await text('阿梅 2024-01-02 12:30\n早\n\n小李 2024-01-02 12:31\n晚\n')).lines).toEqual([
      '阿梅: 早',
      '小李: 晚',
    ]);
    expect((await text('[2024-01-02 12:30] 阿梅: 早\n[2024-01-02 12:31] 小李：a:b\n')).lines).toEqual([
      '阿梅: 早',
      '小李: a:b',
    ]);
  });

  test.for(['utf-16le', 'gb18030'] as const)('bytes in %s', async (encoding) => {
    const chat = '—————  2018-09-03  —————\n\n阿梅  12:47\n\n早上好\n';
    const bytes =
      encoding === 'utf-16le'
        ? Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(chat, 'utf16le')])
        : Buffer.from(
            'a1aaa1aaa1aaa1aa20323031382d30392d303320a1aaa1aaa1aaa1aa0a0ab0a2c3b7202031323a34370a0ad4e7c9cfbac30a',
            'hex',
          );
    expect(await all(file(bytes))).toMatchObject({ encoding, lines: ['阿梅: 早上好'] });
  });
});

describe('hostile input', () => {
  test('a line of 1 MB, marks from right to left, emoji with joiners and a stray NUL come through', async () => {
    const long = '长'.repeat(1_048_576);
    const name = '\u202e阿梅\u202c👩‍👩‍👧‍👦';
    const { said } = await text(
      `—————  2018-09-03  —————\n\n${name}  12:47\n\n${long}\n\n${name}  12:48\n\n坏\u0000字符=HYPERLINK("x")\n`,
    );
    expect(said.map((one) => one.text.length)).toEqual([1_048_576, 18]);
    expect(said[1]?.text).toBe('坏字符=HYPERLINK("x")');
  });

  test('a million blanks, dashes or brackets in a line cost no more than reading them', async () => {
    for (const char of [' ', '—', '[', '"', '邀请']) {
      const line = char.repeat(300_000);
      const { said } = await text(`—————  2018-09-03  —————\n\n阿梅  12:47\n\na${line}12:48\n${line}加入了群\n`);
      expect(said.length).toBeGreaterThan(0);
    }
  });

  test.for([
    ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'error.table.picture'],
    ['zeros', Buffer.alloc(5000), 'error.table.nul'],
    ['a web page', '<!doctype html><html></html>', 'error.table.webPage'],
    ['nothing', '', 'error.table.empty'],
    ['JSON cut short', '[{"time": "2024', 'error.table.truncated'],
    ['a zip that is none', Buffer.from('504b0304ffffffffffffffff', 'hex'), 'error.table.truncated'],
  ] as const)('%s is refused in words', async ([, bytes, key]) => {
    await expect(all(file(bytes))).rejects.toMatchObject({ code: 'INVALID', key });
  });
});
