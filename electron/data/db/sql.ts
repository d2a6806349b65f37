import type { Statement } from 'better-sqlite3';
import type { Db } from './open';

const caches = new WeakMap<Db, Map<string, Statement>>();

/** The prepared statement of a SQL text, prepared once per connection. */
export function sql(db: Db, text: string): Statement {
  let cache = caches.get(db);
  if (!cache) {
    cache = new Map();
    caches.set(db, cache);
  }
  let statement = cache.get(text);
  if (!statement) {
    statement = db.prepare(text);
    cache.set(text, statement);
  }
  return statement;
}

/** All rows of a query; `Row` is what its columns are. */
export function all<Row>(db: Db, text: string, ...values: readonly unknown[]): readonly Row[] {
  return sql(db, text).all(...values) as Row[];
}

/** The first row of a query, or undefined. */
export function one<Row>(db: Db, text: string, ...values: readonly unknown[]): Row | undefined {
  return sql(db, text).get(...values) as Row | undefined;
}

/** The ids of a query's single column, as one typed array. */
export function ids(db: Db, text: string, ...values: readonly unknown[]): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(
    sql(db, text)
      .pluck()
      .all(...values) as number[],
  );
}

/** Runs a write; gives the number of rows changed and the new row's id. */
export function run(db: Db, text: string, ...values: readonly unknown[]): { changes: number; id: number } {
  const result = sql(db, text).run(...values);
  return { changes: result.changes, id: Number(result.lastInsertRowid) };
}
