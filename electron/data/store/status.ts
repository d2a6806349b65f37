import { existsSync } from 'node:fs';
import type { Output } from '#shared/contract/index';
import type { ActionContext } from '../context';
import { one } from '../db/sql';
import { setFolder } from './open';

/** Whether a workspace set holds no account yet. */
export const isEmpty = ({ db }: Pick<ActionContext, 'db'>): boolean =>
  one(db, 'SELECT 1 FROM account LIMIT 1') === undefined;

/** What is open, where it lies, and what opening it found. */
export const storeStatus = (ctx: ActionContext): Output<'store.status'> => ({
  set: ctx.set,
  folder: ctx.folder,
  empty: isEmpty(ctx),
  sampleExists: existsSync(setFolder(ctx.dataDir, 'sample')),
  notice: ctx.notice,
});
