import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { entityBomb, sheetBomb, workbookOf, zipOf } from '../support/bombs';
import { openTestData, type TestData } from '../support/dataProcess';
import { fixtureFile, pasted, sheetFile } from '../support/sheets';
import { makeTwoWorkspaces, peek } from '../support/workspaces';

let data: TestData;
beforeAll(async () => {
  data = openTestData();
  makeTwoWorkspaces(data.dir);
  await data.ask('import.apply', pasted('昵称,微信号\n小李,li_88888\n'));
});

const MB = 1024 * 1024;
const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const noise = (length: number): Buffer => {
  const bytes = Buffer.alloc(length);
  let state = 1;
  // Bytes no text encoding of the console knows, and no NUL, which has a sentence of its own.
  for (let at = 0; at < length; at += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[at] = 0x80 + ((state >> 16) & 0x7f);
  }
  return bytes;
};

const hostile: readonly (readonly [string, string, string, () => Buffer | string])[] = [
  ['a zip bomb that says how big it is', 'bomb', 'm.xlsx', () => sheetBomb(300)],
  ['a zip bomb that lies about its size', 'bomb', 'm.xlsx', () => sheetBomb(300, 4000)],
  ['a picture named .xlsx', 'picture', 'm.xlsx', () => png],
  ['a picture named .csv', 'picture', 'm.csv', () => png],
  ['a PDF', 'notTable', 'm.xlsx', () => '%PDF-1.7\n%âãÏÓ'],
  ['an empty file', 'empty', 'm.xlsx', () => ''],
  ['a file of blank lines', 'empty', 'm.csv', () => '\r\n\r\n , ,\r\n'],
  ['an .xlsx cut short', 'truncated', 'm.xlsx', () => readFileSync(fixtureFile('members.xlsx')).subarray(0, 3000)],
  ['an old .xls cut short', 'damaged', 'm.xls', () => readFileSync(fixtureFile('members.xls')).subarray(0, 600)],
  [
    'an archive that is no workbook',
    'notWorkbook',
    'm.xlsx',
    () => zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]),
  ],
  ['a workbook with broken XML', 'damaged', 'm.xlsx', () => workbookOf('<worksheet><sheetData><row></sheetData>')],
  ['an entity bomb', 'entities', 'm.xlsx', () => entityBomb()],
  ['bytes of no known encoding', 'encoding', 'm.csv', () => noise(40_000)],
  [
    'a quote that is never closed',
    'unclosedQuote',
    'm.csv',
    () => `昵称,微信号\n"小李,li_88888\n${'阿梅,mei_8888\n'.repeat(1000)}`,
  ],
  ['a cell of 60 MB', 'longCell', 'm.csv', () => `昵称,备注\n小李,${'x'.repeat(60 * MB)}\n`],
  ['a quoted cell of 60 MB', 'longCell', 'm.csv', () => `昵称,备注\n小李,"${'x'.repeat(60 * MB)}"\n`],
  ['two million columns', 'tooWide', 'm.csv', () => `昵称${',a'.repeat(2_000_000)}\n`],
  [
    'a column reference beyond any sheet',
    'tooWide',
    'm.xlsx',
    () => workbookOf('<worksheet><sheetData><row r="1"><c r="ZZZZZZ1"><v>1</v></c></row></sheetData></worksheet>'),
  ],
  ['NUL bytes', 'nul', 'm.csv', () => Buffer.from('昵称,微信号\n小李\0\0,li_88888\n')],
  [
    'NUL bytes far down',
    'nul',
    'm.csv',
    () => Buffer.from(`昵称,微信号\n${'阿梅,mei_8888\n'.repeat(20_000)}小李,li\0\n`),
  ],
  ['a web page named .xls', 'webPage', 'm.xls', () => '<html><table><tr><td>昵称</td></tr></table></html>'],
];

test.each(hostile)('%s gets its sentence and changes nothing', async (_what, fault, name, make) => {
  const input = sheetFile(data, name, make());
  const before = JSON.stringify([
    peek(data.dir, 'SELECT * FROM person'),
    peek(data.dir, 'SELECT max(id) FROM operation'),
  ]);
  for (const route of ['import.preview', 'import.apply'] as const)
    await expect(data.ask(route, input)).rejects.toMatchObject({ code: 'INVALID', key: `error.table.${fault}` });
  expect(
    JSON.stringify([peek(data.dir, 'SELECT * FROM person'), peek(data.dir, 'SELECT max(id) FROM operation')]),
  ).toBe(before);
});

test('every fault of a sheet has its sentence in the three languages', () => {
  for (const language of ['zh-CN', 'zh-TW', 'en']) {
    const texts = JSON.parse(readFileSync(`renderer/locales/${language}/app.json`, 'utf8')) as {
      error: { table: Record<string, string> };
    };
    for (const [, fault] of hostile) expect(texts.error.table[fault]?.length).toBeGreaterThan(10);
  }
});

test('a sheet that reads the same file twice at once gives both their answer', async () => {
  const input = sheetFile(data, 'm.csv', '昵称\n王五\n');
  const [one, other] = await Promise.all([
    data.ask('import.preview', input),
    data.ask('import.preview', { ...input, jobId: 'other' }),
  ]);
  expect(one.counts).toEqual(other.counts);
});
