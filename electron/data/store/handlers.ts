import { rmSync } from 'node:fs';
import type { HandlersOf } from '#shared/contract/index';
import type { storeRoutes } from '#shared/contract/store';
import type { ActionContext } from '../context';
import { backUp, listBackups, putBackupInPlace, verifiedBackup } from './backup';
import { setFolder } from './open';
import { fillSample } from './sample';
import { isEmpty, storeStatus } from './status';

export const storeHandlers: HandlersOf<typeof storeRoutes, ActionContext> = {
  'store.status': storeStatus,
  'store.openSet': async (ctx, { set }) => {
    if (set === ctx.set) return;
    const opened = await ctx.reopen(() => undefined, set);
    if (set !== 'sample' || !isEmpty(opened)) return;
    try {
      opened.db.transaction(() => fillSample(opened)).immediate();
      opened.publish({ type: 'data', state: 'ready' });
    } catch (error) {
      // Half a sample is worse than none.
      await opened.reopen(() => rmSync(setFolder(ctx.dataDir, 'sample'), { recursive: true, force: true }), 'main');
      throw error;
    }
  },
  'store.removeSample': async (ctx) => {
    const remove = (): void => rmSync(setFolder(ctx.dataDir, 'sample'), { recursive: true, force: true });
    if (ctx.set === 'sample') await ctx.reopen(remove, 'main');
    else remove();
  },
  'store.backups': ({ folder }) => [...listBackups(folder)],
  'store.backUp': (ctx) => backUp(ctx, 'manual'),
  'store.restore': async (ctx, { name }) => {
    const file = await verifiedBackup(ctx.folder, name);
    // Going back can itself be taken back: by going back to this one.
    await backUp(ctx, 'before-restore');
    await ctx.reopen(() => putBackupInPlace(file, ctx.file));
  },
  'store.cancelJob': (ctx, { jobId }) => ctx.cancel(jobId),
};
