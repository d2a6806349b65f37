import { z } from 'zod';
import { Conditions } from './conditions';
import { command, CommandResult, Id, Instant, Nothing, query, Scope, type Routes } from './route';

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

/** When rules were last applied, and whether anything that they look at has changed since. */
export const LastApplied = z.object({ at: Instant.nullable(), changedSince: z.boolean() });
export type LastApplied = z.infer<typeof LastApplied>;

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
} satisfies Routes;
