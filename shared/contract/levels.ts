import { z } from 'zod';
import { Conditions } from './conditions';
import { command, CommandResult, Id, query, Scope, type Routes } from './route';

/** A level of the tree: one below a parent is reached through it, so its gate is asked only of those who pass the parent's. */
export const Level = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  parentId: Id.nullable(),
  /** Higher = higher; a level stands above its parent, below the parent's elder siblings. */
  rank: z.int(),
  conditions: Conditions,
  benefits: z.string(),
  /** One that is off is given to nobody, nor is what lies below it. */
  enabled: z.boolean(),
  /** Members of the workspace asked for who hold it. */
  count: z.int(),
});
export type Level = z.infer<typeof Level>;

export const levelRoutes = {
  /** From the highest to the lowest. */
  'level.list': query(['level', 'member', 'membership', 'account'], Scope, z.array(Level)),
  /** CONFLICT where another level has the code. A new one goes to the end of its parent's. */
  'level.save': command(
    ['level'],
    z.object({
      id: Id.optional(),
      code: z.string().trim().min(1).max(12),
      name: z.string().trim().max(40),
      /** Of a new level; an old one moves by `level.move`. */
      parentId: Id.nullable(),
      conditions: Conditions,
      benefits: z.string().max(2000),
      enabled: z.boolean(),
    }),
    CommandResult,
  ),
  /** Puts it (with all below it) at a place among a parent's levels, 0 = the highest. INVALID below itself. */
  'level.move': command(
    ['level'],
    z.object({ id: Id, parentId: Id.nullable(), at: z.int().min(0).max(10_000) }),
    CommandResult,
  ),
  /** CONFLICT while members hold it or levels lie below it. */
  'level.delete': command(['level'], z.object({ id: Id }), CommandResult),
} satisfies Routes;
