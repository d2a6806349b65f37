import { z } from 'zod';
import { action, Instant, Nothing, query, type Routes } from './route';

/** A verified copy of the database that can be gone back to. */
export const Backup = z.object({ name: z.string(), at: Instant, size: z.int(), reason: z.string() });
export type Backup = z.infer<typeof Backup>;

/** Which workspace set is open, and what happened when it was opened. */
export const StoreStatus = z.object({
  set: z.enum(['main', 'sample']),
  folder: z.string(),
  empty: z.boolean(),
  /** Whether the sample was ever opened and not removed since. */
  sampleExists: z.boolean(),
  notice: z
    .object({ key: z.string(), details: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })
    .nullable(),
});
export type StoreStatus = z.infer<typeof StoreStatus>;

export const storeRoutes = {
  'store.status': query(['setting', 'account'], Nothing, StoreStatus),
  'store.openSet': action([], z.object({ set: z.enum(['main', 'sample']) }), Nothing),
  'store.removeSample': action([], Nothing, Nothing),
  'store.backups': query([], Nothing, z.array(Backup)),
  'store.backUp': action([], Nothing, Backup),
  'store.restore': action([], z.object({ name: z.string().regex(/^[\w.-]+$/) }), Nothing),
  'store.cancelJob': action([], z.object({ jobId: z.string() }), Nothing),
} satisfies Routes;
