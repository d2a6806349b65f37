import { z } from 'zod';
import { ColumnTarget, Decision, encodings, ImportReview, Source } from './imports';
import { leftHows } from './members';
import { action, Id, LocalDate, type Routes } from './route';

/** A member as a list shows them: as stored (`id`) or as a line of the roster names them. */
export const RosterName = z.object({
  /** The stored member; null = nobody known yet. */
  id: Id.nullable(),
  /** Line of the new roster, 0 where it does not name them. */
  line: z.int().nonnegative(),
  nickname: z.string(),
  groupNickname: z.string(),
  wechatId: z.string().nullable(),
  phone: z.string().nullable(),
});
export type RosterName = z.infer<typeof RosterName>;

export const RosterPair = z.object({ before: RosterName, after: RosterName });
export type RosterPair = z.infer<typeof RosterPair>;

const Roster = z.object({
  jobId: z.string().min(1).max(64),
  groupId: Id,
  /** The roster as it is now. */
  source: Source,
  sheet: z.string().optional(),
  encoding: z.enum(encodings).optional(),
  mapping: z.array(ColumnTarget.nullable()).max(2000).optional(),
});

/** What a new roster of a group says against who is stored in it, or against an older roster. */
export const RosterComparison = z.object({
  rows: z.int(),
  rejected: z.int(),
  /** How many there were before. */
  before: z.int(),
  unchanged: z.int(),
  joined: z.array(RosterName),
  left: z.array(RosterName),
  /** The same WeChat ID or phone under another name. */
  renamed: z.array(RosterPair),
  /** Names alike, one gone and one come: perhaps one person. They also stand in `joined` and `left`. */
  near: z.array(RosterPair),
  /** Of `joined` those with nothing but a name that somebody who is not in the group goes by: one of them, or somebody new. */
  elsewhere: z.array(ImportReview),
  /** Percent of the group above which so many leavings rather say that the roster is a part; null = they are fewer. */
  tooMany: z.number().nullable(),
});
export type RosterComparison = z.infer<typeof RosterComparison>;

export const RosterResult = z.object({
  joined: z.int(),
  left: z.int(),
  renamed: z.int(),
  /** The step that takes all of it back; null where nothing changed. */
  operationId: Id.nullable(),
});
export type RosterResult = z.infer<typeof RosterResult>;

export const rosterRoutes = {
  /** `older` = compare with that roster instead of with who is stored. Writes nothing. */
  'roster.compare': action([], Roster.extend({ older: Source.optional() }), RosterComparison),
  /** Joins, leavings and new names in one operation. */
  'roster.apply': action(
    ['member', 'membership', 'point'],
    Roster.extend({
      /** Pairs that looked alike and are one person: the stored member and the line that names them now. */
      same: z.array(z.object({ id: Id, line: z.int().positive() })).max(5000),
      /** Who those of `elsewhere` are; without a decision what was suggested. Skipped, they do not join. */
      decisions: z.array(Decision).max(200_000),
      take: z.object({ joined: z.boolean(), left: z.boolean(), renamed: z.boolean() }),
      /** The day on which those joined whose row tells none; null = not known. */
      joinedDay: LocalDate.nullable(),
      /** The day on which those who are missing left. */
      leftDay: LocalDate,
      leftHow: z.enum(leftHows),
    }),
    RosterResult,
  ),
} satisfies Routes;
