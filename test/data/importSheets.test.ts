import { beforeEach, expect, test } from 'vitest';
import type { ImportInput } from '#shared/contract/imports';
import en from '../../renderer/locales/en/members.json';
import cn from '../../renderer/locales/zh-CN/members.json';
import tw from '../../renderer/locales/zh-TW/members.json';
import { openTestData, type TestData } from '../support/dataProcess';
import { fixture, pasted } from '../support/sheets';
import { GROUP_A, GROUP_B, makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

const names = (): string[] =>
  peek<{ nickname: string }>(data.dir, 'SELECT nickname FROM person ORDER BY id').map((row) => row.nickname);

test('a pasted sheet is previewed, taken in as one step, and changes nothing the second time', async () => {
  const input = pasted('昵称\t微信号\t手机\n小李\tli_88888\t138 0000 1234\n阿梅\tmei_8888\t\n', { groupId: ws.groupA });
  const preview = await data.ask('import.preview', input);
  expect(preview).toMatchObject({
    format: 'csv',
    separator: '\t',
    headerLine: 1,
    counts: { rows: 2, added: 2, updated: 0, unchanged: 0, skipped: 0, rejected: 0 },
  });
  expect(preview.columns.map((column) => column.field)).toEqual(['nickname', 'wechatId', 'phone']);
  expect(names()).toEqual([]);
  const result = await data.ask('import.apply', input);
  expect(result.counts).toMatchObject({ added: 2 });
  expect(peek(data.dir, 'SELECT nickname, phone FROM person ORDER BY id')).toEqual([
    { nickname: '小李', phone: '13800001234' },
    { nickname: '阿梅', phone: null },
  ]);
  const before = peek(data.dir, 'SELECT * FROM person');
  const again = await data.ask('import.apply', input);
  expect(again).toEqual({
    counts: { rows: 2, added: 0, updated: 0, unchanged: 2, skipped: 0, rejected: 0 },
    operationId: null,
  });
  expect(peek(data.dir, 'SELECT * FROM person')).toEqual(before);
  await data.ask('operation.undo', {});
  for (const table of ['person', 'membership', 'contact', 'import_batch', 'import_mapping'])
    expect({ table, rows: peek(data.dir, `SELECT * FROM ${table}`) }).toEqual({ table, rows: [] });
});

// The same seven people as LibreOffice wrote them (rich text, a date style, a number for a phone) and as other encodings.
test.each([
  ['members.xlsx', 'xlsx', null],
  ['members.xls', 'xls', null],
  ['members-gbk.csv', 'csv', 'gb18030'],
  ['members-utf16.csv', 'csv', 'utf-16le'],
])(
  '%s gives its people, dates and phones, and the rows that cannot be read with line and reason',
  async (name, format, encoding) => {
    const input = fixture(data, name, { groupId: ws.groupA, accountId: ws.a });
    const preview = await data.ask('import.preview', input);
    expect(preview).toMatchObject({ format, encoding, headerLine: 1, counts: { rows: 7, added: 5, rejected: 2 } });
    expect(preview.rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [7, 'noName'],
      [8, 'cutPhone'],
    ]);
    await data.ask('import.apply', input);
    expect(names()).toEqual(['小李子', '阿梅🌸', '成都银饰张姐', 'Vivian 王', '11:00-20:00 营业']);
    const [li] = peek(
      data.dir,
      `SELECT p.phone, p.city, c.remark, m.joined_at FROM person p
    JOIN contact c ON c.person_id = p.id JOIN membership m ON m.person_id = p.id ORDER BY p.id LIMIT 1`,
    );
    expect(li).toEqual({ phone: '13800001234', city: '成都', remark: '老客户', joined_at: Date.UTC(2026, 1, 28, 16) });
  },
);

