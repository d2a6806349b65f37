import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { freshFolder, openTestData, type TestData } from '../support/dataProcess';

const folderOf = (data: TestData): string => join(data.dir, 'sets', 'main');
const house = async (data: TestData): Promise<string> => (await data.ask('setting.all', undefined)).house;

test('going back to a backup brings its data, and can itself be undone by going back to the one made before', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  const backup = await data.ask('store.backUp', undefined);
  await data.ask('setting.save', { house: '金匠社' });
  await data.ask('store.restore', { name: backup.name });
  expect(await house(data)).toBe('银饰研究所');
  const before = (await data.ask('store.backups', undefined)).find(({ reason }) => reason === 'before-restore');
  await data.ask('store.restore', { name: before!.name });
  expect(await house(data)).toBe('金匠社');
});

test('a backup whose bytes changed is refused and the data stay as they are', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  const { name } = await data.ask('store.backUp', undefined);
  await data.ask('setting.save', { house: '金匠社' });
  const file = join(folderOf(data), 'backups', name);
  const bytes = readFileSync(file);
  bytes[bytes.length - 100]! ^= 1;
  writeFileSync(file, bytes);
  await expect(data.ask('store.restore', { name })).rejects.toMatchObject({ code: 'DAMAGED' });
  expect(await house(data)).toBe('金匠社');
});

test('a name that is no backup of ours cannot be restored', async () => {
  const data = openTestData();
  for (const name of ['..', 'qundesk.db', 'qundesk-20260101-000000000-manual.db'])
    await expect(data.ask('store.restore', { name })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('every file and folder of the data is for its owner alone, also where a copy had opened them to others', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  await data.ask('store.backUp', undefined);
  data.stop();
  chmodSync(join(folderOf(data), 'qundesk.db'), 0o666);
  const again = openTestData(data.dir);
  await again.ask('setting.save', { house: '金匠社' });
  for (const entry of readdirSync(data.dir, { recursive: true, withFileTypes: true })) {
    const mode = statSync(join(entry.parentPath, entry.name)).mode & 0o777;
    expect([entry.name, mode]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
  }
});

test('the sample is a set of its own: leaving it keeps the own data, removing it removes its folder whole', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  await data.ask('store.openSet', { set: 'sample' });
  expect(await data.ask('store.status', undefined)).toMatchObject({ set: 'sample' });
  await data.ask('setting.save', { house: '样例' });
  const again = openTestData(data.dir);
  expect(await again.ask('store.status', undefined)).toMatchObject({ set: 'sample' });
  await again.ask('store.removeSample', undefined);
  expect(existsSync(join(data.dir, 'sets', 'sample'))).toBe(false);
  expect(await again.ask('store.status', undefined)).toMatchObject({ set: 'main' });
  expect(await house(again)).toBe('银饰研究所');
});

test('default data that the user removed do not come back with the next start', async () => {
  const data = openTestData();
  await data.ask('setting.all', undefined);
  data.stop();
  const db = openDb(join(folderOf(data), 'qundesk.db'));
  db.exec('DELETE FROM wechat_fact');
  db.close();
  expect(await openTestData(data.dir).ask('fact.list', undefined)).toEqual([]);
});

test('one backup a day is made when nobody waits, checked, and with its checksum beside it', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  await data.tend();
  expect(await data.ask('store.backups', undefined)).toEqual([]);
  data.now += 60_000;
  await data.tend();
  await data.tend();
  const [daily, ...others] = await data.ask('store.backups', undefined);
  expect([daily?.reason, others.length]).toEqual(['daily', 0]);
  data.now += 60_000;
  await data.tend();
  expect(await data.ask('store.backups', undefined)).toHaveLength(1);
  data.now += 86_400_000;
  await data.tend();
  expect(await data.ask('store.backups', undefined)).toHaveLength(2);
});

test('undo older than 90 days is forgotten, younger is kept', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '旧' });
  data.now += 89 * 86_400_000;
  await data.ask('setting.save', { house: '新' });
  data.now += 2 * 86_400_000;
  await data.tend();
  await data.tend();
  await data.ask('operation.undo', {});
  expect(await house(data)).toBe('旧');
  expect(await data.ask('operation.undo', {})).toBeNull();
});

test('data kept in a folder that a cloud service syncs are opened with a warning', async () => {
  const data = openTestData(join(freshFolder(), '坚果云', 'qundesk'));
  expect((await data.ask('store.status', undefined)).notice).toEqual({
    key: 'notice.cloudFolder',
    details: { service: '坚果云' },
  });
});
