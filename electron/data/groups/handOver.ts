import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, ids, one, run } from '../db/sql';

/** Who hands over to whom, and in which groups. Both accounts must sit in every one of them. */
export interface HandOver {
  readonly groupIds: readonly number[];
  readonly fromId: number;
  readonly toId: number;
}

/** Moves every open delivery and repetition of the groups from one account to another; posts for other groups stay.
 * Gives the number of deliveries moved. */
export function handOverPosts(ctx: Context, hand: HandOver): number {
  const { db } = ctx;
  const groups = JSON.stringify(hand.groupIds);
  db.pragma('defer_foreign_keys = ON');
  shareScripts(db, hand, groups);
  const recurrences = moveRecurrences(ctx, hand, groups);
  let moved = 0;
  for (const slotId of slotsToMove(db, hand, groups)) {
    const target = deliveriesStaying(db, slotId, groups) === 0 ? slotId : copySlot(ctx, slotId);
    giveSlot(db, target, hand.toId);
    for (const [before, after] of recurrences) repoint(db, target, before, after);
    moved += moveDeliveries(db, slotId, target, hand.toId, groups);
  }
  return moved;
}

// A script that only the old account could use is wanted by the new one: it becomes shared.
function shareScripts(db: Db, { fromId }: HandOver, groups: string): void {
  run(
    db,
    `UPDATE script SET account_id = NULL WHERE account_id = ?1 AND id IN (
       SELECT s.script_id FROM slot s JOIN delivery d ON d.slot_id = s.id
         WHERE s.account_id = ?1 AND d.status = 'due' AND d.group_id IN (SELECT value FROM json_each(?2))
       UNION SELECT r.script_id FROM recurrence r JOIN recurrence_target t ON t.recurrence_id = r.id
         WHERE r.account_id = ?1 AND t.group_id IN (SELECT value FROM json_each(?2)))`,
    fromId,
    groups,
  );
}

/** Gives the repetitions that were split: old id → new id. */
function moveRecurrences(ctx: Context, hand: HandOver, groups: string): ReadonlyMap<number, number> {
  const { db } = ctx;
  const split = new Map<number, number>();
  const touched = ids(
    db,
    `SELECT DISTINCT recurrence_id FROM recurrence_target
     WHERE account_id = ? AND group_id IN (SELECT value FROM json_each(?)) ORDER BY recurrence_id`,
    hand.fromId,
    groups,
  );
  for (const id of touched) {
    const staying = one(
      db,
      'SELECT 1 FROM recurrence_target WHERE recurrence_id = ? AND group_id NOT IN (SELECT value FROM json_each(?)) LIMIT 1',
      id,
      groups,
    );
    const target = staying === undefined ? id : copyRecurrence(ctx, id);
    if (target !== id) split.set(id, target);
    run(db, 'UPDATE recurrence SET account_id = ? WHERE id = ?', hand.toId, target);
    run(
      db,
      `UPDATE recurrence_target SET recurrence_id = ?, account_id = ?
       WHERE recurrence_id = ? AND group_id IN (SELECT value FROM json_each(?))`,
      target,
      hand.toId,
      id,
      groups,
    );
  }
  return split;
}

function copyRecurrence({ db, newUid }: Context, id: number): number {
  const copy = run(
    db,
    `INSERT INTO recurrence(uid, account_id, kind, rule, zone, starts_local, until_on, window_minutes, script_id, note, made_until)
     SELECT ?, account_id, kind, rule, zone, starts_local, until_on, window_minutes, script_id, note, made_until
     FROM recurrence WHERE id = ?`,
    newUid(),
    id,
  ).id;
  run(
    db,
    'INSERT INTO recurrence_exception(recurrence_id, on_date) SELECT ?, on_date FROM recurrence_exception WHERE recurrence_id = ?',
    copy,
    id,
  );
  return copy;
}

const slotsToMove = (db: Db, { fromId }: HandOver, groups: string): Uint32Array =>
  ids(
    db,
    `SELECT DISTINCT slot_id FROM delivery
     WHERE account_id = ? AND status = 'due' AND group_id IN (SELECT value FROM json_each(?)) ORDER BY slot_id`,
    fromId,
    groups,
  );

const deliveriesStaying = (db: Db, slotId: number, groups: string): number =>
  all<{ stay: number }>(
    db,
    `SELECT count(*) AS stay FROM delivery
     WHERE slot_id = ? AND NOT (status = 'due' AND group_id IN (SELECT value FROM json_each(?)))`,
    slotId,
    groups,
  )[0]?.stay ?? 0;

const copySlot = ({ db, newUid }: Context, id: number): number =>
  run(
    db,
    `INSERT INTO slot(uid, account_id, kind, starts_at, zone, window_minutes, script_id, recurrence_id, occurs_on, campaign_id, note, created_at)
     SELECT ?, account_id, kind, starts_at, zone, window_minutes, script_id, recurrence_id, occurs_on, campaign_id, note, created_at
     FROM slot WHERE id = ?`,
    newUid(),
    id,
  ).id;

// A campaign belongs to one account, so the slot leaves it.
function giveSlot(db: Db, id: number, accountId: number): void {
  run(db, 'UPDATE slot SET account_id = ?, campaign_id = NULL WHERE id = ?', accountId, id);
}

function repoint(db: Db, slotId: number, before: number, after: number): void {
  run(db, 'UPDATE slot SET recurrence_id = ? WHERE id = ? AND recurrence_id = ?', after, slotId, before);
}

function moveDeliveries(db: Db, from: number, to: number, accountId: number, groups: string): number {
  return run(
    db,
    `UPDATE delivery SET slot_id = ?, account_id = ?
     WHERE slot_id = ? AND status = 'due' AND group_id IN (SELECT value FROM json_each(?))`,
    to,
    accountId,
    from,
    groups,
  ).changes;
}
