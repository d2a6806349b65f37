import fc from 'fast-check';
import { v7 } from 'uuid';
import { beforeEach, expect, test } from 'vitest';
import { listSenders } from '../../electron/data/chats/senderRepo';
import { openDb } from '../../electron/data/db/open';
import { applyChat } from '../../electron/data/jobs/chat/job';
import type { JobTools } from '../../electron/data/jobs/serveJob';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { type Line, pastedChat, shapes } from '../support/chats';
import { makeCommunity } from '../support/community';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';

let data: TestData;
let groupId: number;
beforeEach(async () => {
  data = openTestData();
  groupId = (await makeCommunity(data.ask, 2)).groups[0] ?? 0;
});

const lines: readonly Line[] = [
  { minute: 1, who: 1, text: '早上好' },
  { minute: 1, who: 2, text: '早上好' },
  { minute: 1, who: 1, text: '早上好' },
  { minute: 5, who: 3, text: '今天秒杀几点？\n第二行' },
  { minute: 1500, who: 2, text: '第二天' },
  { minute: 1501, who: 1, text: '+1' },
];
const name = (who: number): string => `群友${who}号`;

/** Messages by sender's name and day, as the tables have them. */
function counts(): Record<string, number> {
  const db = openDb(databaseFile(data.dir, 'main'));
  try {
    const rows = db
      .prepare('SELECT s.name, d.day, d.messages FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id')
      .all() as { name: string; day: string; messages: number }[];
    expect(disagreements(db)).toEqual([]);
    return Object.fromEntries(rows.map((row) => [`${row.name} ${row.day}`, row.messages]));
  } finally {
    db.close();
  }
}

const whole = {
  '群友1号 2026-11-01': 2,
  '群友2号 2026-11-01': 1,
  '群友3号 2026-11-01': 1,
  '群友2号 2026-11-02': 1,
  '群友1号 2026-11-02': 1,
};

test.for(Object.keys(shapes))(
  'a log written as %s counts each message once, two equal ones in a minute as two',
  async (shape) => {
    const text = shapes[shape]?.(lines, name, '银饰福利1群') ?? '';
    const preview = await data.ask('chat.preview', pastedChat(text));
    const named = ['shared', 'tight', 'iso', 'jsonl'].includes(shape);
    expect(preview).toMatchObject({
      groupId: named ? groupId : null,
      counts: { messages: 6, fresh: 6, known: 0, unread: 0 },
    });
    expect(preview.bubbles[3]).toMatchObject({ name: '群友3号', text: '今天秒杀几点？\n第二行' });
    const { counts: taken } = await data.ask('chat.apply', pastedChat(text, { groupId }));
    expect(taken).toMatchObject({ fresh: 6, known: 0 });
    expect(counts()).toEqual(whole);
  },
);

test('the same log through every other shape, and each of them twice, adds nothing', async () => {
  await data.ask('chat.apply', pastedChat(shapes['shared']?.(lines, name, '银饰福利1群') ?? '', { groupId }));
  const before = dumpTables(data.dir);
  for (const shape of [...Object.keys(shapes), ...Object.keys(shapes)]) {
    const result = await data.ask(
      'chat.apply',
      pastedChat(shapes[shape]?.(lines, name, '银饰福利1群') ?? '', { groupId }),
    );
    expect([shape, result.counts.fresh]).toEqual([shape, 0]);
  }
  expect(counts()).toEqual(whole);
  expect(dumpTables(data.dir)['talk_day']).toEqual(before['talk_day']);
  expect(dumpTables(data.dir)['chat_print']).toEqual(before['chat_print']);
  expect(dumpTables(data.dir)['chat_span']).toHaveLength(1);
});

test('the same file again changes not one row and leaves no step to undo', async () => {
  const text = shapes['newer']?.(lines, name, '') ?? '';
  await data.ask('chat.apply', pastedChat(text, { groupId }));
  const before = dumpTables(data.dir);
  expect(await data.ask('chat.apply', pastedChat(text, { groupId }))).toMatchObject({ operationId: null });
  expect(dumpTables(data.dir)).toEqual(before);
});

