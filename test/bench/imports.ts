import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as XLSX from '@e965/xlsx';
import Database from 'better-sqlite3';
import { readTable } from '../../electron/data/jobs/import/read';
import { openTestData } from '../support/dataProcess';
import { pasted } from '../support/sheets';
import { membersSheet } from './membersSheet';
import { median, type Line } from './measure';

const ROUNDS = 3;
// SQLite's own program; where it is not installed the floor is made through better-sqlite3.
const COMMAND_LINE = 'sqlite3';
/** The same sheet in a bare SQLite table with four indexes and a trigram index, through its command line where there is one. */
function floor(csv: string, database: string): void {
  const after = `CREATE UNIQUE INDEX i1 ON m("微信号"); CREATE INDEX i2 ON m("手机号"); CREATE INDEX i3 ON m("昵称");
    CREATE INDEX i4 ON m("最近下单");
    CREATE VIRTUAL TABLE t USING fts5("昵称", "微信号", "手机号", content='m', tokenize='trigram');
    INSERT INTO t(t) VALUES ('rebuild');`;
  const input = `.mode csv\n.import ${csv} m\n${after}\n`;
  if (spawnSync(COMMAND_LINE, [database], { input }).status === 0) return;
  rmSync(database, { force: true });
  const db = new Database(database);
  const [header = '', ...rows] = readFileSync(csv, 'utf8').trimEnd().split('\n');
  const names = header.split(',').map((name) => `"${name}"`);
  db.exec(`CREATE TABLE m(${names.join(' TEXT,')} TEXT)`);
  const insert = db.prepare(`INSERT INTO m VALUES (${names.map(() => '?').join(',')})`);
  db.transaction(() => {
    for (const row of rows) insert.run(...row.split(','));
  })();
  db.exec(after);
  db.close();
}

/** How long LibreOffice takes to open the sheet and save it as its own (ms); null where there is none. */
function officeOpensAndSaves(csv: string, folder: string): number | null {
  const begun = performance.now();
  const profile = `-env:UserInstallation=file://${join(folder, 'office')}`;
  const { status } = spawnSync('soffice', [profile, '--headless', '--convert-to', 'ods', '--outdir', folder, csv]);
  return status === 0 ? performance.now() - begun : null;
}

const p95 = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;

async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Measures taking in a sheet of so many members; `people` is a data folder to read from meanwhile. */
export async function compareImports(members: number, people: string): Promise<readonly Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qundesk-bench-'));
  const csv = join(folder, 'members.csv');
  writeFileSync(
    csv,
    membersSheet(members)
      .map((row) => `${row.join(',')}\n`)
      .join(''),
  );
  const times = {
    undone: [] as number[],
    taken: [] as number[],
    floor: [] as number[],
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const data = openTestData(join(folder, `fresh-${round}`));
    await data.ask('store.status', undefined);
    const source = { token: data.grant(csv) };
    times.taken.push(await timed(() => data.ask('import.apply', { ...pasted(''), source })));
    times.undone.push(await timed(() => data.ask('operation.undo', {})));
    data.stop();
    times.floor.push(await timed(() => floor(csv, join(folder, `floor-${round}.db`))));
  }
  const office = officeOpensAndSaves(csv, folder);
  const xlsx = await readXlsx(join(folder, 'members.xlsx'), members);
  const reads = await readsDuring(csv, people, join(folder, 'people'));
  rmSync(folder, { recursive: true, force: true });
  const ms = (what: string, product: number, against: number, goal: number): Line => ({
    what,
    product,
    floor: against,
    unit: 'ms',
    goal,
  });
  return [
    ms('members CSV taken in ÷ bare SQLite import, indexes, trigrams', median(times.taken), median(times.floor), 2.2),
    ms('that import undone ÷ the import', median(times.undone), median(times.taken), 1),
    ...(office === null
      ? []
      : [ms('members CSV taken in ÷ LibreOffice opening and saving it', median(times.taken), office, 0.1)]),
    ms('members xlsx read ÷ SheetJS', xlsx.ours, xlsx.sheetJs, 0.3),
    ms('page of 100 members during an import, p95 ÷ idle p95', reads.busy, reads.idle, 2),
  ];
}

/** The same sheet as a workbook, read by us and by SheetJS in turn; twice, since that takes half a minute for 190,000 rows. */
async function readXlsx(path: string, members: number): Promise<{ ours: number; sheetJs: number }> {
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(membersSheet(members).map((row) => [...row])));
  writeFileSync(
    path,
    XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true }) as Buffer,
  );
  const [ours, sheetJs]: [number[], number[]] = [[], []];
  for (let round = 0; round < 2; round += 1) {
    ours.push(await timed(() => readTable({ path }, {}, () => undefined)));
    sheetJs.push(await timed(() => XLSX.read(readFileSync(path), { dense: true })));
  }
  return { ours: median(ours), sheetJs: median(sheetJs) };
}

async function readsDuring(csv: string, people: string, dir: string): Promise<{ busy: number; idle: number }> {
  cpSync(people, dir, { recursive: true });
  const data = openTestData(dir);
  const ids = await data.ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } });
  let turn = 0;
  const read = (): Promise<number> => {
    turn += 1;
    const from = (turn * 977) % Math.max(1, ids.length - 100);
    return timed(() => data.ask('member.many', { accountId: null, ids: Array.from(ids.slice(from, from + 100)) }));
  };
  const idle: number[] = [];
  for (let round = 0; round < 400; round += 1) idle.push(await read());
  const busy: number[] = [];
  let over = false;
  const source = { token: data.grant(csv) };
  const importing = data.ask('import.apply', { ...pasted(''), source }).finally(() => {
    over = true;
  });
  while (!over) {
    busy.push(await read());
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await importing;
  data.stop();
  return { busy: p95(busy), idle: p95(idle) };
}
