import { beforeEach, expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { withDb } from '../support/plannedData';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { fixture, pasted, sheetFile } from '../support/sheets';
import { peek } from '../support/workspaces';

let data: TestData;
beforeEach(async () => {
  data = openTestData();
  await data.ask('store.status', undefined);
});

const told = (): readonly string[] => withDb(data.dir, disagreements);
const standings = () =>
  peek(
    data.dir,
    `SELECT p.nickname, l.code, p.level_manual AS hand, p.layer, p.layer_manual AS layerHand, p.value_layer AS value
     FROM person p LEFT JOIN level l ON l.id = p.level_id ORDER BY p.id`,
  );
const bought = () =>
  peek(
    data.dir,
    `SELECT p.nickname, b.on_day AS day, b.amount_fen AS fen, b.orders, b.what, s.orders AS counted, s.spent_fen AS spent
     FROM purchase b JOIN person p ON p.id = b.person_id JOIN person_stat s ON s.person_id = p.id ORDER BY b.id`,
  );
const idOf = (nickname: string): number =>
  peek<{ id: number }>(data.dir, 'SELECT id FROM person WHERE nickname = ?', nickname)[0]?.id ?? 0;

const sheet = `昵称,微信号,客户等级,分层,价值分层
小李,li_88888,A,核心用户,高价值
阿梅,mei_8888,正式会员,潜水,
老王,wang_888,金牌,活跃,土豪
阿宝,bao_8888,b1,一般,
`;

test('levels and layers of a sheet are those of the console, by hand; a word nobody knows is named and gives nothing', async () => {
  const before = dumpTables(data.dir);
  const input = sheetFile(data, '客户.csv', sheet);
  expect(await data.ask('import.preview', input)).toMatchObject({
    columns: [{}, {}, { field: 'level' }, { field: 'layer' }, { field: 'valueLayer' }],
    counts: { added: 4, rejected: 0 },
    unknownWords: [
      { field: 'level', word: '金牌', rows: 1 },
      { field: 'valueLayer', word: '土豪', rows: 1 },
    ],
  });
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('import.apply', input);
  expect(standings()).toEqual([
    { nickname: '小李', code: 'A', hand: 1, layer: 'core', layerHand: 1, value: 'high' },
    { nickname: '阿梅', code: 'B', hand: 1, layer: 'silent', layerHand: 1, value: null },
    { nickname: '老王', code: null, hand: 0, layer: 'active', layerHand: 1, value: null },
    { nickname: '阿宝', code: 'B1', hand: 1, layer: 'ordinary', layerHand: 1, value: null },
  ]);
  const id = idOf('小李');
  expect(await data.ask('member.standing', { id, accountId: null })).toMatchObject({
    levelManual: true,
    imported: { activity: expect.stringMatching(/客户\.csv$/), value: expect.stringMatching(/客户\.csv$/) },
  });
  const after = dumpTables(data.dir);
  expect((await data.ask('import.apply', sheetFile(data, '再来.csv', sheet))).operationId).toBeNull();
  expect(dumpTables(data.dir)).toEqual(after);
  expect(told()).toEqual([]);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('of those known the sheet changes level and layer, rules then leave them, and what the sheet leaves empty stays', async () => {
  await data.ask('import.apply', pasted('昵称,微信号\n小李,li_88888\n阿梅,mei_8888\n'));
  await data.ask('member.setLayer', { ids: [idOf('阿梅')], jobId: 'a', axis: 'activity', layer: 'lost' });
  const before = dumpTables(data.dir);
  const later = sheetFile(data, '等级表.csv', '微信号,等级,活跃度\nli_88888,S,沉默\nmei_8888,C,\n');
  expect((await data.ask('import.apply', later)).counts).toMatchObject({ updated: 2 });
  expect(standings()).toMatchObject([
    { nickname: '小李', code: 'S', hand: 1, layer: 'silent', layerHand: 1 },
    { nickname: '阿梅', code: 'C', hand: 1, layer: 'lost', layerHand: 1 },
  ]);
  const { events } = await data.ask('member.timeline', {
    id: idOf('小李'),
    accountId: null,
    kinds: ['level', 'layer'],
    limit: 9,
  });
  expect(events).toMatchObject([
    { kind: 'layer', was: '', text: 'silent', how: 'import', sheet: expect.stringMatching(/等级表\.csv$/) },
    { kind: 'level', was: '', how: 'import', sheet: expect.stringMatching(/等级表\.csv$/) },
  ]);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  await data.ask('layer.apply', { accountId: null, jobId: 'b' });
  await data.ask('level.apply', { accountId: null, jobId: 'c', demote: true });
  expect(standings()).toMatchObject([
    { code: 'S', layer: 'silent' },
    { code: 'C', layer: 'lost' },
  ]);
});

test('a code or name in another width, case or with 级 is known; a name that two levels share tells nothing', async () => {
  await data.ask('level.save', {
    code: 'X1',
    name: '金牌',
    parentId: null,
    conditions: [],
    benefits: '',
    enabled: true,
  });
  await data.ask('level.save', {
    code: 'X2',
    name: '银牌',
    parentId: null,
    conditions: [],
    benefits: '',
    enabled: true,
  });
  await data.ask('level.save', {
    code: 'X3',
    name: '银牌',
    parentId: null,
    conditions: [],
    benefits: '',
    enabled: true,
  });
  const words = ['ｓ', 'A级', 'b 级', '金 牌', '银牌', 'X1 金牌', 'S级别', 'Z'];
  const rows = words.map((word, at) => `人${at},wx_${at}0000,${word}`).join('\n');
  const input = pasted(`昵称,微信号,等级\n${rows}\n`);
  const { unknownWords } = await data.ask('import.preview', input);
  expect(unknownWords.map(({ word }) => word)).toEqual(['银牌', 'S级别', 'Z']);
  await data.ask('import.apply', input);
  expect(standings().map((row) => (row as { code: string | null }).code)).toEqual([
    'S',
    'A',
    'B',
    'X1',
    null,
    'X1',
    null,
    null,
  ]);
});

const spend = `昵称,微信号,累计消费,订单数,最近下单
小李,li_88888,"¥3,680.50",12单,2026-10-02
阿梅,mei_8888,0,0,
老王,wang_888,1.2万,,
小李,li_88888,99,1,2026-10-03
阿宝,bao_8888,,,2026年9月1日
`;

test('spend of a sheet is one opening record each, counted by figures; again, or for who has orders, it changes nothing', async () => {
  await data.ask('import.apply', pasted('昵称,微信号\n阿凤,feng_8888\n'));
  const order = { groupId: null, onDay: '2026-11-01', amountFen: 5000, what: '' };
  await data.ask('purchase.add', { personId: idOf('阿凤'), ...order });
  const before = dumpTables(data.dir);
  const text = `${spend}阿凤,feng_8888,8000,9,2026-08-01\n`;
  expect(await data.ask('import.preview', sheetFile(data, '消费.csv', text))).toMatchObject({
    columns: [{}, {}, { field: 'spent' }, { field: 'orders' }, { field: 'lastOrder' }],
    bought: { people: 3, fen: 368_050 + 1_200_000, onRecord: 1, otherwise: 1 },
  });
  await data.ask('import.apply', sheetFile(data, '消费.csv', text));
  const what = expect.stringMatching(/^期初消费 · .*消费\.csv$/);
  expect(bought()).toEqual([
    { nickname: '阿凤', day: '2026-11-01', fen: 5000, orders: 1, what: '', counted: 1, spent: 5000 },
    { nickname: '小李', day: '2026-10-02', fen: 368_050, orders: 12, what, counted: 12, spent: 368_050 },
    { nickname: '老王', day: '2026-11-23', fen: 1_200_000, orders: 1, what, counted: 1, spent: 1_200_000 },
    { nickname: '阿宝', day: '2026-09-01', fen: 0, orders: 1, what, counted: 1, spent: 0 },
  ]);
  expect(told()).toEqual([]);
  expect(await data.ask('purchase.list', { personId: idOf('小李'), accountId: null, limit: 9 })).toMatchObject([
    { orders: 12, amountFen: 368_050 },
  ]);
  const where = [{ is: 'number', field: 'orders', op: 'min', value: 10 } as const];
  const found = await data.ask('member.ids', { filter: { accountId: null, where }, sort: { by: 'name', desc: false } });
  expect([...found]).toEqual([idOf('小李')]);
  const after = dumpTables(data.dir);
  for (const again of [text, text.replace('3,680.50', '9,999')])
    expect((await data.ask('import.apply', sheetFile(data, '消费.csv', again))).operationId).toBeNull();
  expect(dumpTables(data.dir)).toEqual(after);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
  expect(told()).toEqual([]);
});

test('an amount, a number of orders or a day that cannot be read rejects the row, with its reason', async () => {
  const text = `昵称,累计消费,订单数,最近下单\n小李,很多,1,\n阿梅,-5,1,\n老王,5,1.5,\n阿宝,5,1,昨天\n`;
  const { rejects } = await data.ask('import.preview', pasted(text));
  expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'badAmount'],
    [3, 'badAmount'],
    [4, 'badOrders'],
    [5, 'badDate'],
  ]);
});

