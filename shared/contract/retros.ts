import { z } from 'zod';
import { DocNode } from '../text/document';
import {
  command,
  CommandResult,
  Id,
  IdList,
  Ids,
  Instant,
  LocalDate,
  PageIds,
  query,
  sortBy,
  type Routes,
} from './route';

export const noteKinds = ['retro', 'note'] as const;

/** Posts of a period: `due` are still open, `late` is part of `sent`; `onTime` = on-time share of what is settled, null where nothing is. */
export const PostFigures = z.object({
  planned: z.int(),
  sent: z.int(),
  skipped: z.int(),
  missed: z.int(),
  late: z.int(),
  due: z.int(),
  onTime: z.number().nullable(),
});
export type PostFigures = z.infer<typeof PostFigures>;

const NamedFigures = PostFigures.extend({ id: Id.nullable(), name: z.string() });

/** The figures of a period; a null id stands for posts without a group (Moments). */
export const NoteFigures = z.object({
  from: LocalDate,
  to: LocalDate,
  total: PostFigures,
  accounts: z.array(NamedFigures),
  groups: z.array(NamedFigures),
});
export type NoteFigures = z.infer<typeof NoteFigures>;

export const NoteRow = z.object({
  id: Id,
  uid: z.string(),
  kind: z.enum(noteKinds),
  accountId: Id.nullable(),
  groupId: Id.nullable(),
  title: z.string(),
  from: LocalDate.nullable(),
  to: LocalDate.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  finishedAt: Instant.nullable(),
  archivedAt: Instant.nullable(),
  /** Around the first hit of the search, or the first words; `marks` are [from, to) places of hits. */
  excerpt: z.object({ text: z.string(), marks: z.array(z.tuple([z.int(), z.int()])) }),
  openTasks: z.int(),
});
export type NoteRow = z.infer<typeof NoteRow>;

export const NotePage = NoteRow.omit({ excerpt: true }).extend({
  doc: DocNode,
  /** The figures frozen when it was finished. */
  figures: NoteFigures.nullable(),
});
export type NotePage = z.infer<typeof NotePage>;

export const NoteFilter = z.object({
  /** Notes of no account in particular and this one's; null = all. */
  accountId: Id.nullable(),
  search: z.string().max(200).optional(),
  kind: z.enum(noteKinds).optional(),
  archived: z.boolean().optional(),
});
export type NoteFilter = z.infer<typeof NoteFilter>;
export const NoteSort = sortBy(['updated', 'created', 'title']);
export type NoteSort = z.infer<typeof NoteSort>;

const Title = z.string().trim().max(120);
const Period = { from: LocalDate.nullable(), to: LocalDate.nullable() };

/** Something to do, by hand or from a line of a note; `dueOn` is `YYYY-MM-DD`. */
export const Task = z.object({
  id: Id,
  uid: z.string(),
  noteId: Id.nullable(),
  noteTitle: z.string().nullable(),
  accountId: Id.nullable(),
  title: z.string(),
  owner: z.string(),
  dueOn: LocalDate.nullable(),
  doneAt: Instant.nullable(),
  createdAt: Instant,
});
export type Task = z.infer<typeof Task>;

export const retroRoutes = {
  'note.ids': query(['note'], z.object({ filter: NoteFilter, sort: NoteSort }), IdList),
  'note.many': query(['note', 'task'], z.object({ ids: PageIds, search: z.string().max(200) }), z.array(NoteRow)),
  'note.get': query(['note', 'task'], z.object({ id: Id }), NotePage),
  /** Planned, sent, skipped, missed and late posts from `from` to `to`, both included. */
  'note.figures': query(
    ['delivery', 'slot', 'account', 'group'],
    z.object({ accountId: Id.nullable(), groupId: Id.nullable(), from: LocalDate, to: LocalDate }),
    NoteFigures,
  ),
  'note.create': command(
    ['note', 'task'],
    z.object({ kind: z.enum(noteKinds), accountId: Id.nullable(), title: Title, doc: DocNode, ...Period }),
    CommandResult,
  ),
  /** Saves of one sitting (10 minutes) at one note are one step to undo; action items become its tasks. */
  'note.save': command(
    ['note', 'task'],
    z.object({
      id: Id,
      title: Title.optional(),
      doc: DocNode.optional(),
      accountId: Id.nullable().optional(),
      groupId: Id.nullable().optional(),
      from: Period.from.optional(),
      to: Period.to.optional(),
    }),
    CommandResult,
  ),
  /** Freezes the figures; the note is read-only until reopened. */
  'note.finish': command(['note'], z.object({ id: Id }), CommandResult),
  'note.reopen': command(['note'], z.object({ id: Id }), CommandResult),
  'note.archive': command(['note', 'task'], z.object({ ids: Ids }), CommandResult),
  'note.restore': command(['note', 'task'], z.object({ ids: Ids }), CommandResult),

  'task.list': query(
    ['task', 'note'],
    z.object({ accountId: Id.nullable(), noteId: Id.optional(), open: z.boolean() }),
    z.array(Task),
  ),
  /** A task written by hand; one from a note is changed in the note. */
  'task.save': command(
    ['task'],
    z.object({
      id: Id.optional(),
      accountId: Id.nullable(),
      title: z.string().trim().min(1).max(200),
      owner: z.string().trim().max(20),
      dueOn: LocalDate.nullable(),
    }),
    CommandResult,
  ),
  /** Ticks a task, in its note as well. */
  'task.tick': command(['task', 'note'], z.object({ id: Id, done: z.boolean() }), CommandResult),
  'task.delete': command(['task'], z.object({ ids: Ids }), CommandResult),
} satisfies Routes;
