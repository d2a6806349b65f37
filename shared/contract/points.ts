import { z } from 'zod';
import {
  command,
  CommandResult,
  Id,
  IdList,
  Instant,
  LocalDate,
  Nothing,
  PageIds,
  query,
  Scope,
  type Routes,
} from './route';

export const ruleKinds = ['checkin', 'streak', 'comment', 'invite', 'task', 'other'] as const;
export const RuleKind = z.enum(ruleKinds);
export type RuleKind = z.infer<typeof RuleKind>;
/** Of these there is one rule at most: they are applied by themselves. */
export const singleKinds: readonly RuleKind[] = ['checkin', 'invite'];
/** What the operator gives by hand. */
export const awardKinds = ['comment', 'task', 'other'] as const;

export const entryKinds = [...ruleKinds, 'invite_lost', 'manual', 'redeem', 'counter'] as const;
export type EntryKind = (typeof entryKinds)[number];

const note = z.string().trim().max(500);
const amount = z.int().min(-1_000_000).max(1_000_000);
/** One command reaches this many members at most. */
const People = z.array(Id).min(1).max(20_000);
const Day = LocalDate;

export const PointRuleFields = z.object({
  kind: RuleKind,
  name: z.string().trim().min(1).max(60),
  points: amount,
  /** Points a member may get by this rule on one day; null = no limit. */
  dailyCap: z.int().positive().max(1_000_000).nullable(),
  /** Of a streak: a bonus each time this many days follow one another. */
  streakDays: z.int().min(2).max(366).nullable(),
  /** Days before this one earn nothing by the rule; an invitation rule needs it. */
  since: Day.nullable(),
  enabled: z.boolean(),
});
export type PointRuleFields = z.infer<typeof PointRuleFields>;

export const PointRule = PointRuleFields.extend({ id: Id, used: z.boolean() });
export type PointRule = z.infer<typeof PointRule>;

/** Who would get how many points if the invitation rule were in force; at most 500 rows, most points first. */
export const InvitePreview = z.object({
  inviters: z.int(),
  invites: z.int(),
  points: z.int(),
  /** Invited members still there whose day of joining nobody knows; they earn nothing. */
  undated: z.int(),
  rows: z.array(z.object({ id: Id, nickname: z.string(), invites: z.int(), points: z.int() })),
});
export type InvitePreview = z.infer<typeof InvitePreview>;

/** A row of the ledger. */
export const PointEntry = z.object({
  id: Id,
  at: Instant,
  day: z.string(),
  kind: z.enum(entryKinds),
  points: z.int(),
  ruleName: z.string(),
  /** Empty where the group is another workspace's. */
  groupName: z.string(),
  /** Of an invitation: who was invited. */
  invited: z.string(),
  rewardName: z.string(),
  note: z.string(),
  countersId: Id.nullable(),
  counteredId: Id.nullable(),
});
export type PointEntry = z.infer<typeof PointEntry>;

/** Points of some members over some days (null = since ever), of one group or all. */
export const RankingFilter = Scope.extend({
  groupId: Id.nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  by: z.enum(['earned', 'balance']),
});
export type RankingFilter = z.infer<typeof RankingFilter>;
export const RankedMember = z.object({ id: Id, nickname: z.string(), earned: z.int(), balance: z.int() });
export type RankedMember = z.infer<typeof RankedMember>;

export const RewardFields = z.object({
  name: z.string().trim().min(1).max(100),
  cost: z.int().positive().max(1_000_000),
  /** Null = as many as are asked for. */
  stock: z.int().min(0).max(1_000_000).nullable(),
  note,
});
export type RewardFields = z.infer<typeof RewardFields>;
export const Reward = RewardFields.extend({ id: Id, redeemed: z.int(), archivedAt: Instant.nullable() });
export type Reward = z.infer<typeof Reward>;

export const Redemption = z.object({
  id: Id,
  entryId: Id,
  personId: Id,
  nickname: z.string(),
  rewardName: z.string(),
  cost: z.int(),
  at: Instant,
  note: z.string(),
  handedAt: Instant.nullable(),
});
export type Redemption = z.infer<typeof Redemption>;

