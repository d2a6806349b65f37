import type { ErrorCode, ErrorDetails } from '#shared/contract/errors';
import type { ImportInput, ImportPreview, ImportReject, ImportResult } from '#shared/contract/imports';
import type { Source } from './read';

/** What each kind of task is answered with. */
export interface ImportAnswers {
  readonly preview: ImportPreview;
  readonly apply: ImportResult;
  readonly rejects: readonly ImportReject[];
}

/** What the import thread is given. */
export interface ImportTask {
  readonly kind: keyof ImportAnswers;
  readonly input: ImportInput;
  readonly source: Source;
  readonly database: string;
  readonly folder: string;
  readonly zone: string;
  /** UTC ms, for every row of one import. */
  readonly now: number;
  /** One number of shared memory: 1 = cancelled. Read also inside a transaction, where no message arrives. */
  readonly cancel: SharedArrayBuffer;
}

/** What it sends: progress, "may I write?", and how it ended. */
export type FromImport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'turn' }
  | { readonly type: 'done'; readonly value: ImportAnswers[keyof ImportAnswers] }
  | { readonly type: 'failed'; readonly code: ErrorCode; readonly key: string; readonly details: ErrorDetails };