test('the customer list of 企业微信 is found below its three lines of preamble', async () => {
  const input = fixture(data, 'wecom-customers.xlsx', { accountId: ws.a });
  const preview = await data.ask('import.preview', input);
  expect(preview).toMatchObject({ headerLine: 4, counts: { rows: 3, added: 3, rejected: 0 } });
  await data.ask('import.apply', input);
  expect(
    peek(
      data.dir,
      'SELECT p.nickname, p.phone, p.note, c.added_on, c.channel FROM person p JOIN contact c ON c.person_id = p.id LIMIT 1',
    ),
  ).toEqual([
    {
      nickname: '王女士（银饰）',
      phone: '13700001111',
      note: '喜欢古法素圈',
      added_on: '2026-10-01',
      channel: '扫描二维码',
    },
  ]);
});

test('a 接龙 pasted from a group gives its names and drops its headline', async () => {
  const input = pasted('#接龙\n周六下午手作课\n\n1. 小李\n2. 阿梅 带娃\n10. 王五', { groupId: ws.groupA });
  expect((await data.ask('import.preview', input)).format).toBe('list');
  await data.ask('import.apply', input);
  expect(names()).toEqual(['小李', '阿梅 带娃', '王五']);
});

test('what people sign up for in a 接龙 is a column of its own, no part of their name', async () => {
  const input = pasted('#接龙\n1. 小李子 2盒\n2. 阿梅+1\n3. 王五 3号店\n4. A+美甲\n');
  const preview = await data.ask('import.preview', input);
  expect(preview.columns).toMatchObject([{ field: 'nickname' }, { field: null, samples: ['2盒', '+1', '', ''] }]);
  await data.ask('import.apply', input);
  expect(names()).toEqual(['小李子', '阿梅', '王五 3号店', 'A+美甲']);
});

test('names pasted one a line, without a header, are nicknames', async () => {
  const preview = await data.ask('import.preview', pasted('小李\n阿梅\n王五'));
  expect(preview).toMatchObject({ headerLine: 0, counts: { added: 3 } });
  expect(preview.columns.map((column) => column.field)).toEqual(['nickname']);
});

test('a corrected mapping is used again for the next sheet with the same header, and forgotten by undo', async () => {
  const sheet = '称谓,代号\n小李,li_88888\n';
  const mapping = ['nickname' as const, 'wechatId' as const];
  await data.ask('import.apply', pasted(sheet, { mapping }));
  const next = await data.ask('import.preview', pasted('称谓,代号\n阿梅,mei_8888\n'));
  expect(next).toMatchObject({ remembered: true, columns: [{ field: 'nickname' }, { field: 'wechatId' }] });
  await data.ask('operation.undo', {});
  expect(await data.ask('import.preview', pasted(sheet))).toMatchObject({ remembered: false });
});

test('the group of a row is found by its name; a group nobody knows rejects the row', async () => {
  const input = pasted(`昵称,群名\n小李,${GROUP_A}\n阿梅,没有这个群\n`);
  const preview = await data.ask('import.preview', input);
  expect(preview.rejects).toEqual([{ line: 3, reason: 'noGroup', raw: '阿梅,没有这个群' }]);
  await data.ask('import.apply', input);
  expect(peek(data.dir, 'SELECT group_id FROM membership')).toEqual([{ group_id: ws.groupA }]);
});

const codes = {
  noName: '没有名字',
  badWechatId: '微信号不对',
  badPhone: '手机号不对',
  cutPhone: '手机号缺位',
  badDate: '日期不对',
  badPoints: '积分不对',
  badAmount: '金额不对',
  badOrders: '订单数不对',
  tooLong: '太长',
  noGroup: '没有这个群',
};

test('the file of rejected rows has line, reason and the cells, and no formula that a sheet would run', async () => {
  const input = pasted('昵称,手机\n小李,13800001234\n"=HYPERLINK(""http://x"")",abc\n', {});
  const { text, count } = await data.ask('import.rejects', { ...input, words: { line: '行', reason: '原因', codes } });
  expect(count).toBe(1);
  expect(text).toBe('\ufeff行,原因,昵称,手机\r\n3,手机号不对,"\'=HYPERLINK(""http://x"")",abc\r\n');
});

