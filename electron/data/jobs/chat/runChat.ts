import type { ChatInput } from '#shared/contract/chats';
import type { ActionContext } from '../../context';
import { runJob } from '../runJob';
import type { ChatAnswers, ChatWish } from './messages';

/** Reads a chat log, or takes it in, in a thread of its own; while it writes, commands wait in line and reads go on. */
export function runChat<K extends keyof ChatAnswers>(
  ctx: ActionContext,
  kind: K,
  input: ChatInput,
): Promise<ChatAnswers[K]> {
  const source = 'token' in input.source ? { path: ctx.grantedPath(input.source.token) } : input.source;
  const wish: ChatWish = { kind, input, source };
  return runJob<ChatAnswers[K]>(ctx, 'chat', input.jobId, wish);
}
