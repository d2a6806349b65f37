import type { ChatInput, ChatPreview, ChatResult } from '#shared/contract/chats';
import type { Source } from '../import/read';
import type { JobTask } from '../messages';

/** What each kind of task is answered with. */
export interface ChatAnswers {
  readonly preview: ChatPreview;
  readonly apply: ChatResult;
}

/** What is to be done with a log. */
export interface ChatWish {
  readonly kind: keyof ChatAnswers;
  readonly input: ChatInput;
  readonly source: Source;
}

/** What the thread is given. */
export type ChatTask = ChatWish & JobTask;
