import { type Purge, PurgeReason, type PurgeItem, type PurgeItemFilter, type PurgeRow } from '#shared/contract/purges';
import { Conditions } from '#shared/contract/conditions';
import type { Db } from '../db/open';
import { all, ids, one } from '../db/sql';
import { CodedError } from '../errors';
import { BY_NAME } from '../groups/listRepo';

// The list follows reality: who has left since is gone, who was made an admin since is kept.
const STATUS = `CASE WHEN i.status <> 'planned' THEN i.status WHEN m.id IS NULL THEN 'gone' WHEN m.role <> 'member' THEN 'kept' ELSE 'planned' END`;
const STAY = `LEFT JOIN membership m ON m.group_id = i.group_id AND m.person_id = i.person_id AND m.left_at IS NULL`;
const OURS = `(:account IS NULL OR EXISTS (
  SELECT 1 FROM group_account ga WHERE ga.group_id = i.group_id AND ga.account_id = :account AND ga.role = 'operating'))`;
// A purge of all workspaces shows to each what concerns its own groups.
const VISIBLE = `(:account IS NULL OR u.account_id = :account OR u.account_id IS NULL AND EXISTS (
  SELECT 1 FROM purge_item i WHERE i.purge_id = u.id AND ${OURS}))`;
const SUMS = ['planned', 'kept', 'removed', 'gone']
  .map((status) => `ifnull(sum(i.id IS NOT NULL AND ${STATUS} = '${status}'), 0) AS ${status}`)
  .join(', ');

type Counts = PurgeRow['counts'];
const countsOf = ({ planned, kept, removed, gone }: Counts): Counts => ({ planned, kept, removed, gone });

/** Purges of a workspace, newest first. */
export function purgeIds(db: Db, accountId: number | null, closed: boolean): Uint32Array<ArrayBuffer> {
  return ids(
    db,
    `SELECT u.id FROM purge u WHERE ${VISIBLE} AND (u.closed_at IS NOT NULL) = :closed ORDER BY u.id DESC`,
    { account: accountId, closed: Number(closed) },
  );
}

type Row = Omit<PurgeRow, 'counts'> & Counts;

/** Purges as rows of a list, in the order asked for. */
export function purgesByIds(db: Db, accountId: number | null, list: readonly number[]): PurgeRow[] {
  return all<Row>(
    db,
    `SELECT u.id, u.name, u.account_id AS accountId, u.created_at AS createdAt, u.closed_at AS closedAt, c.planned, c.kept, c.removed, c.gone
     FROM json_each(:list) AS asked JOIN purge u ON u.id = asked.value
     JOIN (SELECT w.id AS purge_id, ${SUMS} FROM purge w
       LEFT JOIN purge_item i ON i.purge_id = w.id AND ${OURS} ${STAY}
       WHERE w.id IN (SELECT value FROM json_each(:list)) GROUP BY w.id) c ON c.purge_id = u.id
     WHERE ${VISIBLE} ORDER BY asked.key`,
    { list: JSON.stringify(list), account: accountId },
  ).map(({ planned, kept, removed, gone, ...row }) => ({ ...row, counts: { planned, kept, removed, gone } }));
}

/** One purge with its groups; NOT_FOUND for one of another workspace. */
export function purgePage(db: Db, id: number, accountId: number | null): Purge {
  const [row] = purgesByIds(db, accountId, [id]);
  const own = one<{ conditions: string; notice: string }>(db, 'SELECT conditions, notice FROM purge WHERE id = ?', id);
  if (!row || !own) throw new CodedError('NOT_FOUND', 'error.purgeGone');
  const groups = all<Counts & { groupId: number; name: string; toldAt: number | null }>(
    db,
    `SELECT i.group_id AS groupId, g.name, n.told_at AS toldAt, ${SUMS}
     FROM purge_item i ${STAY} JOIN chat_group g ON g.id = i.group_id
     LEFT JOIN purge_notice n ON n.purge_id = i.purge_id AND n.group_id = i.group_id
     WHERE i.purge_id = :id AND ${OURS} GROUP BY i.group_id ORDER BY ${BY_NAME.join(', ')}`,
    { id, account: accountId },
  );
  return {
    ...row,
    conditions: Conditions.parse(JSON.parse(own.conditions)),
    notice: own.notice,
    groups: groups.map((group) => ({
      groupId: group.groupId,
      name: group.name,
      toldAt: group.toldAt,
      counts: countsOf(group),
    })),
  };
}

