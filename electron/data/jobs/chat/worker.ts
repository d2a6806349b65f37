import { type JobTools, serveJob } from '../serveJob';
import { applyChat, previewChat } from './job';
import type { ChatAnswers, ChatTask } from './messages';

// The thread of one chat log: reads it and writes through a connection of its own.
serveJob(async ({ kind, input, source }: ChatTask, tools: JobTools): Promise<ChatAnswers[keyof ChatAnswers]> => {
  const work = { input, source, tools };
  return kind === 'preview' ? previewChat(work) : applyChat(work);
});
