import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { RuleKind } from '#shared/contract/points';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { openTestData, type TestData } from '../support/dataProcess';
import { GROUP_A, makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

const TODAY = '2026-11-23';
let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

const create = async (nickname: string, groupId = ws.groupA): Promise<number> =>
  (await data.ask('member.create', { nickname, joins: { groupId } })).ids[0]!;
const balance = async (personId: number): Promise<number> =>
  (await data.ask('point.ofMember', { accountId: null, personId, from: 0, limit: 1 })).balance;
const ledger = async (personId: number) =>
  (await data.ask('point.ofMember', { accountId: null, personId, from: 0, limit: 50 })).rows.map(
    ({ kind, points }) => [kind, points] as const,
  );
const rule = async (kind: RuleKind) => (await data.ask('pointRule.list', undefined)).find((one) => one.kind === kind)!;
const inviteRule = async (since: string, more: object = {}) => {
  const { id, used: _used, ...fields } = await rule('invite');
  return data.ask('pointRule.save', { ...fields, id, enabled: true, since, ...more });
};

test('a second check-in on a day gives nothing, in another group neither; seven days in a row bring the bonus', async () => {
  const id = await create('小满');
  const other = await create('阿梅');
  for (let day = 17; day <= 23; day += 1)
    await data.ask('point.checkIn', { day: `2026-11-${day}`, groupId: ws.groupA, personIds: [id] });
  const again = await data.ask('point.checkIn', { day: TODAY, groupId: ws.groupB, personIds: [id, other, other] });
  expect(again).toEqual({ people: 1, points: 2, limited: 1, bonuses: 0 });
  expect(await balance(id)).toBe(7 * 2 + 10);
  expect(await data.ask('point.ofMember', { accountId: null, personId: id, from: 0, limit: 1 })).toMatchObject({
    streak: 7,
    total: 8,
  });
  await expect(data.ask('point.checkIn', { day: '2026-11-24', groupId: null, personIds: [id] })).rejects.toMatchObject({
    key: 'error.pointDayAhead',
  });
});

test('the ledger of a member runs by the day that each entry is of, not by when it was written', async () => {
  const id = await create('小满');
  for (const day of ['2026-11-22', '2026-11-19', '2026-11-21'])
    await data.ask('point.checkIn', { day, groupId: null, personIds: [id] });
  const { rows } = await data.ask('point.ofMember', { accountId: null, personId: id, from: 0, limit: 9 });
  expect(rows.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21', '2026-11-19']);
});

test('a check-in taken back takes the bonus that hung on it; checked in again it is back', async () => {
  const id = await create('小满');
  for (let day = 17; day <= 23; day += 1)
    await data.ask('point.checkIn', { day: `2026-11-${day}`, groupId: null, personIds: [id] });
  const [third] = peek<{ id: number }>(data.dir, `SELECT id FROM point_entry WHERE day = '2026-11-19'`);
  await data.ask('point.counter', { id: third!.id, note: '记错人了' });
  expect(await balance(id)).toBe(12);
  await expect(data.ask('point.counter', { id: third!.id, note: '' })).rejects.toMatchObject({
    key: 'error.pointCountered',
  });
  await data.ask('point.checkIn', { day: '2026-11-19', groupId: null, personIds: [id] });
  expect(await balance(id)).toBe(24);
  await data.ask('operation.undo', {});
  expect(await balance(id)).toBe(12);
});

test('an award stops at the cap of the day and says for how many', async () => {
  const [id, other] = [await create('小满'), await create('阿梅')];
  const comment = await rule('comment');
  const give = (personIds: number[], times: number) =>
    data.ask('point.award', { ruleId: comment.id, personIds, groupId: null, day: TODAY, times, note: '' });
  expect(await give([id], 3)).toMatchObject({ people: 1, points: 3, limited: 0 });
  expect(await give([id, other], 3)).toMatchObject({ people: 2, points: 5, limited: 1 });
  expect(await give([id], 1)).toMatchObject({ people: 0, points: 0, limited: 1 });
  const checkin = await rule('checkin');
  await expect(
    data.ask('point.award', { ruleId: checkin.id, personIds: [id], groupId: null, day: TODAY, times: 1, note: '' }),
  ).rejects.toMatchObject({ key: 'error.pointRuleByItself' });
});

test('an invitation earns while the invited is there, once a stay; switching the rule on gives just what was previewed', async () => {
  const host = await create('群主');
  const bring = async (name: string): Promise<number> =>
    (await data.ask('member.create', { nickname: name, joins: { groupId: ws.groupA, inviterId: host } })).ids[0]!;
  const guest = await bring('新人一');
  await bring('新人二');
  expect(await balance(host)).toBe(0);
  const preview = await data.ask('pointRule.previewInvites', { points: 10, dailyCap: 15, since: TODAY });
  expect(preview).toMatchObject({ inviters: 1, invites: 2, points: 15, rows: [{ id: host, points: 15 }] });
  await inviteRule(TODAY, { dailyCap: 15 });
  expect(await balance(host)).toBe(15);
  await data.ask('member.leave', { ids: [guest], groupId: ws.groupA, how: 'left' });
  expect(await ledger(host)).toEqual([
    ['invite_lost', -10],
    ['invite', 5],
    ['invite', 10],
  ]);
  data.now += 60_000;
  await data.ask('member.join', { ids: [guest], groupId: ws.groupA, inviterId: host });
  expect(await balance(host)).toBe(15);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect(await balance(host)).toBe(15);
  expect(await ledger(host)).toHaveLength(2);
  await data.ask('operation.undo', {});
  expect(await balance(host)).toBe(0);
});

test('an invitation taken back by hand stays so, whatever is settled later; who joined before the day earns nothing', async () => {
  await inviteRule('2026-11-23');
  const host = await create('群主');
  const join = { groupId: ws.groupA, inviterId: host };
  await data.ask('member.create', { nickname: '老人', joins: { ...join, joinedAt: Date.UTC(2026, 10, 22, 15, 59) } });
  await data.ask('member.create', { nickname: '不明', joins: { ...join, joinedAt: null } });
  expect(await balance(host)).toBe(0);
  await data.ask('member.create', { nickname: '新人', joins: { ...join, joinedAt: Date.UTC(2026, 10, 22, 16) } });
  const [entry] = peek<{ id: number }>(data.dir, 'SELECT id FROM point_entry');
  await data.ask('point.counter', { id: entry!.id, note: '是小号' });
  await inviteRule('2026-11-23', { points: 20 });
  expect(await ledger(host)).toEqual([
    ['counter', -10],
    ['invite', 10],
  ]);
});

test('an import that names inviters gives them their points in the same step, and its undo takes them back', async () => {
  await inviteRule('2026-11-01');
  const host = await create('银楼老板');
  const file = join(data.dir, 'members.csv');
  writeFileSync(file, '昵称,邀请人,入群时间\n小满,银楼老板,2026-11-20\n阿梅,银楼老板,2026-10-20\n');
  const token = data.grant(file);
  await data.ask('import.apply', {
    jobId: 'j',
    source: { token },
    accountId: ws.a,
    groupId: ws.groupA,
    decisions: [],
  });
  expect(await ledger(host)).toEqual([['invite', 10]]);
  await data.ask('operation.undo', {});
  expect(await ledger(host)).toEqual([]);
});

test('a reward is not given below its price nor from an empty shelf, and taken back it returns to the shelf', async () => {
  const id = await create('小满');
  const reward = (await data.ask('reward.save', { name: '擦银布', cost: 30, stock: 1, note: '' })).ids[0]!;
  await data.ask('point.adjust', { personIds: [id], points: 29, note: '老客补登' });
  await expect(data.ask('reward.redeem', { id: reward, personId: id, note: '' })).rejects.toMatchObject({
    key: 'error.pointsTooFew',
    details: { balance: 29, cost: 30 },
  });
  await data.ask('point.adjust', { personIds: [id], points: 100, note: '老客补登' });
  const redeemed = (await data.ask('reward.redeem', { id: reward, personId: id, note: '' })).ids[0]!;
  await expect(data.ask('reward.redeem', { id: reward, personId: id, note: '' })).rejects.toMatchObject({
    key: 'error.rewardNone',
  });
  const waiting = async (handed: boolean) => Array.from(await data.ask('redemption.ids', { accountId: ws.a, handed }));
  expect(await waiting(false)).toEqual([redeemed]);
  await data.ask('redemption.hand', { ids: [redeemed], handed: true });
  const [row] = await data.ask('redemption.many', { accountId: ws.a, ids: [redeemed] });
  await expect(data.ask('point.counter', { id: row!.entryId, note: '' })).rejects.toMatchObject({
    key: 'error.redemptionHanded',
  });
  await data.ask('redemption.hand', { ids: [redeemed], handed: false });
  await data.ask('point.counter', { id: row!.entryId, note: '不要了' });
  expect([await balance(id), await waiting(false), await waiting(true)]).toEqual([129, [], []]);
  expect((await data.ask('reward.list', { archived: false }))[0]).toMatchObject({ stock: 1, redeemed: 0 });
});

test('plain SQL can neither change, remove nor replace a row of the ledger', async () => {
  const id = await create('小满');
  await data.ask('point.checkIn', { day: TODAY, groupId: null, personIds: [id] });
  const db = openDb(databaseFile(data.dir, 'main'));
  for (const attack of [
    'UPDATE point_entry SET points = 999',
    'DELETE FROM point_entry',
    `REPLACE INTO point_entry(id, uid, person_id, at, day, kind, points) SELECT id, 'x', person_id, at, day, kind, 999 FROM point_entry`,
    `REPLACE INTO point_entry(uid, person_id, at, day, kind, points) SELECT uid, person_id, at, day, kind, 999 FROM point_entry`,
  ])
    expect(() => db.exec(attack)).toThrow('a ledger row is never changed, only countered');
  expect(disagreements(db)).toEqual([]);
  db.close();
});

test('a ranking is by what was earned in the days and group asked for; what was spent does not lower it', async () => {
  const [id, other] = [await create('小满'), await create('阿梅')];
  const far = await create('外人', ws.groupB);
  await data.ask('point.checkIn', { day: '2026-11-20', groupId: ws.groupA, personIds: [id, other, far] });
  await data.ask('point.checkIn', { day: TODAY, groupId: ws.groupA, personIds: [other] });
  await data.ask('point.adjust', { personIds: [id], points: 50, note: '补登' });
  const reward = (await data.ask('reward.save', { name: '红包', cost: 40, stock: null, note: '' })).ids[0]!;
  await data.ask('reward.redeem', { id: reward, personId: id, note: '' });
  const all = { accountId: ws.a, groupId: null, from: null, to: null };
  const rank = async (more: object) => Array.from(await data.ask('point.ranking', { ...all, by: 'earned', ...more }));
  expect(await rank({})).toEqual([id, other]);
  expect(await rank({ groupId: ws.groupA })).toEqual([other, id]);
  expect(await rank({ from: '2026-11-21', to: TODAY, groupId: ws.groupA })).toEqual([other]);
  expect(await rank({ by: 'balance' })).toEqual([id, other]);
  expect(await data.ask('point.ranked', { ...all, ids: [other, id, far] })).toEqual([
    { id: other, nickname: '阿梅', earned: 4, balance: 4 },
    { id, nickname: '小满', earned: 52, balance: 12 },
  ]);
  expect(await data.ask('point.perDay', { accountId: ws.a, from: '2026-11-01', to: TODAY })).toEqual([
    { day: '2026-11-20', given: 4, taken: 0, spent: 0, people: 2 },
    { day: TODAY, given: 52, taken: 0, spent: 40, people: 2 },
  ]);
});

test('another workspace sees neither the ledger of who is not its own nor the names of groups that are not', async () => {
  const id = await create('小满');
  await data.ask('point.checkIn', { day: TODAY, groupId: ws.groupA, personIds: [id] });
  const asB = { accountId: ws.b, personId: id, from: 0, limit: 10 };
  await expect(data.ask('point.ofMember', asB)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await data.ask('member.join', { ids: [id], groupId: ws.groupB });
  expect((await data.ask('point.ofMember', asB)).rows.map((row) => row.groupName)).toEqual(['']);
  expect((await data.ask('point.ofMember', { ...asB, accountId: ws.a })).rows[0]!.groupName).toBe(GROUP_A);
});

test('names of a pasted list are found by nickname, name in the group and remark, of that group only', async () => {
  const id = await create('小满');
  await data.ask('member.setRemark', { id, accountId: ws.a, remark: '满姐' });
  const twins = [await create('阿梅'), await create('阿梅')];
  await create('外人', ws.groupB);
  const found = await data.ask('point.matchNames', {
    accountId: ws.a,
    groupId: ws.groupA,
    text: '#接龙\n1. 满姐\n2. 阿梅\n3. 外人\n4. 小满 早起第3天',
  });
  expect(found.map(({ name, sure, found: who }) => [name, who.map((one) => one.id), sure])).toEqual([
    ['满姐', [id], true],
    ['阿梅', twins, true],
    ['外人', [], false],
    ['小满 早起第3天', [id], false],
  ]);
});

test('there is one invitation rule, and it is off until a day is said from which it counts', async () => {
  const { id, used: _used, ...fields } = await rule('invite');
  expect(fields.enabled).toBe(false);
  await expect(data.ask('pointRule.save', { ...fields, id, enabled: true })).rejects.toMatchObject({
    key: 'error.pointRuleSince',
  });
  await expect(data.ask('pointRule.save', { ...fields, name: '又一条' })).rejects.toMatchObject({
    key: 'error.pointRuleTwice',
  });
});
