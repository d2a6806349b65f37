import type { Db } from './open';
import { sql } from './sql';

interface Kept {
  readonly stamp: string;
  readonly value: unknown;
}

const kept = new WeakMap<Db, Map<string, Kept>>();
/** Lists of everyone are megabytes: the ones not asked for longest give way. */
const MOST = 12;

/** What a database says under `name`, worked out once until anything in it is written, by whichever connection. */
export function whileUnchanged<T>(db: Db, name: string, work: () => T): T {
  // What a transaction has written so far can still be taken back.
  if (db.inTransaction) return work();
  const held = heldOf(db);
  const stamp = stampOf(db);
  const known = held.get(name);
  held.delete(name);
  const now = known?.stamp === stamp ? known : { stamp, value: work() };
  held.set(name, now);
  for (const oldest of held.keys()) {
    if (held.size <= MOST) break;
    held.delete(oldest);
  }
  // A name stands for one kind of value.
  return now.value as T;
}

/** Whether `whileUnchanged` has an answer at hand. */
export const isAtHand = (db: Db, name: string): boolean =>
  !db.inTransaction && heldOf(db).get(name)?.stamp === stampOf(db);

function heldOf(db: Db): Map<string, Kept> {
  const known = kept.get(db);
  if (known) return known;
  const fresh = new Map<string, Kept>();
  kept.set(db, fresh);
  return fresh;
}

/** Moves with every row that this connection writes, and with every commit of another. */
const stampOf = (db: Db): string =>
  (sql(db, 'SELECT data_version, total_changes() FROM pragma_data_version').raw().get() as readonly number[]).join();
