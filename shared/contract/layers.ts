import { z } from 'zod';
import { Conditions, dateFields, numberFields } from './conditions';
import {
  action,
  command,
  CommandResult,
  Id,
  IdList,
  Instant,
  JobId,
  LocalDate,
  Nothing,
  PageIds,
  query,
  Scope,
  type Routes,
} from './route';

/** What members are sorted by: how active they are, and what they are worth. */
export const axes = ['activity', 'value'] as const;
export type Axis = (typeof axes)[number];
export const activityLayers = ['core', 'active', 'ordinary', 'silent', 'lost'] as const;
export const valueLayers = ['high', 'potential', 'churned'] as const;
export const layersOf = { activity: activityLayers, value: valueLayers } as const;
export const Layer = z.enum([...activityLayers, ...valueLayers]);
export type Layer = z.infer<typeof Layer>;

/** Rules of an axis are tried in their order; the first whose conditions all hold gives the layer. */
export const LayerRule = z.object({
  id: Id,
  axis: z.enum(axes),
  layer: Layer,
  name: z.string(),
  conditions: Conditions,
  enabled: z.boolean(),
  sort: z.int(),
});
export type LayerRule = z.infer<typeof LayerRule>;

const LayerCount = z.object({ layer: Layer.nullable(), count: z.int(), manual: z.int() });

/** How the members of a workspace stand: those in each layer (null = none), and how many of them by hand. */
export const LayerShares = z.object({ people: z.int(), activity: z.array(LayerCount), value: z.array(LayerCount) });
export type LayerShares = z.infer<typeof LayerShares>;

/** What a rule saw of a member: a count, yuan (`spent`), or a day; null = never. */
export const Fact = z.object({
  field: z.enum([...numberFields, ...dateFields]),
  value: z.union([z.number(), z.string()]).nullable(),
});
export type Fact = z.infer<typeof Fact>;

/** Why a member is in a layer, as it is stored with them (JSON): the rule that held (0 = one that is gone), on which day, and what it saw. */
export const LayerReason = z.object({
  rule: z.int().nonnegative(),
  name: z.string(),
  day: LocalDate,
  facts: z.array(Fact),
});
export type LayerReason = z.infer<typeof LayerReason>;

/** Why a member counts as something by an import, as it is noted with the change (JSON): the sheet's name. */
export const ImportReason = z.object({ import: z.string() });
export type ImportReason = z.infer<typeof ImportReason>;

/** How many would go from one place to another. */
const Move = z.object({ from: Layer.nullable(), to: Layer.nullable(), count: z.int() });

/** Who would change if the rules were applied now; `token` names this look for the lists of who it is. */
export const LayerPreview = z.object({
  token: z.string(),
  at: Instant,
  /** Members that the rules were asked of, on each axis; those set by hand are not. */
  asked: z.object({ activity: z.int(), value: z.int() }),
  activity: z.array(Move),
  value: z.array(Move),
});
export type LayerPreview = z.infer<typeof LayerPreview>;

/** One who would change, and why. */
export const LayerChange = z.object({
  id: Id,
  nickname: z.string(),
  from: Layer.nullable(),
  to: Layer.nullable(),
  reason: LayerReason.nullable(),
});
export type LayerChange = z.infer<typeof LayerChange>;

/** What applying rules did; the step that undoes it, null where nothing changed. */
export const Applied = z.object({ changed: z.int(), operationId: Id.nullable() });

/** When rules were last applied, and whether anything that they look at has changed since. */
export const LastApplied = z.object({ at: Instant.nullable(), changedSince: z.boolean() });
export type LastApplied = z.infer<typeof LastApplied>;

const Looked = z.object({ token: z.string(), axis: z.enum(axes) });

export const layerRoutes = {
  'layer.rules': query(['layer'], Nothing, z.array(LayerRule)),
  'layer.shares': query(['layer', 'member', 'membership', 'account'], Scope, LayerShares),
  /** INVALID where the layer is not one of the axis. A new rule goes to the end. */
  'layer.saveRule': command(
    ['layer'],
    LayerRule.omit({ id: true, sort: true }).extend({ id: Id.optional(), name: z.string().trim().max(40) }),
    CommandResult,
  ),
  'layer.moveRule': command(['layer'], z.object({ id: Id, at: z.int().min(0).max(10_000) }), CommandResult),
  'layer.deleteRule': command(['layer'], z.object({ id: Id }), CommandResult),
  'layer.lastApplied': query(['operation', 'layer'], Nothing, LastApplied),
  /** Asks the rules of everyone in the workspace; changes nothing. An axis without rules in force is left as it is. */
  'layer.preview': action([], Scope.extend({ jobId: JobId }), LayerPreview),
  /** Those of a look who would change, or of one move only. NOT_FOUND once there is a newer look. */
  'layer.changeIds': query([], Looked.extend({ move: Move.pick({ from: true, to: true }).optional() }), IdList),
  'layer.changes': query([], Looked.extend({ ids: PageIds }), z.array(LayerChange)),
  /** Puts everyone where the rules say, as one operation; who was set by hand stays. CANCELLED changes nothing. */
  'layer.apply': action(['layer', 'member'], Scope.extend({ jobId: JobId }), Applied),
} satisfies Routes;
