import { beforeEach, expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { OLD, purgeSteps } from '../support/purges';
import { GROUP_A, makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

const DAY = 86_400_000;
let data: TestData;
let ws: TwoWorkspaces;
let { create, make, items, names } = {} as ReturnType<typeof purgeSteps>;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
  ({ create, make, items, names } = purgeSteps(data, ws));
});

test('owners, admins, helpers and our own accounts are never listed, by rule or by hand, whatever group they hold it in', async () => {
  const lurker = await create('潜水员');
  const owner = await create('老板', { role: 'owner' });
  const admin = await create('管理', { groupId: ws.groupB, role: 'admin' });
  await data.ask('member.join', { ids: [admin], groupId: ws.groupA, joinedAt: data.now - 90 * DAY });
  const helper = await create('助手');
  const former = await create('前助手');
  const own = await create('小银');
  const db = openDb(databaseFile(data.dir, 'main'));
  const help = db.prepare(
    `INSERT INTO group_helper(uid, group_id, person_id, since, until) VALUES (?, ?, ?, '2026-01-01', ?)`,
  );
  help.run('h1', ws.groupA, helper, null);
  help.run('h2', ws.groupA, former, '2026-11-22');
  db.close();
  const id = await make();
  expect(await names(id)).toEqual(['潜水员', '前助手']);
  expect(await data.ask('purge.preview', { accountId: ws.a, conditions: OLD, groupIds: [], also: [] })).toMatchObject({
    items: 2,
    people: 2,
    groups: 1,
  });
  const byHand = { accountId: null, purgeId: null, name: '手选', groupId: null };
  await expect(data.ask('purge.add', { ...byHand, personIds: [owner, admin, helper, own] })).rejects.toMatchObject({
    key: 'error.purgeNobody',
  });
  expect(await data.ask('purge.add', { ...byHand, personIds: [owner, lurker] })).toMatchObject({ added: 1 });
});

test('a purge of one workspace lists nobody of another, and is not shown to it; one of all shows each its own', async () => {
  await create('甲');
  await create('乙', { groupId: ws.groupB });
  const own = await make();
  expect(await names(own)).toEqual(['甲']);
  await expect(data.ask('purge.get', { id: own, accountId: ws.b })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await items(own, ws.b)).toEqual([]);
  expect(Array.from(await data.ask('purge.ids', { accountId: ws.b, closed: false }))).toEqual([]);
  const both = await make({ accountId: null });
  expect(await names(both)).toEqual(['甲', '乙']);
  expect(await names(both, ws.b)).toEqual(['乙']);
  const page = await data.ask('purge.get', { id: both, accountId: ws.a });
  expect(page.groups.map(({ name }) => name)).toEqual([GROUP_A]);
  expect(page.counts).toEqual({ planned: 1, kept: 0, removed: 0, gone: 0 });
});

test('an item says what was true when it was listed, whatever happens later', async () => {
  const id = await create('潜水员');
  await data.ask('member.join', { ids: [id], groupId: ws.groupB, joinedAt: data.now - 40 * DAY });
  const purge = await make({ accountId: null });
  await data.ask('member.leave', { ids: [id], groupId: ws.groupB });
  await data.ask('member.join', { ids: [id], groupId: ws.groupB });
  expect((await items(purge)).map(({ reason }) => reason)).toEqual([
    {
      by: 'rule',
      facts: {
        joined: data.now - 60 * DAY,
        spoke: null,
        talkFirst: null,
        talkLast: null,
        talkDays: null,
        lastActive: null,
      },
    },
    {
      by: 'rule',
      facts: {
        joined: data.now - 40 * DAY,
        spoke: null,
        talkFirst: null,
        talkLast: null,
        talkDays: null,
        lastActive: null,
      },
    },
  ]);
});

test('marking one removed ends the stay and takes back the invitation; undo gives both back', async () => {
  const [rule] = (await data.ask('pointRule.list', undefined)).filter(({ kind }) => kind === 'invite');
  const { used: _used, ...fields } = rule!;
  await data.ask('pointRule.save', { ...fields, enabled: true, since: '2026-01-01' });
  const host = await create('带人的', { joinedAt: data.now });
  const guest = await create('潜水员', { inviterId: host });
  const purge = await make();
  const [item] = await items(purge);
  const before = dumpTables(data.dir);
  await data.ask('purgeItem.remove', { ids: [item!.id] });
  const points = async () =>
    (await data.ask('point.ofMember', { accountId: null, personId: host, from: 0, limit: 9 })).balance;
  expect(await points()).toBe(0);
  expect(peek(data.dir, 'SELECT left_how FROM membership WHERE person_id = ?', guest)).toEqual([
    { left_how: 'removed' },
  ]);
  expect((await data.ask('purge.get', { id: purge, accountId: null })).counts).toMatchObject({
    planned: 0,
    removed: 1,
  });
  await data.ask('operation.undo', {});
  expect(await points()).toBe(10);
  expect(dumpTables(data.dir)).toEqual(before);
});

