import { z } from 'zod';
import { Condition, Conditions } from './conditions';
import { Applied, Fact, LastApplied } from './layers';
import {
  action,
  command,
  CommandResult,
  Id,
  IdList,
  Instant,
  JobId,
  Nothing,
  PageIds,
  query,
  Scope,
  type Routes,
} from './route';

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

/** Who would change level if the gates were asked now; `token` names this look for the lists of who it is. */
export const LevelPreview = z.object({
  token: z.string(),
  at: Instant,
  /** Members asked; those set by hand are not. */
  asked: z.int(),
  /** Of those, who holds a level whose gate holds no more and keeps it. */
  kept: z.int(),
  moves: z.array(z.object({ from: Id.nullable(), to: Id.nullable(), count: z.int() })),
});
export type LevelPreview = z.infer<typeof LevelPreview>;

/** One who would change level, and what the gates saw. */
export const LevelChange = z.object({
  id: Id,
  nickname: z.string(),
  from: Id.nullable(),
  to: Id.nullable(),
  facts: z.array(Fact),
});
export type LevelChange = z.infer<typeof LevelChange>;

/** What a member still needs for a level: each condition of its gate, those of the way there first. */
export const LevelGoal = z.object({
  levelId: Id,
  gate: z.array(z.object({ condition: Condition, met: z.boolean(), fact: Fact.nullable() })),
});
export type LevelGoal = z.infer<typeof LevelGoal>;

/** A member's level and the levels that can be reached from it, the nearest first. */
export const LevelStanding = z.object({ levelId: Id.nullable(), goals: z.array(LevelGoal) });
export type LevelStanding = z.infer<typeof LevelStanding>;

/** Whether a level may also be taken away. */
const Applying = Scope.extend({ jobId: JobId, demote: z.boolean() });

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
  'level.lastApplied': query(['operation', 'level'], Nothing, LastApplied),
  /** What a member of the workspace still needs for the next levels; NOT_FOUND for one of another. */
  'level.standing': query(
    ['level', 'member', 'membership', 'account', 'point', 'purchase', 'violation', 'chat', 'tag'],
    Scope.extend({ id: Id }),
    LevelStanding,
  ),
  /** Asks the gates of everyone in the workspace; changes nothing. */
  'level.preview': action([], Applying, LevelPreview),
  /** Those of a look who would change, or of one move only. NOT_FOUND once there is a newer look. */
  'level.changeIds': query(
    [],
    z.object({ token: z.string(), move: z.object({ from: Id.nullable(), to: Id.nullable() }).optional() }),
    IdList,
  ),
  'level.changes': query([], z.object({ token: z.string(), ids: PageIds }), z.array(LevelChange)),
  /** Gives everyone the highest level whose gate holds, as one operation; who was set by hand stays. */
  'level.apply': action(['level', 'member'], Applying, Applied),
} satisfies Routes;
