import type { HandlersOf } from '#shared/contract/index';
import type { InviteNode, InviteNodes, inviteRoutes, InviteScope } from '#shared/contract/invites';
import type { ActionContext } from '../context';
import type { Db } from '../db/open';
import type { Clause } from '../db/search';
import { all, ids, one } from '../db/sql';
import { whileUnchanged } from '../db/unchanged';
import { CodedError } from '../errors';
import { runsGroup, visible } from './scope';

export const inviteHandlers: HandlersOf<typeof inviteRoutes, ActionContext> = {
  'invite.roots': ({ db }, { limit, ...scope }) => rootsOf(db, scope, limit),
  'invite.children': ({ db }, { id, limit, ...scope }) => childrenOf(db, scope, id, limit),
  'invite.place': ({ db }, { id, ...scope }) => {
    const [self] = nodesOf(db, scope, [id]);
    const { sql, values } = visible(scope.accountId);
    const seen = one(db, `SELECT 1 FROM person p WHERE p.id = ? AND ${sql}`, id, ...values);
    if (!self || !seen) throw new CodedError('NOT_FOUND', 'error.memberGone');
    return { self, above: above(db, scope, id) };
  },
};

/** The stays (`membership m`) that count: in groups the workspace runs; of one group; of a campaign's groups while it lasts, or whenever. */
export function staysIn({ accountId, groupId, campaignId }: InviteScope, whenever = false): Clause {
  const parts = [runsGroup('m.group_id')];
  const values: unknown[] = [accountId, accountId];
  if (groupId !== undefined) {
    parts.push('m.group_id = ?');
    values.push(groupId);
  }
  if (campaignId !== undefined) {
    // None of these asks anything of the stay: each is answered once, not for every stay.
    parts.push('m.group_id IN (SELECT group_id FROM campaign_group WHERE campaign_id = ?)');
    values.push(campaignId);
    if (!whenever) {
      parts.push(`m.joined_at >= (SELECT day_begins(starts_on) FROM campaign WHERE id = ?)
        AND m.joined_at < (SELECT day_ends(ends_on) FROM campaign WHERE id = ?)`);
      values.push(campaignId, campaignId);
    }
  }
  return { sql: parts.join(' AND '), values };
}

/** Whom each of these people is and when they joined (where `by` invited them; null = ever), with the size of what hangs below each; `ids` in the order wanted. One walk for all; who was met once below someone is not walked again, so that a ring ends. */
function nodesOf(db: Db, scope: InviteScope, wanted: readonly number[], by: number | null = null): InviteNode[] {
  const stays = staysIn(scope);
  // Who was there before the campaign began is not gone from it.
  const there = staysIn(scope, true);
  const rows = all<Omit<InviteNode, 'gone'> & { gone: 0 | 1 }>(
    db,
    `WITH RECURSIVE
     root(id) AS (SELECT value FROM json_each(?)),
     tree(root, id) AS (
       SELECT id, id FROM root
       UNION
       SELECT t.root, m.person_id FROM tree t JOIN membership m ON m.inviter_id = t.id WHERE ${stays.sql}),
     below(root, n, n_in) AS (
       SELECT t.root, count(*), sum(EXISTS (SELECT 1 FROM membership m WHERE m.person_id = t.id AND m.left_at IS NULL AND ${stays.sql}))
       FROM tree t WHERE t.id <> t.root GROUP BY t.root),
     direct(root, n, n_in) AS (
       SELECT r.id, count(DISTINCT m.person_id), count(DISTINCT CASE WHEN m.left_at IS NULL THEN m.person_id END)
       FROM root r JOIN membership m ON m.inviter_id = r.id AND m.person_id <> r.id WHERE ${stays.sql} GROUP BY r.id)
     SELECT p.id, p.nickname,
       (SELECT min(m.joined_at) FROM membership m WHERE m.person_id = p.id AND m.inviter_id IS ifnull(?, m.inviter_id) AND ${stays.sql}) AS joinedAt,
       NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.left_at IS NULL AND ${there.sql}) AS gone,
       ifnull(d.n, 0) AS direct, ifnull(d.n_in, 0) AS directIn, ifnull(b.n, 0) AS below, ifnull(b.n_in, 0) AS belowIn
     FROM root r JOIN person p ON p.id = r.id LEFT JOIN below b ON b.root = p.id LEFT JOIN direct d ON d.root = p.id`,
    JSON.stringify(wanted),
    ...stays.values,
    ...stays.values,
    ...stays.values,
    by,
    ...stays.values,
    ...there.values,
  );
  const byId = new Map(rows.map((row) => [row.id, { ...row, gone: row.gone === 1 }]));
  return wanted.flatMap((id) => byId.get(id) ?? []);
}

