import type { Output } from '#shared/contract/index';
import type { PointEntry, RankedMember, RankingFilter } from '#shared/contract/points';
import { namesIn, streakAt, whoIsMeant } from '#shared/domain/points';
import { dayNumber, localDay } from '#shared/domain/time';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { allOf } from '../db/search';
import { all, ids, one } from '../db/sql';
import { CodedError } from '../errors';
import { inScope, runsGroup, visible } from '../members/scope';
import { checkInDays } from './give';

/** A member's ledger, newest first, with balance and streak; NOT_FOUND for a member of another workspace. */
export function ofMember(
  ctx: Context,
  { accountId, personId, from, limit }: { accountId: number | null; personId: number; from: number; limit: number },
): Output<'point.ofMember'> {
  const { db } = ctx;
  const scope = visible(accountId);
  const stat = one<{ points: number }>(
    db,
    `SELECT s.points FROM person p JOIN person_stat s ON s.person_id = p.id WHERE p.id = ? AND ${scope.sql}`,
    personId,
    ...scope.values,
  );
  if (!stat) throw new CodedError('NOT_FOUND', 'error.memberGone');
  const rows = all<PointEntry>(
    db,
    `SELECT e.id, e.at, e.day, e.kind, e.points, ifnull(r.name, '') AS ruleName, ifnull(g.name, '') AS groupName,
       ifnull(i.nickname, '') AS invited, ifnull(w.name, '') AS rewardName, e.note, e.counters_id AS countersId,
       (SELECT x.id FROM point_entry x WHERE x.counters_id = e.id) AS counteredId
     FROM point_entry e LEFT JOIN point_rule r ON r.id = e.rule_id LEFT JOIN reward w ON w.id = e.reward_id
     LEFT JOIN chat_group g ON g.id = e.group_id AND ${runsGroup('g.id')}
     LEFT JOIN membership m ON m.id = e.membership_id AND m.group_id = g.id LEFT JOIN person i ON i.id = m.person_id
     WHERE e.person_id = ? ORDER BY e.day DESC, e.id DESC LIMIT ? OFFSET ?`,
    accountId,
    accountId,
    personId,
    limit,
    from,
  );
  const total = one<{ n: number }>(db, 'SELECT count(*) AS n FROM point_entry WHERE person_id = ?', personId)?.n ?? 0;
  const days = checkInDays(db, [personId]).get(personId) ?? new Set<number>();
  const streak = streakAt(days, dayNumber(localDay(ctx.now(), ctx.zone)));
  return { balance: stat.points, streak, total, rows: [...rows] };
}

// What is redeemed, and taken back of it, is no earning.
const EARNED = `e.reward_id IS NULL AND (:group IS NULL OR e.group_id = :group)
  AND e.day >= ifnull(:from, '') AND e.day <= ifnull(:to, '9999')`;
const MEMBERS_OF = `(:group IS NULL OR EXISTS (
  SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.group_id = :group AND m.left_at IS NULL))`;
const named = (filter: Pick<RankingFilter, 'groupId' | 'from' | 'to'>) => ({
  group: filter.groupId,
  from: filter.from,
  to: filter.to,
});

/** Members by points, most first: by what they earned in the days asked for, or by what they have now. */
export function ranking(db: Db, filter: RankingFilter): Uint32Array<ArrayBuffer> {
  const scope = allOf([inScope(filter.accountId, true)]);
  if (filter.by === 'balance')
    return ids(
      db,
      `SELECT p.id FROM person_stat s JOIN person p ON p.id = s.person_id
       WHERE s.points <> 0 AND ${MEMBERS_OF} AND ${scope.sql} ORDER BY s.points DESC, p.id`,
      named(filter),
      ...scope.values,
    );
  return ids(
    db,
    `SELECT p.id FROM (SELECT e.person_id, sum(e.points) AS earned FROM point_entry e WHERE ${EARNED} GROUP BY e.person_id) got
     JOIN person p ON p.id = got.person_id WHERE got.earned <> 0 AND ${scope.sql} ORDER BY got.earned DESC, p.id`,
    named(filter),
    ...scope.values,
  );
}

/** Rows of the ranking, in the order asked for. */
export function ranked(
  db: Db,
  filter: Omit<RankingFilter, 'by'> & { readonly ids: readonly number[] },
): RankedMember[] {
  const scope = allOf([inScope(filter.accountId, true)]);
  return [
    ...all<RankedMember>(
      db,
      `SELECT p.id, p.nickname, s.points AS balance,
         (SELECT ifnull(sum(e.points), 0) FROM point_entry e WHERE e.person_id = p.id AND ${EARNED}) AS earned
       FROM json_each(:list) AS asked JOIN person p ON p.id = asked.value JOIN person_stat s ON s.person_id = p.id
       WHERE ${scope.sql} ORDER BY asked.key`,
      { ...named(filter), list: JSON.stringify(filter.ids) },
      ...scope.values,
    ),
  ];
}

/** Points of each day that has any: given, taken back or deducted (negative), spent, and how many members it concerned. */
export function perDay(
  db: Db,
  { accountId, from, to }: { accountId: number | null; from: string; to: string },
): Output<'point.perDay'> {
  const scope = allOf([inScope(accountId, true)]);
  const rows = all<Output<'point.perDay'>[number]>(
    db,
    `SELECT e.day, sum(iif(e.reward_id IS NULL, max(e.points, 0), 0)) AS given,
       sum(iif(e.reward_id IS NULL, min(e.points, 0), 0)) AS taken,
       0 - sum(iif(e.reward_id IS NULL, 0, e.points)) AS spent, count(DISTINCT e.person_id) AS people
     FROM point_entry e JOIN person p ON p.id = e.person_id
     WHERE e.day BETWEEN ? AND ? AND ${scope.sql} GROUP BY e.day ORDER BY e.day`,
    from,
    to,
    ...scope.values,
  );
  return [...rows];
}

/** Finds whom the lines of a pasted list name among the members of a group of the workspace. */
export function matchNames(
  db: Db,
  { accountId, groupId, text }: { accountId: number | null; groupId: number; text: string },
): Output<'point.matchNames'> {
  const rows = all<{ id: number; nickname: string; own: string; wechat: string | null; remarks: string }>(
    db,
    `SELECT p.id, p.nickname, m.nickname AS own, p.wechat_id AS wechat,
       (SELECT json_group_array(c.remark) FROM contact c WHERE c.person_id = p.id AND (? IS NULL OR c.account_id = ?)) AS remarks
     FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.group_id = ? AND m.left_at IS NULL AND ${runsGroup('m.group_id')} ORDER BY p.id`,
    accountId,
    accountId,
    groupId,
    accountId,
    accountId,
  );
  const nicknames = new Map(rows.map(({ id, nickname }) => [id, nickname]));
  const called = rows.map(({ id, nickname, own, wechat, remarks }) => ({
    id,
    names: [nickname, own, wechat ?? '', ...(JSON.parse(remarks) as string[])],
  }));
  return whoIsMeant(namesIn(text), called).map(({ name, ids: found, sure }) => ({
    name,
    sure,
    found: found.map((id) => ({ id, nickname: nicknames.get(id) ?? '' })),
  }));
}
