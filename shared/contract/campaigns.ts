import { z } from 'zod';
import {
  command,
  CommandResult,
  Id,
  IdList,
  Ids,
  Instant,
  LocalDate,
  PageIds,
  query,
  Scope,
  sortBy,
  type Routes,
} from './route';

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

/** A step of the reward for bringing members; goods, points or both. */
const StageFields = z.object({
  id: Id.optional(),
  /** Who have come by the member and are still there. */
  invites: z.int().positive().max(100_000),
  reward: z.string().trim().min(1).max(200),
  points: z.int().min(0).max(1_000_000),
});
export type StageFields = z.infer<typeof StageFields>;

/** Someone on a campaign's list, or who brought members into its groups on its days, or got a reward of it. */
export const Participant = z.object({
  /** The member's. */
  id: Id,
  nickname: z.string(),
  remark: z.string(),
  /** When they were put on the list; null where they are not on it. */
  addedAt: Instant.nullable(),
  /** Whom they brought: all of them, those still there, those lost again. */
  invited: z.int(),
  present: z.int(),
  lost: z.int(),
  /** The stages reached and not handed out yet. */
  owed: z.array(Id),
  /** The stages handed out; `lapsed`: too many of those brought have left since. */
  granted: z.array(z.object({ stageId: Id, at: Instant, lapsed: z.boolean() })),
});
export type Participant = z.infer<typeof Participant>;

/** Which participants: all, those on the list, those who brought someone, those owed a reward, those who got one. */
export const participantKinds = ['all', 'listed', 'inviters', 'owed', 'granted'] as const;
export type ParticipantKind = (typeof participantKinds)[number];
export const participantSorts = ['present', 'invited', 'lost', 'name', 'added'] as const;

const ParticipantFilter = Scope.extend({
  id: Id,
  /** Counts only whom they brought into this group; rewards count over the whole campaign. */
  groupId: Id.nullable(),
  kind: z.enum(participantKinds),
  search: z.string().max(100),
});
export type ParticipantFilter = z.infer<typeof ParticipantFilter>;

/** Some participants of a campaign, and one stage of its rewards or (null) all. */
const Rewarded = z.object({ id: Id, stageId: Id.nullable(), personIds: Ids.nullable() });

/** What came of members bringing members. */
export const Fission = z.object({
  inviters: z.int(),
  invited: z.int(),
  lost: z.int(),
  stages: z.array(
    z.object({
      id: Id,
      invites: z.int(),
      reward: z.string(),
      points: z.int(),
      reached: z.int(),
      owed: z.int(),
      granted: z.int(),
      lapsed: z.int(),
    }),
  ),
  groups: z.array(z.object({ id: Id, name: z.string(), invited: z.int(), lost: z.int() })),
});
export type Fission = z.infer<typeof Fission>;

export const campaignRoutes = {
  /** Of the whole campaign, or of one of its groups; NOT_FOUND for a campaign of another workspace. */
  'campaign.fission': query(
    ['campaign', 'member', 'membership', 'group'],
    Scope.extend({ id: Id, groupId: Id.optional() }),
    Fission,
  ),
  /** Makes these, and no others, its reward stages; CONFLICT where one that was handed out is missing. */
  'campaign.saveStages': command(
    ['campaign'],
    z.object({ id: Id, stages: z.array(StageFields).max(20) }),
    CommandResult,
  ),
  'campaign.participantIds': query(
    ['campaign', 'member', 'membership', 'group'],
    z.object({ filter: ParticipantFilter, sort: sortBy(participantSorts) }),
    IdList,
  ),
  'campaign.participants': query(
    ['campaign', 'member', 'membership', 'group'],
    Scope.extend({ id: Id, groupId: Id.nullable(), ids: PageIds }),
    z.array(Participant),
  ),
  /** Hands the rewards reached and still owed to these members, or to all (null); their points go through the ledger. Gives who got one. */
  'campaign.grant': command(['campaign', 'point', 'member'], Rewarded, CommandResult),
  /** Takes rewards back that were handed out, and their points with them, as counter entries. Gives who had one. */
  'campaign.revoke': command(['campaign', 'point', 'member'], Rewarded, CommandResult),
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
