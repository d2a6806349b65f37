import type { Purchase } from '#shared/contract/purchases';
import type { Context } from '../context';
import { insertRange, type Tick } from '../db/bulk';
import type { Db } from '../db/open';
import { all, ids, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { runsGroup, visible } from '../members/scope';

/** An order as it is written. */
export type Order = Omit<Purchase, 'id' | 'groupName' | 'orders'>;

const COLUMNS = `b.id, b.person_id AS personId, b.group_id AS groupId, g.name AS groupName, b.on_day AS onDay,
  b.amount_fen AS amountFen, b.what, b.orders`;
const TABLES = 'purchase b JOIN person p ON p.id = b.person_id LEFT JOIN chat_group g ON g.id = b.group_id';

/** A member's orders that the workspace may see, the newest first. */
export function listPurchases(db: Db, personId: number, accountId: number | null, limit: number): Purchase[] {
  const scope = visible(accountId);
  return Array.from(
    all<Purchase>(
      db,
      `SELECT ${COLUMNS} FROM ${TABLES}
       WHERE b.person_id = ? AND ${scope.sql} AND (b.group_id IS NULL OR ${runsGroup('b.group_id')})
       ORDER BY b.on_day DESC, b.id DESC LIMIT ?`,
      personId,
      ...scope.values,
      accountId,
      accountId,
      limit,
    ),
  );
}

/** One order; NOT_FOUND if there is none. */
export function purchaseById(db: Db, id: number): Purchase {
  const row = one<Purchase>(db, `SELECT ${COLUMNS} FROM ${TABLES} WHERE b.id = ?`, id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.purchaseGone');
  return row;
}

/** Adds an order; gives its id. */
export function insertPurchase(db: Db, uid: string, { personId, groupId, onDay, amountFen, what }: Order): number {
  return run(
    db,
    'INSERT INTO purchase(uid, person_id, group_id, on_day, amount_fen, what) VALUES (?, ?, ?, ?, ?, ?)',
    uid,
    personId,
    groupId,
    onDay,
    amountFen,
    what,
  ).id;
}

/** What someone bought before the console counted, as one record. */
export interface OpeningOrder {
  readonly personId: number;
  readonly onDay: string;
  readonly amountFen: number;
  readonly orders: number;
}

/** Adds opening records under these words. */
export function insertOpenings(
  { db, newUid }: Pick<Context, 'db' | 'newUid'>,
  openings: readonly OpeningOrder[],
  what: string,
  tick: Tick,
): void {
  insertRange(
    db,
    'purchase',
    'uid, person_id, on_day, amount_fen, orders',
    openings,
    ({ personId, onDay, amountFen, orders }) => [newUid(), personId, onDay, amountFen, orders],
    tick,
    { what },
  );
}

/** Everyone with a purchase on record. */
export const buyers = (db: Db): ReadonlySet<number> => new Set(ids(db, 'SELECT DISTINCT person_id FROM purchase'));

/** Rewrites an order. */
export function updatePurchase(db: Db, id: number, { groupId, onDay, amountFen, what }: Omit<Order, 'personId'>): void {
  run(
    db,
    'UPDATE purchase SET group_id = ?, on_day = ?, amount_fen = ?, what = ? WHERE id = ?',
    groupId,
    onDay,
    amountFen,
    what,
    id,
  );
}

/** Removes orders; gives the ids that were there. */
export function deletePurchases(db: Db, ids: readonly number[]): number[] {
  return ids.filter((id) => run(db, 'DELETE FROM purchase WHERE id = ?', id).changes > 0);
}
