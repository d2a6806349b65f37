import { z } from 'zod';
import { Conditions } from './conditions';
import { activityLayers, valueLayers } from './layers';
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
  type Routes,
} from './route';

export const memberRoles = ['owner', 'admin', 'member'] as const;
export const MemberRole = z.enum(memberRoles);
export type MemberRole = z.infer<typeof MemberRole>;

export const genders = ['', 'male', 'female'] as const;
/** Whether somebody ever spoke: `never` = no word in the imported chat of a group they are in, `unknown` = no such chat. */
export const talkStates = ['spoke', 'never', 'unknown'] as const;
export const joinHows = ['invited', 'link', 'qr', 'unknown'] as const;
export const leftHows = ['left', 'removed', 'unknown'] as const;

const line = z.string().trim().max(200);
const Gender = z.enum(genders);

/** Which members: those of a workspace (null = all), of a group, matching words, in a role. */
export const MemberFilter = Scope.extend({
  groupId: Id.optional(),
  search: z.string().max(200).optional(),
  role: MemberRole.optional(),
  /** True: the archived ones instead of the others. */
  archived: z.boolean().optional(),
  /** True: those who left (the group asked for, or any) and are in it no more. */
  left: z.boolean().optional(),
  /** What else must hold of each. */
  where: Conditions.optional(),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

export const memberSorts = [
  'name',
  'remark',
  'wechatId',
  'phone',
  'city',
  'gender',
  'tags',
  'role',
  'groups',
  'joined',
  'firstJoined',
  'created',
  'lastActive',
  'addedOn',
  'channel',
  'layer',
  'valueLayer',
  'level',
  'points',
  'strikes',
  'invited',
  'orders',
  'spent',
  'messages',
  'left',
] as const;
/** A column of the table, the operator's own too: `extra:<id of person_field>`. */
const ByColumn = z.object({
  by: z.union([z.enum(memberSorts), z.templateLiteral(['extra:', z.int()])]),
  desc: z.boolean(),
});
/** Sorted by a column, and by a second one where those values are the same. */
export const MemberSort = ByColumn.extend({ second: ByColumn.optional() });
export type MemberSort = z.infer<typeof MemberSort>;

/** A member as a table row; what is of friends and groups is that of the workspace asked for, figures are the person's own. */
export const Member = z.object({
  id: Id,
  nickname: z.string(),
  remark: z.string(),
  wechatId: z.string().nullable(),
  phone: z.string().nullable(),
  city: z.string(),
  gender: Gender,
  groups: z.int(),
  lastJoinedAt: Instant.nullable(),
  firstJoinedAt: Instant.nullable(),
  channel: z.string(),
  addedOn: LocalDate.nullable(),
  /** In the order of the tag groups. */
  tagIds: z.array(Id),
  layer: z.enum(activityLayers).nullable(),
  valueLayer: z.enum(valueLayers).nullable(),
  levelId: Id.nullable(),
  lastActive: Instant.nullable(),
  talk: z.enum(talkStates),
  points: z.int(),
  strikes: z.int(),
  invited: z.int(),
  orders: z.int(),
  spentFen: z.int(),
  messages: z.int(),
  createdAt: Instant,
  /** The operator's own fields, by id. */
  extra: z.record(z.string(), z.string()),
  /** The highest role in any group of the workspace; null = in no group. */
  role: MemberRole.nullable(),
  archivedAt: Instant.nullable(),
  /** Where it is asked for: when they last left a group that they are in no more, and those groups, the last first. */
  left: z.object({ at: Instant, groups: z.array(z.string()) }).optional(),
});
export type Member = z.infer<typeof Member>;

const Named = z.object({ id: Id, nickname: z.string() });

export const MemberContact = z.object({
  accountId: Id,
  accountName: z.string(),
  colour: z.string(),
  remark: z.string(),
  addedOn: z.string().nullable(),
  channel: z.string(),
});
export type MemberContact = z.infer<typeof MemberContact>;

/** One stay in a group; a member may leave and return. */
export const Stay = z.object({
  id: Id,
  groupId: Id,
  groupName: z.string(),
  nickname: z.string(),
  role: MemberRole,
  joinedAt: Instant.nullable(),
  joinHow: z.enum(joinHows),
  inviter: Named.nullable(),
  leftAt: Instant.nullable(),
  leftHow: z.enum(['', ...leftHows]),
});
export type Stay = z.infer<typeof Stay>;

export const MemberPage = Member.extend({
  note: z.string(),
  contacts: z.array(MemberContact),
  stays: z.array(Stay),
  invited: z.array(Named.extend({ groupName: z.string(), joinedAt: Instant.nullable() })),
  oldNames: z.array(z.object({ nickname: z.string(), until: Instant })),
});
export type MemberPage = z.infer<typeof MemberPage>;

/** What an operator writes about a person; an empty WeChat ID or phone is stored as none. */
export const MemberFields = z.object({
  nickname: line.min(1),
  wechatId: line.max(64).nullable(),
  phone: line.max(32).nullable(),
  city: line,
  gender: Gender,
  note: z.string().max(20_000),
});
export type MemberFields = z.infer<typeof MemberFields>;

const Joining = z.object({
  groupId: Id,
  nickname: line.optional(),
  role: MemberRole.optional(),
  joinedAt: Instant.nullable().optional(),
  joinHow: z.enum(joinHows).optional(),
  inviterId: Id.nullable().optional(),
});
const Friendship = z.object({
  accountId: Id,
  remark: line,
  addedOn: LocalDate.nullable().optional(),
  channel: line.optional(),
});

/** What a row of the table shows, and what a filter may ask. */
const rowTopics = [
  'member',
  'membership',
  'group',
  'account',
  'tag',
  'layer',
  'level',
  'point',
  'violation',
  'purchase',
  'chat',
  'campaign',
] as const;

/** Asks rows what was left: this group, or any (null). */
const LeftOf = z.object({ groupId: Id.nullable() });

export const memberRoutes = {
  'member.ids': query(rowTopics, z.object({ filter: MemberFilter, sort: MemberSort }), IdList),
  /** The ids with as many rows as are seen at `first`: a letter typed into the search is one trip. */
  'member.list': query(
    rowTopics,
    z.object({ filter: MemberFilter, sort: MemberSort, first: z.int().min(1).max(500) }),
    z.object({ ids: IdList, rows: z.array(Member) }),
  ),
  /** Rows in the order asked for; ids outside the workspace are left out. */
  'member.many': query(rowTopics, Scope.extend({ ids: PageIds, left: LeftOf.optional() }), z.array(Member)),
  /** NOT_FOUND for a member of another workspace. */
  'member.get': query(rowTopics, Scope.extend({ id: Id }), MemberPage),
  'member.create': command(
    ['member', 'membership', 'point'],
    MemberFields.partial().required({ nickname: true }).extend({
      friend: Friendship.optional(),
      joins: Joining.optional(),
    }),
    CommandResult,
  ),
  /** CONFLICT where the WeChat ID is another member's. */
  'member.update': command(['member'], z.object({ id: Id, changes: MemberFields.partial() }), CommandResult),
  'member.archive': command(['member'], z.object({ ids: Ids }), CommandResult),
  'member.restore': command(['member'], z.object({ ids: Ids }), CommandResult),
  /** Opens a stay for each who is not in the group yet; gives the ids of those who joined. */
  'member.join': command(['membership', 'point'], Joining.extend({ ids: Ids }), CommandResult),
  'member.leave': command(
    ['membership', 'point'],
    z.object({ ids: Ids, groupId: Id, leftAt: Instant.optional(), how: z.enum(leftHows).optional() }),
    CommandResult,
  ),
  /** Gives those who are in the group now a role in it; NOT_FOUND where none of them is. */
  'member.setRole': command(['membership'], z.object({ ids: Ids, groupId: Id, role: MemberRole }), CommandResult),
  /** Makes the member a friend of the account, or changes what that account notes about them. */
  'member.setRemark': command(['member'], Friendship.extend({ id: Id }), CommandResult),
} satisfies Routes;
