import type { DeliveryRow } from '#shared/contract/today';
import { LATE_MS } from '#shared/domain/time';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** A delivery with the slot facts that the queue groups by. */
export interface QueueRow {
  readonly id: number;
  readonly status: DeliveryRow['status'];
  readonly due_at: number;
  readonly slot_id: number;
  readonly account_id: number;
}

/** What a section shows of its slot, script and account. */
export interface SlotFacts {
  readonly slot_id: number;
  readonly kind: 'group' | 'moments';
  readonly window_minutes: number;
  readonly title: string;
  readonly note: string;
  readonly script_id: number;
  readonly account_name: string;
  readonly colour: string;
  readonly device: string | null;
  readonly persona: string | null;
}

/** Deliveries due in [from, to) and open ones from before, in order; accountId null = all. */
export function listQueue(db: Db, accountId: number | null, from: number, to: number): readonly QueueRow[] {
  return all<QueueRow>(
    db,
    `SELECT q.id, q.status, q.due_at, q.slot_id, q.account_id FROM (
       SELECT id, status, due_at, slot_id, account_id FROM delivery
        WHERE due_at >= :from AND due_at < :to AND (:accountId IS NULL OR account_id = :accountId)
       UNION ALL
       SELECT id, status, due_at, slot_id, account_id FROM delivery
        WHERE status = 'due' AND due_at < :from AND account_id IN (SELECT id FROM account WHERE :accountId IS NULL OR id = :accountId)
     ) q JOIN account a ON a.id = q.account_id
     ORDER BY q.due_at, a.sort, q.account_id, q.slot_id, q.id`,
    { accountId, from, to },
  );
}

/** Open deliveries of a scope due in [from, to], in the order of the queue. */
export function listOpen(db: Db, accountId: number | null, from: number, to: number): readonly QueueRow[] {
  return all<QueueRow>(
    db,
    `SELECT d.id, d.status, d.due_at, d.slot_id, d.account_id FROM delivery d JOIN account a ON a.id = d.account_id
     WHERE d.status = 'due' AND d.due_at >= :from AND d.due_at <= :to
       AND d.account_id IN (SELECT id FROM account WHERE :accountId IS NULL OR id = :accountId)
     ORDER BY d.due_at, a.sort, d.account_id, d.slot_id, d.id`,
    { accountId, from, to },
  );
}

/** Open deliveries of one slot, in order. */
export function listOpenOfSlot(db: Db, slotId: number): readonly number[] {
  return all<{ id: number }>(
    db,
    `SELECT id FROM delivery WHERE slot_id = ? AND status = 'due' ORDER BY due_at, id`,
    slotId,
  ).map((row) => row.id);
}

/** The facts of one slot for its section, or undefined. */
export function slotFacts(db: Db, slotId: number): SlotFacts | undefined {
  return one<SlotFacts>(
    db,
    `SELECT s.id AS slot_id, s.kind, s.window_minutes, s.note, s.script_id, c.title, a.name AS account_name, a.colour,
       v.label AS device, p.nickname AS persona
     FROM slot s JOIN script c ON c.id = s.script_id JOIN account a ON a.id = s.account_id
       LEFT JOIN device v ON v.id = a.device_id LEFT JOIN persona p ON p.id = a.persona_id
     WHERE s.id = ?`,
    slotId,
  );
}

interface StoredRow extends QueueRow {
  readonly group_id: number | null;
  readonly group_name: string | null;
  readonly reason: string;
  readonly done_at: number | null;
}
const toRow = (row: StoredRow): DeliveryRow => ({
  id: row.id,
  slotId: row.slot_id,
  dueAt: row.due_at,
  status: row.status,
  accountId: row.account_id,
  groupId: row.group_id,
  groupName: row.group_name,
  reason: row.reason,
  doneAt: row.done_at,
});

/** One row of the queue, or undefined. */
export function readDelivery(db: Db, id: number): DeliveryRow | undefined {
  const row = one<StoredRow>(
    db,
    `SELECT d.id, d.status, d.due_at, d.slot_id, d.account_id, d.group_id, g.name AS group_name, d.reason, d.done_at
     FROM delivery d LEFT JOIN chat_group g ON g.id = d.group_id WHERE d.id = ?`,
    id,
  );
  return row && toRow(row);
}

/** The version that a delivery sent, or null where it was not sent. */
export function sentVersionId(db: Db, deliveryId: number): number | null {
  return (
    one<{ script_version_id: number | null }>(
      db,
      `SELECT script_version_id FROM delivery WHERE id = ? AND status = 'sent'`,
      deliveryId,
    )?.script_version_id ?? null
  );
}

