import type { HandlersOf } from '#shared/contract/index';
import type { RosterComparison, RosterResult, rosterRoutes } from '#shared/contract/rosters';
import type { ActionContext } from '../../context';
import { runJob } from '../runJob';
import type { RosterWish } from './messages';
import { granted } from './runImport';

export const rosterHandlers: HandlersOf<typeof rosterRoutes, ActionContext> = {
  'roster.compare': (ctx, input) => {
    const older = input.older === undefined ? null : granted(ctx, input.older);
    const wish: RosterWish = { kind: 'compareRoster', input, source: granted(ctx, input.source), older };
    return runJob<RosterComparison>(ctx, 'import', input.jobId, wish);
  },
  'roster.apply': async (ctx, input) => {
    const wish: RosterWish = { kind: 'applyRoster', input, source: granted(ctx, input.source) };
    const result = await runJob<RosterResult>(ctx, 'import', input.jobId, wish);
    if (result.operationId !== null)
      ctx.publish({ type: 'changed', topics: ['member', 'membership', 'point', 'operation'] });
    return result;
  },
};
