import type { Condition, Conditions } from '#shared/contract/conditions';
import type { PurgeReason, TalkGap } from '#shared/contract/purges';
import { silenceAsked } from '#shared/domain/conditions';
import { DAY_MS, localDay } from '#shared/domain/time';
import type { Context } from '../context';
import { allOf, clause, column, type Clause } from '../db/search';
import { conditionClause } from '../members/conditions';
import { factValue } from '../settings/repo';

/** Whom to look for: by conditions, in groups of a workspace (none named = all). */
export interface PurgeRule {
  readonly accountId: number | null;
  readonly conditions: Conditions;
  readonly groupIds: readonly number[];
  /** Stays of whose silence too little is known, and that are listed all the same. */
  readonly also: readonly TalkGap[];
}

// Owners, admins and helpers of any group, and our own accounts: by WeChat ID, or by name where none is known.
const spared = (now: number): Clause => clause`p.archived_at IS NULL
  AND p.id NOT IN (SELECT person_id FROM membership WHERE left_at IS NULL AND role <> 'member')
  AND p.id NOT IN (SELECT person_id FROM group_helper WHERE until IS NULL OR until >= local_day(${now}))
  AND NOT EXISTS (SELECT 1 FROM account a LEFT JOIN persona r ON r.id = a.persona_id WHERE a.wechat_id = p.wechat_id
    OR (a.wechat_id IS NULL OR p.wechat_id IS NULL) AND p.nickname IN (a.name, r.nickname))`;

const stays = (accountId: number | null, groupIds: readonly number[], now: number): Clause =>
  allOf([
    column('m.left_at IS NULL AND g.archived_at IS NULL'),
    accountId === null
      ? null
      : clause`m.group_id IN (SELECT ga.group_id FROM group_account ga WHERE ga.account_id = ${accountId} AND ga.role = 'operating')`,
    groupIds.length === 0 ? null : clause`m.group_id IN (SELECT value FROM json_each(${JSON.stringify(groupIds)}))`,
    spared(now),
  ]);

const IN_ANY_ORDER = column(`membership m JOIN person p ON p.id = m.person_id JOIN person_stat s ON s.person_id = p.id
  JOIN chat_group g ON g.id = m.group_id JOIN talk t ON t.group_id = m.group_id`);
// Few people of very many are looked for: what is asked of them first, their stays after it. Left to itself SQLite begins with the groups.
const PEOPLE_FIRST =
  column(`person p CROSS JOIN person_stat s ON s.person_id = p.id CROSS JOIN membership m ON m.person_id = p.id
  CROSS JOIN chat_group g ON g.id = m.group_id CROSS JOIN talk t ON t.group_id = m.group_id`);

/**
 * What the imported chats of each group tell of, in days before today: `span`, a row for each stretch without a gap, and `talk`, a row for
 * each group with where its chats begin and end and how many days they cover; NULL where there is none.
 */
const talk = (today: string): Clause => clause`span AS MATERIALIZED (
  SELECT group_id, CAST(julianday(${today}) - julianday(min(first_day)) AS INTEGER) AS first,
    CAST(max(0, julianday(${today}) - julianday(max(last_day))) AS INTEGER) AS last
  FROM (SELECT *, sum(apart) OVER (PARTITION BY group_id ORDER BY first_day, id) AS stretch
    FROM (SELECT *, ifnull(first_day > date(max(last_day) OVER (PARTITION BY group_id ORDER BY first_day, id
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), '+1 day'), 1) AS apart FROM chat_span))
  GROUP BY group_id, stretch),
  talk AS MATERIALIZED (SELECT g.id AS group_id, max(s.first) AS first, min(s.last) AS last, sum(s.first + 1 - s.last) AS days
    FROM chat_group g LEFT JOIN span s ON s.group_id = g.id GROUP BY g.id)`;

/** How many of the last `days` the chats `t` of a group cover. Most groups have no gap: only of the others the stretches are looked at. */
const covered = (days: Clause): Clause => clause`ifnull(CASE WHEN t.days = t.first + 1 - t.last
  THEN max(0, min(t.first + 1, ${days}) - t.last)
  ELSE (SELECT sum(max(0, min(s.first + 1, ${days}) - s.last)) FROM span s WHERE s.group_id = t.group_id) END, 0)`;

