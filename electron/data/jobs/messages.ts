import type { ErrorCode, ErrorDetails } from '#shared/contract/errors';

/** Kinds of long work that run in a thread of their own; each has its bundle `<job>Worker.js`. */
export type JobName = 'import' | 'chat' | 'export' | 'standing';

/** What every job's thread is given, beside what it is to do. */
export interface JobTask {
  readonly database: string;
  readonly folder: string;
  readonly zone: string;
  /** UTC ms, for every row of one job. */
  readonly now: number;
  /** Numbers of shared memory, read also inside a transaction, where no message arrives. */
  readonly shared: SharedArrayBuffer;
}

/** What the numbers say: [CANCELLED] 1 = give up; [UNSAFE] 1 = the backup made meanwhile is not whole yet. */
export const CANCELLED = 0;
export const UNSAFE = 1;
export const SHARED_BYTES = 8;

/** What it sends: progress (0 of all = not known yet), "may I write?", how it ended, and that it let go of the database. */
export type FromJob =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  /** `backup`: the database is copied as it is then; what is written stands only once the copy was found whole. */
  | { readonly type: 'turn'; readonly backup: boolean }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly key: string; readonly details: ErrorDetails }
  | { readonly type: 'closed' };
