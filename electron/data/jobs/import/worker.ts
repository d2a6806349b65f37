import { serveJob, type JobTools } from '../serveJob';
import { applyImport, type ImportWork, previewImport, rejectsOf } from './job';
import type { ImportAnswers, ImportTask } from './messages';

// The thread of one import: reads the sheet and writes through a connection of its own.
serveJob(async ({ kind, input, source }: ImportTask, tools: JobTools): Promise<ImportAnswers[keyof ImportAnswers]> => {
  const { base, progress, isCancelled } = tools;
  const work: ImportWork = { base, input, source, progress, isCancelled };
  switch (kind) {
    case 'preview':
      return previewImport(work);
    case 'apply':
      return applyImport(work, tools.turn);
    case 'rejects':
      return rejectsOf(work);
  }
});
