import { MutationCache, QueryClient } from '@tanstack/react-query';

/** The cache of database state: never stale by time, only by the topics that commands announce. */
export function makeQueryClient(onWriteError: (error: Error) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _input, _context, mutation) => {
        if (!mutation.options.onError) onWriteError(error);
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