test('a sheet that Qundesk wrote sets nobody by hand when it comes back', async () => {
  const text =
    '昵称,微信号,所在群数,活跃分层,价值分层,等级,邀请人数,下单次数,消费（元）\n小李,li_88888,0,核心,高价值,A,0,3,99\n';
  const { columns } = await data.ask('import.preview', pasted(text));
  expect(columns.map(({ field }) => field)).toEqual(['nickname', 'wechatId', ...Array.from({ length: 7 }, () => null)]);
  await data.ask('import.apply', pasted(text));
  expect(standings()).toMatchObject([{ code: null, layer: null, value: null }]);
  expect(bought()).toEqual([]);
});

test('a workbook by LibreOffice, with a line above the header, numbers and dates as such, tells level, layer and spend', async () => {
  const input = fixture(data, 'standing.xlsx');
  expect(await data.ask('import.preview', input)).toMatchObject({
    headerLine: 2,
    counts: { added: 3, rejected: 0 },
    bought: { people: 2, fen: 488_050 },
    unknownWords: [{ field: 'level', word: '钻石', rows: 1 }],
  });
  await data.ask('import.apply', input);
  expect(standings()).toMatchObject([
    { code: 'A', layer: 'active' },
    { code: 'C', layer: 'lost' },
    { code: null, layer: 'core' },
  ]);
  expect(bought()).toMatchObject([
    { nickname: '小李', day: '2026-10-02', fen: 368_050, orders: 12 },
    { nickname: '阿梅', day: '2025-12-31', fen: 120_000, orders: 3 },
  ]);
});
