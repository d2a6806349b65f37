import { applyPackage, previewPackage } from '../../exports/package';
import { savePackage } from '../../exports/packageWrite';
import { exportSheet } from '../../exports/sheet';
import { serveJob, type JobTools } from '../serveJob';
import type { ExportTask } from './messages';

// The thread that writes files for the user, and takes packages in, through a connection of its own.
serveJob(async (task: ExportTask, tools: JobTools): Promise<unknown> => {
  switch (task.kind) {
    case 'sheet':
      return exportSheet(task, tools);
    case 'savePackage':
      return savePackage(task, tools);
    case 'previewPackage':
      return previewPackage(task, tools);
    case 'applyPackage':
      return applyPackage(task, tools);
  }
});
