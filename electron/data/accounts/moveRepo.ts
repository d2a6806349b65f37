import type { Db } from '../db/open';
import { one, run } from '../db/sql';

/** A repeating plan of the account that says the same at the same times, and names none of the groups. */
export function findTwinSeries(db: Db, id: number, accountId: number, groupIds: readonly number[]): number | undefined {
  return one<{ id: number }>(
    db,
    `SELECT twin.id FROM recurrence r JOIN recurrence twin ON twin.account_id = ? AND twin.id <> r.id
       AND twin.kind = r.kind AND twin.rule = r.rule AND twin.zone = r.zone AND twin.starts_local = r.starts_local
       AND twin.until_on IS r.until_on AND twin.window_minutes = r.window_minutes AND twin.script_id = r.script_id
       AND twin.note = r.note
     WHERE r.id = ? AND r.kind = 'group'
       AND NOT EXISTS (SELECT 1 FROM recurrence_target t WHERE t.recurrence_id = twin.id AND t.group_id IN (SELECT value FROM json_each(?)))
     ORDER BY twin.id LIMIT 1`,
    accountId,
    id,
    JSON.stringify(groupIds),
  )?.id;
}

/** Copies a repeating plan with its gaps, but without its groups, for another account; gives the copy's id. */
export function copySeries(db: Db, id: number, accountId: number, uid: string): number {
  const copy = run(
    db,
    `INSERT INTO recurrence(uid, account_id, kind, rule, zone, starts_local, until_on, window_minutes, script_id, note)
     SELECT ?, ?, kind, rule, zone, starts_local, until_on, window_minutes, script_id, note FROM recurrence WHERE id = ?`,
    uid,
    accountId,
    id,
  ).id;
  run(
    db,
    `INSERT INTO recurrence_exception(recurrence_id, on_date) SELECT ?, on_date FROM recurrence_exception WHERE recurrence_id = ? ORDER BY on_date`,
    copy,
    id,
  );
  return copy;
}

/** Gives a whole repeating plan to another account. */
export function giveSeries(db: Db, id: number, accountId: number): void {
  run(db, 'UPDATE recurrence SET account_id = ? WHERE id = ?', accountId, id);
  run(db, 'UPDATE recurrence_target SET account_id = ? WHERE recurrence_id = ?', accountId, id);
}

/** Puts one target under another repeating plan and its account. */
export function moveTarget(db: Db, targetId: number, seriesId: number, accountId: number): void {
  run(db, 'UPDATE recurrence_target SET recurrence_id = ?, account_id = ? WHERE id = ?', seriesId, accountId, targetId);
}

/** Logs a repeating plan as written by this operation: slots made of it from now on belong to this step of undo. */
export function touchSeries(db: Db, id: number): void {
  run(db, 'UPDATE recurrence SET note = note WHERE id = ?', id);
}

/** Leaves out of a twin the days from one on (`YYYY-MM-DD`) that its original has already made and the twin has not. */
export function leaveOutMadeDays(db: Db, id: number, twinId: number, fromDay: string): void {
  run(
    db,
    `INSERT INTO recurrence_exception(recurrence_id, on_date)
     SELECT @twinId, s.occurs_on FROM slot s WHERE s.recurrence_id = @id AND s.occurs_on >= @fromDay
       AND NOT EXISTS (SELECT 1 FROM slot t WHERE t.recurrence_id = @twinId AND t.occurs_on = s.occurs_on)
     ORDER BY s.occurs_on ON CONFLICT DO NOTHING`,
    { twinId, id, fromDay },
  );
}

/** What of a slot decides where it goes. */
export interface SlotRow {
  readonly id: number;
  readonly script_id: number;
  readonly recurrence_id: number | null;
  readonly occurs_on: string | null;
  readonly campaign_id: number | null;
}

/** One slot, or undefined. */
export function findSlot(db: Db, id: number): SlotRow | undefined {
  return one<SlotRow>(db, 'SELECT id, script_id, recurrence_id, occurs_on, campaign_id FROM slot WHERE id = ?', id);
}

