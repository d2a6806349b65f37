import { serveJob, type JobTools } from '../serveJob';
import { applyImport, previewImport, rejectsOf } from './job';
import type { ImportTask } from './messages';
import { applyRoster, compareRoster } from './roster';
import { redoInThread, undoInThread } from './replay';

// The thread of one import: reads the sheet and writes through a connection of its own.
serveJob(async (task: ImportTask, tools: JobTools): Promise<unknown> => {
  switch (task.kind) {
    case 'preview':
      return previewImport({ ...tools, ...task });
    case 'apply':
      return applyImport({ ...tools, ...task }, tools.turn);
    case 'rejects':
      return rejectsOf({ ...tools, ...task });
    case 'compareRoster':
      return compareRoster(tools, task.input, task.source, task.older);
    case 'applyRoster':
      return applyRoster(tools, task.input, task.source);
    case 'undo':
      return undoInThread(tools, task.id);
    case 'redo':
      return redoInThread(tools);
  }
});
