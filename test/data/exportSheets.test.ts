import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, type WorkBook } from '@e965/xlsx';
import { beforeEach, expect, test } from 'vitest';
import type { ExportSheet, SheetSource } from '#shared/contract/exports';
import { customerColumns, sheetColumns, type SheetKind } from '#shared/domain/sheets';
import exportTexts from '../../renderer/locales/zh-CN/exports.json';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
let folder: string;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
  folder = mkdtempSync(join(tmpdir(), 'qundesk-export-'));
});

let jobs = 0;
type Column = ExportSheet['columns'][number];

const texts = exportTexts as unknown as Record<'column' | 'own', Record<string, unknown>>;
const all = (kind: SheetKind): Column[] =>
  sheetColumns[kind].map((key) => {
    const own = texts.own[kind] as Record<string, string> | undefined;
    return { key, header: own?.[key] ?? String(texts.column[key]) };
  });

/** Exports into a file of the test's folder; gives its path. */
async function toFile(format: 'xlsx' | 'csv', source: SheetSource, columns: Column[]): Promise<string> {
  jobs += 1;
  const path = join(folder, `${jobs}.${format}`);
  const words = {
    'gender.male': '男',
    'gender.female': '女',
    'role.owner': '群主',
    'role.admin': '管理员',
    'role.member': '群成员',
    'warning.noStandby': '无备用',
    'warning.silentNever': '没发过',
  };
  await data.ask('export.sheet', {
    jobId: `export-${jobs}`,
    target: data.target(path),
    format,
    source,
    columns,
    words,
    title: '成员',
  });
  return path;
}

const rowsOf = ({ Sheets, SheetNames }: WorkBook): string[][] => {
  const sheet = Sheets[SheetNames[0] ?? ''];
  return sheet ? utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' }) : [];
};
const withSheetJs = (path: string): string[][] => rowsOf(read(readFileSync(path), { raw: path.endsWith('csv') }));

/** What LibreOffice shows of a file, as CSV cells. */
function withOffice(path: string, columns: number): string[][] {
  const out = mkdtempSync(join(tmpdir(), 'qundesk-office-'));
  // As its import dialog does where UTF-8 is chosen and every column is text.
  const asText = Array.from({ length: columns }, (_, at) => `${at + 1}/2`).join('/');
  const options = ['--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false', '--outdir', out];
  const opened = path.endsWith('csv') ? [`--infilter=CSV:44,34,76,1,${asText}`] : [];
  const home = `-env:UserInstallation=file://${out}/profile`;
  execFileSync('soffice', ['--headless', home, ...opened, ...options, path], { stdio: 'pipe' });
  const csv = readdirSync(out).find((name) => name.endsWith('.csv')) ?? '';
  const rows = rowsOf(read(readFileSync(join(out, csv), 'utf8'), { type: 'string', raw: true }));
  // It writes an instant with its seconds, whatever the cell shows.
  return rows.map((row) => row.map((cell) => cell.replace(/^(\d{4}-\d\d-\d\d \d\d:\d\d):00$/, '$1')));
}

// Names that a sheet would run, cut, or take for something else; each is a real nickname of somebody.
const HOSTILE = [
  '=HYPERLINK("http://x","点我")',
  '+8613800000000',
  '-1+1',
  '@SUM(A1:A9)',
  "'=1+1",
  "'普通",
  '＝1',
  '昵称',
  '逗,号"引号"',
  '👩‍👩‍👧‍👦一家',
  '_x0041_下划线',
  '<b>&amp;</b>',
  '0012',
  '1e10',
  'TRUE',
];

async function hostileMembers(): Promise<number[]> {
  const ids: number[] = [];
  for (const [at, nickname] of HOSTILE.entries()) {
    const made = await data.ask('member.create', {
      nickname,
      wechatId: `wx_${at}_0000`,
      phone: `1380000${String(at).padStart(4, '0')}`,
      city: '成都',
      gender: at % 2 ? 'male' : 'female',
      note: `第一行\n第二行 ${nickname}`,
      friend: { accountId: ws.a, remark: `=备注${at}`, addedOn: '2026-03-01', channel: '视频号' },
      joins: { groupId: ws.groupA, nickname: `+群${at}`, role: at === 0 ? 'owner' : 'member' },
    });
    ids.push(...made.ids);
  }
  return ids;
}