/** `found(group_id, person_id, facts, covered, known)`: the stays of a rule, their facts where they are wanted. `known` tells how far the chat of the group covers
 * the days asked about: 'all', or which gap there is; `covered` counts those days. */
export function foundByRule(ctx: Context, { accountId, conditions, groupIds }: PurgeRule, withFacts: boolean): Clause {
  const { zone } = ctx;
  const now = ctx.now();
  const asked = silenceAsked(conditions, localDay(now, zone));
  const where = allOf([stays(accountId, groupIds, now), conditionClause(conditions, { accountId, now, zone })]);
  const from = groupIds.length === 0 ? PEOPLE_FIRST : IN_ANY_ORDER;
  const facts = withFacts ? factsAsked(conditions) : NO_FACTS;
  if (asked === null) return found(ctx, from, where, facts, clause`1 AS days, 1 AS covered`);
  // Nobody can be silent in a group for longer than they are in it. Whole days: numbers are bound as fractions.
  const days = clause`max(1, ifnull(min(${asked}, CAST((${now} - m.joined_at) / ${DAY_MS} AS INTEGER)), ${asked}))`;
  return found(ctx, from, where, facts, clause`${days} AS days, ${covered(days)} AS covered`);
}

/** As `foundByRule`, but the stays of members named by hand. */
export function foundByHand(
  ctx: Context,
  who: { readonly accountId: number | null; readonly groupId: number | null; readonly personIds: readonly number[] },
): Clause {
  const where = allOf([
    stays(who.accountId, who.groupId === null ? [] : [who.groupId], ctx.now()),
    clause`m.person_id IN (SELECT value FROM json_each(${JSON.stringify(who.personIds)}))`,
  ]);
  return found(ctx, IN_ANY_ORDER, where, factsAsked([]), clause`1 AS days, 1 AS covered`);
}

function found(ctx: Context, from: Clause, where: Clause, facts: Clause, cover: Clause): Clause {
  const share = factValue(ctx.db, 'purgeTalkShare') ?? 0;
  return clause`${talk(localDay(ctx.now(), ctx.zone))}, found AS MATERIALIZED (
    SELECT group_id, person_id, facts, covered,
      CASE WHEN covered = 0 THEN 'none' WHEN covered * 100 < days * ${share} THEN 'part' ELSE 'all' END AS known
    FROM (SELECT m.group_id, m.person_id, ${facts} AS facts, ${cover}
      FROM ${from} WHERE ${where}))`;
}

/** Keeps of `found` what is listed: stays of which enough is known, and those of the gaps that are wanted all the same. */
export const listed = (also: readonly TalkGap[]): Clause =>
  clause`known IN (SELECT value FROM json_each(${JSON.stringify(['all', ...also])}))`;

const FACTS: Readonly<Record<keyof PurgeReason['facts'], string>> = {
  joined: 'm.joined_at',
  spoke: '(SELECT max(c.last_at) FROM chat_sender c WHERE c.person_id = m.person_id AND c.group_id = m.group_id)',
  talkFirst: 't.first',
  talkLast: 't.last',
  talkDays: 't.days',
  lastActive: 'p.last_active',
  firstJoined: 's.first_joined_at',
  created: 'p.created_at',
  groups: 's.groups',
  points: 's.points',
  strikes: 's.strikes',
  invited: 's.invited',
  orders: 's.orders',
  messages: 's.messages',
};
const NO_FACTS = column("'{}'");
const ALWAYS: readonly (keyof PurgeReason['facts'])[] = [
  'joined',
  'spoke',
  'talkFirst',
  'talkLast',
  'talkDays',
  'lastActive',
];

/** What is kept of each: since when they are there, what is known of their talk, and whatever the rule asks about. */
function factsAsked(conditions: readonly Condition[]): Clause {
  const asked = new Set<string>(conditions.map(({ field }) => field));
  const kept = Object.entries(FACTS).filter(([fact]) => asked.has(fact) || ALWAYS.some((always) => always === fact));
  return column(`json_object(${kept.map(([fact, sql]) => `'${fact}', ${sql}`).join(', ')})`);
}
