import type { exportRoutes, PackageReport } from '#shared/contract/exports';
import type { HandlersOf } from '#shared/contract/index';
import { topics } from '#shared/contract/route';
import type { ActionContext } from '../context';
import type { ExportWish } from '../jobs/export/messages';
import { runJob } from '../jobs/runJob';

export const exportHandlers: HandlersOf<typeof exportRoutes, ActionContext> = {
  'export.sheet': (ctx, input) => runExport(ctx, { kind: 'sheet', input, path: ctx.targetPath(input.target) }),
  'export.cancel': (ctx, { jobId }) => ctx.cancel(jobId),
  'package.save': (ctx, input) => runExport(ctx, { kind: 'savePackage', input, path: ctx.targetPath(input.target) }),
  'package.preview': (ctx, input) =>
    runExport(ctx, { kind: 'previewPackage', input, path: ctx.grantedPath(input.token) }),
  'package.apply': async (ctx, input) => {
    const path = ctx.grantedPath(input.token);
    const report = await runExport<PackageReport>(ctx, { kind: 'applyPackage', input, path });
    if (report.operationId !== null) ctx.publish({ type: 'changed', topics });
    return report;
  },
};

const runExport = <Value>(ctx: ActionContext, wish: ExportWish): Promise<Value> =>
  runJob<Value>(ctx, 'export', wish.input.jobId, wish);
