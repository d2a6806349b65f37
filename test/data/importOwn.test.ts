import { beforeEach, expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { withDb } from '../support/plannedData';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { pasted } from '../support/sheets';
import { peek } from '../support/workspaces';

let data: TestData;
beforeEach(() => {
  data = openTestData();
});

const own = () =>
  peek<{ nickname: string; extra: string }>(data.dir, 'SELECT nickname, extra FROM person ORDER BY id').map((row) => {
    const fields = peek<{ id: number; name: string }>(data.dir, 'SELECT id, name FROM person_field');
    const said = JSON.parse(row.extra) as Record<string, string>;
    return [row.nickname, Object.fromEntries(Object.entries(said).map(([id, value]) => [nameOf(fields, id), value]))];
  });
const nameOf = (fields: readonly { id: number; name: string }[], id: string): string =>
  fields.find((field) => String(field.id) === id)?.name ?? id;
const tags = () =>
  peek(
    data.dir,
    `SELECT p.nickname, t.name, g.name AS tagGroup FROM person_tag x JOIN person p ON p.id = x.person_id JOIN tag t ON t.id = x.tag_id
     JOIN tag_group g ON g.id = t.group_id ORDER BY p.id, t.id`,
  );
const told = (): readonly string[] => withDb(data.dir, disagreements);

const sheet =
  '昵称,微信号,标签,储值卡,纪念日,头像,空列\n小李,li_88888,银饰;手镯、复购,3680.50,2026-11-02,http://x/1.jpg,\n阿梅,mei_8888,"复购|VIP,银饰",,,http://x/2.jpg,\n';

test('columns that no field knows are kept as own fields and tags are made, all in one step that undo takes back', async () => {
  await data.ask('store.status', undefined);
  const before = dumpTables(data.dir);
  const preview = await data.ask('import.preview', pasted(sheet));
  expect(preview.columns.map(({ field }) => field)).toEqual([
    'nickname',
    'wechatId',
    'tags',
    'extra:储值卡',
    'extra:纪念日',
    null,
    'extra:空列',
  ]);
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('import.apply', pasted(sheet));
  expect(own()).toEqual([
    ['小李', { 储值卡: '3680.50', 纪念日: '2026-11-02' }],
    ['阿梅', {}],
  ]);
  // A column that is empty throughout makes no field.
  expect(peek(data.dir, 'SELECT name FROM person_field ORDER BY sort')).toEqual([
    { name: '储值卡' },
    { name: '纪念日' },
  ]);
  expect(tags()).toEqual([
    { nickname: '小李', name: '银饰', tagGroup: '导入' },
    { nickname: '小李', name: '手镯', tagGroup: '导入' },
    { nickname: '小李', name: '复购', tagGroup: '导入' },
    { nickname: '阿梅', name: '银饰', tagGroup: '导入' },
    { nickname: '阿梅', name: '复购', tagGroup: '导入' },
    { nickname: '阿梅', name: 'VIP', tagGroup: '导入' },
  ]);
  expect(told()).toEqual([]);
  const after = dumpTables(data.dir);
  expect((await data.ask('import.apply', pasted(sheet))).counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('points of the sheet open the ledger of those with none on record; taken in again or later they change nothing', async () => {
  await data.ask('store.status', undefined);
  const before = dumpTables(data.dir);
  const points = '昵称,微信号,期初积分\n小李,li_88888,"1,200"\n阿梅,mei_8888,0\n小李,li_88888,5\n老王,wang_888,很多\n';
  expect(await data.ask('import.preview', pasted(points))).toMatchObject({
    columns: [{}, {}, { field: 'points' }],
    rejects: [{ line: 5, reason: 'badPoints' }],
  });
  await data.ask('import.apply', pasted(points));
  const ledger = () => peek(data.dir, 'SELECT person_id, kind, points, note FROM point_entry');
  const [li] = peek<{ id: number }>(data.dir, 'SELECT id FROM person WHERE nickname = ?', '小李');
  expect(ledger()).toEqual([{ person_id: li?.id, kind: 'manual', points: 1200, note: '导入' }]);
  expect(told()).toEqual([]);
  const after = dumpTables(data.dir);
  for (const sheet of [points, points.replace('1,200', '90')])
    expect((await data.ask('import.apply', pasted(sheet))).operationId).toBeNull();
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('a later sheet fills in own fields and tags beside those there are; what it leaves empty stays', async () => {
  await data.ask('import.apply', pasted(sheet));
  const later = '昵称,微信号,客户标签,生日,储值卡\n小李,li_88888,复购;周年回访,03-08,\n阿梅,mei_8888,,,99\n';
  expect((await data.ask('import.apply', pasted(later))).counts).toMatchObject({ added: 0, updated: 2 });
  expect(own()).toEqual([
    ['小李', { 储值卡: '3680.50', 纪念日: '2026-11-02', 生日: '03-08' }],
    ['阿梅', { 储值卡: '99' }],
  ]);
  expect(tags()).toContainEqual({ nickname: '小李', name: '周年回访', tagGroup: '导入' });
  expect(tags()).toHaveLength(7);
  await data.ask('operation.undo', {});
  expect(tags()).toHaveLength(6);
  expect(told()).toEqual([]);
});

test('what was decided about a column is remembered with the header; columns of one name are told apart', async () => {
  const twins = '昵称,微信号,地址,地址\n小李,li_88888,福州,厦门\n';
  const preview = await data.ask('import.preview', pasted(twins));
  expect(preview.columns.map(({ field }) => field)).toEqual(['nickname', 'wechatId', 'extra:地址', 'extra:地址 2']);
  await data.ask(
    'import.apply',
    pasted(twins, { headerLine: 1, mapping: ['nickname', 'wechatId', null, 'extra:老家'] }),
  );
  expect(own()).toEqual([['小李', { 老家: '厦门' }]]);
  expect((await data.ask('import.preview', pasted(twins))).columns.map(({ field }) => field)).toEqual([
    'nickname',
    'wechatId',
    null,
    'extra:老家',
  ]);
});
