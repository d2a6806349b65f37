import type { TFunction } from 'i18next';
import { RequestError } from '../api/client';

/** The sentence for a failure in the user's language: what happened, what was kept, what to do. */
export function errorText(t: TFunction, error: unknown): string {
  if (error instanceof RequestError)
    return t(error.key.includes(':') ? error.key : `app:${error.key}`, {
      ...error.details,
      defaultValue: t('app:error.internal', error.details),
    });
  return t('app:error.internal', { cause: error instanceof Error ? error.message : String(error) });
}
