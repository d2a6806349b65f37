import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Decision } from '#shared/contract/imports';
import { compareRosters, type RosterEntry } from '#shared/domain/importRoster';
import { disagreements } from '../support/agreement';
import { withDb } from '../support/plannedData';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { pasted } from '../support/sheets';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
let jobs = 0;
beforeEach(async () => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
  await data.ask('store.status', undefined);
});

// Midnight in Shanghai.
const LEFT_AT = Date.UTC(2026, 10, 19, 16);
const roster = (text: string) => ({ jobId: `r${(jobs += 1)}`, groupId: ws.groupA, source: { text } });
const apply = (
  text: string,
  same: { id: number; line: number }[] = [],
  joinedDay: string | null = null,
  decisions: Decision[] = [],
) =>
  data.ask('roster.apply', {
    ...roster(text),
    same,
    decisions,
    take: { joined: true, left: true, renamed: true },
    joinedDay,
    leftDay: '2026-11-20',
    leftHow: 'unknown',
  });
const names = (list: readonly { nickname: string }[]): string[] => list.map(({ nickname }) => nickname);
const inGroup = (): string[] =>
  peek<{ nickname: string }>(
    data.dir,
    `SELECT p.nickname FROM membership m JOIN person p ON p.id = m.person_id WHERE m.group_id = ${ws.groupA} AND m.left_at IS NULL ORDER BY p.id`,
  ).map(({ nickname }) => nickname);
const told = (): readonly string[] => withDb(data.dir, disagreements);

const known = '昵称,微信号,手机\n小李,li_88888,\n阿梅,,13900001234\n老王,,\n小银匠·福州,,\n';
const now = '昵称,微信号,手机\n李记银楼,li_88888,\n梅姐,,13900001234\n小银匠,,\n新来的,xin_1234,\n';

test('a new roster says who joined, who left, who goes by another name, and which two may be one', async () => {
  await data.ask('import.apply', pasted(known, { groupId: ws.groupA }));
  const before = dumpTables(data.dir);
  const found = await data.ask('roster.compare', roster(now));
  expect(dumpTables(data.dir)).toEqual(before);
  expect({ ...found, joined: names(found.joined), left: names(found.left) }).toMatchObject({
    before: 4,
    rows: 4,
    unchanged: 0,
    joined: ['小银匠', '新来的'],
    left: ['老王', '小银匠·福州'],
    renamed: [
      { before: { nickname: '小李' }, after: { nickname: '李记银楼' } },
      { before: { nickname: '阿梅' }, after: { nickname: '梅姐' } },
    ],
    near: [{ before: { nickname: '小银匠·福州' }, after: { nickname: '小银匠', line: 4 } }],
  });
});

