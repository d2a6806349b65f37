import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageCounts, PackageReport, TakePackage } from '#shared/contract/exports';
import { connectionState } from '../db/functions';
import { openDb } from '../db/open';
import { one } from '../db/sql';
import type { JobTools } from '../jobs/serveJob';
import { operate } from '../operate';
import { speak, spoken } from '../store/words';
import { checkIds, clearLists, mergeTable, nameLater, type Merged, type MergeState } from './packageMerge';
import { openPackage, type Package, packageFault, unpackedRows } from './packageRead';
import { changedAt } from './packageShape';
import { packageTables } from './packageTables';

interface Task {
  readonly input: TakePackage;
  readonly path: string;
}
type Tools = Pick<JobTools, 'base' | 'step' | 'turn'>;

/** Pages; between two helpings the user may give up. */
const COPIED_AT_ONCE = 1000;

/** Tells what taking a package in would do, by doing it in a copy of the database that nobody sees. */
export async function previewPackage({ input, path }: Task, { base, step }: Tools): Promise<PackageReport> {
  const found = await openPackage(path);
  const copy = join(base.folder, `look-${randomBytes(4).toString('hex')}.db`);
  try {
    const progress = (): number => {
      step(0, 0);
      return COPIED_AT_ONCE;
    };
    await base.db.backup(copy, { progress });
    const db = openDb(copy);
    try {
      db.pragma('synchronous = OFF');
      connectionState(db).zone = base.zone;
      return { ...(await takeIn({ ...base, db }, found, input, step)), operationId: null };
    } finally {
      db.close();
    }
  } finally {
    found.close();
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

/** Takes a package in as one operation; cancelled or refused, it changes nothing. */
export async function applyPackage({ input, path }: Task, { base, step, turn }: Tools): Promise<PackageReport> {
  const found = await openPackage(path);
  try {
    await found.keepPictures(base.folder);
    await turn();
    return await takeIn(base, found, input, step);
  } finally {
    found.close();
  }
}

async function takeIn(
  base: Tools['base'],
  found: Package,
  { keep }: TakePackage,
  step: Tools['step'],
): Promise<PackageReport> {
  const kept = new Set(keep);
  const total = found.manifest.rows;
  // Unpacked before the transaction begins, which cannot wait for a file; never held in memory as a whole.
  const folder = join(base.folder, `take-${randomBytes(4).toString('hex')}`);
  try {
    await found.unpack(folder, () => step(0, total));
    return operate(base, 'package.apply', null, (ctx) => {
      ctx.db.pragma('defer_foreign_keys = ON');
      // What comes with the app travels as shipped: the same things are found by the same names.
      const language = spoken(ctx.db);
      speak(ctx.db, 'zh-CN');
      const state: MergeState = { ids: new Map(), written: new Map(), later: new Map() };
      const merged = new Map<string, Merged>();
      let done = 0;
      for (const table of packageTables) {
        if (table.ownedBy !== undefined) clearLists(ctx.db, table, state);
        const changed = changedAt(ctx.db, table.name);
        merged.set(table.name, { counts: NOTHING, overwrites: [] });
        for (const rows of unpackedRows(folder, table.name)) {
          step(done, total);
          merged.set(table.name, sum(merged.get(table.name), mergeTable(ctx, table, rows, kept, state, changed)));
          done += rows.length;
        }
        nameLater(ctx.db, table, state);
        if (table.name === 'stage_check') state.ids.set(table.name, checkIds(ctx.db));
      }
      if (done !== total) throw packageFault('damaged');
      step(done, total);
      speak(ctx.db, language);
      const tables = [...merged].map(([table, { counts }]) => ({ table, ...counts }));
      const counts = tables.reduce<PackageCounts>(added, NOTHING);
      ctx.summarise({ name: found.manifest.name, added: counts.added, changed: counts.changed });
      const last = one<{ id: number; step: number }>(
        ctx.db,
        'SELECT max(id) AS id, EXISTS (SELECT 1 FROM undo_log WHERE operation_id = (SELECT max(id) FROM operation)) AS step FROM operation',
      );
      return {
        manifest: found.manifest,
        counts,
        tables: tables.filter((each) => each.added + each.changed + each.same + each.kept > 0),
        overwrites: [...merged.values()].flatMap(({ overwrites }) => overwrites).slice(0, 500),
        operationId: last?.step ? last.id : null,
      };
    });
  } catch (error) {
    // The database's own rules refuse what no Qundesk would have written.
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_MISMATCH')
      throw packageFault('damaged', error instanceof Error ? error.message : '');
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const NOTHING: PackageCounts = { added: 0, changed: 0, same: 0, joined: 0, kept: 0 };

const added = (one: PackageCounts, other: PackageCounts): PackageCounts => ({
  added: one.added + other.added,
  changed: one.changed + other.changed,
  same: one.same + other.same,
  joined: one.joined + other.joined,
  kept: one.kept + other.kept,
});

const sum = (before: Merged | undefined, now: Merged): Merged =>
  before ? { counts: added(before.counts, now.counts), overwrites: [...before.overwrites, ...now.overwrites] } : now;
