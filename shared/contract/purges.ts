import { z } from 'zod';
import { Conditions } from './conditions';
import {
  command,
  CommandResult,
  Id,
  IdList,
  Ids,
  Instant,
  Nothing,
  PageIds,
  query,
  Scope,
  sortBy,
  type Routes,
} from './route';

/** `gone` = left of their own accord before their turn came. */
export const purgeStatuses = ['planned', 'kept', 'removed', 'gone'] as const;
export const PurgeStatus = z.enum(purgeStatuses);
export type PurgeStatus = z.infer<typeof PurgeStatus>;

/** Too little of a group's chat is imported to tell who is silent: a part of the days asked about, or none of them. */
export const talkGaps = ['part', 'none'] as const;
export type TalkGap = (typeof talkGaps)[number];

/** Why someone is listed: by the rule or by hand, and what was true of them then. Dates are UTC ms, null = unknown or never. */
export const PurgeReason = z.object({
  by: z.enum(['rule', 'hand']),
  facts: z.partialRecord(
    z.enum([
      'joined',
      /** Last in this group, as far as its chat is imported. */
      'spoke',
      /** On which day before the list was made that chat begins and ends, and how many days it tells of; null = there is none. */
      'talkFirst',
      'talkLast',
      'talkDays',
      /** Last in any group, or as a sheet says. */
      'lastActive',
      'firstJoined',
      'created',
      'groups',
      'points',
      'strikes',
      'invited',
      'orders',
      'messages',
    ]),
    z.number().nullable(),
  ),
});
export type PurgeReason = z.infer<typeof PurgeReason>;

const Counts = z.object({ planned: z.int(), kept: z.int(), removed: z.int(), gone: z.int() });

export const PurgeRow = z.object({
  id: Id,
  name: z.string(),
  accountId: Id.nullable(),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  counts: Counts,
});
export type PurgeRow = z.infer<typeof PurgeRow>;

export const PurgeGroup = z.object({
  groupId: Id,
  name: z.string(),
  counts: Counts,
  /** When the group was told; null = not yet. */
  toldAt: Instant.nullable(),
});
export type PurgeGroup = z.infer<typeof PurgeGroup>;

export const Purge = PurgeRow.extend({
  conditions: Conditions,
  notice: z.string(),
  groups: z.array(PurgeGroup),
});
export type Purge = z.infer<typeof Purge>;

export const PurgeItem = z.object({
  id: Id,
  personId: Id,
  nickname: z.string(),
  /** What they are called in the group, else what is shown is the nickname. */
  groupNickname: z.string(),
  remark: z.string(),
  groupId: Id,
  groupName: z.string(),
  status: PurgeStatus,
  reason: PurgeReason,
  doneAt: Instant.nullable(),
});
export type PurgeItem = z.infer<typeof PurgeItem>;

export const PurgeItemFilter = Scope.extend({
  purgeId: Id,
  groupId: Id.nullable(),
  status: PurgeStatus.nullable(),
  search: z.string().max(200),
});
export type PurgeItemFilter = z.infer<typeof PurgeItemFilter>;

const name = z.string().trim().min(1).max(60);
const notice = z.string().max(5000);
/** Whom a rule finds: in the groups named, or in all that the workspace runs. */
const Rule = Scope.extend({
  conditions: Conditions.min(1),
  groupIds: z.array(Id).max(5000),
  /** Lists also those of whose silence too little is known; else they are left out where the rule asks for silence. */
  also: z.array(z.enum(talkGaps)).max(2),
});
const Found = z.object({ items: z.int(), people: z.int(), groups: z.int() });
const reads = ['purge', 'member', 'membership', 'group', 'account'] as const;

export const purgeRoutes = {
  /** Rules to begin with, and the notice that was written last. */
  'purge.start': query(
    ['purge', 'setting'],
    Nothing,
    z.object({
      notice: z.string(),
      presets: z.array(z.object({ code: z.string(), conditions: Conditions })),
    }),
  ),
  'purge.preview': query(
    [...reads, 'helper', 'chat', 'violation', 'point', 'setting'],
    Rule,
    Found.extend({
      /** Whom the rule finds in groups with such a gap, listed or not; `days` = the fewest days covered. */
      part: Found.extend({ days: z.int() }),
      none: Found,
      /** Senders in the groups listed who are nobody yet: any of them may be on the list. */
      unmatched: z.int(),
    }),
  ),
  /** Lists whoever the rule finds; owners, admins, helpers and our own accounts never. */
  'purge.create': command(['purge'], Rule.extend({ name, notice }), CommandResult),
  /** Lists members by hand, in one group or in all their groups: in a purge (null = a new one); gives its id. */
  'purge.add': command(
    ['purge'],
    Scope.extend({ purgeId: Id.nullable(), name, personIds: Ids.min(1), groupId: Id.nullable() }),
    z.object({ id: Id, added: z.int() }),
  ),
  'purge.ids': query(reads, Scope.extend({ closed: z.boolean() }), IdList),
  'purge.many': query(reads, Scope.extend({ ids: PageIds }), z.array(PurgeRow)),
  /** NOT_FOUND for a purge of another workspace. */
  'purge.get': query(reads, Scope.extend({ id: Id }), Purge),
  'purge.save': command(
    ['purge'],
    z.object({ id: Id, name: name.optional(), notice: notice.optional() }),
    CommandResult,
  ),
  'purge.close': command(['purge'], z.object({ id: Id, closed: z.boolean() }), CommandResult),
  'purge.delete': command(['purge'], z.object({ id: Id }), CommandResult),
  /** The notice filled in for a group, and what of it could not be filled. */
  'purge.notice': query(
    ['purge', 'group', 'account', 'persona', 'setting'],
    z.object({ id: Id, groupId: Id }),
    z.object({ text: z.string(), unfilled: z.array(z.string()) }),
  ),
  /** Remembers that a group was told, or that it was not. */
  'purge.tell': command(['purge'], z.object({ id: Id, groupId: Id, told: z.boolean() }), CommandResult),
  'purgeItem.ids': query(
    reads,
    z.object({ filter: PurgeItemFilter, sort: sortBy(['name', 'group', 'joined', 'lastActive', 'strikes']) }),
    IdList,
  ),
  'purgeItem.many': query(reads, Scope.extend({ ids: PageIds }), z.array(PurgeItem)),
  'purgeItem.keep': command(['purge'], z.object({ ids: Ids, keep: z.boolean() }), CommandResult),
  /** Notes that these were removed in WeChat: ends their stays. */
  'purgeItem.remove': command(['purge', 'membership', 'point'], z.object({ ids: PageIds }), CommandResult),
} satisfies Routes;
