import { z } from 'zod';
import { command, CommandResult, Id, Nothing, query, type Routes } from './route';

/** A column of the operator's own that members have. */
export const PersonField = z.object({ id: Id, name: z.string() });
export type PersonField = z.infer<typeof PersonField>;

/** What a member has in the operator's own columns, by the id of the field; empty ones are left out. */
export const Extra = z.record(z.string().regex(/^\d+$/), z.string());
export type Extra = z.infer<typeof Extra>;

export const fieldRoutes = {
  'field.list': query(['member'], Nothing, z.array(PersonField)),
  /** Adds a field, or renames the one of `id`; CONFLICT where the name is taken. */
  'field.save': command(
    ['member'],
    z.object({ id: Id.optional(), name: z.string().trim().min(1).max(40) }),
    CommandResult,
  ),
  /** Puts a field away; what members have in it is kept and shown no more. */
  'field.delete': command(['member'], z.object({ id: Id }), CommandResult),
} satisfies Routes;
