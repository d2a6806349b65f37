import type { ExportSheet } from '#shared/contract/exports';
import type { JobTask } from '../messages';

/** What the export thread is to do. */
export interface SheetWish {
  readonly kind: 'sheet';
  readonly input: ExportSheet;
  /** Where the file goes. */
  readonly path: string;
}

/** What the export thread is given. */
export type ExportTask = SheetWish & JobTask;
