import { expect, test } from 'vitest';
import { groupSorts } from '#shared/contract/groups';
import { fillGroup, letTalk } from '../support/bigGroup';
import { openTestData, type TestData } from '../support/dataProcess';
import { draft, idOf, withDb } from '../support/plannedData';

interface Scene {
  readonly data: TestData;
  readonly accounts: readonly [number, number];
  /** A talk group of 410, a calm one, a category group of the first account and one of the second. */
  readonly groups: readonly [number, number, number, number];
  readonly people: readonly number[];
}

async function openScene(): Promise<Scene> {
  const data = openTestData();
  const kinds = await data.ask('kind.list', undefined);
  const kind = (code: string): number => kinds.find((one) => one.code === code)?.id ?? 0;
  const one = idOf((await data.ask('account.create', { name: '小银' })).ids);
  const two = idOf((await data.ask('account.create', { name: '老匠' })).ids);
  const make = async (code: string, accountId: number, name: string): Promise<number> =>
    idOf((await data.ask('group.create', { kindId: kind(code), accountId, groups: [{ name, region: '成都' }] })).ids);
  const groups = [
    await make('prospect', one, '成都银饰交流群1'),
    await make('prospect', one, '成都银饰交流群2'),
    await make('category', one, '成都银饰研发群1'),
    await make('category', two, '重庆银饰研发群1'),
  ] as const;
  const people = withDb(data.dir, (db) => {
    const ids = fillGroup(db, groups[0], { stay: 410, today: 2, left: 3, now: data.now });
    letTalk(db, groups[0], ids, [1, 5, 3], { days: 2, now: data.now });
    const joins = db.prepare(`INSERT INTO membership(uid, group_id, person_id, joined_at) VALUES (?, ?, ?, ?)`);
    ids.slice(0, 7).forEach((id) => joins.run(`a${id}`, groups[2], id, data.now));
    ids.slice(5, 9).forEach((id) => joins.run(`b${id}`, groups[3], id, data.now));
    return ids;
  });
  return { data, accounts: [one, two], groups, people };
}

const listed = async (
  { data }: Scene,
  filter: { accountId?: number | null; warning?: 'over' | 'any' | 'noStandby'; region?: string; operatorId?: number },
): Promise<number[]> =>
  Array.from(
    await data.ask('group.ids', { filter: { accountId: null, ...filter }, sort: { by: 'name', desc: false } }),
  );

test('a filter by warning finds exactly the groups whose rows warn, and lets one go once a helper serves', async () => {
  const scene = await openScene();
  const { data, groups, people } = scene;
  const [big] = groups;
  expect(await listed(scene, { warning: 'over' })).toEqual([big]);
  const appointment = { groupId: big, personId: people[1] ?? 0, duty: '气氛', wants: '', since: '2026-11-23' };
  await data.ask('helper.save', { ...appointment, until: null });
  expect(await listed(scene, { warning: 'over' })).toEqual([]);
  await data.ask('helper.save', { ...appointment, until: '2026-11-24' });
  data.now += 2 * 86_400_000;
  expect(await listed(scene, { warning: 'over' })).toEqual([big]);
  await data.ask('operation.undo', {});
  expect(await listed(scene, { warning: 'over' })).toEqual([]);
  await data.ask('operation.undo', {});
  expect(await listed(scene, { warning: 'over' })).toEqual([big]);
});

test('account and region narrow the list within the workspace, never beyond it', async () => {
  const scene = await openScene();
  const { accounts, groups } = scene;
  expect(await listed(scene, { operatorId: accounts[1] })).toEqual([groups[3]]);
  expect(await listed(scene, { accountId: accounts[0], operatorId: accounts[1] })).toEqual([]);
  expect((await listed(scene, { accountId: accounts[0], region: '成都' })).length).toBe(3);
  expect(await scene.data.ask('group.regions', { accountId: accounts[0] })).toEqual(['成都']);
});

