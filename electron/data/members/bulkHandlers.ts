import type { HandlersOf, RouteName } from '#shared/contract/index';
import type { Deed, memberBulkRoutes } from '#shared/contract/memberBulk';
import { routes } from '#shared/contract/index';
import type { ActionContext } from '../context';
import { runJob } from '../jobs/runJob';
import type { StandingTask, Written } from '../jobs/standing/tasks';
import { standTo } from './standingWrites';

export const memberBulkHandlers: HandlersOf<typeof memberBulkRoutes, ActionContext> = {
  'member.tag': (ctx, { tagIds, ...whom }) => stand(ctx, 'member.tag', whom, { do: 'tag', tagIds }),
  'member.untag': (ctx, { tagIds, ...whom }) => stand(ctx, 'member.untag', whom, { do: 'untag', tagIds }),
  'member.setLevel': (ctx, { levelId, ...whom }) => stand(ctx, 'member.setLevel', whom, { do: 'level', levelId }),
  'member.setLayer': (ctx, { axis, layer, ...whom }) =>
    stand(ctx, 'member.setLayer', whom, { do: 'layer', axis, layer }),
  'member.setAway': (ctx, { away, ...whom }) => stand(ctx, 'member.setAway', whom, { do: 'away', away }),
};

// So many are written in less time than it takes to start a thread.
const FEW = 2000;

async function stand(
  ctx: ActionContext,
  command: Extract<RouteName, keyof typeof memberBulkRoutes>,
  { ids, jobId }: { readonly ids: Uint32Array | readonly number[]; readonly jobId: string },
  deed: Deed,
): Promise<{ count: number }> {
  const { topics } = routes[command];
  const whom = Uint32Array.from(ids);
  if (whom.length <= FEW) {
    const count = ctx.operate(command, topics, (inner) => standTo(inner, whom, deed, () => undefined));
    return { count };
  }
  const task: StandingTask = { kind: 'members.stand', command, whom, deed };
  const { changed } = await runJob<Written>(ctx, 'standing', jobId, task);
  if (changed > 0) ctx.publish({ type: 'changed', topics: [...topics, 'operation'] });
  return { count: changed };
}
