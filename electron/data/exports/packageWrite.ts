import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { ZipFile } from 'yazl';
import type { PackageManifest, SavePackage } from '#shared/contract/exports';
import type { Db } from '../db/open';
import { all, ids, one, run, sql } from '../db/sql';
import { CodedError } from '../errors';
import type { JobTools } from '../jobs/serveJob';
import { asShipped } from '../store/words';
import { type Cell, changedAt, columnsOf, hasUid, type MapId, mapJson } from './packageShape';
import type { PackageTable } from './packageTable';
import { packageTables, takingOrder } from './packageTables';
import { writeTarget } from './target';
import { partOf, zipInto } from './zip';

/** The version of the format: a package of a higher one is refused. */
export const PACKAGE_FORMAT = 1;

/** Writes a workspace or a group, with all that belongs to it, into one file; gives how many rows it holds. */
export async function savePackage(
  { input, path }: { readonly input: SavePackage; readonly path: string },
  { base, step }: Pick<JobTools, 'base' | 'step'>,
): Promise<{ rows: number }> {
  const { db } = base;
  const asked = askedFor(db, input, base.now());
  db.exec('BEGIN');
  try {
    take(db, asked, input.history);
    const counts = packageTables.map(
      ({ name }) => one<{ n: number }>(db, `SELECT count(*) AS n FROM take_${name}`)?.n ?? 0,
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    const manifest: PackageManifest = {
      app: 'qundesk',
      format: PACKAGE_FORMAT,
      schema: Number(db.pragma('user_version', { simple: true })),
      at: base.now(),
      what: input.groupId === undefined ? 'workspace' : 'group',
      name: asked.name,
      history: input.history,
      phones: input.phones,
      rows: total,
    };
    let done = 0;
    const tick = (): void => {
      done += 1;
      if (done % 500 === 0) step(done, total);
    };
    step(0, total);
    await writeTarget(path, (temporary) => {
      const zip = new ZipFile();
      zip.addBuffer(Buffer.from(JSON.stringify(manifest)), 'manifest.json');
      for (const table of packageTables)
        zip.addReadStreamLazy(`tables/${table.name}.jsonl`, (give) =>
          give(null, partOf(zip, lines(db, table, input, tick))),
        );
      for (const { sha256 } of all<{ sha256: string }>(
        db,
        'SELECT m.sha256 FROM material m JOIN take_material t ON t.id = m.id ORDER BY m.id',
      ))
        zip.addFile(join(base.folder, 'materials', sha256), `materials/${sha256}`, { compress: false });
      return zipInto(zip, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }));
    });
    return { rows: total };
  } finally {
    db.exec('ROLLBACK');
  }
}

interface Asked {
  readonly account: number;
  readonly group: number | null;
  readonly name: string;
  /** UTC ms: the calendar goes along from here on. */
  readonly from: number;
}

function askedFor(db: Db, { accountId, groupId }: SavePackage, now: number): Asked {
  if (groupId === undefined) {
    const account = one<{ name: string }>(db, 'SELECT name FROM account WHERE id = ?', accountId);
    if (!account || accountId === null) throw new CodedError('NOT_FOUND', 'error.accountMissing');
    return { account: accountId, group: null, name: account.name, from: now };
  }
  const group = one<{ name: string; account: number | null }>(
    db,
    `SELECT g.name, (SELECT account_id FROM group_account WHERE group_id = g.id AND role = 'operating') AS account
     FROM chat_group g WHERE g.id = ?`,
    groupId,
  );
  if (!group || group.account === null || (accountId !== null && accountId !== group.account))
    throw new CodedError('NOT_FOUND', 'error.groupMissing');
  return { account: group.account, group: groupId, name: group.name, from: now };
}

/** Notes in temporary tables which rows of each table go along. */
function take(db: Db, { account, group, from }: Asked, history: boolean): void {
  const byName = new Map(packageTables.map((table) => [table.name, table]));
  const order = [...new Set([...takingOrder, ...byName.keys()])];
  for (const name of order) db.exec(`CREATE TEMP TABLE take_${name}(id INTEGER PRIMARY KEY)`);
  for (const name of order) {
    const table = byName.get(name);
    if (!table) continue;
    const params = { account, group, from, history: history ? 1 : 0 };
    run(db, `INSERT OR IGNORE INTO take_${name} SELECT id FROM ${name} WHERE id IN (${table.take})`, params);
  }
}

/** The rows of one table that go along, one line of JSON each; what does not go along is not named. */
function* lines(db: Db, table: PackageTable, { phones }: SavePackage, tick: () => void): Generator<string> {
  const { name, refs } = table;
  const columns = columnsOf(db, name).filter((column) => phones || name !== 'person' || column !== 'phone');
  const named = columns.map((column) => {
    const to = refs[column];
    return to === undefined
      ? asShipped(name, column, 't')
      : `(SELECT ${uidSql(to, 'r')} FROM ${to} r JOIN take_${to} x ON x.id = r.id WHERE r.id = t."${column}")`;
  });
  const at = changedAt(db, name);
  const map = uidOf(db);
  const select = `SELECT t.id, ${hasUid(table) ? 't.uid' : 'NULL'}, ${named.join(', ')} FROM ${name} t JOIN take_${name} k ON k.id = t.id ORDER BY t.id`;
  // Other statements run between two rows: ids come whole, rows a few hundred at a time.
  const wanted = ids(db, `SELECT id FROM take_${name} ORDER BY id`);
  const piece = select.replace('ORDER BY', 'WHERE t.id BETWEEN ? AND ? ORDER BY');
  for (let from = 0; from < wanted.length; from += 500) {
    const last = wanted[Math.min(from + 499, wanted.length - 1)];
    for (const [id, uid, ...cells] of sql(db, piece).raw().all(wanted[from], last) as [
      number,
      string | null,
      ...Cell[],
    ][]) {
      const row: Record<string, Cell> = {};
      for (const [place, column] of columns.entries()) row[column] = mapJson(name, column, cells[place] ?? null, map);
      tick();
      yield `${JSON.stringify({ uid, changed: at.get(id) ?? 0, row })}\n`;
    }
  }
}

/** What names a row of a table from outside: its uid, or for a check of a stage where it stands and what it says. */
export const uidSql = (table: string, alias: string): string =>
  table === 'stage_check'
    ? `(SELECT s.code FROM stage s WHERE s.id = ${alias}.stage_id) || '|' || ${asShipped('stage_check', 'area', alias)} || '|' || ${asShipped('stage_check', 'text', alias)}`
    : `${alias}.uid`;

function uidOf(db: Db): MapId {
  const known = new Map<string, string | null>();
  return (table, id) => {
    const key = `${table} ${String(id)}`;
    let uid = known.get(key);
    if (uid === undefined) {
      uid =
        one<{ uid: string }>(
          db,
          `SELECT t.uid FROM ${table} t JOIN take_${table} k ON k.id = t.id WHERE t.id = ?`,
          Number(id),
        )?.uid ?? null;
      known.set(key, uid);
    }
    return uid;
  };
}
