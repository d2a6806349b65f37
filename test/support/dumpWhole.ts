import type { Db } from '../../electron/data/db/open';

// The record of operations itself grows with every step; everything else must come back as it was.
const RECORD = new Set(['operation', 'undo_log']);

/** Every table but the undo record as text, one line a row in key order: equal dumps = equal databases, byte for byte. */
export function dumpWhole(db: Db): Readonly<Record<string, readonly string[]>> {
  const names = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT GLOB '*_fts*' ORDER BY name`,
    )
    .pluck()
    .all() as string[];
  const dump: Record<string, readonly string[]> = {};
  for (const name of names) {
    if (RECORD.has(name)) continue;
    const columns = db.pragma(`table_info(${name})`) as { name: string; pk: number }[];
    const keys = columns.filter((column) => column.pk > 0).map((column) => `"${column.name}"`);
    const quoted = columns.map((column) => `quote("${column.name}")`).join(` || ',' || `);
    dump[name] = db
      .prepare(`SELECT ${quoted} FROM ${name} ORDER BY ${keys.join(',')}`)
      .pluck()
      .all() as string[];
  }
  return dump;
}
