import type { SlotDetail, SlotInView, SlotKind, SlotTarget } from '#shared/contract/calendar';
import { repeatOf } from '#shared/domain/recurrence';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** A slot as stored. */
export interface SlotRow {
  readonly id: number;
  readonly account_id: number;
  readonly kind: SlotKind;
  readonly starts_at: number;
  readonly zone: string;
  readonly window_minutes: number;
  readonly script_id: number;
  readonly recurrence_id: number | null;
  readonly occurs_on: string | null;
  readonly campaign_id: number | null;
  readonly note: string;
}
export type NewSlot = Omit<SlotRow, 'id'> & { readonly uid: string; readonly created_at: number };

const SLOT_COLUMNS =
  'id, account_id, kind, starts_at, zone, window_minutes, script_id, recurrence_id, occurs_on, campaign_id, note';

/** A slot by its id. */
export const readSlot = (db: Db, id: number): SlotRow | undefined =>
  one<SlotRow>(db, `SELECT ${SLOT_COLUMNS} FROM slot WHERE id = ?`, id);

/** Slots of a repetition after a day `YYYY-MM-DD`. */
export const slotsAfter = (db: Db, recurrenceId: number, day: string): readonly SlotRow[] =>
  all<SlotRow>(db, `SELECT ${SLOT_COLUMNS} FROM slot WHERE recurrence_id = ? AND occurs_on > ?`, recurrenceId, day);

type SlotFields = Omit<SlotRow, 'id' | 'account_id' | 'kind'>;

const bound = (slot: SlotFields): readonly unknown[] => [
  slot.starts_at,
  slot.zone,
  slot.window_minutes,
  slot.script_id,
  slot.recurrence_id,
  slot.occurs_on,
  slot.campaign_id,
  slot.note,
];

