import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTestData } from '../support/dataProcess';

test('the sample holds a whole community around now, keeps out of the own workspaces, and is removed whole', async () => {
  const data = openTestData();
  await data.ask('store.openSet', { set: 'sample' });
  expect((await data.ask('account.list', undefined)).map((account) => account.name)).toEqual(['小银', '老周']);
  expect((await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length).toBe(
    12,
  );
  expect(
    (await data.ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).length,
  ).toBe(600);
  expect(
    (await data.ask('script.ids', { filter: { accountId: null }, sort: { by: 'title', desc: false } })).length,
  ).toBeGreaterThanOrEqual(60);
  expect((await data.ask('search.find', { text: 'cdyj3', each: 5 })).map((hit) => hit.label)).toEqual([
    '成都银饰交流群3',
  ]);
  expect((await data.ask('day.summary', { accountId: null })).late).toBeGreaterThan(0);
  expect(await data.ask('operation.undo', {})).toBeNull();

  await data.ask('store.removeSample', undefined);
  expect(existsSync(join(data.dir, 'sets', 'sample'))).toBe(false);
  expect(await data.ask('account.list', undefined)).toEqual([]);
});
