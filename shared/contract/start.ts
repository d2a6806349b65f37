import { z } from 'zod';
import { deviceRoles } from './accounts';
import { command, Id, Nothing, query, topics, type Routes } from './route';
import { clockTime } from './settings';

const Name = z.string().trim().min(1).max(60);

/** A phone and the account on it, as the first start takes them down. */
const Desk = z.object({
  label: Name,
  role: z.enum(deviceRoles),
  account: z
    .object({ name: Name, wechatId: z.string().trim().min(1).max(60).nullable(), colour: z.string() })
    .nullable(),
});

/** Everything the three steps gathered; groups name their account, and posts their groups, by place in the lists. */
export const SetUp = z
  .object({
    desks: z.array(Desk).min(1).max(20),
    groups: z.array(z.object({ name: z.string().trim().min(1).max(200), kindId: Id, desk: z.int().min(0) })).max(1000),
    /** Whether the standby accounts already sit in the groups of the account they stand by for. */
    standbySits: z.boolean(),
    /** Posts of every day. */
    posts: z.array(z.object({ time: clockTime, text: z.string().trim().min(1).max(20_000) })).max(12),
    postTo: z.array(z.int().min(0)).max(1000),
  })
  .refine((setUp) => setUp.groups.every((group) => Boolean(setUp.desks[group.desk]?.account)), { path: ['groups'] })
  .refine((setUp) => setUp.postTo.every((at) => setUp.groups[at] !== undefined), { path: ['postTo'] });
export type SetUp = z.infer<typeof SetUp>;

/** One answer to what the window shows first, as the question's own route would give it. */
const FirstAnswer = z.object({
  route: z.string(),
  input: z.unknown(),
  value: z.unknown(),
  reads: z.array(z.enum(topics)).readonly(),
});

export const startRoutes = {
  /** What Today shows, in one answer: asked before there is a window, given to the first one. */
  'start.first': query([], Nothing, z.array(FirstAnswer)),
  /** Makes phones, accounts, groups and daily posts in one step, taken back by one undo. */
  'start.setUp': command(
    ['account', 'device', 'group', 'slot', 'delivery', 'script', 'setting'],
    SetUp,
    z.object({ accounts: z.int(), groups: z.int(), posts: z.int() }),
  ),
} satisfies Routes;
