import type { campaignRoutes } from '#shared/contract/campaigns';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext, Context } from '../context';
import { insertRange } from '../db/bulk';
import { CodedError } from '../errors';
import { fissionOf } from './fission';
import {
  campaignById,
  groupsNotRun,
  insertCampaign,
  listCampaigns,
  peopleNotOn,
  removePeople,
  setArchived,
  setGroups,
  updateCampaign,
} from './repo';
import { grant, saveStages } from './rewards';

export const campaignHandlers: HandlersOf<typeof campaignRoutes, ActionContext> = {
  'campaign.list': ({ db }, { accountId, archived }) => listCampaigns(db, accountId, archived ?? false),
  'campaign.save': (ctx, { id, groupIds, ...fields }) => {
    if (fields.endsOn < fields.startsOn) throw new CodedError('INVALID', 'error.campaignDates');
    const accountId = id === undefined ? fields.accountId : campaignOf(ctx, id).accountId;
    if (groupsNotRun(ctx.db, accountId, groupIds).length > 0)
      throw new CodedError('INVALID', 'error.campaignGroups', { name: fields.name });
    const saved = id ?? insertCampaign(ctx.db, ctx.newUid(), fields);
    if (id !== undefined) updateCampaign(ctx.db, id, fields);
    setGroups(ctx.db, saved, groupIds);
    ctx.summarise({ name: fields.name }, accountId);
    return { ids: [saved] };
  },
  'campaign.fission': ({ db }, { accountId, id, groupId, limit }) => {
    const campaign = campaignById(db, id);
    if (!campaign || (accountId !== null && campaign.accountId !== accountId))
      throw new CodedError('NOT_FOUND', 'error.campaignGone');
    return fissionOf(db, id, groupId, limit);
  },
  'campaign.saveStages': (ctx, { id, stages }) => {
    const { name, accountId } = campaignOf(ctx, id);
    ctx.summarise({ name, count: stages.length }, accountId);
    return { ids: saveStages(ctx, id, stages) };
  },
  'campaign.grant': (ctx, { stageId, personIds }) => ({ ids: grant(ctx, stageId, personIds) }),
  'campaign.archive': (ctx, { ids }) => archive(ctx, ids, ctx.now()),
  'campaign.restore': (ctx, { ids }) => archive(ctx, ids, null),
  'campaign.addMembers': (ctx, { id, personIds }) => {
    const { name, accountId } = campaignOf(ctx, id);
    const added = peopleNotOn(ctx.db, id, personIds);
    const rowOf = (personId: number): number[] => [id, personId, ctx.now()];
    insertRange(ctx.db, 'campaign_person', 'campaign_id, person_id, added_at', added, rowOf, () => undefined);
    ctx.summarise({ name, count: added.length }, accountId);
    return { ids: added };
  },
  'campaign.removeMembers': (ctx, { id, personIds }) => {
    const { name, accountId } = campaignOf(ctx, id);
    const removed = removePeople(ctx.db, id, personIds);
    ctx.summarise({ name, count: removed.length }, accountId);
    return { ids: removed };
  },
};

function campaignOf(ctx: Context, id: number): { readonly accountId: number; readonly name: string } {
  const campaign = campaignById(ctx.db, id);
  if (!campaign) throw new CodedError('NOT_FOUND', 'error.campaignGone');
  return campaign;
}

function archive(ctx: Context, ids: readonly number[], at: number | null): { ids: number[] } {
  const { name } = campaignOf(ctx, ids[0] ?? 0);
  const changed = ids.filter((id) => setArchived(ctx.db, id, at));
  ctx.summarise({ name, count: changed.length });
  return { ids: changed };
}
