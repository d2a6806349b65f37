import type { Conditions } from '#shared/contract/conditions';
import type { Output } from '#shared/contract/index';
import type { PurgeReason } from '#shared/contract/purges';
import type { Context } from '../context';
import { insertRange } from '../db/bulk';
import { clause, column, type Clause } from '../db/search';
import { all, one, run } from '../db/sql';
import { settleInvites } from '../points/invites';
import { foundByHand, foundByRule, listed, type PurgeRule } from './found';

/** How many a rule would list, and of how many others too little is known to tell. */
export function previewRule(ctx: Context, rule: PurgeRule): Output<'purge.preview'> {
  const sums = (name: string, which: Clause): Clause =>
    clause`count(*) FILTER (WHERE ${which}) AS ${column(name)}Items,
      count(DISTINCT person_id) FILTER (WHERE ${which}) AS ${column(name)}People,
      count(DISTINCT group_id) FILTER (WHERE ${which}) AS ${column(name)}Groups`;
  const taken = listed(rule.also);
  const asked = clause`WITH ${foundByRule(ctx, rule, false)}
    SELECT ${sums('all', taken)}, ${sums('part', column("known = 'part'"))}, ${sums('none', column("known = 'none'"))},
      ifnull(min(covered) FILTER (WHERE known = 'part'), 0) AS days,
      (SELECT count(*) FROM chat_sender WHERE person_id IS NULL AND ignored = 0 AND same_as IS NULL
        AND group_id IN (SELECT group_id FROM found WHERE ${taken})) AS unmatched
    FROM found`;
  const row = one<Record<`${'all' | 'part' | 'none'}${'Items' | 'People' | 'Groups'}` | 'days' | 'unmatched', number>>(
    ctx.db,
    asked.sql,
    ...asked.values,
  );
  const of = (name: 'all' | 'part' | 'none') => ({
    items: row?.[`${name}Items`] ?? 0,
    people: row?.[`${name}People`] ?? 0,
    groups: row?.[`${name}Groups`] ?? 0,
  });
  const { days = 0, unmatched = 0 } = row ?? {};
  return { ...of('all'), part: { ...of('part'), days }, none: of('none'), unmatched };
}

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
export const listByRule = (ctx: Context, purgeId: number, rule: PurgeRule): number =>
  list(ctx, purgeId, foundByRule(ctx, rule, true), listed(rule.also), 'rule');

/** Lists members by hand: their stays in a group, or in all groups of the workspace; gives how many. */
export const listByHand = (ctx: Context, purgeId: number, who: Parameters<typeof foundByHand>[1]): number =>
  list(ctx, purgeId, foundByHand(ctx, who), column('1'), 'hand');

function list(ctx: Context, purgeId: number, among: Clause, which: Clause, by: PurgeReason['by']): number {
  const asked = clause`WITH ${among} SELECT group_id, person_id, facts FROM found WHERE ${which} AND NOT EXISTS (
    SELECT 1 FROM purge_item i WHERE i.purge_id = ${purgeId} AND i.group_id = found.group_id AND i.person_id = found.person_id)`;
  const rows = all<{ group_id: number; person_id: number; facts: string }>(ctx.db, asked.sql, ...asked.values);
  insertRange(
    ctx.db,
    'purge_item',
    'purge_id, group_id, person_id, reason',
    rows,
    (each) => [purgeId, each.group_id, each.person_id, `{"by":"${by}","facts":${each.facts}}`],
    () => undefined,
  );
  return rows.length;
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
