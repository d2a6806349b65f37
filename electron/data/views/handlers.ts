import type { HandlersOf } from '#shared/contract/index';
import type { viewRoutes } from '#shared/contract/views';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { deleteView, insertView, listViews, orderViews, readView, updateView, viewNamed, viewsBeside } from './repo';

export const viewHandlers: HandlersOf<typeof viewRoutes, ActionContext> = {
  'view.list': ({ db }, { screen }) => listViews(db, screen),
  'view.save': ({ db, newUid, summarise }, { id, screen, name, view }) => {
    const holder = viewNamed(db, screen, name);
    if (holder !== undefined && holder !== id) throw new CodedError('CONFLICT', 'error.viewNameTaken', { name });
    summarise({ name });
    if (id === undefined) return { ids: [insertView(db, newUid(), screen, name, view)] };
    readView(db, id);
    updateView(db, id, name, view);
    return { ids: [id] };
  },
  'view.move': ({ db, summarise }, { id, at }) => {
    const { name } = readView(db, id);
    orderViews(db, placedAt(viewsBeside(db, id), id, at));
    summarise({ name });
    return { ids: [id] };
  },
  'view.delete': ({ db, summarise }, { ids }) => {
    const views = ids.map((id) => readView(db, id));
    for (const id of ids) deleteView(db, id);
    summarise({ name: views[0]?.name ?? '' });
    return { ids };
  },
};
