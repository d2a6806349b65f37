import type { HandlersOf } from '#shared/contract/index';
import type { scriptRoutes } from '#shared/contract/scripts';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { addPicture, addPictureFile } from './pictures';
import {
  latestVersion,
  listScriptIds,
  readMaterials,
  readParts,
  readScripts,
  readTriggers,
  readVersions,
  setArchived,
} from './repo';
import { addWatchword, deleteWatchwords, listWatchwords } from './watchwords';
import { createScript, deleteCategory, draftOf, listCategories, saveCategory, updateScript } from './write';

export const scriptHandlers: HandlersOf<typeof scriptRoutes, ActionContext> = {
  'script.ids': ({ db }, { filter, sort }) => listScriptIds(db, filter, sort),
  'script.many': ({ db }, ids) => readScripts(db, ids),
  'script.get': ({ db }, { id }) => {
    const script = readScripts(db, [id])[0];
    const latest = latestVersion(db, id);
    if (!script || !latest) throw new CodedError('NOT_FOUND', 'scripts:error.gone');
    return {
      ...script,
      parts: readParts(db, id),
      triggers: readTriggers(db, id),
      versionId: latest.id,
      versions: latest.number,
    };
  },
  'script.versions': ({ db }, { id }) => readVersions(db, id),
  'script.create': (ctx, draft) => {
    const id = createScript(ctx, draft);
    ctx.summarise({ title: draft.title }, draft.accountId ?? undefined);
    return { ids: [id] };
  },
  'script.update': (ctx, { id, ...changes }) => {
    updateScript(ctx, id, changes);
    const { title, accountId } = draftOf(ctx.db, id);
    ctx.summarise({ title }, accountId ?? undefined);
    return { ids: [id] };
  },
  'script.duplicate': (ctx, { id, title }) => {
    const draft = draftOf(ctx.db, id);
    ctx.summarise({ title: draft.title }, draft.accountId ?? undefined);
    return { ids: [createScript(ctx, { ...draft, title })] };
  },
  'script.archive': (ctx, { ids }) => {
    setArchived(ctx.db, ids, ctx.now());
    ctx.summarise({ count: ids.length });
    return { ids };
  },
  'script.restore': (ctx, { ids }) => {
    setArchived(ctx.db, ids, null);
    ctx.summarise({ count: ids.length });
    return { ids };
  },

  'category.list': ({ db }, { accountId }) => listCategories(db, accountId),
  'category.save': (ctx, category) => {
    ctx.summarise({ name: category.name });
    return { ids: [saveCategory(ctx, category)] };
  },
  'category.delete': (ctx, { id }) => {
    ctx.summarise({ name: deleteCategory(ctx.db, id) });
    return { ids: [id] };
  },

  'material.many': ({ db }, ids) => readMaterials(db, ids),
  'material.add': (ctx, input) => {
    const material =
      'token' in input ? addPictureFile(ctx, ctx.grantedPath(input.token)) : addPicture(ctx, input.bytes, input.name);
    ctx.publish({ type: 'changed', topics: ['material'] });
    return material;
  },

  'watchword.list': ({ db }) => listWatchwords(db),
  'watchword.add': (ctx, watchword) => {
    ctx.summarise({ word: watchword.word });
    return { ids: [addWatchword(ctx, watchword)] };
  },
  'watchword.delete': (ctx, { ids }) => {
    ctx.summarise({ count: ids.length });
    deleteWatchwords(ctx.db, ids);
    return { ids };
  },
};
