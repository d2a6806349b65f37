import { z } from 'zod';
import { Extra } from './fields';
import { activityLayers, LayerReason, valueLayers } from './layers';
import { MemberFields, talkStates } from './members';
import { command, CommandResult, Id, Instant, LocalDate, query, Scope, type Routes } from './route';

export const eventKinds = [
  'created',
  'friend',
  'join',
  'leave',
  'rename',
  'firstSpoke',
  'lastSpoke',
  'points',
  'violation',
  'purchase',
  'level',
  'layer',
  'valueLayer',
  'campaign',
  'reward',
  'purge',
] as const;
export type EventKind = (typeof eventKinds)[number];

/** One thing that happened to a member. */
export const MemberEvent = z.object({
  kind: z.enum(eventKinds),
  day: LocalDate,
  /** Null where only the day is known. */
  at: Instant.nullable(),
  groupId: Id.nullable(),
  groupName: z.string().nullable(),
  /** A name, a rule, what was bought: what the kind speaks of. */
  text: z.string(),
  /** What was before: a layer, a level. */
  was: z.string(),
  /** What a rule saw. */
  reason: LayerReason.nullable(),
  /** The sheet that an import took it from, '' where it is not known. */
  sheet: z.string(),
  /** How: of a joining, a leaving, an action, a decision; who changed a layer or level. */
  how: z.string(),
  /** Points, strikes, fen or messages. */
  amount: z.number().nullable(),
  /** Who invited them. */
  other: z.object({ id: Id, nickname: z.string() }).nullable(),
});
export type MemberEvent = z.infer<typeof MemberEvent>;

/** What a member counts as, beside the row of the table. */
export const Standing = z.object({
  layer: z.enum(activityLayers).nullable(),
  /** What the rule saw; null where it was set by hand or not by a rule. */
  layerReason: LayerReason.nullable(),
  layerManual: z.boolean(),
  valueLayer: z.enum(valueLayers).nullable(),
  valueReason: LayerReason.nullable(),
  valueManual: z.boolean(),
  level: z.object({ id: Id, code: z.string(), name: z.string() }).nullable(),
  levelSince: Instant.nullable(),
  levelManual: z.boolean(),
  /** The sheet that said so, where the last change came with an import ('' = pasted); null where it did not. */
  imported: z.object({
    activity: z.string().nullable(),
    value: z.string().nullable(),
    level: z.string().nullable(),
  }),
  tags: z.array(z.object({ id: Id, name: z.string(), colour: z.string() })),
  points: z.int(),
  strikes: z.int(),
  orders: z.int(),
  spentFen: z.int(),
  invited: z.int(),
  messages: z.int(),
  lastActive: Instant.nullable(),
  talk: z.enum(talkStates),
  extra: Extra,
});
export type Standing = z.infer<typeof Standing>;

const everything = [
  'member',
  'membership',
  'group',
  'account',
  'chat',
  'point',
  'violation',
  'purchase',
  'level',
  'layer',
  'tag',
  'campaign',
  'purge',
] as const;

export const memberPageRoutes = {
  /** NOT_FOUND for a member of another workspace. */
  'member.standing': query(everything, Scope.extend({ id: Id }), Standing),
  /** What happened, the newest first; `total` counts all of it. Nothing of groups that the workspace does not run. */
  'member.timeline': query(
    everything,
    Scope.extend({ id: Id, kinds: z.array(z.enum(eventKinds)).optional(), limit: z.int().min(1).max(5000) }),
    z.object({ events: z.array(MemberEvent), total: z.int() }),
  ),
  /** Others who may be the same person: the same phone, or a name that this one has or had. */
  'member.alike': query(
    ['member', 'membership', 'group', 'account'],
    Scope.extend({ id: Id }),
    z.array(
      z.object({ id: Id, nickname: z.string(), wechatId: z.string().nullable(), why: z.enum(['phone', 'name']) }),
    ),
  ),
  /** The note as it is being typed; one sitting is one step to undo. */
  'member.setNote': command(['member'], z.object({ id: Id, note: MemberFields.shape.note }), CommandResult),
  /** Fills one of the operator's own fields, or empties it (''). */
  'member.setExtra': command(
    ['member'],
    z.object({ id: Id, fieldId: Id, text: z.string().trim().max(2000) }),
    CommandResult,
  ),
  /** Two members are one person: all that the other has becomes the first one's, whose fields become those given. */
  'member.merge': command(
    ['member', 'membership', 'tag', 'point', 'violation', 'purchase', 'campaign', 'purge', 'chat', 'helper'],
    z.object({ keepId: Id, goneId: Id, fields: MemberFields }),
    CommandResult,
  ),
} satisfies Routes;