test.each([
  ['zh-CN', cn.reject],
  ['zh-TW', tw.reject],
  ['en', en.reject],
])('rejected rows mended in the file that was saved (%s) are imported as the sheet they are of', async (_, words) => {
  // The mapping was corrected by hand: the mended file is read by it as well.
  const sheet = '称谓,代号,电话,入会\n小李,li_88888,,2026-10-01\n阿梅,mei_8888,x,"2026年10月5日,上午"\n';
  const mapping: ImportInput['mapping'] = ['nickname', 'wechatId', 'phone', 'extra:入会'];
  const input = pasted(sheet, { headerLine: 1, mapping });
  await data.ask('import.apply', input);
  const { line, why: reason } = words;
  const { text } = await data.ask('import.rejects', { ...input, words: { line, reason, codes } });
  const mended = pasted(text.replace(',x,', ',13800001234,'));
  expect(await data.ask('import.preview', mended)).toMatchObject({
    remembered: true,
    columns: [{ header: '称谓' }, { header: '代号' }, { header: '电话' }, { header: '入会' }],
    counts: { rows: 1, added: 1, rejected: 0 },
  });
  await data.ask('import.apply', mended);
  expect(names()).toEqual(['小李', '阿梅']);
  expect(peek(data.dir, 'SELECT phone FROM person WHERE nickname = ?', '阿梅')).toEqual([{ phone: '13800001234' }]);
});

test('rejected rows of a sheet without a header, or under line and reason alone, are read by what they hold', async () => {
  const preview = await data.ask('import.preview', pasted('行号,原因\n3,手机号不对,小李,li_88888,13800001234\n'));
  expect(preview.columns.map(({ field }) => field)).toEqual(['nickname', 'wechatId', 'phone']);
  expect(preview.counts).toMatchObject({ rows: 1, added: 1 });
});

test('the same WeChat ID is updated and keeps its old name; a phone finds one without ID; what is empty erases nothing', async () => {
  await data.ask(
    'import.apply',
    pasted('昵称,微信号,手机,城市\n小李,li_88888,13800001234,成都\n阿梅,,13900001234,重庆\n'),
  );
  const result = await data.ask(
    'import.apply',
    pasted('昵称,微信号,手机,城市\n李记银楼,li_88888,,\n梅姐,mei_8888,13900001234,\n'),
  );
  expect(result.counts).toMatchObject({ added: 0, updated: 2 });
  expect(peek(data.dir, 'SELECT nickname, wechat_id, phone, city FROM person ORDER BY id')).toEqual([
    { nickname: '李记银楼', wechat_id: 'li_88888', phone: '13800001234', city: '成都' },
    { nickname: '梅姐', wechat_id: 'mei_8888', phone: '13900001234', city: '重庆' },
  ]);
  expect(peek(data.dir, 'SELECT nickname FROM person_name ORDER BY id')).toEqual([
    { nickname: '小李' },
    { nickname: '阿梅' },
  ]);
});

test('a nickname that is already in the group is put before the operator, who says same, new or skip', async () => {
  await data.ask('import.apply', pasted('昵称\n小李\n', { groupId: ws.groupA }));
  const [known] = peek<{ id: number }>(data.dir, 'SELECT id FROM person');
  const sheet = '昵称,微信号\n小李,li_88888\n';
  const preview = await data.ask('import.preview', pasted(sheet, { groupId: ws.groupA }));
  expect(preview).toMatchObject({
    toReview: 1,
    reviews: [
      { line: 2, reason: 'name', candidates: [{ line: null }], suggested: { action: 'same', memberId: known?.id } },
    ],
  });
  const decide = (action: 'same' | 'new' | 'skip') =>
    data.ask('import.preview', pasted(sheet, { groupId: ws.groupA, decisions: [{ line: 2, action, memberId: null }] }));
  expect((await decide('same')).counts).toMatchObject({ added: 0, updated: 1 });
  expect((await decide('new')).counts).toMatchObject({ added: 1, updated: 0 });
  expect((await decide('skip')).counts).toMatchObject({ added: 0, updated: 0, skipped: 1 });
  // The same name in another group is somebody else.
  expect(await data.ask('import.preview', pasted(sheet, { groupId: ws.groupB }))).toMatchObject({
    toReview: 0,
    counts: { added: 1 },
  });
});

