import type { Group, GroupDetail } from '#shared/contract/groups';
import { DAY_MS, localDay, type Moment } from '#shared/domain/time';
import type { Db } from '../db/open';
import { all, ids, one } from '../db/sql';
import { CodedError } from '../errors';
import { daysBack, PULSE_DAYS, readPulses, type Pulse } from './pulseRepo';

export const LAST_POST = `(SELECT max(d.done_at) FROM delivery d WHERE d.group_id = g.id AND d.status = 'sent')`;
export const NEXT_POST = `(SELECT d.due_at FROM delivery d WHERE d.group_id = g.id AND d.status = 'due' ORDER BY d.due_at LIMIT 1)`;
export const OPERATING = `(SELECT ga.account_id FROM group_account ga WHERE ga.group_id = g.id AND ga.role = 'operating')`;
export const STANDBYS = `(SELECT json_group_array(ga.account_id) FROM group_account ga WHERE ga.group_id = g.id AND ga.role = 'standby')`;
export const BANNED = `EXISTS (SELECT 1 FROM group_account ga JOIN account a ON a.id = ga.account_id
  WHERE ga.group_id = g.id AND ga.role = 'operating' AND a.status = 'banned')`;
/** Helpers still serving on the local day bound. */
export const HELPERS = `(SELECT count(*) FROM group_helper h WHERE h.group_id = g.id AND (h.until IS NULL OR h.until >= ?))`;

interface GroupRow {
  readonly id: number;
  readonly name: string;
  readonly kind_id: number;
  readonly kind_name: string;
  readonly audience: 'B' | 'C';
  readonly region: string;
  readonly category: string;
  readonly brand: string;
  readonly number: string;
  readonly operating_id: number | null;
  readonly banned: 0 | 1;
  readonly helpers: number;
  readonly standby_ids: string;
  readonly members: number;
  readonly joined_last_day: number;
  readonly capacity_best: number;
  readonly capacity_full: number;
  readonly capacity_max: number;
  readonly stage_id: number | null;
  readonly stage_name: string | null;
  readonly stage_since: string | null;
  readonly qr_sha256: string | null;
  readonly qr_valid_until: number | null;
  readonly last_post: number | null;
  readonly next_post: number | null;
  readonly archived_at: number | null;
  readonly created_at: number;
}

const rowToGroup = (row: GroupRow, pulse: Pulse): Group => ({
  id: row.id,
  name: row.name,
  kindId: row.kind_id,
  kindName: row.kind_name,
  audience: row.audience,
  region: row.region,
  category: row.category,
  brand: row.brand,
  number: row.number,
  operatingAccountId: row.operating_id,
  banned: row.banned === 1,
  helpers: row.helpers,
  standbyAccountIds: JSON.parse(row.standby_ids) as number[],
  members: row.members,
  joinedLastDay: row.joined_last_day,
  ...pulse,
  capacityBest: row.capacity_best,
  capacityFull: row.capacity_full,
  capacityMax: row.capacity_max,
  stageId: row.stage_id,
  stageName: row.stage_name,
  stageSince: row.stage_since,
  qrSha256: row.qr_sha256,
  qrValidUntil: row.qr_valid_until,
  lastPostAt: row.last_post,
  nextPostAt: row.next_post,
  archived: row.archived_at !== null,
  createdAt: row.created_at,
});

/** Groups as table rows, in the order of the ids; unknown ids are left out. */
export function readGroups(db: Db, wanted: readonly number[], { now, zone }: Moment): readonly Group[] {
  const pulses = readPulses(db, wanted, daysBack(PULSE_DAYS, now, zone));
  return all<GroupRow>(
    db,
    `SELECT g.id, g.name, g.kind_id, k.name AS kind_name, k.audience, g.region, g.category, g.brand, g.number,
       ${OPERATING} AS operating_id, ${BANNED} AS banned, ${HELPERS} AS helpers,
       ${STANDBYS} AS standby_ids,
       ifnull(c.members, 0) AS members,
       (SELECT count(*) FROM membership m WHERE m.group_id = g.id AND m.left_at IS NULL AND m.joined_at > ?) AS joined_last_day,
       k.capacity_best, k.capacity_full, k.capacity_max, g.stage_id, s.name AS stage_name, g.stage_since,
       q.sha256 AS qr_sha256, g.qr_valid_until, ${LAST_POST} AS last_post, ${NEXT_POST} AS next_post, g.archived_at, g.created_at
     FROM json_each(?) w JOIN chat_group g ON g.id = w.value JOIN group_kind k ON k.id = g.kind_id
       LEFT JOIN group_count c ON c.group_id = g.id LEFT JOIN stage s ON s.id = g.stage_id
       LEFT JOIN material q ON q.id = g.qr_material_id
     ORDER BY w.key`,
    localDay(now, zone),
    now - DAY_MS,
    JSON.stringify(wanted),
  ).map((row) => rowToGroup(row, pulses.get(row.id) ?? { joins: [], leaves: [], messages: 0, speakers: 0 }));
}

interface DetailRow {
  readonly purpose: string;
  readonly notice: string;
  readonly rules: string;
  readonly note: string;
  readonly welcome_script_id: number | null;
  readonly qr_material_id: number | null;
}

/** Everything about one group; NOT_FOUND for an unknown id. */
export function readGroup(db: Db, id: number, at: Moment): GroupDetail {
  const group = readGroups(db, [id], at)[0];
  const row = one<DetailRow>(
    db,
    'SELECT purpose, notice, rules, note, welcome_script_id, qr_material_id FROM chat_group WHERE id = ?',
    id,
  );
  if (!group || !row) throw new CodedError('NOT_FOUND', 'error.groupMissing');
  return {
    ...group,
    purpose: row.purpose,
    notice: row.notice,
    rules: row.rules,
    note: row.note,
    welcomeScriptId: row.welcome_script_id,
    qrMaterialId: row.qr_material_id,
    accounts: all<GroupDetail['accounts'][number]>(
      db,
      `SELECT account_id AS accountId, role, joined_at AS joinedAt FROM group_account
       WHERE group_id = ? AND role <> 'former' ORDER BY role = 'operating' DESC, role, id`,
      id,
    ).slice(),
    stageEvents: all<GroupDetail['stageEvents'][number]>(
      db,
      'SELECT stage_id AS stageId, at FROM group_stage_event WHERE group_id = ? ORDER BY at, id',
      id,
    ).slice(),
    checks: all<GroupDetail['checks'][number]>(
      db,
      'SELECT stage_check_id AS checkId, done_at AS doneAt FROM group_check WHERE group_id = ? ORDER BY id',
      id,
    ).slice(),
    setIds: Array.from(ids(db, 'SELECT set_id FROM group_set_item WHERE group_id = ? ORDER BY set_id', id)),
  };
}

/** Every group name, live and archived, that a new name should not repeat; without one group's own. */
export function takenNames(db: Db, withoutId: number): readonly { readonly name: string; readonly archived: 0 | 1 }[] {
  return all(
    db,
    'SELECT name, archived_at IS NOT NULL AS archived FROM chat_group WHERE id <> ? ORDER BY id',
    withoutId,
  );
}
