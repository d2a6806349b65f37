import { z } from 'zod';
import { Conditions } from './conditions';
import { GroupFilter } from './groups';
import { command, CommandResult, Id, Ids, query, type Routes } from './route';

export const viewScreens = ['members', 'groups'] as const;
const Screen = z.enum(viewScreens);
const ByColumn = z.object({ by: z.string().max(60), desc: z.boolean() });

/** What a saved view keeps of a table: what is asked, which columns stand there in which order, and the sort. */
export const ViewShape = z.object({
  /** Of members. */
  where: Conditions,
  /** Of groups: what the list is narrowed to. */
  filter: GroupFilter.omit({ accountId: true, search: true }).optional(),
  /** Ids of columns; empty = the usual ones. */
  columns: z.array(z.string().max(60)).max(100),
  sort: ByColumn.extend({ second: ByColumn.optional() }).nullable(),
});
export type ViewShape = z.infer<typeof ViewShape>;

export const SavedView = z.object({ id: Id, name: z.string(), view: ViewShape });
export type SavedView = z.infer<typeof SavedView>;

export const viewRoutes = {
  /** In the operator's order. */
  'view.list': query(['view'], z.object({ screen: Screen }), z.array(SavedView)),
  /** Keeps a new view at the end, or rewrites the one of `id`; CONFLICT where another has the name. */
  'view.save': command(
    ['view'],
    z.object({ id: Id.optional(), screen: Screen, name: z.string().trim().min(1).max(40), view: ViewShape }),
    CommandResult,
  ),
  'view.move': command(['view'], z.object({ id: Id, at: z.int().min(0).max(10_000) }), CommandResult),
  'view.delete': command(['view'], z.object({ ids: Ids }), CommandResult),
} satisfies Routes;
