import fc from 'fast-check';
import { expect, test } from 'vitest';
import { v7 } from 'uuid';
import type { Encoding } from '#shared/contract/imports';
import { csvReader } from '../../electron/data/jobs/import/csv';
import { applyImport } from '../../electron/data/jobs/import/job';
import { decode, readText, sniffEncoding } from '../../electron/data/jobs/import/text';
import { migrate } from '../../electron/data/db/migrate';
import { openDb, type Db } from '../../electron/data/db/open';
import { replayInverse } from '../../electron/data/db/undo';
import { pasted } from '../support/sheets';

const MARKS: Readonly<Record<'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be', readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  gb18030: [],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
};

// Node decodes GB18030 but does not write it: the table is what its two-byte codes decode to.
const gb = new Map<string, readonly number[]>();
const decoder = new TextDecoder('gb18030');
for (let lead = 0x81; lead <= 0xfe; lead += 1)
  for (let trail = 0x40; trail <= 0xfe; trail += 1)
    if (trail !== 0x7f) gb.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);

function encode(text: string, encoding: keyof typeof MARKS, mark: boolean): Buffer {
  const bytes =
    encoding === 'utf-8'
      ? Buffer.from(text)
      : encoding === 'gb18030'
        ? Buffer.from(Array.from(text).flatMap((char) => gb.get(char) ?? [char.charCodeAt(0)]))
        : Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') bytes.swap16();
  return Buffer.concat([Buffer.from(mark ? MARKS[encoding] : []), bytes]);
}

const cell = fc.string({ unit: fc.constantFrom(...Array.from('昵称小李成都银饰交流群"\',;\t\n a1-')), maxLength: 8 });

test('any mix of encoding, separator, quoting, line end, mark and piece size gives back the very cells', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 2, maxLength: 12 }),
      fc.constantFrom<keyof typeof MARKS>('utf-8', 'gb18030', 'utf-16le', 'utf-16be'),
      fc.constantFrom(',', '\t', ';'),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      fc.boolean(),
      fc.boolean(),
      (rows, encoding, separator, end, always, mark, endsWithEnd) => {
        const header = ['昵称', '微信号', '手机', '城市', '备注'];
        const table = [header, ...rows.map((row) => header.map((_, at) => row[at] ?? ''))];
        const quoted = (text: string): string =>
          always || /["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text;
        const text = table.map((row) => row.map(quoted).join(separator)).join(end) + (endsWithEnd ? end : '');
        const bytes = encode(text, encoding, mark);
        const sniffed = sniffEncoding(bytes);
        const read: string[][] = [];
        const shape = readText(decode(bytes.subarray(sniffed.mark), sniffed.encoding), (cells) =>
          read.push([...cells]),
        );
        expect({ encoding: sniffed.encoding, separator: shape.separator, read }).toEqual({
          encoding: encoding satisfies Encoding,
          separator,
          read: table,
        });
      },
    ),
    {
      numRuns: 300,
      // Cells full of another separator: only the header tells.
      examples: [
        [
          [
            [',', '\n', ',;'],
            ['', ','],
            ['', ',\n', ',\n'],
          ],
          'utf-8',
          ';',
          '\n',
          false,
          false,
          false,
        ],
      ],
    },
  );
});

test('cutting the text anywhere between pieces changes no cell and no line number', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from('a银",\r\n')), maxLength: 40 }),
      fc.nat(40),
      fc.nat(40),
      (text, one, other) => {
        const read = (pieces: readonly string[]): unknown => {
          const rows: unknown[] = [];
          const reader = csvReader(',', (cells, line) => rows.push([line, ...cells]));
          try {
            for (const piece of pieces) reader.push(piece);
            reader.end();
          } catch (error) {
            rows.push(String(error));
          }
          return rows;
        };
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        expect(read([text.slice(0, from), text.slice(from, to), text.slice(to)])).toEqual(read([text]));
      },
    ),
    { numRuns: 2000 },
  );
});

interface Fresh {
  readonly db: Db;
  readonly apply: (text: string) => ReturnType<typeof applyImport>;
}

