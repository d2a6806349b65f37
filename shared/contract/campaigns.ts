import { z } from 'zod';
import { command, CommandResult, Id, Ids, Instant, LocalDate, query, Scope, type Routes } from './route';

/** What a campaign is to bring; '' = not said. */
export const aims = ['', 'fission', 'conversion', 'activation', 'retention'] as const;
/** Why it is held; '' = not said. */
export const reasons = ['', 'festival', 'fission', 'product', 'trial', 'other'] as const;

/** A campaign as a row of the list. */
export const Campaign = z.object({
  id: Id,
  accountId: Id,
  name: z.string(),
  aim: z.enum(aims),
  reason: z.enum(reasons),
  /** How it is played (砍价, 拼团 …), in the operator's own words. */
  play: z.string(),
  startsOn: LocalDate,
  /** The last day. */
  endsOn: LocalDate,
  note: z.string(),
  groupIds: z.array(Id),
  /** Members on its list. */
  people: z.int(),
  archivedAt: Instant.nullable(),
});
export type Campaign = z.infer<typeof Campaign>;

const SaveCampaign = z.object({
  /** Left out: a new one. */
  id: Id.optional(),
  accountId: Id,
  name: z.string().trim().min(1).max(100),
  aim: z.enum(aims),
  reason: z.enum(reasons),
  play: z.string().trim().max(100),
  startsOn: LocalDate,
  endsOn: LocalDate,
  note: z.string().max(20_000),
  groupIds: z.array(Id).max(5000),
});
export type SaveCampaign = z.infer<typeof SaveCampaign>;

export const campaignRoutes = {
  /** Newest first; of one workspace or of all. */
  'campaign.list': query(
    ['campaign', 'group', 'member'],
    Scope.extend({ archived: z.boolean().optional() }),
    z.array(Campaign),
  ),
  /** INVALID where it ends before it begins or names a group that the account does not run. */
  'campaign.save': command(['campaign'], SaveCampaign, CommandResult),
  'campaign.archive': command(['campaign'], z.object({ ids: Ids }), CommandResult),
  'campaign.restore': command(['campaign'], z.object({ ids: Ids }), CommandResult),
  /** Puts members on a campaign's list; gives those who were not on it. */
  'campaign.addMembers': command(['campaign'], z.object({ id: Id, personIds: Ids }), CommandResult),
  'campaign.removeMembers': command(['campaign'], z.object({ id: Id, personIds: Ids }), CommandResult),
} satisfies Routes;