test('applied, it is one step: joins, leavings on the day chosen and new names, undone and done again byte for byte; twice changes nothing', async () => {
  await data.ask('import.apply', pasted(known, { groupId: ws.groupA }));
  const before = dumpTables(data.dir);
  const { near } = await data.ask('roster.compare', roster(now));
  const same = near.map((pair) => ({ id: pair.before.id ?? 0, line: pair.after.line }));
  expect(await apply(now, same)).toMatchObject({ joined: 1, left: 1, renamed: 3 });
  expect(inGroup()).toEqual(['李记银楼', '梅姐', '小银匠', '新来的']);
  expect(peek(data.dir, 'SELECT left_at, left_how FROM membership WHERE left_at IS NOT NULL')).toEqual([
    { left_at: LEFT_AT, left_how: 'unknown' },
  ]);
  expect(peek(data.dir, `SELECT kind, group_id, added, updated FROM import_batch WHERE kind = 'roster'`)).toEqual([
    { kind: 'roster', group_id: ws.groupA, added: 1, updated: 4 },
  ]);
  expect(peek(data.dir, 'SELECT nickname FROM person_name ORDER BY id')).toHaveLength(3);
  expect(told()).toEqual([]);
  const after = dumpTables(data.dir);
  expect(await apply(now)).toEqual({ joined: 0, left: 0, renamed: 0, operationId: null });
  expect(dumpTables(data.dir)).toEqual(after);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('whoever joined has the day chosen for the comparison, unless their row tells one; without it the day stays unknown', async () => {
  await apply('昵称\n小李\n');
  await apply('昵称,入群日期\n小李,\n阿梅,\n老王,2026-11-03\n', [], '2026-11-20');
  expect(peek(data.dir, 'SELECT joined_at FROM membership ORDER BY id')).toEqual([
    { joined_at: null },
    { joined_at: LEFT_AT },
    { joined_at: Date.UTC(2026, 10, 2, 16) },
  ]);
  expect(told()).toEqual([]);
});

test('one who left comes back as the same person; names pasted one a line are a roster, commas in them and all', async () => {
  await apply('小李,爱银\n阿梅\n老王\n');
  expect(inGroup()).toEqual(['小李,爱银', '阿梅', '老王']);
  await apply('阿梅\n老王\n');
  await apply('阿梅\n老王\n小李,爱银\n');
  expect(inGroup()).toEqual(['小李,爱银', '阿梅', '老王']);
  expect(peek(data.dir, 'SELECT count(*) AS n FROM person')).toEqual([{ n: 3 }]);
});

test('a newcomer whose name is known only outside the group is asked about; nobody common or of several is joined to anyone unasked', async () => {
  const outside =
    '昵称,微信号\n银匠老周,zhou_888\n小雨,yu_88888\n微信用户,wx_88881\n爱银的猫,mao_8881\n爱银的猫,mao_8882\n';
  await data.ask('import.apply', pasted(outside, { groupId: ws.groupB }));
  await apply('老街坊阿强\nA\n');
  await apply('老街坊阿强\n');
  const text = '老街坊阿强\n银匠老周\n小雨\n微信用户\n爱银的猫\nA\n没见过的\n';
  const { joined, elsewhere } = await data.ask('roster.compare', roster(text));
  expect(names(joined)).toEqual(['银匠老周', '小雨', '微信用户', '爱银的猫', 'A', '没见过的']);
  expect(elsewhere.map(({ row, reason, suggested }) => [row.nickname, reason, suggested.action])).toEqual([
    ['银匠老周', 'elsewhere', 'same'],
    ['小雨', 'common', 'new'],
    ['微信用户', 'common', 'new'],
    ['爱银的猫', 'elsewhere', 'new'],
    ['A', 'left', 'new'],
  ]);
  expect(elsewhere[0]?.candidates).toMatchObject([{ wechatId: 'zhou_888', groups: [expect.any(String)] }]);
  const people = () => peek<{ n: number }>(data.dir, 'SELECT count(*) AS n FROM person')[0]?.n ?? 0;
  const before = people();
  const here = dumpTables(data.dir);
  expect(await apply(text)).toMatchObject({ joined: 6 });
  expect(people() - before).toBe(5);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(here);
  // What the operator says counts: 小雨 is that one, and 微信用户 is left out.
  const id = elsewhere[1]?.candidates[0]?.id ?? 0;
  expect(
    await apply(text, [], null, [
      { line: 3, action: 'same', memberId: id },
      { line: 4, action: 'skip', memberId: null },
    ]),
  ).toMatchObject({ joined: 5 });
  expect(people() - before).toBe(3);
  expect(inGroup().filter((name) => name === '小雨')).toEqual(['小雨']);
  expect(told()).toEqual([]);
});

test('two newcomers of one name are never both the one known outside, nor is either of them unasked', async () => {
  await data.ask('import.apply', pasted('昵称\n银匠老周\n', { groupId: ws.groupB }));
  const text = '昵称\n银匠老周\n银匠老周\n';
  const { elsewhere } = await data.ask('roster.compare', roster(text));
  expect(elsewhere.map(({ suggested }) => suggested.action)).toEqual(['new', 'new']);
  const id = elsewhere[0]?.candidates[0]?.id ?? 0;
  const same = elsewhere.map(({ line }) => ({ line, action: 'same' as const, memberId: id }));
  await apply(text, [], null, same);
  expect(inGroup()).toEqual(['银匠老周', '银匠老周']);
  expect(peek(data.dir, 'SELECT count(*) AS n FROM person')).toEqual([{ n: 2 }]);
});

test("a roster of a few against a full group is said to be a part; the figure is the operator's own", async () => {
  const everyone = ['昵称', ...Array.from({ length: 480 }, (_, at) => `群友${at}号`)].join('\n');
  await data.ask('import.apply', pasted(everyone, { groupId: ws.groupA }));
  const rows = (count: number) =>
    roster(
      everyone
        .split('\n')
        .slice(0, count + 1)
        .join('\n'),
    );
  const tooMany = async (count: number) => (await data.ask('roster.compare', rows(count))).tooMany;
  expect(await data.ask('roster.compare', rows(4))).toMatchObject({ rows: 4, before: 480, unchanged: 4, tooMany: 30 });
  expect(await tooMany(335)).toBe(30);
  expect(await tooMany(336)).toBeNull();
  // Against another roster nothing is written, so nothing is warned of.
  const older = { text: everyone };
  expect((await data.ask('roster.compare', { ...rows(4), older })).tooMany).toBeNull();
  const { key: _key, ...fact } = (await data.ask('fact.list', undefined)).find(
    ({ key }) => key === 'rosterLeavesShare',
  )!;
  await data.ask('fact.save', { ...fact, value: 100 });
  expect(await tooMany(4)).toBeNull();
});

test('two rosters are compared with each other, and nobody stored is asked', async () => {
  const found = await data.ask('roster.compare', { ...roster('阿梅\n老王\n'), older: { text: '小李\n阿梅\n' } });
  expect({ joined: names(found.joined), left: names(found.left), unchanged: found.unchanged }).toEqual({
    joined: ['老王'],
    left: ['小李'],
    unchanged: 1,
  });
  expect(peek(data.dir, 'SELECT id FROM person')).toEqual([]);
});

describe('comparing', () => {
  const entry = fc.record({
    nickname: fc.constantFrom('小李', '阿梅', '小李子', ''),
    groupNickname: fc.constantFrom('', '银饰小李', '阿梅'),
    wechatId: fc.constantFrom(null, null, 'wx_1', 'wx_2'),
    phone: fc.constantFrom(null, null, '13800000001'),
  });
  const list = fc
    .array(entry, { maxLength: 12 })
    .map((rows) => rows.map((row, key): RosterEntry => ({ key: key + 1, ...row })));

  test('everyone of either roster is in exactly one list, and never two WeChat IDs in one pair', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        const { joined, left, same } = compareRosters(before, after);
        const keys = (entries: readonly RosterEntry[]) => entries.map(({ key }) => key).toSorted((a, b) => a - b);
        expect(keys([...left, ...same.map((pair) => pair.before)])).toEqual(keys(before));
        expect(keys([...joined, ...same.map((pair) => pair.after)])).toEqual(keys(after));
        for (const { before: one, after: other } of same)
          expect(one.wechatId === null || other.wechatId === null || one.wechatId === other.wechatId).toBe(true);
      }),
    );
  });

  test('a roster against itself, in any order, changes nothing', () => {
    fc.assert(
      fc.property(list, (entries) => {
        const named = entries.filter(({ nickname, groupNickname }) => nickname + groupNickname !== '');
        const { joined, left } = compareRosters(named, named.toReversed());
        expect({ joined, left }).toEqual({ joined: [], left: [] });
      }),
    );
  });
});
