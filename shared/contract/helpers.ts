import { z } from 'zod';
import { command, CommandResult, Id, LocalDate, Nothing, query, type Routes } from './route';

/** What helpers of a group may be asked to do: an editable list, each with its letter of appointment. */
export const Duty = z.object({
  id: Id,
  name: z.string(),
  /** What is expected, in a sentence. */
  work: z.string(),
  /** The letter, a template; besides its own variables it may name the duty. */
  letter: z.string(),
  /** Helpers in office with this duty. */
  helpers: z.int(),
});
export type Duty = z.infer<typeof Duty>;

/** A member who helps to run a group. */
export const Helper = z.object({
  id: Id,
  personId: Id,
  nickname: z.string(),
  duty: z.string(),
  /** What the helper hopes to get out of it. */
  wants: z.string(),
  since: LocalDate,
  /** Last day in office; null = still serving. */
  until: LocalDate.nullable(),
  /** Still a member of the group. */
  inGroup: z.boolean(),
});
export type Helper = z.infer<typeof Helper>;

/** A member who might become a helper, with what speaks for them. */
export const HelperCandidate = z.object({
  personId: Id,
  nickname: z.string(),
  /** Messages in this group within the last 30 local days. */
  messages: z.int(),
  /** Members of this group they brought. */
  invited: z.int(),
});
export type HelperCandidate = z.infer<typeof HelperCandidate>;

const Line = z.string().trim().max(200);

export const helperRoutes = {
  /** Those in office first, then by the day they began. */
  'helper.list': query(['helper', 'member', 'membership'], z.object({ groupId: Id }), z.array(Helper)),
  /** Members who talk and invite most, the best first; helpers and our own accounts' admins left out. */
  'helper.suggest': query(
    ['helper', 'member', 'membership', 'chat'],
    z.object({ groupId: Id, search: Line.optional() }),
    z.array(HelperCandidate),
  ),
  /** Appoints a member of the group, or changes the appointment; NOT_FOUND for who never was in the group. */
  'helper.save': command(
    ['helper'],
    z.object({
      groupId: Id,
      personId: Id,
      duty: Line,
      wants: z.string().trim().max(2000),
      since: LocalDate,
      until: LocalDate.nullable(),
    }),
    CommandResult,
  ),
  'helper.remove': command(['helper'], z.object({ id: Id }), CommandResult),
  'duty.list': query(['helper'], Nothing, z.array(Duty)),
  /** A duty renamed is renamed with those who have it; CONFLICT where the name is taken. */
  'duty.save': command(
    ['helper'],
    z.object({
      id: Id.optional(),
      name: Line.min(1),
      work: z.string().max(2000),
      letter: z.string().max(4000),
    }),
    CommandResult,
  ),
  'duty.delete': command(['helper'], z.object({ id: Id }), CommandResult),
} satisfies Routes;
