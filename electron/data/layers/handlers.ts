import type { HandlersOf } from '#shared/contract/index';
import { layersOf, type Axis, type LayerChange, type layerRoutes } from '#shared/contract/layers';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { runJob } from '../jobs/runJob';
import type { StandingTask, Written } from '../jobs/standing/tasks';
import { amongMoves, countedMoves, idsOfMove, keepLooks } from '../members/moves';
import { lastApplied } from '../operations/since';
import { layerAt, placeOf, rulesAsk, type LayerLook } from './apply';
import { askRules } from './assign';
import {
  deleteLayerRule,
  insertLayerRule,
  layerRules,
  layerShares,
  orderLayerRules,
  readLayerRule,
  updateLayerRule,
} from './repo';

const looks = keepLooks<LayerLook>();

export const layerHandlers: HandlersOf<typeof layerRoutes, ActionContext> = {
  'layer.rules': ({ db }) => layerRules(db),
  'layer.shares': ({ db }, { accountId }) => layerShares(db, accountId),
  'layer.saveRule': ({ db, newUid, summarise }, { id, ...rule }) => {
    const known: readonly string[] = layersOf[rule.axis];
    if (!known.includes(rule.layer)) throw new CodedError('INVALID', 'error.invalid', { field: 'layer' });
    if (rule.conditions.some(({ field }) => field === 'layer' || field === 'valueLayer'))
      throw new CodedError('INVALID', 'error.ruleOnLayer');
    summarise({ name: rule.name });
    if (id === undefined) return { ids: [insertLayerRule(db, newUid(), rule)] };
    readLayerRule(db, id);
    updateLayerRule(db, id, rule);
    return { ids: [id] };
  },
  'layer.moveRule': ({ db, summarise }, { id, at }) => {
    const { axis, name } = readLayerRule(db, id);
    const ids = layerRules(db).flatMap((rule) => (rule.axis === axis ? [rule.id] : []));
    orderLayerRules(db, placedAt(ids, id, at));
    summarise({ name });
    return { ids: [id] };
  },
  'layer.deleteRule': ({ db, summarise }, { id }) => {
    const { name } = readLayerRule(db, id);
    deleteLayerRule(db, id);
    summarise({ name });
    return { ids: [id] };
  },
  'layer.lastApplied': (ctx) => lastApplied(ctx, 'layer.apply'),
  'layer.preview': async (ctx, { accountId, jobId }) => {
    const task: StandingTask = { kind: 'layers.look', accountId };
    const look = await runJob<LayerLook>(ctx, 'standing', jobId, task);
    looks.keep(ctx.db, jobId, look);
    const moves = (axis: Axis) =>
      countedMoves(look[axis].moves).map(({ from, to, count }) => ({
        from: layerAt(axis, from),
        to: layerAt(axis, to),
        count,
      }));
    return {
      token: jobId,
      at: ctx.now(),
      asked: { activity: look.activity.asked, value: look.value.asked },
      activity: moves('activity'),
      value: moves('value'),
    };
  },
  'layer.changeIds': ({ db }, { token, axis, move }) =>
    idsOfMove(
      looks.read(db, token)[axis].moves,
      move && { from: placeOf(axis, move.from), to: placeOf(axis, move.to) },
    ),
  'layer.changes': (ctx, { token, axis, ids }) => {
    const wanted = amongMoves(looks.read(ctx.db, token)[axis].moves, ids);
    const found = new Map<number, LayerChange>();
    for (const { reason, ...verdict } of askRules(ctx.db, layerRules(ctx.db), axis, rulesAsk(ctx), { ids: wanted }))
      found.set(verdict.id, { ...verdict, reason: reason() });
    return wanted.flatMap((id) => found.get(id) ?? []);
  },
  'layer.apply': async (ctx, { accountId, jobId }) => {
    const task: StandingTask = { kind: 'layers.apply', accountId };
    const written = await runJob<Written>(ctx, 'standing', jobId, task);
    if (written.changed > 0) ctx.publish({ type: 'changed', topics: ['layer', 'member', 'operation'] });
    return written;
  },
};
