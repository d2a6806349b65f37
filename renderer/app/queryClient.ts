import { MutationCache, QueryClient } from '@tanstack/react-query';
import type { Input } from '#shared/contract/index';
import type { AppSettings } from '#shared/contract/settings';
import { localDay } from '#shared/domain/time';
import { queryKey } from '../api/hooks';
import { request } from '../api/client';

/** Who shows a failed write that no caller handles; set once the window can show messages. */
export const writeErrors: { show: (error: Error) => void } = { show: () => undefined };

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

type First = 'setting.all' | 'store.status' | 'account.list' | 'round.view' | 'day.summary' | 'delivery.queue';

/**
 * Asks at once for what every screen needs, so that the first frame already stands with it, and for the rows of the
 * first screen, which come while its code is loaded. Failures are shown where the data are used.
 */
export async function readFirst(client: QueryClient): Promise<AppSettings | undefined> {
  const ask = <K extends First>(route: K, input: Input<K>): Promise<void> =>
    client.prefetchQuery({ queryKey: queryKey(route, input), queryFn: () => request(route, input) });
  void Promise.all([ask('round.view', undefined), ask('day.summary', { accountId: null })]);
  await Promise.all([ask('setting.all', undefined), ask('store.status', undefined), ask('account.list', undefined)]);
  const settings = client.getQueryData<AppSettings>(queryKey('setting.all', undefined));
  if (settings) void ask('delivery.queue', { accountId: null, day: localDay(Date.now(), settings.zone) });
  return settings;
}
