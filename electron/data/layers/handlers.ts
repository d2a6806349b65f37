import type { HandlersOf } from '#shared/contract/index';
import { layersOf, type layerRoutes } from '#shared/contract/layers';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import {
  deleteLayerRule,
  insertLayerRule,
  layerRules,
  layerShares,
  orderLayerRules,
  readLayerRule,
  updateLayerRule,
} from './repo';

export const layerHandlers: HandlersOf<typeof layerRoutes, ActionContext> = {
  'layer.rules': ({ db }) => layerRules(db),
  'layer.shares': ({ db }, { accountId }) => layerShares(db, accountId),
  'layer.saveRule': ({ db, newUid, summarise }, { id, ...rule }) => {
    const known: readonly string[] = layersOf[rule.axis];
    if (!known.includes(rule.layer)) throw new CodedError('INVALID', 'error.invalid', { field: 'layer' });
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
};
