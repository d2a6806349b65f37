import { z } from 'zod';
import { action, Id, Instant, Nothing, query, type Routes } from './route';

/** One step of the undo list: `command` names its sentence, `summary` fills it. */
export const Operation = z.object({
  id: Id,
  at: Instant,
  command: z.string(),
  accountId: Id.nullable(),
  summary: z.record(z.string(), z.union([z.string(), z.number()])),
  undone: z.boolean(),
});
export type Operation = z.infer<typeof Operation>;

export const operationRoutes = {
  'operation.recent': query(['operation'], z.object({ limit: z.int().min(1).max(500) }), z.array(Operation)),
  'operation.next': query(['operation'], Nothing, z.object({ undo: Operation.nullable(), redo: Operation.nullable() })),
  /** Undoes the operation named, or the last one; null = nothing to undo. */
  'operation.undo': action([], z.object({ id: Id.optional() }), Operation.nullable()),
  'operation.redo': action([], Nothing, Operation.nullable()),
} satisfies Routes;
