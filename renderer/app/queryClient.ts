import { MutationCache, notifyManager, QueryClient } from '@tanstack/react-query';
import type { AppSettings } from '#shared/contract/settings';
import { queryKey } from '../api/hooks';
import { noteTopics, request } from '../api/client';
import { messages } from '../components/messages';

// An answer is drawn at once: by its own choice the library waits for a timer first.
notifyManager.setScheduler(queueMicrotask);

/** Who shows a failed write that no caller handles; until the window can show messages they are kept. */
export const writeErrors: { show: (error: Error) => void } = {
  show: (error) => void messages().then(() => writeErrors.show(error)),
};

/** The cache of database state: never stale by time, only by the topics that commands announce. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (!mutation.options.onError) writeErrors.show(error);
      },
    }),
    defaultOptions: {
      // Without networkMode "always" an offline machine would pause every query.
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/**
 * Takes in all that the first screen shows, in one answer, so that the first frame already stands with it; gives the
 * settings, if they could be read. What could not is asked for, and fails, where it is used.
 */
export async function readFirst(client: QueryClient): Promise<AppSettings | undefined> {
  const answers = await request('start.first', undefined).catch(() => []);
  for (const { route, input, value, reads } of answers) {
    noteTopics(route, reads);
    client.setQueryData([route, input], value);
  }
  return client.getQueryData<AppSettings>(queryKey('setting.all', undefined));
}
