import { expect, test } from 'vitest';
import { openTestData } from '../support/dataProcess';

test('smoke', async () => {
  const data = openTestData();
  const kind = await data.ask('kind.save', {
    name: '潜在群',
    audience: 'C',
    purpose: 'p',
    namingPattern: '{region}{category}交流群{number}',
    posts: '',
    rules: 'r',
    welcome: '',
    nextKindId: null,
    capacityBest: 300,
    capacityFull: 400,
    capacityMax: 500,
  });
  const a = await data.ask('account.create', { name: '小银' } as never);
  const kindId = kind.ids[0]!;
  const accountId = a.ids[0]!;
  expect(
    await data.ask('group.suggestName', { kindId, region: '成都', category: '银饰', brand: '', count: 2 }),
  ).toEqual([
    { name: '成都银饰交流群1', number: '1', taken: false },
    { name: '成都银饰交流群2', number: '2', taken: false },
  ]);
  await data.ask('group.create', {
    kindId,
    accountId,
    groups: [{ name: '成都银饰交流群10' }, { name: '成都银饰交流群2' }],
  });
  const ids = await data.ask('group.ids', { accountId, search: 'cdys' });
  expect((await data.ask('group.many', { ids: Array.from(ids) })).map((g) => g.name)).toEqual([
    '成都银饰交流群2',
    '成都银饰交流群10',
  ]);
  expect((await data.ask('group.get', { id: ids[0]! })).accounts).toHaveLength(1);
});
