import { expect, test } from 'vitest';
import { openTestData } from '../support/dataProcess';

test('a setting changed, undone and redone is again what it was: undo replays the inverse, redo takes the undo back', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  await data.ask('setting.save', { house: '金匠社' });
  expect((await data.ask('operation.undo', {}))?.command).toBe('setting.save');
  expect((await data.ask('setting.all', undefined)).house).toBe('银饰研究所');
  await data.ask('operation.undo', {});
  expect((await data.ask('setting.all', undefined)).house).toBe('');
  expect(await data.ask('operation.undo', {})).toBeNull();
  await data.ask('operation.redo', undefined);
  await data.ask('operation.redo', undefined);
  expect((await data.ask('setting.all', undefined)).house).toBe('金匠社');
  expect(await data.ask('operation.redo', undefined)).toBeNull();
});

test('undo still works after a restart, since its log is in the database', async () => {
  const first = openTestData();
  await first.ask('setting.save', { house: '银饰研究所' });
  const second = openTestData(first.dir);
  await second.ask('operation.undo', {});
  expect((await second.ask('setting.all', undefined)).house).toBe('');
});
