import { MutationCache, QueryClient } from '@tanstack/react-query';
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

/** Asks at once for what every screen needs, so that the first frame already stands with it; failures are shown there. */
export async function readFirst(client: QueryClient): Promise<void> {
  const ask = (route: 'setting.all' | 'store.status' | 'account.list'): Promise<void> =>
    client.prefetchQuery({ queryKey: queryKey(route, undefined), queryFn: () => request(route, undefined) });
  await Promise.all([ask('setting.all'), ask('store.status'), ask('account.list')]);
}
