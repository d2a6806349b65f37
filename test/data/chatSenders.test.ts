import { beforeEach, expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { pastedChat } from '../support/chats';
import { makeCommunity, type Community } from '../support/community';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { withDb } from '../support/plannedData';

let data: TestData;
let world: Community;
let groupId: number;
const ids: Record<string, number> = {};

beforeEach(async () => {
  data = openTestData();
  world = await makeCommunity(data.ask, 2);
  groupId = world.groups[0] ?? 0;
  const add = async (key: string, more: object): Promise<void> => {
    const { ids: made } = await data.ask('member.create', { nickname: key, joins: { groupId }, ...more });
    ids[key] = made[0] ?? 0;
  };
  await add('按微信号', { wechatId: 'wxid_known1' });
  await add('按群昵称', { joins: { groupId, nickname: '群里的她' } });
  await add('按备注', { friend: { accountId: world.accounts[0], remark: '老客王姐' } });
  await add('旧名字', {});
  await data.ask('member.update', { id: ids['旧名字'] ?? 0, changes: { nickname: '新名字' } });
  await add('小王', {});
  await add('小王', {});
});

const head = 'Time,SenderName,Sender,TalkerName,Talker,Content\n';
const chat = (rows: readonly (readonly [string, string, string])[]): string =>
  head + rows.map(([name, id, text], at) => `2026-11-20 09:${String(at + 10)}:00,${name},${id},,,${text}`).join('\n');
const everyone = chat([
  ['随便叫什么', 'wxid_known1', '早'],
  ['群里的她', '', '早'],
  ['老客王姐', '', '早'],
  ['旧名字', '', '早'],
  ['小王', '', '早'],
  ['陌生人', '', '早'],
  ['小满主号', '', '早'],
]);

const stat = (person: number | undefined) =>
  withDb(data.dir, (db) => {
    expect(disagreements(db)).toEqual([]);
    return db
      .prepare(
        'SELECT s.messages, p.last_active AS lastActive FROM person_stat s JOIN person p ON p.id = s.person_id WHERE p.id = ?',
      )
      .get(person);
  });
const AT = Date.parse('2026-11-20T09:10:00+08:00');

test('senders are matched by WeChat ID, group nickname, remark and old names; the doubtful are put before the operator', async () => {
  const { senders, toReview } = await data.ask('chat.preview', pastedChat(everyone, { groupId }));
  const found = Object.fromEntries(senders.map((sender) => [sender.name, [sender.match, sender.suggested.personId]]));
  expect(found).toEqual({
    随便叫什么: ['sure', ids['按微信号']],
    群里的她: ['sure', ids['按群昵称']],
    老客王姐: ['sure', ids['按备注']],
    旧名字: ['sure', ids['旧名字']],
    小王: ['several', null],
    陌生人: ['none', null],
    小满主号: ['own', null],
  });
  expect(toReview).toBe(2);
  expect(senders.find(({ name }) => name === '小王')?.candidates.length).toBe(2);
});

test('decisions are kept for later imports, a new member joins, and what is matched anew takes its counts along', async () => {
  const decisions = [
    { key: '小王', is: 'member', personId: ids['小王'] ?? 0 },
    { key: '陌生人', is: 'new', personId: null },
  ] as const;
  await data.ask('chat.apply', pastedChat(everyone, { groupId, decisions: [...decisions] }));
  expect(stat(ids['小王'])).toEqual({ messages: 1, lastActive: AT + 4 * 60_000 });
  const inGroup = await data.ask('member.ids', {
    filter: { accountId: null, groupId },
    sort: { by: 'name', desc: false },
  });
  expect(inGroup.length).toBe(7);
  const again = await data.ask('chat.preview', pastedChat(everyone, { groupId }));
  expect(again).toMatchObject({ toReview: 0, counts: { fresh: 0 } });

  const senders = await data.ask('chat.senders', { accountId: null, groupId });
  expect(senders.find(({ name }) => name === '小满主号')).toMatchObject({ ignored: true, person: null });
  const wang = senders.find(({ name }) => name === '小王');
  const before = dumpTables(data.dir);
  await data.ask('chat.match', { senderId: wang?.id ?? 0, personId: ids['按备注'] ?? 0, ignored: false });
  expect(stat(ids['小王'])).toEqual({ messages: 0, lastActive: null });
  expect(stat(ids['按备注'])).toEqual({ messages: 2, lastActive: AT + 4 * 60_000 });
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
});

test('who said nothing is listed with when they last spoke; our own accounts count nowhere; another workspace sees nothing', async () => {
  await data.ask('chat.apply', pastedChat(everyone, { groupId }));
  data.now = Date.parse('2026-12-20T09:00:00+08:00');
  await data.ask(
    'chat.apply',
    pastedChat('Time,SenderName,Sender,TalkerName,Talker,Content\n2026-12-19 09:00:00,群里的她,,,,又来了\n', {
      groupId,
    }),
  );
  const [own, other] = world.accounts;
  const talk = await data.ask('chat.group', { accountId: own, groupId, days: 7 });
  expect(talk).toMatchObject({
    messages: 1,
    speakers: 1,
    silent: 5,
    unmatched: 2,
    days: [0, 0, 0, 0, 0, 1, 0],
    unknownDays: 6,
  });
  expect(talk.silentMembers.map(({ personId, lastAt }) => [personId, lastAt])).toEqual([
    ...withDb(data.dir, (db) =>
      db.prepare(`SELECT id FROM person WHERE nickname = '小王' ORDER BY id`).pluck().all(),
    ).map((id) => [id, null]),
    [ids['按微信号'], AT],
    [ids['按备注'], AT + 2 * 60_000],
    [ids['旧名字'], AT + 3 * 60_000],
  ]);
  const digest = await data.ask('chat.digest', { accountId: own, groupId, day: '2026-12-19' });
  expect(digest).toMatchObject({ messages: 1, speakers: 1, before: 0, talkers: [{ name: '按群昵称', messages: 1 }] });
  expect((await data.ask('chat.groups', { accountId: own, days: 60 }))[0]).toMatchObject({ messages: 7, speakers: 6 });
  expect(await data.ask('chat.groups', { accountId: other, days: 60 })).toEqual([]);
  for (const route of ['chat.group', 'chat.senders', 'chat.digest'] as const)
    await expect(data.ask(route, { accountId: other, groupId, days: 7, day: '2026-12-19' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
});

test('words are kept only where the operator says so, and deleted whole; the choice is remembered', async () => {
  await data.ask('chat.apply', pastedChat(everyone, { groupId }));
  expect(withDb(data.dir, (db) => db.prepare('SELECT count(*) FROM chat_message').pluck().get())).toBe(0);
  await data.ask(
    'chat.apply',
    pastedChat(`${everyone}\n2026-11-21 09:00:00,陌生人,,,,留下这句`, { groupId, keepText: true }),
  );
  expect(withDb(data.dir, (db) => db.prepare('SELECT text FROM chat_message').pluck().all())).toEqual(['留下这句']);
  expect((await data.ask('setting.all', undefined)).keepChatText).toBe(true);
  await data.ask('chat.forget', { groupId });
  expect(withDb(data.dir, (db) => db.prepare('SELECT count(*) FROM chat_message').pluck().get())).toBe(0);
});

test('watchwords in what is new are told with who said it; a cancelled import leaves nothing', async () => {
  await data.ask('watchword.add', { word: '加我微信', kind: '广告', action: 'warn' });
  const ad = chat([
    ['群里的她', '', '快加我微信领券'],
    ['老客王姐', '', '好的'],
  ]);
  const before = dumpTables(data.dir);
  const input = pastedChat(ad, { groupId });
  const going = data.ask('chat.apply', input);
  await data.ask('import.cancel', { jobId: input.jobId });
  await expect(going).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(dumpTables(data.dir)).toEqual(before);
  const { hits, hitCount } = await data.ask('chat.apply', pastedChat(ad, { groupId }));
  expect(hitCount).toBe(1);
  expect(hits).toMatchObject([
    {
      personId: ids['按群昵称'],
      text: '快加我微信领券',
      spans: [{ from: 1, to: 5, word: '加我微信', action: 'warn' }],
    },
  ]);
  expect((await data.ask('chat.apply', pastedChat(ad, { groupId }))).hits).toEqual([]);
});