/** Adds a slot; gives its id. */
export const insertSlot = (db: Db, slot: NewSlot): number =>
  run(
    db,
    `INSERT INTO slot(uid, account_id, kind, starts_at, zone, window_minutes, script_id, recurrence_id, occurs_on, campaign_id, note, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    slot.uid,
    slot.account_id,
    slot.kind,
    ...bound(slot),
    slot.created_at,
  ).id;

/** Writes when, what and how of a slot. */
export const updateSlotRow = (db: Db, slot: SlotFields & Pick<SlotRow, 'id'>): void => {
  run(
    db,
    `UPDATE slot SET starts_at = ?, zone = ?, window_minutes = ?, script_id = ?, recurrence_id = ?, occurs_on = ?, campaign_id = ?, note = ? WHERE id = ?`,
    ...bound(slot),
    slot.id,
  );
};

/** Removes a slot with its deliveries. */
export const deleteSlotRow = (db: Db, id: number): void => void run(db, 'DELETE FROM slot WHERE id = ?', id);

/** One delivery as its slot sees it. */
export interface DeliveryRow {
  readonly id: number;
  readonly group_id: number | null;
  readonly status: SlotTarget['status'];
}

/** The deliveries of a slot. */
export const deliveriesOf = (db: Db, slotId: number): readonly DeliveryRow[] =>
  all<DeliveryRow>(db, 'SELECT id, group_id, status FROM delivery WHERE slot_id = ? ORDER BY id', slotId);

/** Adds an open delivery of a slot to a group, or to Moments (null), due at an instant. */
export const insertDelivery = (
  db: Db,
  uid: string,
  slotId: number,
  accountId: number,
  groupId: number | null,
  dueAt: number,
): void =>
  void run(
    db,
    'INSERT INTO delivery(uid, slot_id, account_id, group_id, due_at) VALUES (?, ?, ?, ?, ?)',
    uid,
    slotId,
    accountId,
    groupId,
    dueAt,
  );

/** Removes one delivery. */
export const deleteDelivery = (db: Db, id: number): void => void run(db, 'DELETE FROM delivery WHERE id = ?', id);

/** Makes every open delivery of a slot due at an instant. */
export const retimeOpen = (db: Db, slotId: number, dueAt: number): void =>
  void run(
    db,
    `UPDATE delivery SET due_at = ? WHERE slot_id = ? AND status = 'due' AND due_at <> ?`,
    dueAt,
    slotId,
    dueAt,
  );

/** Moves the open deliveries of one slot to another of the same account. */
export const moveOpen = (db: Db, from: number, to: number): void =>
  void run(db, `UPDATE delivery SET slot_id = ? WHERE slot_id = ? AND status = 'due'`, to, from);

/** The operating account of each live group among the given ones. */
export const operatingAccounts = (
  db: Db,
  groupIds: readonly number[],
): readonly { readonly group_id: number; readonly account_id: number }[] =>
  all(
    db,
    `SELECT ga.group_id, ga.account_id FROM json_each(?) w JOIN group_account ga ON ga.group_id = w.value AND ga.role = 'operating'
     JOIN chat_group g ON g.id = ga.group_id AND g.archived_at IS NULL ORDER BY w.key`,
    JSON.stringify(groupIds),
  );

/** Title and owner of a script; undefined where there is none. */
export const readScriptHead = (
  db: Db,
  id: number,
): { title: string; body: string; account_id: number | null; inline: 0 | 1 } | undefined =>
  one(db, 'SELECT title, body, account_id, inline FROM script WHERE id = ?', id);

/** The account a campaign belongs to. */
export const campaignAccount = (db: Db, id: number): number | undefined =>
  one<{ account_id: number }>(db, 'SELECT account_id FROM campaign WHERE id = ?', id)?.account_id;

interface ViewRow {
  id: number;
  kind: SlotKind;
  account_id: number;
  account_name: string;
  colour: string;
  starts_at: number;
  zone: string;
  window_minutes: number;
  title: string;
  words: string;
  repeated: 0 | 1;
  campaign_id: number | null;
  campaign: string | null;
  due: number;
  sent: number;
  skipped: number;
  missed: number;
  groups: number;
  group_names: string;
}

const VIEW = `SELECT s.id, s.kind, s.account_id, a.name AS account_name, a.colour, s.starts_at, s.zone, s.window_minutes, sc.title,
  substr(sc.body, 1, 80) AS words, s.recurrence_id IS NOT NULL AS repeated, s.campaign_id, c.name AS campaign,
  ifnull(sum(d.status = 'due'), 0) AS due, ifnull(sum(d.status = 'sent'), 0) AS sent,
  ifnull(sum(d.status = 'skipped'), 0) AS skipped, ifnull(sum(d.status = 'missed'), 0) AS missed, count(d.group_id) AS groups,
  (SELECT json_group_array(name) FROM (SELECT g.name FROM delivery n JOIN chat_group g ON g.id = n.group_id
    WHERE n.slot_id = s.id ORDER BY n.id LIMIT 3)) AS group_names
  FROM slot s JOIN account a ON a.id = s.account_id JOIN script sc ON sc.id = s.script_id
  LEFT JOIN campaign c ON c.id = s.campaign_id LEFT JOIN delivery d ON d.slot_id = s.id`;

const rowToView = (row: ViewRow): SlotInView => ({
  id: row.id,
  kind: row.kind,
  accountId: row.account_id,
  accountName: row.account_name,
  colour: row.colour,
  startsAt: row.starts_at,
  zone: row.zone,
  windowMinutes: row.window_minutes,
  title: row.title,
  words: row.words,
  repeated: row.repeated === 1,
  campaignId: row.campaign_id,
  campaign: row.campaign,
  counts: { due: row.due, sent: row.sent, skipped: row.skipped, missed: row.missed },
  groupNames: JSON.parse(row.group_names) as string[],
  groups: row.groups,
});

/** Slots that start in [from, to) (UTC ms), of one account or all, earliest first. */
export function slotsInRange(db: Db, from: number, to: number, accountId: number | null): SlotInView[] {
  return all<ViewRow>(
    db,
    `${VIEW} WHERE s.starts_at >= ? AND s.starts_at < ? AND (? IS NULL OR s.account_id = ?) GROUP BY s.id ORDER BY s.starts_at, s.id`,
    from,
    to,
    accountId,
    accountId,
  ).map(rowToView);
}

/** A slot with its targets, or null. */
export function slotDetail(db: Db, id: number): SlotDetail | null {
  const row = one<ViewRow>(db, `${VIEW} WHERE s.id = ? GROUP BY s.id`, id);
  const slot = readSlot(db, id);
  if (!row || !slot) return null;
  const script = readScriptHead(db, slot.script_id);
  const rule = slot.recurrence_id === null ? undefined : readRule(db, slot.recurrence_id);
  const { words: _words, groupNames: _names, groups: _groups, ...head } = rowToView(row);
  return {
    ...head,
    scriptId: slot.script_id,
    inlineText: script?.inline === 1 ? script.body : null,
    repeat: rule ? repeatOf(rule.rule, rule.until_on) : null,
    note: slot.note,
    targets: all<SlotTarget>(
      db,
      `SELECT d.id AS deliveryId, d.group_id AS groupId, g.name AS groupName, d.status, d.due_at AS dueAt, d.done_at AS doneAt, d.reason
       FROM delivery d LEFT JOIN chat_group g ON g.id = d.group_id WHERE d.slot_id = ? ORDER BY d.id`,
      id,
    ).slice(),
  };
}

const readRule = (db: Db, id: number): { rule: string; until_on: string | null } | undefined =>
  one(db, 'SELECT rule, until_on FROM recurrence WHERE id = ?', id);