test('every column sorts: all groups are there both ways', async () => {
  const { data, groups } = await openScene();
  for (const by of groupSorts)
    for (const desc of [true, false]) {
      const ids = await data.ask('group.ids', { filter: { accountId: null }, sort: { by, desc } });
      expect(Array.from(ids).toSorted((a, b) => a - b)).toEqual(groups.toSorted((a, b) => a - b));
      // The big group is the one with most members, talk and warnings.
      if (desc && ['members', 'activity', 'warnings'].includes(by)) expect(ids[0]).toBe(groups[0]);
    }
});

test('joins and leaves fall on their local days, and members are counted back from today', async () => {
  const { data, groups } = await openScene();
  const days = await data.ask('group.growth', { id: groups[0], days: 30 });
  const [yesterday, today] = days.slice(-2);
  expect(days).toHaveLength(30);
  expect(today).toMatchObject({ day: '2026-11-23', joined: 2, left: 0, members: 410, messages: 9, speakers: 3 });
  expect(yesterday).toMatchObject({ day: '2026-11-22', joined: 0, left: 3, members: 408, messages: 9 });
  expect(days[0]).toMatchObject({ members: 411, messages: 0 });
  const [row] = await data.ask('group.many', { ids: [groups[0]] });
  expect(row).toMatchObject({ joins: [0, 0, 0, 0, 0, 0, 2], leaves: [0, 0, 0, 0, 0, 3, 0], messages: 18, speakers: 3 });
});

test('who talks most comes first, and the silent are those of the group who said nothing', async () => {
  const { data, groups, people } = await openScene();
  const talk = await data.ask('group.talk', { id: groups[0], days: 30 });
  expect(talk.top.map(({ personId, messages }) => [personId, messages])).toEqual([
    [people[1], 10],
    [people[2], 6],
    [people[0], 2],
  ]);
  expect(talk.silent).toBe(407);
  expect(await data.ask('group.talk', { id: groups[1], days: 30 })).toEqual({ known: false, top: [], silent: 0 });
});

test('the path counts members who are in a group of the next kind, in one workspace only its own groups', async () => {
  const { data, groups, accounts } = await openScene();
  const all = await data.ask('group.path', { id: groups[0], accountId: null });
  expect(all.steps[0]).toMatchObject({ name: '品类群', groups: 2, inside: 9 });
  expect(all.next.map(({ groupId, inside }) => [groupId, inside])).toEqual([
    [groups[2], 7],
    [groups[3], 4],
  ]);
  const own = await data.ask('group.path', { id: groups[0], accountId: accounts[0] });
  expect(own.steps[0]).toMatchObject({ groups: 1, inside: 7 });
  expect(own.next.map(({ groupId }) => groupId)).toEqual([groups[2]]);
});

test('kinds that follow each other in a ring do not keep the path going round', async () => {
  const { data, groups } = await openScene();
  const kinds = await data.ask('kind.list', undefined);
  const { kindId } = await data.ask('group.get', { id: groups[0] });
  const next = kinds.find((one) => one.id === kinds.find((kind) => kind.id === kindId)?.nextKindId);
  if (!next) throw new Error('no next kind');
  const { code: _code, groups: _groups, ...fields } = next;
  await data.ask('kind.save', { ...fields, nextKindId: kindId });
  expect((await data.ask('group.path', { id: groups[0], accountId: null })).steps.map((step) => step.kindId)).toEqual([
    next.id,
  ]);
});

test('helpers are suggested by talk, found by name, and only who was in the group can be appointed', async () => {
  const { data, groups, people } = await openScene();
  const suggested = await data.ask('helper.suggest', { groupId: groups[0] });
  expect(suggested.slice(0, 3).map(({ personId }) => personId)).toEqual([people[1], people[2], people[0]]);
  const found = await data.ask('helper.suggest', { groupId: groups[0], search: suggested[0]?.nickname ?? '' });
  expect(found.map(({ personId }) => personId)).toContain(people[1]);
  await expect(
    data.ask('helper.save', {
      groupId: groups[1],
      personId: people[1] ?? 0,
      duty: '主持',
      wants: '',
      since: '2026-11-23',
      until: null,
    }),
  ).rejects.toThrow('error.helperMissing');
});

