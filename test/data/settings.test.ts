import { expect, test, vi } from 'vitest';
import { WIDE_JOB } from '#shared/contract/events';
import { type Db, openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { openTestData } from '../support/dataProcess';
import { dumpWhole } from '../support/dumpWhole';
import { buildWorld } from '../support/world';

/** Two posts on one day in Shanghai that are on two days in New York. */
function twoPosts(dir: string): Db {
  const db = openDb(databaseFile(dir, 'main'));
  buildWorld(db, {
    groups: [{ archived: false, seats: ['operating', null, null] }],
    series: [],
    // 12:00 and 23:00 in Shanghai are 23:00 the day before and 10:00 in New York.
    slots: [0, 11].map((hour) => ({
      account: 1,
      hour,
      script: 'own' as const,
      campaign: false,
      series: null,
      targets: [{ group: 0, status: 'due' as const }],
    })),
  });
  return db;
}
const daysOf = (db: Db) => (): unknown[] => db.prepare('SELECT day, planned FROM delivery_day ORDER BY day').all();

test('a new time zone moves the days of the figures with it, and undo brings both back', async () => {
  const data = openTestData();
  const db = twoPosts(data.dir);
  const days = daysOf(db);
  const before = dumpWhole(db);
  expect(days()).toEqual([{ day: '2026-11-23', planned: 2 }]);
  await data.ask('setting.save', { zone: 'America/New_York' });
  expect(days()).toEqual([
    { day: '2026-11-22', planned: 1 },
    { day: '2026-11-23', planned: 1 },
  ]);
  await data.ask('operation.undo', {});
  expect(dumpWhole(db)).toEqual(before);
  db.close();
});

test('with very many posts a thread reckons their days: reads go on, it can be stopped, and the next command knows the new zone', async () => {
  const data = openTestData();
  const db = twoPosts(data.dir);
  const days = daysOf(db);
  // Ids are what tells how many there are.
  db.exec('UPDATE delivery SET id = id + 30000');
  const before = dumpWhole(db);
  const running = () =>
    data.events.find(
      (event) => event.type === 'job' && event.job.id.startsWith(WIDE_JOB) && event.job.state === 'running',
    );
  const saving = data.ask('setting.save', { zone: 'America/New_York' });
  const event = await vi.waitUntil(running);
  const jobId = event?.type === 'job' ? event.job.id : '';
  const [stopped, read] = await Promise.allSettled([
    saving,
    data.ask('setting.all', undefined),
    data.ask('store.cancelJob', { jobId }),
  ]);
  expect(stopped).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
  expect(read).toMatchObject({ status: 'fulfilled', value: { zone: 'Asia/Shanghai' } });
  expect(dumpWhole(db)).toEqual(before);

  await data.ask('setting.save', { zone: 'America/New_York' });
  const moved = [
    { day: '2026-11-22', planned: 1 },
    { day: '2026-11-23', planned: 1 },
  ];
  expect(days()).toEqual(moved);
  await data.ask('operation.undo', {});
  expect(dumpWhole(db)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(days()).toEqual(moved);
  // The post of the 22nd goes: a process that still reckoned by Shanghai would look for it on the 23rd.
  await data.ask('slot.delete', { ids: [1], reach: 'this' });
  expect(days()).toEqual(moved.slice(1));
  db.close();
});

test('a zone that no clock knows is refused, since every day would be reckoned by it', async () => {
  const data = openTestData();
  await expect(data.ask('setting.save', { zone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'INVALID' });
  expect((await data.ask('setting.all', undefined)).zone).toBe('Asia/Shanghai');
});

test('a stored setting that no longer fits is passed over, and one that does not fit is refused', async () => {
  const data = openTestData();
  const db = openDb(databaseFile(data.dir, 'main'));
  const keep = db.prepare(`INSERT INTO setting(scope, scope_id, key, value) VALUES ('app', 0, ?, ?)`);
  const before = await data.ask('setting.all', undefined);
  for (const [key, value] of [
    ['theme', 'sepia'],
    ['quietFrom', '25:00'],
    ['zone', 'Mars/Olympus'],
    ['slotGapMinutes', 1.5],
    ['notify', 'yes'],
    ['round', { accountId: 1, until: 'noon' }],
    ['sameTextDays', 7],
  ] as const)
    keep.run(key, JSON.stringify(value));
  expect(await data.ask('setting.all', undefined)).toEqual({ ...before, sameTextDays: 7 });
  expect((await data.ask('round.view', undefined)).state).toBe('idle');
  for (const wrong of [{ quietTo: '8:00' }, { sameTextDays: 367 }, { zone: 'Mars/Olympus' }])
    await expect(data.ask('setting.save', wrong)).rejects.toMatchObject({ code: 'INVALID' });
  db.close();
});
