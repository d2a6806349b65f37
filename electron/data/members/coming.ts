import type { Input, Output } from '#shared/contract/index';
import type { Context } from '../context';
import { clause } from '../db/search';
import { all, ids as idsOf, one } from '../db/sql';
import { CodedError } from '../errors';
import { settleInvites } from '../points/invites';
import { personById } from './write';
import { insertStays } from './writeMany';

type Joining = Input<'member.join'>;

/** `member.join`: those of the ids who are not in the group yet. */
export function joinGroup(ctx: Context, { ids, ...joining }: Joining): Output<'member.join'> {
  const joined = openStays(ctx, ids, joining);
  settleInvites(ctx, joined);
  ctx.summarise({ ...nameOrCount(ctx, joined), group: groupName(ctx, joining.groupId) });
  return { ids: joined };
}

/** Opens a stay for everyone who has none open in the group; gives those. NOT_FOUND where somebody is not known. */
export function openStays(ctx: Context, ids: readonly number[], joining: Omit<Joining, 'ids'>): number[] {
  const people = all<{ id: number; known: 0 | 1; inside: 0 | 1 }>(
    ctx.db,
    `SELECT value AS id, EXISTS (SELECT 1 FROM person WHERE id = value) AS known,
       EXISTS (SELECT 1 FROM membership m WHERE m.group_id = ? AND m.person_id = value AND m.left_at IS NULL) AS inside
     FROM (SELECT value, min(key) AS at FROM json_each(?) GROUP BY value) ORDER BY at`,
    joining.groupId,
    JSON.stringify(ids),
  );
  if (people.some(({ known }) => known === 0)) throw new CodedError('NOT_FOUND', 'error.memberGone');
  const joined = people.flatMap(({ id, inside }) => (inside === 1 ? [] : [id]));
  insertStays(
    ctx,
    joined.map((personId) => ({
      personId,
      groupId: joining.groupId,
      nickname: joining.nickname ?? '',
      role: joining.role ?? 'member',
      joinedAt: joining.joinedAt === undefined ? ctx.now() : joining.joinedAt,
      joinHow: joining.joinHow ?? 'unknown',
      inviterId: joining.inviterId ?? null,
    })),
    () => undefined,
  );
  return joined;
}

/** `member.leave`: ends the open stays, none before it began. */
export function leaveGroup(ctx: Context, { ids, groupId, leftAt, how }: Input<'member.leave'>): Output<'member.leave'> {
  const left = Array.from(
    idsOf(
      ctx.db,
      `UPDATE membership SET left_at = max(:at, ifnull(joined_at, :at)), left_how = :how
       WHERE group_id = :groupId AND left_at IS NULL AND person_id IN (SELECT value FROM json_each(:list)) RETURNING person_id`,
      { groupId, at: leftAt ?? ctx.now(), how: how ?? 'unknown', list: JSON.stringify(ids) },
    ),
  );
  settleInvites(ctx, left);
  ctx.summarise({ ...nameOrCount(ctx, left), group: groupName(ctx, groupId) });
  return { ids: left };
}

/** `member.setRole`: those of the ids who are in the group in another role; NOT_FOUND where none of them is in it. */
export function setRole(ctx: Context, { ids, groupId, role }: Input<'member.setRole'>): Output<'member.setRole'> {
  const inside = clause`group_id = ${groupId} AND left_at IS NULL
    AND person_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  if (!one(ctx.db, `SELECT 1 FROM membership WHERE ${inside.sql}`, ...inside.values))
    throw new CodedError('NOT_FOUND', 'error.memberNotInGroup');
  const others = clause`UPDATE membership SET role = ${role} WHERE ${inside} AND role <> ${role} RETURNING person_id`;
  const changed = Array.from(idsOf(ctx.db, others.sql, ...others.values));
  if (changed.length > 0) ctx.summarise({ count: changed.length, group: groupName(ctx, groupId) });
  return { ids: changed };
}

/** What an operation says of whom it changed: the first one's name, and how many. */
export function nameOrCount(ctx: Context, ids: readonly number[]): { name: string; count: number } {
  const first = ids[0];
  return { name: first === undefined ? '' : personById(ctx.db, first).nickname, count: ids.length };
}

/** A group's name; NOT_FOUND where there is none. */
export function groupName(ctx: Context, id: number): string {
  const row = one<{ name: string }>(ctx.db, 'SELECT name FROM chat_group WHERE id = ?', id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.groupGone');
  return row.name;
}
