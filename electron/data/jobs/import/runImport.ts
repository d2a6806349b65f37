import type { ImportInput } from '#shared/contract/imports';
import type { ActionContext } from '../../context';
import { runJob } from '../runJob';
import type { ImportAnswers, ImportWish } from './messages';

/** Runs one import in a thread of its own; while it writes, commands wait in line and reads go on. */
export function runImport<K extends keyof ImportAnswers>(
  ctx: ActionContext,
  kind: K,
  input: ImportInput,
): Promise<ImportAnswers[K]> {
  const source = 'token' in input.source ? { path: ctx.grantedPath(input.source.token) } : input.source;
  const wish: ImportWish = { kind, input, source };
  return runJob<ImportAnswers[K]>(ctx, 'import', input.jobId, wish);
}
