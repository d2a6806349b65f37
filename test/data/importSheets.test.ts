import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ImportInput } from '#shared/contract/imports';
import { openTestData, type TestData } from '../support/dataProcess';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

let job = 0;
const plain = { groupId: null, accountId: null, decisions: [] };
const pasted = (text: string, more: Partial<ImportInput> = {}): ImportInput => {
  job += 1;
  return { ...plain, ...more, jobId: `job-${job}`, source: { text } };
};
const file = (name: string, bytes: string | Buffer, more: Partial<ImportInput> = {}): ImportInput => {
  const path = join(data.dir, name);
  writeFileSync(path, bytes);
  return { ...pasted('', more), source: { token: data.grant(path) } };
};

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
  for (const table of ['person', 'membership', 'import_batch', 'import_mapping'])
    expect({ table, rows: peek(data.dir, `SELECT * FROM ${table}`) }).toEqual({ table, rows: [] });
});
