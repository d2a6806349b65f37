import { z } from 'zod';
import type { Failure } from './errors';
import type { Topic } from './topics';

export { topics, type Topic } from './topics';

export interface Route<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command' | 'action';
  readonly topics: readonly Topic[];
  readonly input: I;
  readonly output: O;
}
export type Routes = Readonly<Record<string, Route>>;

/** A read: `topics` are what it depends on. */
export function query<const T extends readonly Topic[], I extends z.ZodType, O extends z.ZodType>(
  reads: T,
  input: I,
  output: O,
) {
  return { kind: 'query', topics: reads, input, output } as const;
}

/** A write in one undoable operation: `topics` are what it changes. */
export function command<I extends z.ZodType, O extends z.ZodType>(writes: readonly Topic[], input: I, output: O) {
  return { kind: 'command', topics: writes, input, output } as const;
}

/** Long or special work that is no single transaction (import, backup, undo, restore); announces its topics itself. */
export function action<I extends z.ZodType, O extends z.ZodType>(writes: readonly Topic[], input: I, output: O) {
  return { kind: 'action', topics: writes, input, output } as const;
}

/**
 * On the wire rows travel as one JSON string (2–4 times cheaper than structured objects), id lists as typed arrays;
 * a list that brings its first rows along travels as both.
 * A query's reply names the topics that it read, so that the window need not carry the table of routes.
 */
export type WireReply =
  | { readonly ok: true; readonly json: string; readonly reads?: readonly Topic[] }
  | { readonly ok: true; readonly ids: Uint32Array; readonly rows?: string; readonly reads?: readonly Topic[] }
  | { readonly ok: false; readonly error: Failure };

export const Id = z.int().positive();
export const Ids = z.array(Id).max(200_000);
export const PageIds = z.array(Id).max(500);
/** UTC milliseconds. */
export const Instant = z.int();
/** `YYYY-MM-DD`. */
export const LocalDate = z.iso.date();
/** `YYYY-MM-DDTHH:mm`. */
export const LocalDateTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/);
/** Names a piece of long work for its progress and for `store.cancelJob`. */
export const JobId = z.string().min(1).max(64);
export const IdList = z.instanceof(Uint32Array);
/** What a list is sorted by: one of `keys`, upwards or downwards. */
export const sortBy = <const K extends readonly string[]>(keys: K) => z.object({ by: z.enum(keys), desc: z.boolean() });
/** A workspace: an account's id, or null for all of them. */
export const Scope = z.object({ accountId: Id.nullable() });
export const Nothing = z.void();
/** What most commands give back: the ids they made or changed. */
export const CommandResult = z.object({ ids: z.array(Id) });
export type CommandResult = z.infer<typeof CommandResult>;