function childrenOf(db: Db, scope: InviteScope, id: number, limit: number): InviteNodes {
  const stays = staysIn(scope);
  const children = ids(
    db,
    `SELECT m.person_id FROM membership m WHERE m.inviter_id = ? AND m.person_id <> ? AND ${stays.sql}
     GROUP BY m.person_id ORDER BY min(m.joined_at) NULLS LAST, m.person_id`,
    id,
    id,
    ...stays.values,
  );
  return { nodes: nodesOf(db, scope, Array.from(children.subarray(0, limit)), id), total: children.length };
}

function rootsOf(db: Db, scope: InviteScope, limit: number): InviteNodes {
  const roots = whileUnchanged(db, `invite.roots ${JSON.stringify(scope)}`, () => rootIds(db, scope));
  return { nodes: nodesOf(db, scope, roots.slice(0, limit)), total: roots.length };
}

/** Who stands at the top of a tree, those with most below them first. */
function rootIds(db: Db, scope: InviteScope): readonly number[] {
  const stays = staysIn(scope);
  const below = new Map<number, number[]>();
  const invited = new Set<number>();
  for (const { by, who } of all<{ by: number; who: number }>(
    db,
    `SELECT DISTINCT m.inviter_id AS by, m.person_id AS who FROM membership m
     WHERE m.inviter_id IS NOT NULL AND m.inviter_id <> m.person_id AND ${stays.sql}`,
    ...stays.values,
  )) {
    const known = below.get(by);
    if (known) known.push(who);
    else below.set(by, [who]);
    invited.add(who);
  }
  const inviters = [...below.keys()].toSorted((one, other) => one - other);
  const metFrom = new Map<number, number>();
  const sizes = new Map<number, number>();
  // Those whom nobody invited come first; who is still not met then stands in a ring, and its first one is taken as its top.
  for (const id of [...inviters.filter((one) => !invited.has(one)), ...inviters.filter((one) => invited.has(one))])
    if (!metFrom.has(id)) sizes.set(id, walk(id, below, metFrom));
  return [...sizes].toSorted(([a, x], [b, y]) => y - x || a - b).map(([id]) => id);
}

/** Everyone below someone is met from there; gives how many they are. */
function walk(from: number, below: ReadonlyMap<number, readonly number[]>, metFrom: Map<number, number>): number {
  let size = 0;
  metFrom.set(from, from);
  const waiting = [from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop())
    for (const who of below.get(id) ?? [])
      if (metFrom.get(who) !== from) {
        metFrom.set(who, from);
        waiting.push(who);
        size += 1;
      }
  return size;
}

/** Who brought someone, from the top down; the earliest invitation of each counts. */
function above(db: Db, scope: InviteScope, id: number): { id: number; nickname: string }[] {
  const stays = staysIn(scope);
  const chain: { id: number; nickname: string }[] = [];
  const met = new Set([id]);
  for (let at: number | undefined = id; at !== undefined; at = chain[0]?.id) {
    const [by] = all<{ id: number; nickname: string }>(
      db,
      `SELECT p.id, p.nickname FROM membership m JOIN person p ON p.id = m.inviter_id
       WHERE m.person_id = ? AND m.inviter_id <> m.person_id AND ${stays.sql} ORDER BY m.joined_at NULLS LAST, m.id LIMIT 1`,
      at,
      ...stays.values,
    );
    if (!by || met.has(by.id)) break;
    met.add(by.id);
    chain.unshift(by);
  }
  return chain;
}
