import type { HandlersOf } from '#shared/contract/index';
import type { tagRoutes } from '#shared/contract/tags';
import { placedAt } from '#shared/domain/order';
import type { ActionContext } from '../context';
import { CodedError } from '../errors';
import { runJob } from '../jobs/runJob';
import type { StandingTask } from '../jobs/standing/tasks';
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
  'tag.delete': async (ctx, { ids, jobId }) => {
    await rewrite(ctx, jobId, { kind: 'tags.delete', ids });
    return { ids };
  },
  'tag.merge': async (ctx, { ids, into, jobId }) => {
    await rewrite(ctx, jobId, { kind: 'tags.merge', ids, into });
    return { ids: [into] };
  },
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
  'tagGroup.delete': async (ctx, { id, jobId }) => {
    await rewrite(ctx, jobId, { kind: 'tagGroup.delete', id });
    return { ids: [id] };
  },
};

/** A tag may be carried by everyone: what changes them all is done beside this process. */
async function rewrite(ctx: ActionContext, jobId: string, task: StandingTask): Promise<void> {
  await runJob(ctx, 'standing', jobId, task);
  ctx.publish({ type: 'changed', topics: ['tag', 'member', 'operation'] });
}

function refuseTaken(holder: number | undefined, own: number | undefined, name: string): void {
  if (holder !== undefined && holder !== own) throw new CodedError('CONFLICT', 'error.tagNameTaken', { name });
}
