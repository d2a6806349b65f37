import type { Context } from '../../context';
import { one } from '../../db/sql';
import { applyLayers, lookAtLayers } from '../../layers/apply';
import { applyLevels, lookAtLevels } from '../../levels/apply';
import { standTo } from '../../members/standingWrites';
import { operate } from '../../operate';
import { mergeTags, removeTagGroup, removeTags } from '../../tags/remove';
import { serveJob, type JobTools } from '../serveJob';
import { wideRoutes } from './commands';
import type { StandingTask, Written } from './tasks';

// The thread that asks rules of everyone, and changes as many as they say.
serveJob(async (task: StandingTask, tools: JobTools): Promise<unknown> => {
  const { base, step } = tools;
  const write = async (command: string, work: (ctx: Context) => number): Promise<Written> => {
    await tools.turn();
    return operate(base, command, null, (ctx) => {
      const changed = work(ctx);
      const last = one<{ id: number }>(base.db, 'SELECT max(id) AS id FROM operation');
      return { changed, operationId: changed > 0 ? (last?.id ?? null) : null };
    });
  };
  const tick = (done: number): void => step(done, 0);
  switch (task.kind) {
    case 'route': {
      // Checked by the contract before it came here; the pair of name and input is lost on the way.
      const answer = wideRoutes[task.name] as (ctx: Context, input: unknown) => unknown;
      if (!task.writes) return answer({ ...base, summarise: () => undefined }, task.input);
      await tools.turn();
      return operate(base, task.name, null, (ctx) => {
        const value = answer(ctx, task.input);
        step(0, 0);
        return value;
      });
    }
    case 'layers.look':
      return lookAtLayers(base, task.accountId, step);
    case 'layers.apply':
      return write('layer.apply', (ctx) => applyLayers(ctx, task.accountId, step));
    case 'levels.look':
      return lookAtLevels(base, task, step);
    case 'levels.apply':
      return write('level.apply', (ctx) => applyLevels(ctx, task, step));
    case 'members.stand':
      return write(task.command, (ctx) => standTo(ctx, task.whom, task.deed, step));
    case 'tags.delete':
      return write('tag.delete', (ctx) => removeTags(ctx, task.ids, tick));
    case 'tags.merge':
      return write('tag.merge', (ctx) => mergeTags(ctx, task.ids, task.into, tick));
    case 'tagGroup.delete':
      return write('tagGroup.delete', (ctx) => removeTagGroup(ctx, task.id, tick));
  }
});
