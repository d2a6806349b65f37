import type { ExportSheet, SavePackage, TakePackage } from '#shared/contract/exports';
import type { JobTask } from '../messages';

/** What the export thread is to do; `path` is where the file goes, or lies. */
export type ExportWish =
  | { readonly kind: 'sheet'; readonly input: ExportSheet; readonly path: string }
  | { readonly kind: 'savePackage'; readonly input: SavePackage; readonly path: string }
  | { readonly kind: 'previewPackage' | 'applyPackage'; readonly input: TakePackage; readonly path: string };

/** What the export thread is given. */
export type ExportTask = ExportWish & JobTask;