test('a name that only somebody outside the group has is asked about: the same person where it is one, somebody new where several', async () => {
  const sheet = '昵称\n小李子\n梅姐姐\n';
  await data.ask('import.apply', pasted(sheet));
  const input = pasted(sheet, { groupId: ws.groupA });
  expect(await data.ask('import.preview', input)).toMatchObject({
    counts: { added: 0, updated: 2 },
    toReview: 2,
    reviews: [
      { line: 2, reason: 'elsewhere', candidates: [{ nickname: '小李子' }], suggested: { action: 'same' } },
      { line: 3, reason: 'elsewhere', candidates: [{ nickname: '梅姐姐' }], suggested: { action: 'same' } },
    ],
  });
  const others = (action: 'new' | 'skip') => data.ask('import.preview', { ...input, others: action });
  expect((await others('new')).counts).toMatchObject({ added: 2 });
  expect((await others('skip')).counts).toMatchObject({ added: 0, skipped: 2 });
  await data.ask('import.apply', input);
  expect(names()).toEqual(['小李子', '梅姐姐']);
  expect((await data.ask('import.apply', input)).operationId).toBeNull();
  // In the next group the operator says that this 小李子 is another one: from then on there are two.
  const decisions = [{ line: 2, action: 'new' as const, memberId: null }];
  await data.ask('import.apply', pasted('昵称\n小李子\n', { groupId: ws.groupB, decisions }));
  expect(await data.ask('import.preview', pasted('昵称\n小李子\n', { accountId: ws.a }))).toMatchObject({
    counts: { added: 1 },
    reviews: [{ reason: 'elsewhere', candidates: [{}, {}], suggested: { action: 'new', memberId: null } }],
  });
});

test('a name that many go by, or that is none, is never joined to the one known elsewhere unless the operator says so of that row', async () => {
  const common = ['小雨', '微信用户', 'A', '🌸', '用户8821', '88', '阿梅'];
  const ids = common.map((name, at) => `${name},wx_${at}0000`).join('\n');
  await data.ask('import.apply', pasted(`昵称,微信号\n${ids}\n`, { groupId: ws.groupA }));
  const sheet = `昵称,城市\n${common.map((name) => `${name},福州`).join('\n')}\n`;
  for (const place of [{ groupId: ws.groupB }, { accountId: ws.a }]) {
    const { reviews, counts } = await data.ask('import.preview', pasted(sheet, place));
    expect(counts).toMatchObject({ added: common.length, updated: 0 });
    expect(reviews.map(({ row, reason, suggested }) => [row.nickname, reason, suggested.action])).toEqual(
      common.map((name) => [name, 'common', 'new']),
    );
  }
  // A sheet of two groups: of one name in each, neither is the other.
  const both = pasted(`昵称,群名\n小雨,${GROUP_A}\n小雨,${GROUP_B}\n`, {});
  await data.ask('import.apply', both);
  expect(names().filter((name) => name === '小雨')).toHaveLength(2);
  expect((await data.ask('import.apply', both)).operationId).toBeNull();
  const [first] = peek<{ id: number }>(data.dir, "SELECT id FROM person WHERE nickname = '阿梅'");
  const decisions = [{ line: 8, action: 'same' as const, memberId: first?.id ?? 0 }];
  await data.ask('import.apply', pasted(sheet, { groupId: ws.groupB, decisions }));
  expect(names().filter((name) => name === '阿梅')).toHaveLength(1);
});

