import type { exportRoutes } from '#shared/contract/exports';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext } from '../context';
import type { SheetWish } from '../jobs/export/messages';
import { runJob } from '../jobs/runJob';

export const exportHandlers: HandlersOf<typeof exportRoutes, ActionContext> = {
  'export.sheet': (ctx, input) => {
    const wish: SheetWish = { kind: 'sheet', input, path: ctx.targetPath(input.target) };
    return runJob(ctx, 'export', input.jobId, wish);
  },
  'export.cancel': (ctx, { jobId }) => ctx.cancel(jobId),
};
