import { z } from 'zod';
import { command, CommandResult, Id, Ids, LocalDate, query, Scope, type Routes } from './route';

const Order = z.object({
  personId: Id,
  groupId: Id.nullable(),
  onDay: LocalDate,
  /** Fen; what was given back is negative. */
  amountFen: z.int().min(-1e12).max(1e12),
  what: z.string().trim().max(200),
});

/** One order of a member, or what they had bought before anything was recorded. */
export const Purchase = Order.extend({
  id: Id,
  what: z.string(),
  groupName: z.string().nullable(),
  /** How many orders it stands for. */
  orders: z.int(),
});
export type Purchase = z.infer<typeof Purchase>;

export const purchaseRoutes = {
  /** A member's orders, the newest first; those in groups of other workspaces are left out. */
  'purchase.list': query(
    ['purchase', 'group', 'account'],
    Scope.extend({ personId: Id, limit: z.int().min(1).max(2000) }),
    z.array(Purchase),
  ),
  'purchase.add': command(['purchase', 'member'], Order, CommandResult),
  'purchase.update': command(
    ['purchase', 'member'],
    z.object({ id: Id, changes: Order.omit({ personId: true }).partial() }),
    CommandResult,
  ),
  'purchase.delete': command(['purchase', 'member'], z.object({ ids: Ids }), CommandResult),
} satisfies Routes;
