import type { HandlersOf } from '#shared/contract/index';
import type { stageRoutes } from '#shared/contract/stages';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import {
  deleteStage,
  fillStage,
  findStage,
  insertStage,
  listStages,
  orderStages,
  stageUsed,
  updateStage,
} from './stageRepo';

export const stageHandlers: HandlersOf<typeof stageRoutes, ActionContext> = {
  'stage.list': ({ db }) => listStages(db),
  'stage.save': (ctx, { id, name, truth, checks }) => {
    const { db } = ctx;
    if (id !== undefined) {
      stageName(ctx, id);
      updateStage(db, id, name, truth);
    }
    const stageId = id ?? insertStage(db, ctx.newUid(), name, truth);
    fillStage(db, stageId, checks);
    ctx.summarise({ name });
    return { ids: [stageId] };
  },
  'stage.delete': (ctx, { id }) => {
    const name = stageName(ctx, id);
    if (stageUsed(ctx.db, id)) throw new CodedError('CONFLICT', 'error.stageUsed', { name });
    ctx.summarise({ name });
    deleteStage(ctx.db, id);
    return { ids: [id] };
  },
  'stage.order': (ctx, { ids }) => {
    orderStages(ctx.db, ids);
    return { ids };
  },
};

function stageName(ctx: Context, id: number): string {
  const stage = findStage(ctx.db, id);
  if (!stage) throw new CodedError('NOT_FOUND', 'error.stageMissing');
  return stage.name;
}
