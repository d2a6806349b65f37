import type { Input } from '#shared/contract/index';
import type { ImportInput, ImportPreview, ImportReject, ImportResult } from '#shared/contract/imports';
import type { JobTask } from '../messages';
import type { Source } from './read';

/** The rows that were turned down, under the sheet's own header. */
export interface Rejects {
  readonly header: readonly string[];
  readonly rows: readonly ImportReject[];
}

/** What each kind of import is answered with. */
export interface ImportAnswers {
  readonly preview: ImportPreview;
  readonly apply: ImportResult;
  readonly rejects: Rejects;
}

/** What an import is to do. */
export interface ImportWish {
  readonly kind: keyof ImportAnswers;
  readonly input: ImportInput;
  readonly source: Source;
}

/** A roster of a group to compare, or to bring what is stored in line with. */
export type RosterWish =
  | {
      readonly kind: 'compareRoster';
      readonly input: Input<'roster.compare'>;
      readonly source: Source;
      /** The roster to compare with; null = who is stored. */
      readonly older: Source | null;
    }
  | { readonly kind: 'applyRoster'; readonly input: Input<'roster.apply'>; readonly source: Source };

/** An operation of many rows to take back (`id`; left out = the newest) or to bring again. */
export type ReplayWish = { readonly kind: 'undo'; readonly id?: number | undefined } | { readonly kind: 'redo' };

/** What the import thread is given. */
export type ImportTask = (ImportWish | RosterWish | ReplayWish) & JobTask;
