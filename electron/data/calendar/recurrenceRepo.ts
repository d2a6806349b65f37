import type { SlotKind } from '#shared/contract/calendar';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** A repetition as stored. */
export interface RecurrenceRow {
  readonly id: number;
  readonly account_id: number;
  readonly kind: SlotKind;
  readonly rule: string;
  readonly zone: string;
  readonly starts_local: string;
  readonly until_on: string | null;
  readonly window_minutes: number;
  readonly script_id: number;
  readonly note: string;
}

const COLUMNS = 'id, account_id, kind, rule, zone, starts_local, until_on, window_minutes, script_id, note';

/** A repetition by its id. */
export const readRecurrence = (db: Db, id: number): RecurrenceRow | undefined =>
  one<RecurrenceRow>(db, `SELECT ${COLUMNS} FROM recurrence WHERE id = ?`, id);

/** Whether anything was ever planned to repeat. */
export const hasRecurrences = (db: Db): boolean => one(db, 'SELECT 1 FROM recurrence LIMIT 1') !== undefined;

/** Repetitions that still come on or after a day `YYYY-MM-DD`. */
export const liveRecurrences = (db: Db, day: string): readonly RecurrenceRow[] =>
  all<RecurrenceRow>(db, `SELECT ${COLUMNS} FROM recurrence WHERE until_on IS NULL OR until_on >= ? ORDER BY id`, day);

/** Adds a repetition with its groups; gives its id. */
export function insertRecurrence(
  db: Db,
  uid: string,
  row: Omit<RecurrenceRow, 'id'>,
  groupIds: readonly number[],
): number {
  const { id } = run(
    db,
    `INSERT INTO recurrence(uid, account_id, kind, rule, zone, starts_local, until_on, window_minutes, script_id, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    row.account_id,
    row.kind,
    row.rule,
    row.zone,
    row.starts_local,
    row.until_on,
    row.window_minutes,
    row.script_id,
    row.note,
  );
  for (const groupId of groupIds)
    run(
      db,
      'INSERT INTO recurrence_target(recurrence_id, account_id, group_id) VALUES (?, ?, ?)',
      id,
      row.account_id,
      groupId,
    );
  return id;
}

/** The groups of a repetition that its account still sits in and that are not archived. */
export const targetsOf = (db: Db, recurrenceId: number): readonly number[] =>
  all<{ group_id: number }>(
    db,
    `SELECT t.group_id FROM recurrence_target t JOIN chat_group g ON g.id = t.group_id AND g.archived_at IS NULL
     WHERE t.recurrence_id = ? ORDER BY t.id`,
    recurrenceId,
  ).map((row) => row.group_id);

/** The days a repetition leaves out. */
export const exceptionsOf = (db: Db, recurrenceId: number): readonly string[] =>
  all<{ on_date: string }>(db, 'SELECT on_date FROM recurrence_exception WHERE recurrence_id = ?', recurrenceId).map(
    (row) => row.on_date,
  );

/** The days from one on for which a repetition has a slot, wherever that was moved to. */
export const madeDays = (db: Db, recurrenceId: number, from: string): ReadonlySet<string> =>
  new Set(
    all<{ occurs_on: string }>(
      db,
      'SELECT occurs_on FROM slot WHERE recurrence_id = ? AND occurs_on >= ?',
      recurrenceId,
      from,
    ).map((row) => row.occurs_on),
  );

/** Leaves one day out of a repetition. */
export const insertException = (db: Db, recurrenceId: number, day: string): void =>
  void run(
    db,
    'INSERT INTO recurrence_exception(recurrence_id, on_date) VALUES (?, ?) ON CONFLICT DO NOTHING',
    recurrenceId,
    day,
  );

/** Sets the last day of a repetition. */
export const endRecurrence = (db: Db, recurrenceId: number, lastDay: string): void =>
  void run(db, 'UPDATE recurrence SET until_on = ? WHERE id = ?', lastDay, recurrenceId);

/** Removes a repetition that no slot came from. */
export const sweepRecurrence = (db: Db, recurrenceId: number): void =>
  void run(
    db,
    'DELETE FROM recurrence WHERE id = ? AND NOT EXISTS (SELECT 1 FROM slot WHERE recurrence_id = recurrence.id)',
    recurrenceId,
  );

/** The newest operation in force that wrote a repetition, or null where its log was pruned. */
export const operationOf = (db: Db, recurrenceId: number): number | null =>
  one<{ id: number | null }>(
    db,
    `SELECT max(u.operation_id) AS id FROM undo_log u JOIN operation o ON o.id = u.operation_id
     WHERE u.tbl = 'recurrence' AND u.row_id = ? AND o.undoes IS NULL AND o.undone_by IS NULL`,
    recurrenceId,
  )?.id ?? null;
