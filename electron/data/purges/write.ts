import type { Condition, Conditions } from '#shared/contract/conditions';
import type { PurgeReason } from '#shared/contract/purges';
import type { Context } from '../context';
import { insertRange } from '../db/bulk';
import { clause, column, allOf, type Clause } from '../db/search';
import { all, one, run } from '../db/sql';
import { conditionClause } from '../members/conditions';
import { settleInvites } from '../points/invites';

/** Whom to look for: by conditions, in groups of a workspace (none named = all). */
export interface PurgeRule {
  readonly accountId: number | null;
  readonly conditions: Conditions;
  readonly groupIds: readonly number[];
}

// Owners, admins and helpers of any group, and our own accounts: by WeChat ID, or by name where none is known.
const SPARED = column(`p.archived_at IS NULL
  AND p.id NOT IN (SELECT person_id FROM membership WHERE left_at IS NULL AND role <> 'member')
  AND p.id NOT IN (SELECT person_id FROM group_helper WHERE until IS NULL OR until >= local_day(:now))
  AND NOT EXISTS (SELECT 1 FROM account a LEFT JOIN persona r ON r.id = a.persona_id WHERE a.wechat_id = p.wechat_id
    OR (a.wechat_id IS NULL OR p.wechat_id IS NULL) AND p.nickname IN (a.name, r.nickname))`);

const stays = (accountId: number | null, groupIds: readonly number[], now: number): Clause =>
  allOf([
    column('m.left_at IS NULL AND g.archived_at IS NULL'),
    accountId === null
      ? null
      : clause`m.group_id IN (SELECT ga.group_id FROM group_account ga WHERE ga.account_id = ${accountId} AND ga.role = 'operating')`,
    groupIds.length === 0 ? null : clause`m.group_id IN (SELECT value FROM json_each(${JSON.stringify(groupIds)}))`,
    // One value bound in the middle of the text.
    { sql: SPARED.sql.replace(':now', '?'), values: [now] },
  ]);

const IN_ANY_ORDER = `membership m JOIN person p ON p.id = m.person_id JOIN person_stat s ON s.person_id = p.id
  JOIN chat_group g ON g.id = m.group_id`;
// Few people of very many are looked for: what is asked of them first, their stays after it. Left to itself SQLite begins with the groups.
const PEOPLE_FIRST = `person p CROSS JOIN person_stat s ON s.person_id = p.id CROSS JOIN membership m ON m.person_id = p.id
  CROSS JOIN chat_group g ON g.id = m.group_id`;
const fromFor = ({ groupIds }: PurgeRule): string => (groupIds.length === 0 ? PEOPLE_FIRST : IN_ANY_ORDER);

/** How many a rule would list. */
export function previewRule(
  ctx: Context,
  rule: PurgeRule,
): { readonly items: number; readonly people: number; readonly groups: number } {
  const found = matching(ctx, rule);
  return (
    one(
      ctx.db,
      `SELECT count(*) AS items, count(DISTINCT m.person_id) AS people, count(DISTINCT m.group_id) AS groups
       FROM ${fromFor(rule)} WHERE ${found.sql}`,
      ...found.values,
    ) ?? { items: 0, people: 0, groups: 0 }
  );
}

const matching = (ctx: Context, { accountId, conditions, groupIds }: PurgeRule): Clause =>
  allOf([
    stays(accountId, groupIds, ctx.now()),
    conditionClause(conditions, { accountId, now: ctx.now(), zone: ctx.zone }),
  ]);

/** Opens a purge; gives its id. */
export function insertPurge(
  ctx: Context,
  purge: {
    readonly accountId: number | null;
    readonly name: string;
    readonly conditions: Conditions;
    readonly notice: string;
  },
): number {
  return run(
    ctx.db,
    'INSERT INTO purge(uid, account_id, name, conditions, notice, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    ctx.newUid(),
    purge.accountId,
    purge.name,
    JSON.stringify(purge.conditions),
    purge.notice,
    ctx.now(),
  ).id;
}

/** Lists everyone whom a rule finds, with what it found; gives how many. */
export function listByRule(ctx: Context, purgeId: number, rule: PurgeRule): number {
  return list(ctx, purgeId, fromFor(rule), matching(ctx, rule), 'rule', rule.conditions);
}

/** Lists members by hand: their stays in a group, or in all groups of the workspace; gives how many. */
export function listByHand(
  ctx: Context,
  purgeId: number,
  who: { readonly accountId: number | null; readonly groupId: number | null; readonly personIds: readonly number[] },
): number {
  const where = allOf([
    stays(who.accountId, who.groupId === null ? [] : [who.groupId], ctx.now()),
    clause`m.person_id IN (SELECT value FROM json_each(${JSON.stringify(who.personIds)}))`,
  ]);
  return list(ctx, purgeId, IN_ANY_ORDER, where, 'hand', []);
}

