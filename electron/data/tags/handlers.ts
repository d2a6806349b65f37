import type { HandlersOf } from '#shared/contract/index';
import type { tagRoutes } from '#shared/contract/tags';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { mergeTags, removeTagGroup, removeTags } from './remove';
import {
  insertTag,
  insertTagGroup,
  listTags,
  orderTagGroups,
  orderTags,
  readTag,
  readTagGroup,
  tagGroupIds,
  tagGroupNamed,
  tagNamed,
  tagsOf,
  updateTag,
  updateTagGroup,
} from './repo';

export const tagHandlers: HandlersOf<typeof tagRoutes, ActionContext> = {
  'tag.list': ({ db }, { accountId }) => listTags(db, accountId),
  'tag.save': ({ db, newUid, summarise }, { id, groupId, name }) => {
    readTagGroup(db, groupId);
    refuseTaken(tagNamed(db, name), id, name);
    summarise({ name });
    if (id === undefined) return { ids: [insertTag(db, newUid(), groupId, name)] };
    readTag(db, id);
    updateTag(db, id, groupId, name);
    return { ids: [id] };
  },
  'tag.move': ({ db, summarise }, { id, groupId, at }) => {
    const tag = readTag(db, id);
    readTagGroup(db, groupId);
    if (tag.groupId !== groupId) updateTag(db, id, groupId, tag.name);
    orderTags(db, placedAt(tagsOf(db, groupId), id, at));
    summarise({ name: tag.name });
    return { ids: [id] };
  },
  'tag.delete': (ctx, { ids }) =>
    ctx.operate('tag.delete', ['tag', 'member'], (inner) => {
      removeTags(inner, ids, () => undefined);
      return { ids };
    }),
  'tag.merge': (ctx, { ids, into }) =>
    ctx.operate('tag.merge', ['tag', 'member'], (inner) => {
      mergeTags(inner, ids, into, () => undefined);
      return { ids: [into] };
    }),
  'tagGroup.save': ({ db, newUid, summarise }, { id, name, colour }) => {
    refuseTaken(tagGroupNamed(db, name), id, name);
    summarise({ name });
    if (id === undefined) return { ids: [insertTagGroup(db, newUid(), name, colour)] };
    readTagGroup(db, id);
    updateTagGroup(db, id, name, colour);
    return { ids: [id] };
  },
  'tagGroup.move': ({ db, summarise }, { id, at }) => {
    const { name } = readTagGroup(db, id);
    orderTagGroups(db, placedAt(tagGroupIds(db), id, at));
    summarise({ name });
    return { ids: [id] };
  },
  'tagGroup.delete': (ctx, { id }) =>
    ctx.operate('tagGroup.delete', ['tag', 'member'], (inner) => {
      removeTagGroup(inner, id, () => undefined);
      return { ids: [id] };
    }),
};

function refuseTaken(holder: number | undefined, own: number | undefined, name: string): void {
  if (holder !== undefined && holder !== own) throw new CodedError('CONFLICT', 'error.tagNameTaken', { name });
}
