import type { Input } from '#shared/contract/index';
import type { CommandResult } from '#shared/contract/route';
import type { Context } from '../context';
import { insertRange } from '../db/bulk';
import type { Db } from '../db/open';
import { CodedError } from '../errors';
import { campaignById, type NamedCampaign, peopleNotOn, removePeople } from './repo';

/** `campaign.addMembers`: those who are not on the list yet. */
export function addMembers(ctx: Context, { id, personIds }: Input<'campaign.addMembers'>): CommandResult {
  const { name, accountId } = campaignOf(ctx, id);
  const added = peopleNotOn(ctx.db, id, personIds);
  const rowOf = (personId: number): number[] => [id, personId, ctx.now()];
  insertRange(ctx.db, 'campaign_person', 'campaign_id, person_id, added_at', added, rowOf, () => undefined);
  ctx.summarise({ name, count: added.length }, accountId);
  return { ids: added };
}

/** `campaign.removeMembers`: those who were on the list. */
export function removeMembers(ctx: Context, { id, personIds }: Input<'campaign.removeMembers'>): CommandResult {
  const { name, accountId } = campaignOf(ctx, id);
  const removed = removePeople(ctx.db, id, personIds);
  ctx.summarise({ name, count: removed.length }, accountId);
  return { ids: removed };
}

/** A campaign; NOT_FOUND where there is none. */
export function campaignOf(ctx: Context, id: number): NamedCampaign {
  const campaign = campaignById(ctx.db, id);
  if (!campaign) throw new CodedError('NOT_FOUND', 'error.campaignGone');
  return campaign;
}

/** Fails with NOT_FOUND where the campaign is none of the workspace (null = any). */
export function inWorkspace(db: Db, accountId: number | null, id: number): void {
  const campaign = campaignById(db, id);
  if (!campaign || (accountId !== null && campaign.accountId !== accountId))
    throw new CodedError('NOT_FOUND', 'error.campaignGone');
}