const ORDERS = {
  name: ['p.pinyin'],
  group: BY_NAME,
  joined: ['m.joined_at IS NULL', 'm.joined_at'],
  lastActive: ['p.last_active IS NOT NULL', 'p.last_active'],
  strikes: ['s.strikes'],
} as const;

type ItemSort = { readonly by: keyof typeof ORDERS; readonly desc: boolean };

/** The items of a purge that a filter keeps, in order. */
export function itemIds(db: Db, filter: PurgeItemFilter, sort: ItemSort): Uint32Array<ArrayBuffer> {
  const direction = sort.desc ? 'DESC' : 'ASC';
  const order = ORDERS[sort.by].map((part) => `${part} ${direction}`);
  return ids(
    db,
    `SELECT i.id FROM purge_item i ${STAY} JOIN purge u ON u.id = i.purge_id JOIN person p ON p.id = i.person_id
     JOIN person_stat s ON s.person_id = p.id JOIN chat_group g ON g.id = i.group_id
     WHERE i.purge_id = :purge AND ${VISIBLE} AND ${OURS} AND (:group IS NULL OR i.group_id = :group)
       AND (:status IS NULL OR ${STATUS} = :status)
       AND (:search = '' OR instr(norm(person_text(p.nickname, m.nickname, p.wechat_id, p.pinyin, p.initials, g.name)), norm(:search)) > 0)
     ORDER BY ${order.join(', ')}, i.id ${direction}`,
    {
      purge: filter.purgeId,
      account: filter.accountId,
      group: filter.groupId,
      status: filter.status,
      search: filter.search.trim(),
    },
  );
}

/** Items as rows, in the order asked for. */
export function itemsByIds(db: Db, accountId: number | null, list: readonly number[]): PurgeItem[] {
  return all<Omit<PurgeItem, 'reason'> & { reason: string }>(
    db,
    `SELECT i.id, i.person_id AS personId, p.nickname, ifnull(m.nickname, '') AS groupNickname,
       ifnull((SELECT c.remark FROM contact c WHERE c.person_id = p.id AND (:account IS NULL OR c.account_id = :account)
         AND c.remark <> '' ORDER BY c.account_id LIMIT 1), '') AS remark,
       i.group_id AS groupId, g.name AS groupName, ${STATUS} AS status, i.reason, i.done_at AS doneAt
     FROM json_each(:list) AS asked CROSS JOIN purge_item i ON i.id = asked.value ${STAY}
     JOIN purge u ON u.id = i.purge_id JOIN person p ON p.id = i.person_id JOIN chat_group g ON g.id = i.group_id
     WHERE ${VISIBLE} AND ${OURS} ORDER BY asked.key`,
    { list: JSON.stringify(list), account: accountId },
  ).map((row) => ({ ...row, reason: PurgeReason.parse(JSON.parse(row.reason)) }));
}

/** The notice of a purge as written; NOT_FOUND where it is gone. */
export function noticeOf(db: Db, id: number): string {
  const row = one<{ notice: string }>(db, 'SELECT notice FROM purge WHERE id = ?', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.purgeGone');
  return row.notice;
}

/** What a notice to a group may name: the group, and the account and persona that run it. */
export function groupWords(
  db: Db,
  groupId: number,
): { readonly group: string; readonly account: string | null; readonly persona: string | null } {
  const row = one<{ group: string; account: string | null; persona: string | null }>(
    db,
    `SELECT g.name AS "group", a.name AS account, r.nickname AS persona FROM chat_group g
     LEFT JOIN group_account ga ON ga.group_id = g.id AND ga.role = 'operating'
     LEFT JOIN account a ON a.id = ga.account_id LEFT JOIN persona r ON r.id = a.persona_id WHERE g.id = ?`,
    groupId,
  );
  if (!row) throw new CodedError('NOT_FOUND', 'error.groupGone');
  return row;
}