test('a duty renamed is renamed with those who have it; one deleted stays with them', async () => {
  const { data, groups, people } = await openScene();
  const [duty] = await data.ask('duty.list', undefined);
  if (!duty) throw new Error('no duty');
  await data.ask('helper.save', {
    groupId: groups[0],
    personId: people[0] ?? 0,
    duty: duty.name,
    wants: '进货折扣',
    since: '2026-11-23',
    until: null,
  });
  await data.ask('duty.save', { id: duty.id, name: '点子王', work: duty.work, letter: duty.letter });
  const [other] = (await data.ask('duty.list', undefined)).slice(1);
  await expect(data.ask('duty.save', { id: duty.id, name: other?.name ?? '', work: '', letter: '' })).rejects.toThrow(
    'error.dutyTaken',
  );
  await data.ask('duty.delete', { id: duty.id });
  expect(await data.ask('helper.list', { groupId: groups[0] })).toMatchObject([{ duty: '点子王', wants: '进货折扣' }]);
});

test('a stage’s checklist is edited in place: points kept keep their ticks, points gone come back with them by undo', async () => {
  const { data, groups } = await openScene();
  const [stage, second] = await data.ask('stage.list', undefined);
  const [one, two] = stage?.checks ?? [];
  if (!stage || !second || !one || !two) throw new Error('no stages');
  await data.ask('group.setStage', { ids: [groups[0]], stageId: stage.id });
  for (const check of [one, two]) await data.ask('group.tickCheck', { id: groups[0], checkId: check.id, done: true });
  const ticked = async (): Promise<number[]> =>
    (await data.ask('group.get', { id: groups[0] })).checks.map((check) => check.checkId).toSorted((a, b) => a - b);
  await data.ask('stage.save', {
    id: stage.id,
    name: '播种期',
    truth: stage.truth,
    checks: [{ area: '团队', text: '找到第一位助手' }, two],
  });
  expect((await data.ask('stage.list', undefined))[0]?.checks.map((check) => check.text)).toEqual([
    '找到第一位助手',
    two.text,
  ]);
  expect(await ticked()).toEqual([two.id]);
  await data.ask('operation.undo', {});
  expect(await ticked()).toEqual([one.id, two.id]);
  expect((await data.ask('stage.list', undefined))[0]).toEqual(stage);
  await expect(data.ask('stage.delete', { id: stage.id })).rejects.toThrow('error.stageUsed');
  await data.ask('stage.order', { ids: [second.id, stage.id] });
  expect((await data.ask('stage.list', undefined))[0]?.id).toBe(second.id);
});

test('a set changed or deleted after planning leaves every planned post where it was', async () => {
  const { data, groups } = await openScene();
  const set = idOf((await data.ask('groupSet.save', { name: '成都片区', groupIds: groups.slice(0, 3) })).ids);
  await expect(data.ask('groupSet.save', { name: '成都片区', groupIds: [] })).rejects.toThrow('error.setNameTaken');
  const targets = Array.from(
    await data.ask('group.ids', { filter: { accountId: null, setId: set }, sort: { by: 'name', desc: false } }),
  );
  await data.ask('slot.create', draft(targets, { repeat: { freq: 'daily', weekdays: [], until: '2026-12-05' } }));
  const planned = () =>
    withDb(data.dir, (db) => db.prepare('SELECT group_id, count(*) AS posts FROM delivery GROUP BY group_id').all());
  const before = planned();
  await data.ask('groupSet.save', { id: set, name: '成都片区', colour: '#0e8a84', groupIds: [groups[3]] });
  expect(planned()).toEqual(before);
  expect((await data.ask('groupSet.list', undefined))[0]).toMatchObject({ colour: '#0e8a84', groupIds: [groups[3]] });
  await data.ask('groupSet.delete', { id: set });
  data.now += 86_400_000;
  await data.ask('slot.extendHorizon', undefined);
  expect(planned()).toEqual(before);
});
