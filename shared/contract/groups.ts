import { z } from 'zod';
import { groupWarningCodes } from '../domain/groups';
import {
  command,
  CommandResult,
  Id,
  IdList,
  Ids,
  Instant,
  LocalDate,
  Nothing,
  PageIds,
  query,
  Scope,
  sortBy,
  type Routes,
} from './route';

const Text = z.string().max(20_000);
const Name = z.string().trim().min(1).max(200);
const Field = z.string().trim().max(100);

export const groupSorts = [
  'name',
  'kind',
  'account',
  'standby',
  'members',
  'stage',
  'qr',
  'lastPost',
  'nextPost',
  'activity',
  'growth',
  'warnings',
  'created',
] as const;
export const GroupSort = sortBy(groupSorts);
export type GroupSort = z.infer<typeof GroupSort>;

/** Which groups: of one workspace (operated by that account) or of all, and what the user narrowed them to. */
export const GroupFilter = Scope.extend({
  search: z.string().max(200).optional(),
  kindId: Id.optional(),
  stageId: Id.optional(),
  setId: Id.optional(),
  /** The account that runs it, within the workspace. */
  operatorId: Id.optional(),
  region: Field.optional(),
  /** Only groups with this warning, or with any. */
  warning: z.enum(['any', ...groupWarningCodes]).optional(),
  /** true = only the archived ones; else only the live ones. */
  archived: z.boolean().optional(),
});
export type GroupFilter = z.infer<typeof GroupFilter>;

/** A group as a table row. */
export const Group = z.object({
  id: Id,
  name: z.string(),
  kindId: Id,
  kindName: z.string(),
  audience: z.enum(['B', 'C']),
  region: z.string(),
  category: z.string(),
  brand: z.string(),
  number: z.string(),
  /** Exactly one while the group lives; null only for an archived group. */
  operatingAccountId: Id.nullable(),
  /** The operating account is banned. */
  banned: z.boolean(),
  /** Members appointed as helpers and still serving. */
  helpers: z.int(),
  standbyAccountIds: z.array(Id),
  members: z.int(),
  /** Members who joined in the last 24 hours. */
  joinedLastDay: z.int(),
  /** Members who joined and who left, one figure for each of the last 7 local days, today last. */
  joins: z.array(z.int()),
  leaves: z.array(z.int()),
  /** Messages said and members who spoke in the last 7 local days. */
  messages: z.int(),
  speakers: z.int(),
  capacityBest: z.int(),
  capacityFull: z.int(),
  capacityMax: z.int(),
  stageId: Id.nullable(),
  stageName: z.string().nullable(),
  stageSince: LocalDate.nullable(),
  qrSha256: z.string().nullable(),
  qrValidUntil: Instant.nullable(),
  lastPostAt: Instant.nullable(),
  nextPostAt: Instant.nullable(),
  archived: z.boolean(),
  createdAt: Instant,
});
export type Group = z.infer<typeof Group>;

export const groupRoles = ['operating', 'admin', 'standby'] as const;

/** Everything the page of one group shows. */
export const GroupDetail = Group.extend({
  purpose: z.string(),
  notice: z.string(),
  rules: z.string(),
  note: z.string(),
  welcomeScriptId: Id.nullable(),
  qrMaterialId: Id.nullable(),
  accounts: z.array(z.object({ accountId: Id, role: z.enum(groupRoles), joinedAt: Instant })),
  stageEvents: z.array(z.object({ stageId: Id, at: Instant })),
  checks: z.array(z.object({ checkId: Id, doneAt: Instant })),
  setIds: z.array(Id),
});
export type GroupDetail = z.infer<typeof GroupDetail>;

/** The fields that a naming pattern puts together. */
export const NameFields = z.object({ region: Field, category: Field, brand: Field });
export type NameFields = z.infer<typeof NameFields>;

const NewGroup = NameFields.partial().extend({ name: Name, number: Field.optional() });

/** A group kind: the default data of a group, all of it editable. */
export const GroupKind = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  audience: z.enum(['B', 'C']),
  purpose: z.string(),
  namingPattern: z.string(),
  posts: z.string(),
  rules: z.string(),
  welcome: z.string(),
  nextKindId: Id.nullable(),
  capacityBest: z.int(),
  capacityFull: z.int(),
  capacityMax: z.int(),
  /** Live groups of this kind. */
  groups: z.int(),
});
export type GroupKind = z.infer<typeof GroupKind>;

const Capacity = z.int().min(1).max(100_000);
const SaveKind = z.object({
  id: Id.optional(),
  name: Name,
  audience: z.enum(['B', 'C']),
  purpose: Text,
  namingPattern: z.string().max(200),
  posts: Text,
  rules: Text,
  welcome: Text,
  nextKindId: Id.nullable(),
  capacityBest: Capacity,
  capacityFull: Capacity,
  capacityMax: Capacity,
});