test('whoever left meanwhile is gone and cannot be marked removed; closing writes that down', async () => {
  const [stays, leaves, kept] = [await create('甲'), await create('乙'), await create('丙')];
  const purge = await make();
  const before = await items(purge);
  const of = (who: number) => before.find(({ personId }) => personId === who)!.id;
  await data.ask('purgeItem.keep', { ids: [of(kept)], keep: true });
  await data.ask('member.leave', { ids: [leaves], groupId: ws.groupA, how: 'left' });
  expect((await data.ask('purge.get', { id: purge, accountId: null })).counts).toEqual({
    planned: 1,
    kept: 1,
    removed: 0,
    gone: 1,
  });
  expect((await data.ask('purgeItem.remove', { ids: [of(leaves), of(kept)] })).ids).toEqual([]);
  expect((await data.ask('purgeItem.remove', { ids: [of(stays)] })).ids).toEqual([of(stays)]);
  await data.ask('purge.close', { id: purge, closed: true });
  await data.ask('member.join', { ids: [leaves, stays], groupId: ws.groupA });
  const after = await data.ask('purge.get', { id: purge, accountId: null });
  expect(after.counts).toEqual({ planned: 0, kept: 1, removed: 1, gone: 1 });
  await expect(
    data.ask('purge.add', { accountId: null, purgeId: purge, name: 'x', personIds: [stays], groupId: null }),
  ).rejects.toMatchObject({ key: 'error.purgeClosed' });
});

test('the groups of a purge stand by their pinyin, as in the table of groups', async () => {
  const [kind] = await data.ask('kind.list', undefined);
  const names = ['上海银饰群1', '北京银饰群10', '北京银饰群2'];
  const input = { kindId: kind?.id ?? 0, accountId: ws.a, groups: names.map((name) => ({ name })) };
  for (const groupId of (await data.ask('group.create', input)).ids) await create(`群${groupId}`, { groupId });
  const { groups } = await data.ask('purge.get', { id: await make(), accountId: null });
  expect(groups.map(({ name }) => name)).toEqual(['北京银饰群2', '北京银饰群10', '上海银饰群1']);
});

test('adding by hand twice lists nobody twice, and a member of two groups once in each', async () => {
  const id = await create('潜水员');
  await data.ask('member.join', { ids: [id], groupId: ws.groupB });
  const add = (groupId: number | null, purgeId: number | null) =>
    data.ask('purge.add', { accountId: null, purgeId, name: '手选', personIds: [id], groupId });
  const { id: purge } = await add(ws.groupA, null);
  expect(await add(null, purge)).toEqual({ id: purge, added: 1 });
  await expect(add(null, purge)).rejects.toMatchObject({ key: 'error.purgeNobody' });
});

test('the notice names the group it goes to, and what it cannot fill is said', async () => {
  await create('潜水员');
  const purge = await make({ notice: '{{群}}今天{{日期}}整理，{{福利}}' });
  expect(await data.ask('purge.notice', { id: purge, groupId: ws.groupA })).toEqual({
    text: `${GROUP_A}今天11月23日整理，{{福利}}`,
    unfilled: ['{{福利}}'],
  });
  await data.ask('purge.tell', { id: purge, groupId: ws.groupA, told: true });
  expect((await data.ask('purge.get', { id: purge, accountId: null })).groups[0]!.toldAt).toBe(data.now);
  expect((await data.ask('purge.start', undefined)).notice).toBe('{{群}}今天{{日期}}整理，{{福利}}');
});

test('the rules to begin with use the figures that the operator set', async () => {
  const facts = await data.ask('fact.list', undefined);
  const { key: _key, ...silent } = facts.find(({ key }) => key === 'purgeSilentDays')!;
  await data.ask('fact.save', { ...silent, value: 45 });
  const { presets } = await data.ask('purge.start', undefined);
  expect(presets[0]!.conditions[1]).toEqual({ is: 'ago', field: 'lastActive', op: 'before', days: 45 });
  const { key: _other, ...strikes } = facts.find(({ key }) => key === 'strikesRemove')!;
  await data.ask('fact.save', { ...strikes, value: null });
  expect((await data.ask('purge.start', undefined)).presets.map(({ code }) => code)).toEqual(['silent']);
});

test('a list of thousands is made, kept by half and undone as single steps, and nothing disagrees', async () => {
  const db = openDb(databaseFile(data.dir, 'main'));
  db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
    INSERT INTO person(uid, nickname, created_at) SELECT 'p' || i, '成员' || i, 0 FROM n;
    INSERT INTO membership(uid, group_id, person_id, joined_at) SELECT 'm' || id, ${ws.groupA}, id, 0 FROM person WHERE uid GLOB 'p*';`);
  db.close();
  const start = dumpTables(data.dir);
  const purge = await make();
  const all = await data.ask('purgeItem.ids', {
    filter: { accountId: ws.a, purgeId: purge, groupId: ws.groupA, status: 'planned', search: '' },
    sort: { by: 'joined', desc: true },
  });
  expect(all).toHaveLength(3000);
  await data.ask('purgeItem.keep', { ids: Array.from(all.subarray(0, 1500)), keep: true });
  expect((await data.ask('purge.get', { id: purge, accountId: null })).counts).toMatchObject({
    planned: 1500,
    kept: 1500,
  });
  expect(await names(purge, null, { search: '成员2999' })).toEqual(['成员2999']);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(start);
  const after = openDb(databaseFile(data.dir, 'main'));
  expect(disagreements(after)).toEqual([]);
  after.close();
});
