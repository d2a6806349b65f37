import { z } from 'zod';
import { command, CommandResult, Id, Nothing, query, type Routes } from './route';

/** One of the six stages of a community, with its checklist. */
export const Stage = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  /** What is true of a group at this stage. */
  truth: z.string(),
  checks: z.array(z.object({ id: Id, area: z.string(), text: z.string() })),
});
export type Stage = z.infer<typeof Stage>;

export const stageRoutes = {
  'stage.list': query(['stage'], Nothing, z.array(Stage)),
  /** Makes or changes a stage with its checklist in the order given; points left out go, with what groups ticked of them. */
  'stage.save': command(
    ['stage', 'group'],
    z.object({
      id: Id.optional(),
      name: z.string().trim().min(1).max(200),
      truth: z.string().trim().max(2000),
      checks: z
        .array(
          z.object({ id: Id.optional(), area: z.string().trim().max(100), text: z.string().trim().min(1).max(500) }),
        )
        .max(200),
    }),
    CommandResult,
  ),
  /** CONFLICT where a group is or was in the stage. */
  'stage.delete': command(['stage'], z.object({ id: Id }), CommandResult),
  'stage.order': command(['stage'], z.object({ ids: z.array(Id).max(100) }), CommandResult),
} satisfies Routes;
