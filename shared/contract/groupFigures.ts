import { z } from 'zod';
import { Id, Instant, LocalDate, query, Scope, type Routes } from './route';
import { noteKinds } from './retros';

/** One local day of a group. */
export const GroupDay = z.object({
  day: LocalDate,
  joined: z.int(),
  left: z.int(),
  /** At the end of the day. */
  members: z.int(),
  messages: z.int(),
  speakers: z.int(),
});
export type GroupDay = z.infer<typeof GroupDay>;

/** Who talks in a group and how many do not, over the days asked for. */
export const GroupTalk = z.object({
  /** False where no chat of these days was taken in: nobody can be called silent then. */
  known: z.boolean(),
  top: z.array(z.object({ personId: Id, nickname: z.string(), messages: z.int() })),
  silent: z.int(),
});
export type GroupTalk = z.infer<typeof GroupTalk>;

/** Where a group's members go next: the kinds that follow its own, and the groups of the next one. */
export const GroupPath = z.object({
  steps: z.array(
    z.object({
      kindId: Id,
      name: z.string(),
      /** Live groups of the kind in the workspace. */
      groups: z.int(),
      /** Members of this group who are in one of them already. */
      inside: z.int(),
    }),
  ),
  /** Groups of the next kind, those with most of this group's members first. */
  next: z.array(z.object({ groupId: Id, name: z.string(), members: z.int(), inside: z.int() })),
});
export type GroupPath = z.infer<typeof GroupPath>;

const GroupPost = z.object({
  deliveryId: Id,
  slotId: Id,
  title: z.string(),
  dueAt: Instant,
  /** When it was sent. */
  doneAt: Instant.nullable(),
});

export const groupFigureRoutes = {
  /** The last `days` local days, today last. */
  'group.growth': query(
    ['group', 'membership', 'chat'],
    z.object({ id: Id, days: z.int().min(1).max(366) }),
    z.array(GroupDay),
  ),
  'group.talk': query(
    ['group', 'membership', 'chat', 'member'],
    z.object({ id: Id, days: z.int().min(1).max(366) }),
    GroupTalk,
  ),
  'group.path': query(['group', 'membership', 'kind', 'account'], Scope.extend({ id: Id }), GroupPath),
  'group.posts': query(
    ['delivery', 'slot', 'script'],
    z.object({ id: Id }),
    z.object({ next: z.array(GroupPost), last: z.array(GroupPost) }),
  ),
  /** Live notes and retrospectives of a group, the newest first. */
  'group.notes': query(
    ['note'],
    z.object({ id: Id }),
    z.array(z.object({ id: Id, kind: z.enum(noteKinds), title: z.string(), updatedAt: Instant })),
  ),
  /** The regions that live groups of the workspace have. */
  'group.regions': query(['group', 'account'], Scope, z.array(z.string())),
} satisfies Routes;