test.for(['xlsx', 'csv'] as const)('a %s of members reads back equal in LibreOffice and in SheetJS', async (format) => {
  const ids = await hostileMembers();
  const columns = all('members').filter(({ key }) =>
    ['nickname', 'wechatId', 'phone', 'remark', 'joined', 'addedOn', 'groups', 'note'].includes(key),
  );
  const path = await toFile(format, { what: 'members', accountId: ws.a, ids }, columns);
  const guard = (text: string): string => (format === 'csv' && /^'*[=+\-@＝]/.test(text) ? `'${text}` : text);
  const expected = [
    columns.map(({ header }) => header),
    ...HOSTILE.map((nickname, at) => [
      guard(nickname),
      guard(`=备注${at}`),
      `wx_${at}_0000`,
      `1380000${String(at).padStart(4, '0')}`,
      '1',
      '2026-11-23 09:00',
      '2026-03-01',
      `第一行\n第二行 ${nickname}`,
    ]),
  ];
  expect(withSheetJs(path)).toEqual(expected);
  expect(withOffice(path, columns.length)).toEqual(expected);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  if (format === 'csv') expect(readFileSync(path).subarray(0, 3).toString('hex')).toBe('efbbbf');
});

test.for(['xlsx', 'csv'] as const)('in a %s no cell is a formula', async (format) => {
  const ids = await hostileMembers();
  const path = await toFile(format, { what: 'members', accountId: null, ids }, all('members'));
  const book = read(readFileSync(path), { cellFormula: true });
  const formulas = Object.values(book.Sheets[book.SheetNames[0] ?? ''] ?? {}).filter(
    (cell: unknown) => typeof cell === 'object' && cell !== null && 'f' in cell,
  );
  expect(formulas).toEqual([]);
});

test.for(['xlsx', 'csv'] as const)(
  'taking an exported %s in again changes nothing: members, roster, customers',
  async (format) => {
    const ids = await hostileMembers();
    await data.ask('member.join', { ids: ids.slice(2, 5), groupId: ws.groupB, inviterId: ids[0] ?? null });
    const before = dumpTables(data.dir);
    const customers = Object.entries(customerColumns).map(([key, header]) => ({ key, header }));
    const files = [
      await toFile(format, { what: 'members', accountId: ws.a, ids }, all('members')),
      await toFile(
        format,
        { what: 'roster', accountId: null, ids: [ws.groupA, ws.groupB], left: false },
        all('roster'),
      ),
      await toFile(format, { what: 'customers', accountId: ws.a, ids }, customers),
    ];
    for (const [at, path] of files.entries()) {
      const input = {
        jobId: `back-${at}`,
        source: { token: data.grant(path) },
        groupId: null,
        accountId: ws.a,
        decisions: [],
      };
      const { counts, operationId } = await data.ask('import.apply', input);
      expect({ path, ...counts, operationId }).toMatchObject({ added: 0, updated: 0, rejected: 0, operationId: null });
      expect(counts.rows).toBe(at === 1 ? HOSTILE.length + 3 : HOSTILE.length);
    }
    expect(dumpTables(data.dir)).toEqual(before);
  },
);

test('a sheet shows the rows asked for, in the order asked for, and none of another workspace', async () => {
  const ids = await hostileMembers();
  const other = await data.ask('member.create', { nickname: '别家的', joins: { groupId: ws.groupB } });
  const path = await toFile('csv', { what: 'members', accountId: ws.a, ids: [...ids.toReversed(), ...other.ids] }, [
    { key: 'wechatId', header: '微信号' },
  ]);
  expect(withSheetJs(path).flat()).toEqual(['微信号', ...HOSTILE.map((_, at) => `wx_${at}_0000`).toReversed()]);
  const roster = await toFile('csv', { what: 'roster', accountId: ws.a, ids: [ws.groupB], left: false }, [
    { key: 'nickname', header: '昵称' },
  ]);
  expect(withSheetJs(roster)).toEqual([['昵称']]);
});

test('every kind of sheet has every one of its columns', async () => {
  await hostileMembers();
  const groups = peek<{ id: number }>(data.dir, 'SELECT id FROM chat_group').map(({ id }) => id);
  const days = { startsOn: '2026-11-01', endsOn: '2026-11-30' };
  const words = { name: '拉新', aim: '', reason: '', play: '', note: '' } as const;
  const campaign = await data.ask('campaign.save', { accountId: ws.a, ...words, ...days, groupIds: [] });
  const campaignId = campaign.ids[0] ?? 0;
  const sources: Record<SheetKind, SheetSource> = {
    participants: { what: 'participants', accountId: ws.a, ids: [1], campaignId, groupId: null },
    members: { what: 'members', accountId: ws.a, ids: [1] },
    roster: { what: 'roster', accountId: ws.a, ids: groups, left: true },
    groups: { what: 'groups', accountId: ws.a, ids: groups },
    violations: { what: 'violations', accountId: ws.a },
    points: { what: 'points', accountId: ws.a },
    purge: { what: 'purge', id: 1 },
    activity: { what: 'activity', accountId: ws.a, from: '2026-01-01', to: '2026-12-31' },
  };
  for (const [kind, source] of Object.entries(sources) as [SheetKind, SheetSource][]) {
    const rows = withSheetJs(await toFile('xlsx', source, all(kind)));
    expect(rows[0]).toEqual(all(kind).map(({ header }) => header));
  }
  const table: SheetSource = {
    what: 'table',
    rows: [
      ['=a', 1],
      ['b', null],
    ],
  };
  const columns = [
    { key: 'a', header: '甲' },
    { key: 'b', header: '乙' },
  ];
  expect(withSheetJs(await toFile('csv', table, columns))).toEqual([
    ['甲', '乙'],
    ["'=a", '1'],
    ['b', ''],
  ]);
  await expect(toFile('csv', sources.members, [{ key: 'p.phone; --', header: '' }])).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('a sheet of groups says what the table warns of and counts, by the same rule', async () => {
  const [first = 1, second = 2] = (
    await Promise.all(['阿梅', '小李子'].map((nickname) => data.ask('member.create', { nickname })))
  ).map(({ ids }) => ids[0] ?? 0);
  await data.ask('member.join', { ids: [first, second], groupId: ws.groupA });
  await data.ask('member.leave', { ids: [second], groupId: ws.groupA });
  const columns = [
    { key: 'warnings', header: '提醒' },
    { key: 'joins', header: '进' },
    { key: 'leaves', header: '退' },
    { key: 'speakers', header: '说' },
  ];
  const source: SheetSource = { what: 'groups', accountId: null, ids: [ws.groupA] };
  const [, row] = withSheetJs(await toFile('csv', source, columns));
  const [shown] = await data.ask('group.many', { ids: [ws.groupA] });
  expect(row).toEqual(['无备用、没发过', '2', '1', String(shown?.speakers)]);
});

test('cancelled, it leaves no file behind and the older one as it was', async () => {
  const ids = await hostileMembers();
  const path = join(folder, 'old.xlsx');
  writeFileSync(path, 'older');
  const many = Array.from({ length: 200_000 }, (_, at) => ids[at % ids.length] ?? 1);
  const input = {
    jobId: 'long',
    target: data.target(path),
    format: 'xlsx' as const,
    source: { what: 'members' as const, accountId: null, ids: many },
    columns: all('members'),
    words: {},
    title: '成员',
  };
  const writing = data.ask('export.sheet', input);
  const begun = (): boolean =>
    data.events.some((event) => event.type === 'job' && event.job.id === 'long' && event.job.done > 0);
  while (!begun()) await new Promise((resolve) => setImmediate(resolve));
  await data.ask('export.cancel', { jobId: 'long' });
  await expect(writing).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(readdirSync(folder)).toEqual(['old.xlsx']);
  expect(readFileSync(path, 'utf8')).toBe('older');
});

test('where the file cannot be written it says so, and a token to read is none to write', async () => {
  const ids = await hostileMembers();
  const columns = [{ key: 'nickname', header: '昵称' }];
  const source: SheetSource = { what: 'members', accountId: null, ids };
  const rest = { format: 'csv' as const, source, columns, words: {}, title: '' };
  await expect(
    data.ask('export.sheet', { ...rest, jobId: 'j', target: data.target(join(folder, 'no-such-folder', 'a.csv')) }),
  ).rejects.toMatchObject({ key: 'error.export.place' });
  await expect(
    data.ask('export.sheet', { ...rest, jobId: 'j', target: data.grant(join(folder, 'a.csv')) }),
  ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(readdirSync(folder)).toEqual([]);
});
