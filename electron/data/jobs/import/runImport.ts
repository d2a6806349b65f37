import type { ImportInput } from '#shared/contract/imports';
import type { ActionContext } from '../../context';
import { runJob } from '../runJob';
import type { ImportAnswers, ImportWish } from './messages';
import type { Source } from './read';

/** The file behind a token, or the text itself; NOT_FOUND for an unknown token. */
export const granted = (ctx: ActionContext, source: ImportInput['source']): Source =>
  'token' in source ? { path: ctx.grantedPath(source.token) } : source;

/** Runs one import in a thread of its own; while it writes, commands wait in line and reads go on. */
export function runImport<K extends keyof ImportAnswers>(
  ctx: ActionContext,
  kind: K,
  input: ImportInput,
): Promise<ImportAnswers[K]> {
  const wish: ImportWish = { kind, input, source: granted(ctx, input.source) };
  return runJob<ImportAnswers[K]>(ctx, 'import', input.jobId, wish);
}
