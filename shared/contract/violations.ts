import { z } from 'zod';
import { command, CommandResult, Id, Ids, Instant, query, Scope, type Routes } from './route';

export const violationActions = ['remind', 'warn', 'remove'] as const;
export const ViolationAction = z.enum(violationActions);
export type ViolationAction = z.infer<typeof ViolationAction>;

const line = z.string().trim().max(200);

/** A recorded breach of a group's rules. */
export const Violation = z.object({
  id: Id,
  personId: Id,
  nickname: z.string(),
  groupId: Id.nullable(),
  groupName: z.string().nullable(),
  at: Instant,
  /** The watchword or rule that was broken. */
  rule: z.string(),
  said: z.string(),
  action: ViolationAction,
  strikes: z.int(),
  forgivenAt: Instant.nullable(),
  note: z.string(),
});
export type Violation = z.infer<typeof Violation>;

const Breach = z.object({
  groupId: Id.nullable(),
  at: Instant.optional(),
  rule: line,
  said: z.string().trim().max(4000),
  action: ViolationAction,
  /** How many strikes it counts; 1 where it is not said. */
  strikes: z.int().min(0).max(99).optional(),
  note: z.string().trim().max(2000).optional(),
});

export const violationRoutes = {
  /** The newest first: of a member, of a group, or of the whole workspace; those in groups of others are left out. */
  'violation.list': query(
    ['violation', 'member', 'group', 'account'],
    Scope.extend({ personId: Id.optional(), groupId: Id.optional(), limit: z.int().min(1).max(2000) }),
    z.array(Violation),
  ),
  /** What the next breach of a member calls for, by the strikes so far (forgiven ones do not count). */
  'violation.suggest': query(
    ['violation', 'setting'],
    z.object({ personId: Id }),
    z.object({ strikes: z.int(), action: ViolationAction }),
  ),
  /** Records a breach; `left`: the member was taken out of the group for it. */
  'violation.record': command(
    ['violation', 'membership', 'member', 'point'],
    Breach.extend({ personId: Id, left: z.boolean().optional() }),
    CommandResult,
  ),
  'violation.update': command(['violation', 'member'], z.object({ id: Id, changes: Breach.partial() }), CommandResult),
  /** Forgiven breaches stay on record and count no more. */
  'violation.forgive': command(['violation', 'member'], z.object({ ids: Ids, forgiven: z.boolean() }), CommandResult),
  'violation.delete': command(['violation', 'member'], z.object({ ids: Ids }), CommandResult),
} satisfies Routes;
