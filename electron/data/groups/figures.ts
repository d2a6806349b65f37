import type { groupFigureRoutes, GroupPath } from '#shared/contract/groupFigures';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext, Context } from '../context';
import { groupName } from './edit';
import { groupNotes, groupPosts, groupRegions, groupsAhead, insideKinds, readGroupDays, readTalk } from './figuresRepo';
import { listKinds } from './kindRepo';
import { daysBack } from './pulseRepo';
import { readGroup } from './repo';

export const groupFigureHandlers: HandlersOf<typeof groupFigureRoutes, ActionContext> = {
  'group.growth': (ctx, { id, days }) => readGroupDays(ctx.db, id, daysBack(days, ctx.now(), ctx.zone)),
  'group.talk': (ctx, { id, days }) => readTalk(ctx.db, id, daysBack(days, ctx.now(), ctx.zone).days[0] ?? ''),
  'group.path': (ctx, { id, accountId }) => readPath(ctx, id, accountId),
  'group.posts': ({ db }, { id }) => groupPosts(db, id),
  'group.notes': ({ db }, { id }) => groupNotes(db, id),
  'group.regions': ({ db }, { accountId }) => groupRegions(db, accountId),
};

/** Kind by kind along `next`, until it ends or turns back on itself. */
function readPath(ctx: Context, id: number, accountId: number | null): GroupPath {
  const { db } = ctx;
  groupName(db, id);
  const { kindId } = readGroup(db, id, { now: ctx.now(), zone: ctx.zone });
  const kinds = new Map(listKinds(db).map((kind) => [kind.id, kind]));
  const seen = new Set([kindId]);
  for (let next = kinds.get(kindId)?.nextKindId ?? null; next !== null && !seen.has(next); )
    next = kinds.get(seen.add(next) && next)?.nextKindId ?? null;
  const ahead = Array.from(seen).slice(1);
  const counted = new Map(insideKinds(db, id, ahead, accountId).map((row) => [row.kindId, row]));
  return {
    steps: ahead.map((step) => ({
      kindId: step,
      name: kinds.get(step)?.name ?? '',
      groups: counted.get(step)?.groups ?? 0,
      inside: counted.get(step)?.inside ?? 0,
    })),
    next: ahead[0] === undefined ? [] : groupsAhead(db, id, ahead[0], accountId),
  };
}