test('one undo takes an import back byte for byte, the one before it stays', async () => {
  await data.ask('chat.apply', pastedChat(shapes['shared']?.(lines.slice(0, 4), name, '') ?? '', { groupId }));
  const before = dumpTables(data.dir);
  await data.ask('chat.apply', pastedChat(shapes['jsonl']?.(lines, name, '') ?? '', { groupId, keepText: true }));
  const after = dumpTables(data.dir);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('whoever has a new name in a later export is known by what they said, and nothing is counted twice', async () => {
  await data.ask('chat.apply', pastedChat(shapes['shared']?.(lines, name, '') ?? '', { groupId }));
  const renamed = (who: number): string => (who === 2 ? '换了名字的阿梅' : name(who));
  const more = [...lines, { minute: 1600, who: 2, text: '我改名了' }];
  const result = await data.ask('chat.apply', pastedChat(shapes['shared']?.(more, renamed, '') ?? '', { groupId }));
  expect(result.counts).toMatchObject({ fresh: 1, known: 6 });
  const senders = await data.ask('chat.senders', { accountId: null, groupId });
  expect(senders.map((sender) => [sender.name, sender.messages])).toEqual([
    ['群友1号', 3],
    ['换了名字的阿梅', 3],
    ['群友3号', 1],
  ]);
  const again = await data.ask('chat.apply', pastedChat(shapes['shared']?.(more, renamed, '') ?? '', { groupId }));
  expect(again.operationId).toBeNull();
});

test('two exports pasted one after the other count what both hold once', async () => {
  const text = `${shapes['shared']?.(lines.slice(0, 5), name, '') ?? ''}\n\n${shapes['shared']?.(lines, name, '') ?? ''}`;
  expect((await data.ask('chat.apply', pastedChat(text, { groupId }))).counts).toMatchObject({ fresh: 6 });
  expect(counts()).toEqual(whole);
});

test('any cut of a log into overlapping exports, in any order and shape, counts what the whole log counts', async () => {
  const log = fc
    .array(
      fc.record({
        minute: fc.integer({ min: 0, max: 40 }),
        who: fc.integer({ min: 1, max: 4 }),
        text: fc.constantFrom(
          '1',
          '好的',
          '早上好',
          '收到',
          '[图片]',
          '几点？\n下午',
          '链接 https://a.cn',
          '😀👨‍👩‍👧',
          'a,b "c"',
        ),
      }),
      { minLength: 5, maxLength: 60 },
    )
    .map((drawn) =>
      drawn.map((line) => ({ ...line, minute: line.minute * 61 })).toSorted((a, b) => a.minute - b.minute),
    );
  const cuts = fc.array(
    fc.record({
      from: fc.nat(40),
      length: fc.integer({ min: 1, max: 40 }),
      shape: fc.constantFrom('shared', 'text', 'older', 'newer', 'iso', 'jsonl'),
    }),
    { minLength: 1, maxLength: 5 },
  );
  // Straight in this thread, group by group of one database: hundreds of imports.
  data = openTestData();
  const { groups } = await makeCommunity(data.ask, 100);
  data.stop();
  const db = openDb(databaseFile(data.dir, 'main'));
  const tools: JobTools = {
    base: { db, now: () => data.now, newUid: () => v7(), zone: 'Asia/Shanghai', folder: data.dir },
    progress: () => undefined,
    isCancelled: () => false,
    step: () => undefined,
    turn: () => Promise.resolve(() => undefined),
  };
  const take = async (part: readonly Line[], shape: string, to: number): Promise<void> => {
    const text = shapes[shape]?.(part, name, '') ?? '';
    if (part.length > 0) await applyChat({ input: pastedChat(text, { groupId: to }), source: { text }, tools });
  };
  let next = 0;
  await fc.assert(
    fc.asyncProperty(log, cuts, fc.constantFrom('shared', 'newer', 'text'), async (drawn, chosen, last) => {
      const [group = 0, other = 0] = groups.slice(next, next + 2);
      next += 2;
      for (const { from, length, shape } of chosen)
        await take(
          drawn.filter(({ minute }) => minute >= from * 61 && minute < (from + length) * 61),
          shape,
          group,
        );
      await take(drawn, last, group);
      await take(drawn, 'older', other);
      const said = (id: number) =>
        listSenders(db, id)
          .map((sender) => `${sender.name} ${sender.messages}`)
          .toSorted();
      expect(said(group)).toEqual(said(other));
    }),
    { numRuns: 45, seed: 20_261_122, endOnFailure: true },
  );
  expect(disagreements(db)).toEqual([]);
  db.close();
});
