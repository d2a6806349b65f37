import type { Db } from '../db/open';
import { column } from '../db/search';
import { ids } from '../db/sql';
import { whileUnchanged } from '../db/unchanged';
import { scopeRows } from './scope';

/** A set of members: one byte an id, 1 for those who are in it; ids past its end are not. */
export type Marks = Uint8Array;

/** The ids of a list as a set. */
export function marksOf(list: Uint32Array): Marks {
  let top = 0;
  for (const id of list) if (id > top) top = id;
  const marks = new Uint8Array(top + 1);
  for (const id of list) marks[id] = 1;
  return marks;
}

/** Those of a list who are in a set, or (`inside` false) who are not; a loop by hand, ten times as quick as `filter`. */
export function only(list: Uint32Array, marks: Marks, inside = true): Uint32Array<ArrayBuffer> {
  const kept = new Uint32Array(list.length);
  let count = 0;
  for (const id of list) if ((marks[id] === 1) === inside) kept[count++] = id;
  return count === list.length ? kept : kept.slice(0, count);
}

/** The members of a set, by id. */
export function membersOf(marks: Marks): Uint32Array<ArrayBuffer> {
  const list = new Uint32Array(marks.length);
  let count = 0;
  for (let id = 0; id < marks.length; id += 1) if (marks[id] === 1) list[count++] = id;
  return list.slice(0, count);
}

/** Lists one behind the other. */
export function joined(parts: readonly Uint32Array[]): Uint32Array<ArrayBuffer> {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Those who are archived. */
export const archivedMarks = (db: Db): Marks =>
  whileUnchanged(db, 'archived', () => marksOf(ids(db, 'SELECT id FROM person WHERE archived_at IS NOT NULL')));

/** Everyone who is not archived, by id. */
export const presentIds = (db: Db): Uint32Array<ArrayBuffer> =>
  whileUnchanged(db, 'present', () => only(ids(db, 'SELECT person_id FROM person_stat'), archivedMarks(db), false));

/** The members of a workspace, the archived among them; null = everyone. */
export function scopeMarks(db: Db, accountId: number | null): Marks | null {
  if (accountId === null) return null;
  return whileUnchanged(db, `scope ${accountId}`, () => {
    const rows = scopeRows(accountId, column('AND m.left_at IS NULL'));
    return marksOf(ids(db, rows.sql, ...rows.values));
  });
}
