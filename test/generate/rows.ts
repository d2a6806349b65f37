import type { Db } from '../../electron/data/db/open';

type Value = string | number | null;

/** Takes rows one by one and writes them by the dozen. */
export interface Rows {
  /** Gives the row's number, counted from 1. */
  readonly add: (...values: readonly Value[]) => number;
  /** Writes what is still held back. */
  readonly end: () => void;
}

const AT_ONCE = 40;

/** Rows for one table; `columns` is a list as SQL has it. */
export function rowsOf(db: Db, table: string, columns: string): Rows {
  const width = columns.split(',').length;
  const place = `(${Array.from({ length: width }, () => '?').join(',')})`;
  const insert = (count: number) =>
    db.prepare(`INSERT INTO ${table}(${columns}) VALUES ${Array.from({ length: count }, () => place).join(',')}`);
  const many = insert(AT_ONCE);
  let held: Value[] = [];
  let count = 0;
  return {
    add: (...values) => {
      held.push(...values);
      count += 1;
      if (held.length === AT_ONCE * width) {
        many.run(held);
        held = [];
      }
      return count;
    },
    end: () => {
      if (held.length > 0) insert(held.length / width).run(held);
      held = [];
    },
  };
}

/**
 * Runs `fill` with triggers and indexes set aside and builds them again after it: kept row by row they cost more than
 * the rows. What triggers would have kept is `count`ed before they are back.
 */
export function filledAtOnce(db: Db, fill: () => void, count: () => void): void {
  const kept = db
    .prepare<[], { type: string; name: string; sql: string }>(
      `SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY type, rowid`,
    )
    .all();
  for (const { type, name } of kept) db.exec(`DROP ${type} ${name}`);
  fill();
  for (const { type, sql } of kept) if (type === 'index') db.exec(sql);
  count();
  for (const { type, sql } of kept) if (type === 'trigger') db.exec(sql);
}
