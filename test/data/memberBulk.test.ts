import { beforeEach, expect, test } from 'vitest';
import type { Conditions } from '#shared/contract/conditions';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { withDb } from '../support/plannedData';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

const create = async (nickname: string): Promise<number> =>
  (await data.ask('member.create', { nickname, joins: { groupId: ws.groupA } })).ids[0]!;
const tagNamed = async (name: string): Promise<number> => {
  const [group] = await data.ask('tag.list', { accountId: null });
  return (await data.ask('tag.save', { groupId: group!.id, name })).ids[0]!;
};
const tables = () => dumpTables(data.dir);

test('tagging gives each tag once, counts those who were changed, and one undo takes it back', async () => {
  const [li, mei] = [await create('小李'), await create('阿梅')];
  const [vip, old] = [await tagNamed('团购王'), await tagNamed('十年老友')];
  await data.ask('member.tag', { ids: [li], tagIds: [vip], jobId: 'a' });
  const before = tables();
  expect(await data.ask('member.tag', { ids: [li, mei, 999], tagIds: [vip, old], jobId: 'b' })).toEqual({ count: 2 });
  const rows = await data.ask('member.many', { ids: [li, mei], accountId: ws.a });
  expect(rows.map((row) => row.tagIds.toSorted((x, y) => x - y))).toEqual([
    [vip, old],
    [vip, old],
  ]);
  await data.ask('operation.undo', {});
  expect(tables()).toEqual(before);
  expect(await data.ask('member.untag', { ids: [li, mei], tagIds: [vip], jobId: 'c' })).toEqual({ count: 1 });
  await data.ask('operation.undo', {});
  expect(tables()).toEqual(before);
});

test('a level and a layer set by hand say so, those who have them are not counted, and undo gives back what was', async () => {
  const [li, mei] = [await create('小李'), await create('阿梅')];
  const [level] = await data.ask('level.list', { accountId: null });
  const before = tables();
  const ids = Uint32Array.of(li, mei);
  expect(await data.ask('member.setLevel', { ids: [li], levelId: level!.id, jobId: 'a' })).toEqual({ count: 1 });
  expect(await data.ask('member.setLevel', { ids, levelId: level!.id, jobId: 'b' })).toEqual({ count: 1 });
  expect(await data.ask('member.setLayer', { ids, axis: 'activity', layer: 'core', jobId: 'c' })).toEqual({ count: 2 });
  expect(peek(data.dir, 'SELECT DISTINCT layer, layer_manual, level_manual FROM person')).toEqual([
    { layer: 'core', layer_manual: 1, level_manual: 1 },
  ]);
  await expect(data.ask('member.setLayer', { ids, axis: 'value', layer: 'core', jobId: 'd' })).rejects.toMatchObject({
    code: 'INVALID',
  });
  for (let step = 0; step < 3; step += 1) await data.ask('operation.undo', {});
  expect(tables()).toEqual(before);
});

test('more than a few are written in a thread of their own, as one step', async () => {
  withDb(data.dir, (db) =>
    db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2600)
      INSERT INTO person(uid, nickname, created_at) SELECT 'bulk' || i, '群友' || i, 0 FROM n`),
  );
  const everyone = await data.ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  const vip = await tagNamed('团购王');
  const before = tables();
  expect(await data.ask('member.tag', { ids: everyone, tagIds: [vip], jobId: 'a' })).toEqual({ count: 2600 });
  const where: Conditions = [{ is: 'choice', field: 'tag', op: 'any', values: [vip] }];
  const kept = () => data.ask('member.ids', { filter: { accountId: null, where }, sort: { by: 'points', desc: true } });
  expect((await kept()).length).toBe(2600);
  expect(await data.ask('member.setAway', { ids: everyone, away: true, jobId: 'b' })).toEqual({ count: 2600 });
  expect((await kept()).length).toBe(0);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect(tables()).toEqual(before);
});

test('a list longer than what is looked up one by one stands in the same order as a short one, the valueless last', async () => {
  withDb(data.dir, (db) =>
    db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)
      INSERT INTO person(uid, nickname, city, last_active, created_at, archived_at)
      SELECT 'bulk' || i, '群友' || i, CASE WHEN i % 3 THEN '城' || (i % 7) ELSE '' END,
        CASE WHEN i % 5 THEN i % 11 END, i % 13, CASE WHEN i % 100 = 0 THEN 1 END FROM n`),
  );
  for (const by of ['city', 'lastActive', 'created', 'joined', 'points'] as const)
    for (const desc of [false, true]) {
      const list = (filter: object) =>
        data.ask('member.ids', { filter: { accountId: null, ...filter }, sort: { by, desc } });
      const everyone = Array.from(await list({}));
      const some = new Set(await list({ search: '群友12' }));
      expect(everyone).toHaveLength(9000 - 90);
      expect(everyone.filter((id) => some.has(id))).toEqual([...some]);
      const more = new Set(await list({ where: [{ is: 'text', field: 'name', op: 'has', text: '群友' }] }));
      expect([...more]).toEqual(everyone);
    }
});

test('saved views come in the order given to them, refuse a name taken twice, and come back after deletion', async () => {
  const view = { where: [], columns: ['name', 'city'], sort: { by: 'city', desc: true } };
  const shipped = await data.ask('view.list', { screen: 'members' });
  expect(shipped.length).toBeGreaterThan(2);
  const { ids } = await data.ask('view.save', { screen: 'members', name: '成都人', view });
  await expect(data.ask('view.save', { screen: 'members', name: '成都人', view })).rejects.toMatchObject({
    code: 'CONFLICT',
    key: 'error.viewNameTaken',
  });
  await data.ask('view.move', { id: ids[0]!, at: 0 });
  const [first] = await data.ask('view.list', { screen: 'members' });
  expect(first).toEqual({ id: ids[0], name: '成都人', view });
  await data.ask('view.delete', { ids });
  expect(await data.ask('view.list', { screen: 'members' })).toEqual(shipped);
  await data.ask('operation.undo', {});
  expect((await data.ask('view.list', { screen: 'members' }))[0]).toEqual(first);
});

test('a view of groups keeps what the list was narrowed to, under a name that members may have too', async () => {
  const view = {
    where: [],
    filter: { kindId: 1, warning: 'any' as const },
    columns: ['name', 'qr'],
    sort: { by: 'qr', desc: false },
  };
  const shipped = await data.ask('view.list', { screen: 'groups' });
  expect(shipped.map(({ view: { filter } }) => filter?.warning)).toContain('near');
  const { ids } = await data.ask('view.save', { screen: 'groups', name: '被警告过', view });
  expect((await data.ask('view.list', { screen: 'groups' })).at(-1)).toEqual({ id: ids[0], name: '被警告过', view });
  expect(await data.ask('view.list', { screen: 'groups' })).toHaveLength(shipped.length + 1);
});
