import type { Member, MemberFilter, MemberSort } from '#shared/contract/members';
import type { Db } from '../db/open';
import { allOf, searchClause, type Clause } from '../db/search';
import { all, ids } from '../db/sql';
import { inScope, runsGroup } from './scope';

/** The ids of the members that a filter keeps, in order. */
export function memberIds(db: Db, filter: MemberFilter, sort: MemberSort): Uint32Array<ArrayBuffer> {
  const where = allOf([
    { sql: filter.archived ? 'p.archived_at IS NOT NULL' : 'p.archived_at IS NULL', values: [] },
    inScope(filter.accountId, filter.left),
    stays(filter),
    filter.search === undefined ? null : says(filter.search, filter.accountId),
  ]);
  const order = ORDERS[sort.by];
  const bound = order.scoped ? [filter.accountId, filter.accountId] : [];
  const direction = sort.desc ? 'DESC' : 'ASC';
  return ids(
    db,
    `SELECT p.id FROM person p WHERE ${where.sql} ORDER BY ${order.sql} ${direction}, p.id ${direction}`,
    ...where.values,
    ...bound,
  );
}

// What a member is sorted by; one without a value stands last whichever way it is sorted.
const ORDERS: Readonly<Record<MemberSort['by'], { readonly sql: string; readonly scoped: boolean }>> = {
  name: { sql: 'p.pinyin', scoped: false },
  city: { sql: `p.city = '', p.city`, scoped: false },
  created: { sql: 'p.created_at', scoped: false },
  groups: {
    sql: `(SELECT count(*) FROM membership o WHERE o.person_id = p.id AND o.left_at IS NULL AND ${runsGroup('o.group_id')})`,
    scoped: true,
  },
  joined: {
    sql: `(SELECT max(o.joined_at) FROM membership o WHERE o.person_id = p.id AND o.left_at IS NULL AND ${runsGroup('o.group_id')})`,
    scoped: true,
  },
};

/** Members whose stay in a group of the workspace fits the filter's group, role and leaving. */
function stays({ accountId, groupId, role, left }: MemberFilter): Clause | null {
  if (groupId === undefined && role === undefined && !left) return null;
  const conditions = [`(? IS NULL OR m.group_id = ?)`, `(? IS NULL OR m.role = ?)`, runsGroup('m.group_id')];
  const values = [groupId ?? null, groupId ?? null, role ?? null, role ?? null, accountId, accountId];
  if (!left)
    return {
      sql: `p.id IN (SELECT m.person_id FROM membership m WHERE m.left_at IS NULL AND ${conditions.join(' AND ')})`,
      values,
    };
  return {
    sql: `p.id IN (SELECT m.person_id FROM membership m WHERE m.left_at IS NOT NULL AND ${conditions.join(' AND ')}
      AND NOT EXISTS (SELECT 1 FROM membership back WHERE back.group_id = m.group_id AND back.person_id = m.person_id AND back.left_at IS NULL))`,
    values,
  };
}

/** Members found by name, WeChat ID, phone, pinyin or initials, or by a remark that the workspace gave them. */
function says(typed: string, accountId: number | null): Clause | null {
  const own = searchClause(
    'person_fts',
    'p.id',
    'person_text(p.nickname, p.wechat_id, p.phone, p.pinyin, p.initials)',
    typed,
  );
  const remarked = searchClause('contact_fts', 'c.id', 'c.remark', typed);
  if (!own || !remarked) return null;
  return {
    sql: `(${own.sql}) OR p.id IN (SELECT c.person_id FROM contact c WHERE (? IS NULL OR c.account_id = ?) AND ${remarked.sql})`,
    values: [...own.values, accountId, accountId, ...remarked.values],
  };
}

/** A row of `COLUMNS`. */
export interface MemberRow {
  readonly id: number;
  readonly nickname: string;
  readonly remark: string | null;
  readonly wechat_id: string | null;
  readonly phone: string | null;
  readonly city: string;
  readonly gender: Member['gender'];
  readonly groups: number;
  readonly last_joined_at: number | null;
  readonly rank: number | null;
  readonly archived_at: number | null;
}

/** The columns of a member in a workspace; binds the account (or null) eight times. */
export const COLUMNS = `p.id, p.nickname, p.wechat_id, p.phone, p.city, p.gender, p.archived_at,
  (SELECT c.remark FROM contact c WHERE c.person_id = p.id AND (? IS NULL OR c.account_id = ?) AND c.remark <> '' ORDER BY c.account_id LIMIT 1) AS remark,
  (SELECT count(*) FROM membership o WHERE o.person_id = p.id AND o.left_at IS NULL AND ${runsGroup('o.group_id')}) AS groups,
  (SELECT max(o.joined_at) FROM membership o WHERE o.person_id = p.id AND o.left_at IS NULL AND ${runsGroup('o.group_id')}) AS last_joined_at,
  (SELECT min(CASE o.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END) FROM membership o
    WHERE o.person_id = p.id AND o.left_at IS NULL AND ${runsGroup('o.group_id')}) AS rank`;
/** What `COLUMNS` binds. */
export const columnValues = (accountId: number | null): readonly unknown[] => Array<number | null>(8).fill(accountId);

const RANKS = ['owner', 'admin', 'member'] as const;

/** A member as the contract has it. */
export function rowToMember(row: MemberRow): Member {
  return {
    id: row.id,
    nickname: row.nickname,
    remark: row.remark ?? '',
    wechatId: row.wechat_id,
    phone: row.phone,
    city: row.city,
    gender: row.gender,
    groups: row.groups,
    lastJoinedAt: row.last_joined_at,
    role: row.rank === null ? null : (RANKS[row.rank] ?? null),
    archivedAt: row.archived_at,
  };
}

/** The members of these ids that the workspace may see, in the order asked for. */
export function membersByIds(db: Db, wanted: readonly number[], accountId: number | null): Member[] {
  const scope = allOf([inScope(accountId, true)]);
  const rows = all<MemberRow>(
    db,
    `SELECT ${COLUMNS} FROM json_each(?) wanted JOIN person p ON p.id = wanted.value WHERE ${scope.sql} ORDER BY wanted.key`,
    ...columnValues(accountId),
    JSON.stringify(wanted),
    ...scope.values,
  );
  return rows.map(rowToMember);
}
