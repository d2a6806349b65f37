import type { campaignRoutes } from '#shared/contract/campaigns';
import type { HandlersOf } from '#shared/contract/index';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import { fissionOf } from './fission';
import { participantIds, participantsByIds } from './participants';
import { groupsNotRun, insertCampaign, listCampaigns, setArchived, setGroups, updateCampaign } from './repo';
import { addMembers, campaignOf, inWorkspace, removeMembers } from './people';
import { grant, revoke, saveStages } from './rewards';

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
  'campaign.fission': ({ db }, { accountId, id, groupId }) => {
    inWorkspace(db, accountId, id);
    return fissionOf(db, id, groupId);
  },
  'campaign.participantIds': ({ db }, { filter, sort }) => {
    inWorkspace(db, filter.accountId, filter.id);
    return participantIds(db, filter, sort);
  },
  'campaign.participants': ({ db }, { ids, ...where }) => {
    inWorkspace(db, where.accountId, where.id);
    return participantsByIds(db, where, ids);
  },
  'campaign.saveStages': (ctx, { id, stages }) => {
    const { name, accountId } = campaignOf(ctx, id);
    ctx.summarise({ name, count: stages.length }, accountId);
    return { ids: saveStages(ctx, id, stages) };
  },
  'campaign.grant': grant,
  'campaign.revoke': revoke,
  'campaign.archive': (ctx, { ids }) => archive(ctx, ids, ctx.now()),
  'campaign.restore': (ctx, { ids }) => archive(ctx, ids, null),
  'campaign.addMembers': addMembers,
  'campaign.removeMembers': removeMembers,
};

function archive(ctx: Context, ids: readonly number[], at: number | null): { ids: number[] } {
  const { name } = campaignOf(ctx, ids[0] ?? 0);
  const changed = ids.filter((id) => setArchived(ctx.db, id, at));
  ctx.summarise({ name, count: changed.length });
  return { ids: changed };
}
