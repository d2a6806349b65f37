import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** What a new group is stored with; `stageSince` is a local day. */
export interface NewGroupRow {
  readonly uid: string;
  readonly kindId: number;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly region: string;
  readonly category: string;
  readonly brand: string;
  readonly number: string;
  readonly stageId: number | null;
  readonly stageSince: string | null;
  readonly purpose: string;
  readonly notice: string;
  readonly rules: string;
  readonly createdAt: number;
}

/** Adds a group; gives its id. */
export function insertGroup(db: Db, group: NewGroupRow): number {
  return run(
    db,
    `INSERT INTO chat_group(uid, kind_id, name, pinyin, initials, region, category, brand, number, stage_id, stage_since,
       purpose, notice, rules, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    group.uid,
    group.kindId,
    group.name,
    group.pinyin,
    group.initials,
    group.region,
    group.category,
    group.brand,
    group.number,
    group.stageId,
    group.stageSince,
    group.purpose,
    group.notice,
    group.rules,
    group.createdAt,
  ).id;
}

/** The stored fields of a group that an edit may change. */
export interface GroupFields {
  readonly kind_id: number;
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
  readonly region: string;
  readonly category: string;
  readonly brand: string;
  readonly number: string;
  readonly purpose: string;
  readonly notice: string;
  readonly rules: string;
  readonly note: string;
  readonly welcome_script_id: number | null;
}

/** The editable fields of a group as stored, or undefined. */
export function readGroupFields(db: Db, id: number): GroupFields | undefined {
  return one<GroupFields>(
    db,
    `SELECT kind_id, name, pinyin, initials, region, category, brand, number, purpose, notice, rules, note, welcome_script_id
     FROM chat_group WHERE id = ?`,
    id,
  );
}

/** Stores the editable fields of a group. */
export function updateGroup(db: Db, id: number, group: GroupFields): void {
  run(
    db,
    `UPDATE chat_group SET kind_id = ?, name = ?, pinyin = ?, initials = ?, region = ?, category = ?, brand = ?, number = ?,
       purpose = ?, notice = ?, rules = ?, note = ?, welcome_script_id = ? WHERE id = ?`,
    group.kind_id,
    group.name,
    group.pinyin,
    group.initials,
    group.region,
    group.category,
    group.brand,
    group.number,
    group.purpose,
    group.notice,
    group.rules,
    group.note,
    group.welcome_script_id,
    id,
  );
}

/** The live group of a name, other than one group; undefined where the name is free. */
export function liveGroupNamed(db: Db, name: string, withoutId: number): { readonly id: number } | undefined {
  return one(db, 'SELECT id FROM chat_group WHERE name = ? AND archived_at IS NULL AND id <> ?', name, withoutId);
}

/** Sets or clears when groups were archived (UTC ms); gives the ids of those that were not so already. */
export function setArchived(db: Db, groupIds: readonly number[], at: number | null): readonly number[] {
  const rows = all<{ id: number }>(
    db,
    `UPDATE chat_group SET archived_at = ?
     WHERE id IN (SELECT value FROM json_each(?)) AND (archived_at IS NULL) <> (? IS NULL) RETURNING id`,
    at,
    JSON.stringify(groupIds),
    at,
  );
  return rows.map(({ id }) => id);
}

/** Takes groups out of everything still planned for them; slots left without a group go too. */
export function dropOpenPosts(db: Db, groupIds: readonly number[]): void {
  const list = JSON.stringify(groupIds);
  const open = `status = 'due' AND group_id IN (SELECT value FROM json_each(?))`;
  const slots = all<{ slot_id: number }>(db, `SELECT DISTINCT slot_id FROM delivery WHERE ${open}`, list);
  run(db, 'DELETE FROM recurrence_target WHERE group_id IN (SELECT value FROM json_each(?))', list);
  run(db, `DELETE FROM delivery WHERE ${open}`, list);
  run(
    db,
    `DELETE FROM slot WHERE id IN (SELECT value FROM json_each(?)) AND kind = 'group'
       AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.slot_id = slot.id)`,
    JSON.stringify(slots.map((row) => row.slot_id)),
  );
}

/** Puts a group into a stage since a local day, and keeps the date of the change (UTC ms). */
export function putInStage(db: Db, id: number, stageId: number, since: string, at: number): void {
  run(db, 'UPDATE chat_group SET stage_id = ?, stage_since = ? WHERE id = ?', stageId, since, id);
  run(db, 'INSERT INTO group_stage_event(group_id, stage_id, at) VALUES (?, ?, ?)', id, stageId, at);
}

/** Makes groups of another kind; what they say and are called stays. */
export function putInKind(db: Db, ids: readonly number[], kindId: number): void {
  run(
    db,
    'UPDATE chat_group SET kind_id = ? WHERE kind_id <> ? AND id IN (SELECT value FROM json_each(?))',
    kindId,
    kindId,
    JSON.stringify(ids),
  );
}

/** Ticks a point of a stage's checklist for a group (UTC ms), or unticks it. */
export function tickCheck(db: Db, id: number, checkId: number, at: number | null): void {
  if (at === null) run(db, 'DELETE FROM group_check WHERE group_id = ? AND stage_check_id = ?', id, checkId);
  else
    run(
      db,
      'INSERT INTO group_check(group_id, stage_check_id, done_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
      id,
      checkId,
      at,
    );
}

/** Sets or clears the picture of a group's QR code and when it lapses (UTC ms). */
export function setQr(db: Db, id: number, materialId: number | null, validUntil: number | null): void {
  run(db, 'UPDATE chat_group SET qr_material_id = ?, qr_valid_until = ? WHERE id = ?', materialId, validUntil, id);
}

export type StoredRole = 'operating' | 'admin' | 'standby' | 'former';

/** Our accounts in a group, those that left included. */
export function groupAccounts(
  db: Db,
  groupId: number,
): readonly { readonly account_id: number; readonly role: StoredRole }[] {
  return all(db, 'SELECT account_id, role FROM group_account WHERE group_id = ? ORDER BY id', groupId);
}

/** Puts an account into a group (UTC ms), or gives it another role there. */
export function putAccount(
  db: Db,
  uid: string,
  groupId: number,
  accountId: number,
  role: StoredRole,
  at: number,
): void {
  run(
    db,
    `INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT(group_id, account_id) DO UPDATE SET role = excluded.role WHERE role <> excluded.role`,
    uid,
    groupId,
    accountId,
    role,
    at,
  );
}

/** Takes an account out of a group: its row goes, or becomes "former" where finished deliveries still name it. */
export function removeAccount(db: Db, groupId: number, accountId: number): void {
  const named = one(db, 'SELECT 1 FROM delivery WHERE group_id = ? AND account_id = ? LIMIT 1', groupId, accountId);
  if (named === undefined)
    run(db, 'DELETE FROM group_account WHERE group_id = ? AND account_id = ?', groupId, accountId);
  else run(db, `UPDATE group_account SET role = 'former' WHERE group_id = ? AND account_id = ?`, groupId, accountId);
}
