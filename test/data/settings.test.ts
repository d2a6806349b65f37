import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { openTestData } from '../support/dataProcess';
import { dumpWhole } from '../support/dumpWhole';
import { buildWorld } from '../support/world';

test('a new time zone moves the days of the figures with it, and undo brings both back', async () => {
  const data = openTestData();
  const db = openDb(databaseFile(data.dir, 'main'));
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
  const days = (): unknown[] => db.prepare('SELECT day, planned FROM delivery_day ORDER BY day').all();
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

test('a zone that no clock knows is refused, since every day would be reckoned by it', async () => {
  const data = openTestData();
  await expect(data.ask('setting.save', { zone: 'Mars/Olympus' })).rejects.toMatchObject({ code: 'INVALID' });
  expect((await data.ask('setting.all', undefined)).zone).toBe('Asia/Shanghai');
});
