import type { HandlersOf } from '#shared/contract/index';
import type { storeRoutes } from '#shared/contract/store';
import type { ActionContext } from '../context';
import { one } from '../db/sql';
import { CodedError } from '../errors';

const later = (): never => {
  throw new CodedError('UNAVAILABLE', 'error.unavailable');
};

export const storeHandlers: HandlersOf<typeof storeRoutes, ActionContext> = {
  'store.status': (ctx) => ({
    set: ctx.set,
    folder: ctx.folder,
    empty: one(ctx.db, 'SELECT 1 FROM account LIMIT 1') === undefined,
    notice: ctx.notice,
  }),
  'store.openSet': (ctx, { set }) => ctx.reopen(() => undefined, set),
  'store.removeSample': later,
  'store.backups': later,
  'store.backUp': later,
  'store.restore': later,
  'store.cancelJob': later,
};
