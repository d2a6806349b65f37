import type { Group, GroupDetail, GroupFilter, GroupSort } from '#shared/contract/groups';
import type { Db } from '../db/open';
import { allOf, anyOf, initialsClause, searchClause, whenGiven } from '../db/search';
import { all, ids, one } from '../db/sql';
import { CodedError } from '../errors';

const DAY_MS = 86_400_000;

/** The text of a group that search looks into: what the trigger of group_fts feeds. */
const SEARCH_TEXT = `g.name || ' ' || g.pinyin || ' ' || g.initials`;
// The stem before the running number, then the shorter name first: 群2 stands before 群10.
const BY_NAME = [`rtrim(g.pinyin, '0123456789')`, 'length(g.pinyin)', 'g.pinyin'];
const LAST_POST = `(SELECT d.done_at FROM delivery d WHERE d.group_id = g.id AND d.status = 'sent' ORDER BY d.due_at DESC LIMIT 1)`;
const NEXT_POST = `(SELECT d.due_at FROM delivery d WHERE d.group_id = g.id AND d.status = 'due' ORDER BY d.due_at LIMIT 1)`;
const OPERATING = `(SELECT ga.account_id FROM group_account ga WHERE ga.group_id = g.id AND ga.role = 'operating')`;

const SORTS: Readonly<Record<GroupSort['by'], readonly string[]>> = {
  name: [],
  kind: ['k.sort', 'k.id'],
  account: [`(SELECT a.sort FROM account a WHERE a.id = ${OPERATING})`, OPERATING],
  members: ['ifnull(c.members, 0)'],
  stage: ['(SELECT s.sort FROM stage s WHERE s.id = g.stage_id)'],
  qr: ['ifnull(g.qr_valid_until, 9e15)'],
  lastPost: [`ifnull(${LAST_POST}, 0)`],
  nextPost: [`ifnull(${NEXT_POST}, 9e15)`],
  created: ['g.created_at'],
};

/** Ids of the groups that a filter lets through, sorted; by name unless said otherwise. */
export function listGroupIds(db: Db, filter: GroupFilter): Uint32Array<ArrayBuffer> {
  const where = allOf([
    { sql: filter.archived ? 'g.archived_at IS NOT NULL' : 'g.archived_at IS NULL', values: [] },
    whenGiven(filter.accountId, `${OPERATING} = ?`),
    whenGiven(filter.kindId, 'g.kind_id = ?'),
    whenGiven(filter.stageId, 'g.stage_id = ?'),
    whenGiven(filter.setId, 'EXISTS (SELECT 1 FROM group_set_item i WHERE i.group_id = g.id AND i.set_id = ?)'),
    filter.search
      ? anyOf([
          searchClause('group_fts', 'g.id', SEARCH_TEXT, filter.search),
          initialsClause('g.initials', filter.search),
        ])
      : null,
  ]);
  const { by, desc } = filter.sort ?? { by: 'name', desc: false };
  const sorted = by === 'name' ? BY_NAME : SORTS[by];
  const order = [...sorted.map((term) => (desc ? `${term} DESC` : term)), ...BY_NAME, 'g.id'].join(', ');
  return ids(
    db,
    `SELECT g.id FROM chat_group g JOIN group_kind k ON k.id = g.kind_id LEFT JOIN group_count c ON c.group_id = g.id
     WHERE ${where.sql} ORDER BY ${order}`,
    ...where.values,
  );
}

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

const rowToGroup = (row: GroupRow): Group => ({
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
  standbyAccountIds: JSON.parse(row.standby_ids) as number[],
  members: row.members,
  joinedLastDay: row.joined_last_day,
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

/** Groups as table rows, in the order of the ids; unknown ids are left out. `now` in UTC ms. */
export function readGroups(db: Db, wanted: readonly number[], now: number): readonly Group[] {
  return all<GroupRow>(
    db,
    `SELECT g.id, g.name, g.kind_id, k.name AS kind_name, k.audience, g.region, g.category, g.brand, g.number,
       ${OPERATING} AS operating_id,
       (SELECT json_group_array(ga.account_id) FROM group_account ga WHERE ga.group_id = g.id AND ga.role = 'standby') AS standby_ids,
       ifnull(c.members, 0) AS members,
       (SELECT count(*) FROM membership m WHERE m.group_id = g.id AND m.left_at IS NULL AND m.joined_at > ?) AS joined_last_day,
       k.capacity_best, k.capacity_full, k.capacity_max, g.stage_id, s.name AS stage_name, g.stage_since,
       q.sha256 AS qr_sha256, g.qr_valid_until, ${LAST_POST} AS last_post, ${NEXT_POST} AS next_post, g.archived_at, g.created_at
     FROM json_each(?) w JOIN chat_group g ON g.id = w.value JOIN group_kind k ON k.id = g.kind_id
       LEFT JOIN group_count c ON c.group_id = g.id LEFT JOIN stage s ON s.id = g.stage_id
       LEFT JOIN material q ON q.id = g.qr_material_id
     ORDER BY w.key`,
    now - DAY_MS,
    JSON.stringify(wanted),
  ).map(rowToGroup);
}

interface DetailRow {
  readonly purpose: string;
  readonly notice: string;
  readonly rules: string;
  readonly note: string;
  readonly welcome_script_id: number | null;
  readonly qr_material_id: number | null;
}

/** Everything about one group; NOT_FOUND for an unknown id. `now` in UTC ms. */
export function readGroup(db: Db, id: number, now: number): GroupDetail {
  const group = readGroups(db, [id], now)[0];
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