test('said of all rows that they are the same person, a name of several outside still joins nobody at random', async () => {
  await data.ask('import.apply', pasted('昵称,微信号\n爱银的猫,mao_8881\n爱银的猫,mao_8882\n银匠老周,zhou_888\n'));
  const { counts } = await data.ask(
    'import.preview',
    pasted('昵称\n爱银的猫\n银匠老周\n', { groupId: ws.groupA, others: 'same' }),
  );
  expect(counts).toMatchObject({ added: 1, updated: 1 });
});

test('a name that stands twice in one sheet is asked about; two people stay two when the sheet comes again', async () => {
  const sheet = '昵称\n小李\n小李\n';
  const decisions = [{ line: 3, action: 'new' as const, memberId: null }];
  const preview = await data.ask('import.preview', pasted(sheet, { groupId: ws.groupA }));
  expect(preview).toMatchObject({ counts: { added: 1, unchanged: 1 }, reviews: [{ line: 3, reason: 'twice' }] });
  // Nobody of that name is stored: whom it resembles is the line above.
  expect(preview.reviews[0]!.candidates).toMatchObject([{ id: null, line: 2 }]);
  await data.ask('import.apply', pasted(sheet, { groupId: ws.groupA, decisions }));
  expect(names()).toEqual(['小李', '小李']);
  const again = await data.ask('import.apply', pasted(sheet, { groupId: ws.groupA }));
  expect(again.counts).toMatchObject({ added: 0, updated: 0, unchanged: 2 });
});

test('the inviter is found by name in the group, or by WeChat ID, also where both come with the same sheet', async () => {
  await data.ask(
    'import.apply',
    pasted('昵称,微信号,邀请人\n小李,li_88888,阿梅\n阿梅,mei_8888,\n王五,,mei_8888\n', { groupId: ws.groupA }),
  );
  expect(
    peek(
      data.dir,
      `SELECT p.nickname, i.nickname AS inviter, m.join_how FROM membership m JOIN person p ON p.id = m.person_id
    LEFT JOIN person i ON i.id = m.inviter_id ORDER BY p.id`,
    ),
  ).toEqual([
    { nickname: '小李', inviter: '阿梅', join_how: 'invited' },
    { nickname: '阿梅', inviter: null, join_how: 'unknown' },
    { nickname: '王五', inviter: '阿梅', join_how: 'invited' },
  ]);
});

test('one who left comes back with a second stay; an archived one is brought back', async () => {
  await data.ask('import.apply', pasted('昵称,微信号\n小李,li_88888\n', { groupId: ws.groupA }));
  const [li] = peek<{ id: number }>(data.dir, 'SELECT id FROM person');
  await data.ask('member.leave', { ids: [li?.id ?? 0], groupId: ws.groupA });
  await data.ask('member.archive', { ids: [li?.id ?? 0] });
  await data.ask('import.apply', pasted('昵称,微信号\n小李,li_88888\n', { groupId: ws.groupA }));
  expect(peek(data.dir, 'SELECT count(*) AS stays FROM membership')).toEqual([{ stays: 2 }]);
  expect(peek(data.dir, 'SELECT archived_at FROM person')).toEqual([{ archived_at: null }]);
});

test('a backup is made before the import writes, and the batch keeps its rejected rows', async () => {
  await data.ask('import.apply', pasted('昵称,手机\n小李,13800001234\n阿梅,abc\n'));
  expect((await data.ask('store.backups', undefined)).map((backup) => backup.reason)).toContain('before-import');
  expect(peek(data.dir, 'SELECT added, updated, unchanged, rejected FROM import_batch')).toEqual([
    { added: 1, updated: 0, unchanged: 0, rejected: 1 },
  ]);
  expect(peek(data.dir, 'SELECT line, reason, raw FROM import_reject')).toEqual([
    { line: 3, reason: 'badPhone', raw: '阿梅,abc' },
  ]);
});
