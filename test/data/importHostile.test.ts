import * as XLSX from '@e965/xlsx';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { openTestData, type TestData } from '../support/dataProcess';
import { sheetFile } from '../support/sheets';
import { peek } from '../support/workspaces';

let data: TestData;
beforeEach(() => {
  data = openTestData();
});

// Each as a nickname, as a note and as an own field; what a name is stored as stands beside it.
const CELLS: readonly (readonly [string, string])[] = [
  ['=HYPERLINK("http://x","点我")', '=HYPERLINK("http://x","点我")'],
  ['+86银饰', '+86银饰'],
  ['@全体成员', '@全体成员'],
  ['-1+cmd|calc', '-1+cmd|calc'],
  ['昵称', '昵称'],
  ['👩‍👩‍👧‍👦银饰控🏳️‍🌈', '👩‍👩‍👧‍👦银饰控🏳️‍🌈'],
  // Marks of direction would turn the rest of a line around: a name is kept without them, a note with them.
  ['\u202e明小\u202c', '明小'],
  ['مرحبا 银饰', 'مرحبا 银饰'],
  ['响铃\u0007店', '响铃\u0007店'],
  [`"引号","逗号"\n换行`, `"引号","逗号" 换行`],
  ["''; DROP TABLE person;--", "''; DROP TABLE person;--"],
  ['{"3":"x"}', '{"3":"x"}'],
  ['__proto__', '__proto__'],
];

const rows = CELLS.map(([cell], at) => [cell, `wx_hostile_${at}`, cell, cell]);
const stored = () =>
  peek<{ nickname: string; note: string; extra: string }>(
    data.dir,
    'SELECT nickname, note, extra FROM person ORDER BY id',
  ).map(({ nickname, note, extra }) => [nickname, note, ...Object.values(JSON.parse(extra) as Record<string, string>)]);
const expected = CELLS.map(([cell, name]) => [name, cell, cell]);
const HEADER = ['昵称', '微信号', '描述', '所属店'];
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

test('hostile cells of a CSV come through unharmed, are found, shown and change nothing the second time', async () => {
  const csv = [HEADER, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
  const input = sheetFile(data, 'hostile.csv', csv);
  expect((await data.ask('import.apply', input)).counts).toMatchObject({ added: CELLS.length, rejected: 0 });
  expect(stored()).toEqual(expected);
  const again = await data.ask('import.apply', { ...input, jobId: 'again' });
  expect(again.counts).toMatchObject({ added: 0, updated: 0, unchanged: CELLS.length });
  const ids = peek<{ id: number }>(data.dir, 'SELECT id FROM person ORDER BY id').map(({ id }) => id);
  const shown = await data.ask('member.many', { ids, accountId: null });
  expect(shown.map(({ nickname }) => nickname)).toEqual(CELLS.map(([, name]) => name));
});

test('the same cells of a workbook come through unharmed', async () => {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([HEADER, ...rows]));
  const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer;
  await data.ask('import.apply', sheetFile(data, 'hostile.xlsx', bytes));
  expect(stored()).toEqual(expected);
});

test('a cell of a megabyte is kept whole as an own field; as a note it is turned down with its row whole in the file', async () => {
  const long = '银'.repeat(999_990);
  await data.ask('import.apply', sheetFile(data, 'long.csv', `昵称,所属店\n小李,${long}\n`));
  expect(stored()).toEqual([['小李', '', long]]);
  const input = sheetFile(data, 'note.csv', `昵称,描述\n阿梅,${long}\n`);
  const codes = {
    noName: '',
    badWechatId: '',
    badPhone: '',
    cutPhone: '',
    badDate: '',
    badPoints: '',
    badAmount: '',
    badOrders: '',
    tooLong: '太长',
    noGroup: '',
  };
  const { text } = await data.ask('import.rejects', { ...input, words: { line: '行', reason: '原因', codes } });
  expect(text).toBe(`\ufeff行,原因,昵称,描述\r\n2,太长,阿梅,${long}\r\n`);
});

test('whatever stands in the cells and above the header, with or without a mark, every row arrives as it stood', async () => {
  const cell = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).map((text) => `值${text.trim()}值`);
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
      fc.nat(3),
      fc.constantFrom(',', '\t', ';'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async (cells, preamble, separator, end, mark) => {
        data = openTestData();
        const sheet = [
          ...Array.from({ length: preamble }, (_, at) => [`导出说明${at}`]),
          ['昵称', '微信号', '描述', '所属店'],
          ...cells.map(([note, shop], at) => [`成员${at}`, `wx_any_${at}`, note, shop]),
        ];
        const text = sheet.map((row) => row.map(quoted).join(separator)).join(end);
        await data.ask('import.apply', sheetFile(data, 'any.csv', `${mark ? '\ufeff' : ''}${text}`));
        expect(stored()).toEqual(cells.map(([note, shop], at) => [`成员${at}`, note, shop]));
        data.stop();
      },
    ),
    { numRuns: 12 },
  );
});