/** Where a slot goes: the account, and what it belongs to there. */
export interface SlotHome {
  readonly accountId: number;
  readonly recurrenceId: number | null;
  readonly occursOn: string | null;
  readonly campaignId: number | null;
}

/** A slot at that home that says the same at the same time, and has no delivery for any of the groups. */
export function findTwinSlot(db: Db, id: number, home: SlotHome, groupIds: readonly number[]): number | undefined {
  return one<{ id: number }>(
    db,
    `SELECT twin.id FROM slot s JOIN slot twin ON twin.starts_at = s.starts_at AND twin.account_id = ? AND twin.id <> s.id
       AND twin.kind = s.kind AND twin.zone = s.zone AND twin.window_minutes = s.window_minutes
       AND twin.script_id = s.script_id AND twin.note = s.note
       AND twin.recurrence_id IS ? AND twin.occurs_on IS ? AND twin.campaign_id IS ?
     WHERE s.id = ? AND s.kind = 'group'
       AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.slot_id = twin.id AND d.group_id IN (SELECT value FROM json_each(?)))
     ORDER BY twin.id LIMIT 1`,
    home.accountId,
    home.recurrenceId,
    home.occursOn,
    home.campaignId,
    id,
    JSON.stringify(groupIds),
  )?.id;
}

/** Whether a repeating plan has a slot for a day `YYYY-MM-DD`. */
export function dayIsMade(db: Db, seriesId: number, day: string): boolean {
  return one(db, 'SELECT 1 FROM slot WHERE recurrence_id = ? AND occurs_on = ?', seriesId, day) !== undefined;
}

/** Copies a slot without its deliveries to another home; gives the copy's id. */
export function copySlot(db: Db, id: number, home: SlotHome, uid: string): number {
  return run(
    db,
    `INSERT INTO slot(uid, account_id, kind, starts_at, zone, window_minutes, script_id, recurrence_id, occurs_on, campaign_id, note, created_at)
     SELECT ?, ?, kind, starts_at, zone, window_minutes, script_id, ?, ?, ?, note, created_at FROM slot WHERE id = ?`,
    uid,
    home.accountId,
    home.recurrenceId,
    home.occursOn,
    home.campaignId,
    id,
  ).id;
}

/** Gives a whole slot with its deliveries to another home. */
export function giveSlot(db: Db, id: number, home: SlotHome): void {
  run(
    db,
    'UPDATE slot SET account_id = ?, recurrence_id = ?, occurs_on = ?, campaign_id = ? WHERE id = ?',
    home.accountId,
    home.recurrenceId,
    home.occursOn,
    home.campaignId,
    id,
  );
  run(db, 'UPDATE delivery SET account_id = ? WHERE slot_id = ?', home.accountId, id);
}

/** Puts one open delivery under another slot and its account. */
export function moveDelivery(db: Db, deliveryId: number, slotId: number, accountId: number): void {
  run(db, 'UPDATE delivery SET slot_id = ?, account_id = ? WHERE id = ?', slotId, accountId, deliveryId);
}

/** Removes a slot whose deliveries all went to a twin. */
export function dropEmptySlot(db: Db, id: number): void {
  run(db, 'DELETE FROM slot WHERE id = ? AND NOT EXISTS (SELECT 1 FROM delivery WHERE slot_id = slot.id)', id);
}

/** The account's campaign of the same name and dates, made where it has none: a campaign belongs to one account. */
export function campaignFor(db: Db, campaignId: number, accountId: number, newUid: () => string): number {
  const twin = one<{ id: number }>(
    db,
    `SELECT twin.id FROM campaign c JOIN campaign twin ON twin.account_id = ? AND twin.name = c.name AND twin.aim = c.aim
       AND twin.starts_on = c.starts_on AND twin.ends_on = c.ends_on WHERE c.id = ? ORDER BY twin.id LIMIT 1`,
    accountId,
    campaignId,
  );
  if (twin) return twin.id;
  return run(
    db,
    'INSERT INTO campaign(uid, account_id, name, aim, starts_on, ends_on) SELECT ?, ?, name, aim, starts_on, ends_on FROM campaign WHERE id = ?',
    newUid(),
    accountId,
    campaignId,
  ).id;
}