function list(
  ctx: Context,
  purgeId: number,
  from: string,
  where: Clause,
  by: PurgeReason['by'],
  conditions: readonly Condition[],
): number {
  const found = all<{ group_id: number; person_id: number; facts: string }>(
    ctx.db,
    `SELECT m.group_id, m.person_id, json_object(${factsAsked(conditions)}) AS facts FROM ${from} WHERE ${where.sql}
       AND NOT EXISTS (SELECT 1 FROM purge_item i WHERE i.purge_id = ? AND i.group_id = m.group_id AND i.person_id = m.person_id)`,
    ...where.values,
    purgeId,
  );
  insertRange(
    ctx.db,
    'purge_item',
    'purge_id, group_id, person_id, reason',
    found,
    (each) => [purgeId, each.group_id, each.person_id, `{"by":"${by}","facts":${each.facts}}`],
    () => undefined,
  );
  return found.length;
}

const FACTS: Readonly<Record<keyof PurgeReason['facts'], string>> = {
  joined: 'm.joined_at',
  firstJoined: 's.first_joined_at',
  created: 'p.created_at',
  lastActive: 'p.last_active',
  groups: 's.groups',
  points: 's.points',
  strikes: 's.strikes',
  invited: 's.invited',
  orders: 's.orders',
  messages: 's.messages',
};
const ALWAYS: readonly (keyof PurgeReason['facts'])[] = ['joined', 'lastActive'];

/** What is kept of each: since when they are there and when they last spoke, and whatever the rule asks about. */
function factsAsked(conditions: readonly Condition[]): string {
  const asked = new Set<string>(conditions.map(({ field }) => field));
  return Object.entries(FACTS)
    .filter(([fact]) => asked.has(fact) || ALWAYS.some((always) => always === fact))
    .map(([fact, sql]) => `'${fact}', ${sql}`)
    .join(', ');
}

/** Takes items off the list, or puts them on it again; gives how many it changed. */
export function keepItems(ctx: Context, items: readonly number[], keep: boolean): number {
  return run(
    ctx.db,
    `UPDATE purge_item SET status = ?, done_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND status = ?`,
    keep ? 'kept' : 'planned',
    keep ? ctx.now() : null,
    JSON.stringify(items),
    keep ? 'planned' : 'kept',
  ).changes;
}

/** Notes that the members of these items were removed from their groups; gives the items it changed. */
export function removeItems(ctx: Context, items: readonly number[]): number[] {
  const { db } = ctx;
  const open = all<{ id: number; person_id: number; stay: number }>(
    db,
    `SELECT i.id, i.person_id, m.id AS stay FROM purge_item i
     JOIN membership m ON m.group_id = i.group_id AND m.person_id = i.person_id AND m.left_at IS NULL
     WHERE i.id IN (SELECT value FROM json_each(?)) AND i.status = 'planned' ORDER BY i.id`,
    JSON.stringify(items),
  );
  const now = ctx.now();
  for (const { id, stay } of open) {
    run(
      db,
      `UPDATE membership SET left_at = max(?, ifnull(joined_at, ?)), left_how = 'removed' WHERE id = ?`,
      now,
      now,
      stay,
    );
    run(db, `UPDATE purge_item SET status = 'removed', done_at = ? WHERE id = ?`, now, id);
  }
  settleInvites(
    ctx,
    open.map(({ person_id }) => person_id),
  );
  return open.map(({ id }) => id);
}

/** Closes a purge, writing down who had left by then, or opens it again. */
export function closePurge(ctx: Context, id: number, closed: boolean): boolean {
  const { changes } = run(
    ctx.db,
    'UPDATE purge SET closed_at = ? WHERE id = ? AND (closed_at IS NULL) = ?',
    closed ? ctx.now() : null,
    id,
    Number(closed),
  );
  if (changes > 0 && closed)
    run(
      ctx.db,
      `UPDATE purge_item SET status = 'gone', done_at = ? WHERE purge_id = ? AND status = 'planned' AND NOT EXISTS (
         SELECT 1 FROM membership m WHERE m.group_id = purge_item.group_id AND m.person_id = purge_item.person_id AND m.left_at IS NULL)`,
      ctx.now(),
      id,
    );
  return changes > 0;
}

/** Remembers that a group was told, or forgets it. */
export function tellGroup(ctx: Context, id: number, groupId: number, told: boolean): void {
  if (told)
    run(
      ctx.db,
      'INSERT INTO purge_notice(purge_id, group_id, told_at) VALUES (?, ?, ?) ON CONFLICT(purge_id, group_id) DO NOTHING',
      id,
      groupId,
      ctx.now(),
    );
  else run(ctx.db, 'DELETE FROM purge_notice WHERE purge_id = ? AND group_id = ?', id, groupId);
}