/** A database in memory with one account and two groups. */
function fresh(): Fresh {
  const db = openDb(':memory:');
  migrate(db);
  db.exec(`
    INSERT INTO account(id, uid, name, colour, side, created_at) VALUES (1, 'a', '小银', '#000', 'C', 0);
    INSERT INTO level(id, uid, code, name, rank) VALUES (1, 'l1', 'A', '核心会员', 2), (2, 'l2', 'B', '', 1);
    INSERT INTO group_kind(id, uid, code, name, audience) VALUES (1, 'k', 'test', '群', 'C');
    INSERT INTO chat_group(id, uid, kind_id, name, created_at) VALUES (1, 'g1', 1, '一群', 0), (2, 'g2', 1, '二群', 0);`);
  const base = { db, now: () => 1_000_000, newUid: () => v7(), zone: 'Asia/Shanghai', folder: '' };
  return {
    db,
    apply: (text) =>
      applyImport(
        {
          base,
          input: pasted(text, { accountId: 1 }),
          source: { text },
          progress: () => undefined,
          isCancelled: () => false,
        },
        async () => () => undefined,
      ),
  };
}

const TABLES = [
  'person',
  'person_name',
  'membership',
  'contact',
  'point_entry',
  'purchase',
  'standing_change',
  'import_batch',
  'import_reject',
  'import_mapping',
];
const dump = (db: Db): string =>
  JSON.stringify(TABLES.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY id`).all()));

const sheetRow = fc.record({
  nickname: fc.constantFrom('小李', '阿梅', '王五'),
  wechat: fc.constantFrom('', '', 'wx_one', 'wx_two', 'wx_three'),
  phone: fc.constantFrom('', '', '13800000001', '13800000002', 'x'),
  city: fc.constantFrom('', '成都', '重庆'),
  group: fc.constantFrom('', '一群', '二群', '没有'),
  role: fc.constantFrom('', '群主', '成员'),
  inviter: fc.constantFrom('', '小李', '阿梅', 'wx_one'),
  remark: fc.constantFrom('', '老客户', '新客户'),
  note: fc.constantFrom('', '喜欢素圈', '送礼'),
  points: fc.constantFrom('', '0', '30', '120'),
  level: fc.constantFrom('', 'A', 'B级', '金牌'),
  layer: fc.constantFrom('', '核心', '沉默用户', '高价值'),
  spent: fc.constantFrom('', '0', '12.5', '¥1,000'),
  orders: fc.constantFrom('', '0', '3'),
  last: fc.constantFrom('', '2026-10-01', '昨天'),
});
const sheetOf = (rows: readonly Readonly<Record<string, string>>[]): string =>
  [
    '昵称,微信号,手机,城市,群名,身份,邀请人,备注,描述,期初积分,等级,分层,消费金额,订单数,最近下单',
    ...rows.map((row) =>
      Object.values(row)
        .map((cell) => (cell.includes(',') ? `"${cell}"` : cell))
        .join(','),
    ),
  ].join('\n');
const sheet = fc.array(sheetRow, { minLength: 1, maxLength: 9 }).map(sheetOf);

test('a sheet taken in twice is as taken in once, whatever was known before and however it contradicts itself', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, sheet, async (earlier, later) => {
      const { db, apply } = fresh();
      await apply(earlier);
      await apply(later);
      const once = dump(db);
      const again = await apply(later);
      expect({ counts: again.counts, rows: dump(db) }).toMatchObject({
        counts: { added: 0, updated: 0 },
        rows: once,
      });
      db.close();
    }),
    { numRuns: 150, seed: 20_261_122 },
  );
});

test('undoing an import gives back every table byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(sheet, sheet, async (earlier, later) => {
      const { db, apply } = fresh();
      await apply(earlier);
      const before = dump(db);
      const { operationId } = await apply(later);
      if (operationId !== null) db.transaction(() => replayInverse(db, operationId))();
      expect(dump(db)).toBe(before);
      db.close();
    }),
    { numRuns: 60 },
  );
});