/** What giving points to many came to. */
export const Given = z.object({
  people: z.int(),
  points: z.int(),
  /** Got less or nothing, because of the day's cap or because they had it already. */
  limited: z.int(),
  bonuses: z.int(),
});
export type Given = z.infer<typeof Given>;

const entries = ['point', 'member'] as const;

export const pointRoutes = {
  'pointRule.list': query(['point'], Nothing, z.array(PointRule)),
  /** Saves a rule, new without an id. The invitation rule in force gives what it owes at once. */
  'pointRule.save': command(entries, PointRuleFields.extend({ id: Id.optional() }), CommandResult),
  /** CONFLICT where points were given by it. */
  'pointRule.remove': command(['point'], z.object({ id: Id }), CommandResult),
  'pointRule.previewInvites': query(
    ['point', 'membership'],
    PointRuleFields.pick({ points: true, dailyCap: true }).extend({ since: Day }),
    InvitePreview,
  ),

  /** Finds the members of a group whom the lines of a pasted list name, in the order of the list. */
  'point.matchNames': query(
    ['member', 'membership'],
    Scope.extend({ groupId: Id, text: z.string().max(200_000) }),
    z.array(
      z.object({
        name: z.string(),
        /** Empty = nobody by that name; several = the operator chooses. */
        found: z.array(z.object({ id: Id, nickname: z.string() })),
        /** False where only the beginning of the line is a name. */
        sure: z.boolean(),
      }),
    ),
  ),
  /** Checks members in for a day, not after today; a second time on the same day gives nothing. */
  'point.checkIn': command(entries, z.object({ day: Day, groupId: Id.nullable(), personIds: People }), Given),
  'point.award': command(
    entries,
    z.object({
      ruleId: Id,
      personIds: People,
      groupId: Id.nullable(),
      day: Day,
      times: z.int().min(1).max(1000),
      note,
    }),
    Given,
  ),
  'point.adjust': command(
    entries,
    z.object({ personIds: People, points: amount.refine((points) => points !== 0), note: note.min(1) }),
    CommandResult,
  ),
  /** Takes back one row of the ledger by another; of a check-in also the bonus that hung on it. */
  'point.counter': command(entries, z.object({ id: Id, note }), CommandResult),
  /** A member's ledger, newest first. NOT_FOUND for a member of another workspace. */
  'point.ofMember': query(
    ['point', 'member', 'membership', 'group', 'account'],
    Scope.extend({ personId: Id, from: z.int().min(0), limit: z.int().min(1).max(200) }),
    z.object({
      balance: z.int(),
      /** Days checked in without a gap, up to today or yesterday. */
      streak: z.int(),
      total: z.int(),
      rows: z.array(PointEntry),
    }),
  ),
  'point.ranking': query(['point', 'member', 'membership', 'group', 'account'], RankingFilter, IdList),
  'point.ranked': query(
    ['point', 'member', 'membership', 'group', 'account'],
    RankingFilter.omit({ by: true }).extend({ ids: PageIds }),
    z.array(RankedMember),
  ),
  'point.perDay': query(
    ['point', 'member', 'membership', 'group', 'account'],
    Scope.extend({ from: Day, to: Day }),
    z.array(z.object({ day: z.string(), given: z.int(), taken: z.int(), spent: z.int(), people: z.int() })),
  ),

  'reward.list': query(['point'], z.object({ archived: z.boolean() }), z.array(Reward)),
  'reward.save': command(['point'], RewardFields.extend({ id: Id.optional() }), CommandResult),
  'reward.archive': command(['point'], z.object({ ids: PageIds, archived: z.boolean() }), CommandResult),
  /** CONFLICT where the balance is below the cost or nothing is left; gives the redemption's id. */
  'reward.redeem': command(entries, z.object({ id: Id, personId: Id, note }), CommandResult),
  'redemption.ids': query(['point', 'member', 'membership', 'account'], Scope.extend({ handed: z.boolean() }), IdList),
  'redemption.many': query(
    ['point', 'member', 'membership', 'account'],
    Scope.extend({ ids: PageIds }),
    z.array(Redemption),
  ),
  'redemption.hand': command(['point'], z.object({ ids: PageIds, handed: z.boolean() }), CommandResult),
} satisfies Routes;