/** A named set of groups, for planning. */
export const GroupSet = z.object({
  id: Id,
  name: z.string(),
  /** `#rrggbb`. */
  colour: z.string().nullable(),
  groupIds: z.array(Id),
});
export type GroupSet = z.infer<typeof GroupSet>;

/** A composed name with its running number or letter ('' where the pattern has none). */
export const NameSuggestion = z.object({ name: z.string(), number: z.string(), taken: z.boolean() });
export type NameSuggestion = z.infer<typeof NameSuggestion>;

export const groupRoutes = {
  'group.ids': query(
    ['group', 'membership', 'kind', 'stage', 'set', 'account', 'delivery', 'helper', 'chat', 'setting'],
    z.object({ filter: GroupFilter, sort: GroupSort }),
    IdList,
  ),
  /** Rows in the order of the ids; unknown ids are left out. */
  'group.many': query(
    ['group', 'membership', 'kind', 'stage', 'delivery', 'material', 'account', 'helper', 'chat', 'setting'],
    z.object({ ids: PageIds }),
    z.array(Group),
  ),
  'group.get': query(
    ['group', 'membership', 'kind', 'stage', 'set', 'delivery', 'material', 'account', 'helper', 'chat', 'setting'],
    z.object({ id: Id }),
    GroupDetail,
  ),
  /** The name that a kind's pattern makes of these fields: with the number given, else with the next free ones (`count`). */
  'group.suggestName': query(
    ['group', 'kind', 'setting'],
    NameFields.extend({
      kindId: Id,
      number: Field.optional(),
      count: z.int().min(1).max(200).optional(),
      /** The group being renamed: its own name is not taken. */
      groupId: Id.optional(),
    }),
    z.array(NameSuggestion),
  ),
  'group.create': command(
    ['group'],
    z.object({
      kindId: Id,
      accountId: Id,
      standbyIds: z.array(Id).max(20).optional(),
      stageId: Id.optional(),
      groups: z.array(NewGroup).min(1).max(1000),
    }),
    CommandResult,
  ),
  'group.update': command(
    ['group'],
    NameFields.partial().extend({
      id: Id,
      name: Name.optional(),
      number: Field.optional(),
      kindId: Id.optional(),
      purpose: Text.optional(),
      notice: Text.optional(),
      rules: Text.optional(),
      note: Text.optional(),
      welcomeScriptId: Id.nullable().optional(),
    }),
    CommandResult,
  ),
  'group.setKind': command(['group'], z.object({ ids: z.array(Id).min(1).max(5000), kindId: Id }), CommandResult),
  /** Archives groups; their open deliveries are skipped. */
  'group.archive': command(['group', 'delivery', 'slot'], z.object({ ids: Ids }), CommandResult),
  'group.restore': command(['group'], z.object({ ids: Ids }), CommandResult),
  /** Says which of our accounts sit in the groups; where the operating one changes, open deliveries follow. */
  'group.setAccounts': command(
    ['group', 'delivery', 'slot'],
    z.object({
      ids: z.array(Id).min(1).max(5000),
      operatingId: Id,
      adminIds: z.array(Id).max(20),
      standbyIds: z.array(Id).max(20),
    }),
    CommandResult,
  ),
  /** Puts groups into a stage from a day on (today where none is given). */
  'group.setStage': command(
    ['group'],
    z.object({ ids: z.array(Id).min(1).max(5000), stageId: Id, on: LocalDate.optional() }),
    CommandResult,
  ),
  'group.tickCheck': command(['group'], z.object({ id: Id, checkId: Id, done: z.boolean() }), CommandResult),
  /** Keeps the group's QR picture; `validUntil` defaults to now + the days WeChat gives a code, without a picture to none. */
  'group.setQr': command(
    ['group'],
    z.object({ id: Id, materialId: Id.nullable(), validUntil: Instant.optional() }),
    CommandResult,
  ),
  'groupSet.list': query(['set', 'group'], Nothing, z.array(GroupSet)),
  'groupSet.save': command(
    ['set'],
    z.object({
      id: Id.optional(),
      name: Name,
      /** Left as it is where it is not given. */
      colour: z
        .string()
        .regex(/^#[\da-f]{6}$/i)
        .nullable()
        .optional(),
      groupIds: z.array(Id).max(5000),
    }),
    CommandResult,
  ),
  /** Puts sets into the order of the ids. */
  'groupSet.order': command(['set'], z.object({ ids: z.array(Id).max(1000) }), CommandResult),
  'groupSet.delete': command(['set'], z.object({ id: Id }), CommandResult),
  'kind.list': query(['kind', 'group'], Nothing, z.array(GroupKind)),
  'kind.save': command(['kind', 'group'], SaveKind, CommandResult),
} satisfies Routes;
