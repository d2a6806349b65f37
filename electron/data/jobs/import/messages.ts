import type { ImportInput, ImportPreview, ImportReject, ImportResult } from '#shared/contract/imports';
import type { JobTask } from '../messages';
import type { Source } from './read';

/** What each kind of task is answered with. */
export interface ImportAnswers {
  readonly preview: ImportPreview;
  readonly apply: ImportResult;
  readonly rejects: readonly ImportReject[];
}

/** What an import is to do. */
export interface ImportWish {
  readonly kind: keyof ImportAnswers;
  readonly input: ImportInput;
  readonly source: Source;
}

/** What the import thread is given. */
export type ImportTask = ImportWish & JobTask;
