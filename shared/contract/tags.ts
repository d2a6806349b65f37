import { z } from 'zod';
import { action, command, CommandResult, Id, JobId, query, Scope, type Routes } from './route';

const Name = z.string().trim().min(1).max(40);

export const Tag = z.object({
  id: Id,
  name: z.string(),
  sort: z.int(),
  /** Members of the workspace asked for who carry it. */
  count: z.int(),
});
export type Tag = z.infer<typeof Tag>;

/** Tags that belong together and share a colour. */
export const TagGroup = z.object({
  id: Id,
  name: z.string(),
  colour: z.string(),
  sort: z.int(),
  tags: z.array(Tag),
});
export type TagGroup = z.infer<typeof TagGroup>;

/** A place in an order, counted from 0. */
const Place = z.int().min(0).max(10_000);

export const tagRoutes = {
  /** Groups and their tags in order. */
  'tag.list': query(['tag', 'member', 'membership', 'account'], Scope, z.array(TagGroup)),
  /** CONFLICT where another tag has the name. */
  'tag.save': command(['tag'], z.object({ id: Id.optional(), groupId: Id, name: Name }), CommandResult),
  'tag.move': command(['tag'], z.object({ id: Id, groupId: Id, at: Place }), CommandResult),
  'tag.delete': action(['tag', 'member'], z.object({ ids: z.array(Id).min(1).max(500), jobId: JobId }), CommandResult),
  /** Everyone who carries one of these carries `into` instead. */
  'tag.merge': action(
    ['tag', 'member'],
    z.object({ ids: z.array(Id).min(1).max(500), into: Id, jobId: JobId }),
    CommandResult,
  ),
  /** CONFLICT where another group has the name. */
  'tagGroup.save': command(
    ['tag'],
    z.object({ id: Id.optional(), name: Name, colour: z.string().regex(/^#[0-9a-f]{6}$/) }),
    CommandResult,
  ),
  'tagGroup.move': command(['tag'], z.object({ id: Id, at: Place }), CommandResult),
  /** With its tags, which nobody carries from then on. */
  'tagGroup.delete': action(['tag', 'member'], z.object({ id: Id, jobId: JobId }), CommandResult),
} satisfies Routes;
