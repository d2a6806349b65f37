import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { openTestData } from '../support/dataProcess';
import { dumpWhole } from '../support/dumpWhole';

const desks = [
  { label: '主用机', role: 'primary' as const, account: { name: '小雅', wechatId: 'wx1', colour: '#0e8a84' } },
  { label: '备用机', role: 'standby' as const, account: { name: '小雅备用', wechatId: null, colour: '#3b7dd8' } },
];

test('the first start makes phones, accounts with their standby, groups and daily posts in one step, and one undo empties the house again', async () => {
  const data = openTestData();
  const [kind] = await data.ask('kind.list', undefined);
  const kindId = kind?.id ?? 0;
  const db = openDb(databaseFile(data.dir, 'main'));
  const before = dumpWhole(db);
  const made = await data.ask('start.setUp', {
    desks,
    groups: [
      { name: '成都银饰交流群1', kindId, desk: 0 },
      { name: '成都银饰交流群2', kindId, desk: 0 },
      { name: '店主群', kindId, desk: 1 },
    ],
    standbySits: true,
    posts: [
      { time: '08:30', text: '早安' },
      { time: '09:30', text: '今日话题' },
    ],
    postTo: [0, 1],
  });
  expect(made).toEqual({ accounts: 2, groups: 3, posts: 2 });
  const [main, standby] = await data.ask('account.list', undefined);
  expect(main).toMatchObject({ name: '小雅', standbyId: standby?.id, deviceRole: 'primary' });
  // 09:00 in Shanghai: 08:30 has passed and starts tomorrow, 09:30 is still to come today.
  const first = (text: string): unknown =>
    db
      .prepare(
        `SELECT min(local_day(d.due_at)) AS day, count(DISTINCT d.group_id) AS groups FROM delivery d
         JOIN slot s ON s.id = d.slot_id JOIN script x ON x.id = s.script_id WHERE x.body = ?`,
      )
      .get(text);
  expect(first('早安')).toEqual({ day: '2026-11-24', groups: 2 });
  expect(first('今日话题')).toEqual({ day: '2026-11-23', groups: 2 });
  const plan = await data.ask('account.switchPlan', { accountId: main?.id ?? 0, standbyId: standby?.id ?? 0 });
  expect([plan.moves.length, plan.needInvite.length]).toEqual([2, 0]);
  await data.ask('operation.undo', {});
  expect(dumpWhole(db)).toEqual(before);
  expect((await data.ask('store.status', undefined)).empty).toBe(true);
  db.close();
});

test('a start that fails on its last step (a group name typed twice) leaves nothing half made', async () => {
  const data = openTestData();
  const [kind] = await data.ask('kind.list', undefined);
  const group = { name: '同名群', kindId: kind?.id ?? 0, desk: 0 };
  await expect(
    data.ask('start.setUp', { desks, groups: [group, group], standbySits: false, posts: [], postTo: [] }),
  ).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await data.ask('account.list', undefined)).toEqual([]);
  expect((await data.ask('setting.all', undefined)).onboarded).toBe(false);
});

test('what is asked before anybody works with the window is answered as it is once all handlers are read', async () => {
  const data = openTestData();
  const asked: readonly (readonly [string, unknown])[] = [
    ['setting.speak', { language: 'en' }],
    ['slot.extendHorizon', undefined],
    ['setting.all', undefined],
    ['store.status', undefined],
    ['account.list', undefined],
    ['round.view', undefined],
    ['day.summary', { accountId: null }],
    ['delivery.queue', { accountId: null, day: '2026-11-23' }],
    ['delivery.fallen', { accountId: null, from: 0, to: data.now }],
    ['delivery.get', { id: 1 }],
    ['delivery.many', [0]],
    ['day.summary', { accountId: 'no number' }],
  ];
  const answers = async () => {
    const all = [];
    for (const [route, input] of asked.slice(0, -2)) all.push(await data.raw(route, input));
    return all;
  };
  const atRest = await answers();
  const refused = [];
  // What the contract refuses brings the whole table in.
  for (const [route, input] of asked.slice(-2)) refused.push(await data.raw(route, input));
  expect(refused).toMatchObject(refused.map(() => ({ ok: false, error: { code: 'INVALID' } })));
  expect(await answers()).toEqual(atRest);
  expect(await data.ask('kind.list', undefined)).not.toEqual([]);
});