/** How many deliveries a slot has, and how many of them are open. */
export function slotCounts(db: Db, slotId: number): { readonly total: number; readonly open: number } {
  return (
    one<{ total: number; open: number }>(
      db,
      `SELECT count(*) AS total, count(*) FILTER (WHERE status = 'due') AS open FROM delivery WHERE slot_id = ?`,
      slotId,
    ) ?? { total: 0, open: 0 }
  );
}

/** Ticks an open delivery off; false where it was not open. */
export function markSent(db: Db, id: number, doneAt: number, versionId: number): boolean {
  return (
    run(
      db,
      `UPDATE delivery SET status = 'sent', done_at = ?, script_version_id = ?, reason = '' WHERE id = ? AND status IN ('due', 'missed')`,
      doneAt,
      versionId,
      id,
    ).changes > 0
  );
}

/** Closes an open delivery that did not go out; false where it was not open. */
export function markUnsent(db: Db, id: number, status: 'skipped' | 'missed', doneAt: number, reason: string): boolean {
  return (
    run(
      db,
      `UPDATE delivery SET status = ?, done_at = ?, reason = ? WHERE id = ? AND status = 'due'`,
      status,
      doneAt,
      reason,
      id,
    ).changes > 0
  );
}

/** Opens a skipped or missed delivery again; false where it is neither. */
export function markOpen(db: Db, id: number): boolean {
  return (
    run(
      db,
      `UPDATE delivery SET status = 'due', done_at = NULL, reason = '' WHERE id = ? AND status IN ('skipped', 'missed')`,
      id,
    ).changes > 0
  );
}

/** Moves an open delivery to another time; false where it is not open. */
export function moveDue(db: Db, id: number, dueAt: number): boolean {
  return run(db, `UPDATE delivery SET due_at = ? WHERE id = ? AND status = 'due'`, dueAt, id).changes > 0;
}

/** Deliveries of a day by status. */
export function dayCounts(
  db: Db,
  accountId: number | null,
  from: number,
  to: number,
): ReadonlyMap<DeliveryRow['status'], number> {
  return new Map(
    all<{ status: DeliveryRow['status']; n: number }>(
      db,
      `SELECT status, count(*) AS n FROM delivery WHERE due_at >= :from AND due_at < :to AND (:accountId IS NULL OR account_id = :accountId) GROUP BY status`,
      { accountId, from, to },
    ).map((row) => [row.status, row.n]),
  );
}

/** Open deliveries up to now by account, how many of them are past grace, and when the next one passes it. */
export function dueCounts(
  db: Db,
  accountId: number | null,
  now: number,
): readonly {
  readonly account_id: number;
  readonly due: number;
  readonly late: number;
  readonly late_at: number | null;
}[] {
  const grace = `max(s.window_minutes * 60000, ${LATE_MS})`;
  return all(
    db,
    `SELECT d.account_id, count(*) AS due, count(*) FILTER (WHERE d.due_at + ${grace} < :now) AS late,
       min(d.due_at + ${grace}) FILTER (WHERE d.due_at + ${grace} >= :now) AS late_at
     FROM delivery d JOIN slot s ON s.id = d.slot_id
     WHERE d.status = 'due' AND d.due_at <= :now AND d.account_id IN (SELECT id FROM account WHERE :accountId IS NULL OR id = :accountId)
     GROUP BY d.account_id`,
    { accountId, now },
  );
}

/** The next open post after an instant: its time, title and how many deliveries it has. */
export function nextPost(
  db: Db,
  accountId: number | null,
  now: number,
): { readonly due_at: number; readonly title: string; readonly deliveries: number } | undefined {
  return one(
    db,
    `SELECT d.due_at, c.title, (SELECT count(*) FROM delivery o WHERE o.slot_id = d.slot_id AND o.due_at = d.due_at AND o.status = 'due') AS deliveries
     FROM delivery d JOIN slot s ON s.id = d.slot_id JOIN script c ON c.id = s.script_id
     WHERE d.status = 'due' AND d.account_id IN (SELECT id FROM account WHERE :accountId IS NULL OR id = :accountId)
       AND d.due_at = (SELECT min(first) FROM (SELECT (SELECT min(n.due_at) FROM delivery n WHERE n.status = 'due' AND n.account_id = a.id AND n.due_at > :now) AS first
         FROM account a WHERE :accountId IS NULL OR a.id = :accountId))
     ORDER BY d.slot_id LIMIT 1`,
    { accountId, now },
  );
}
