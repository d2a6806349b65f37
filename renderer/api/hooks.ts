import { useMutation, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import type { routes } from '#shared/contract/index';
import type { Input, Output, RouteName } from '#shared/contract/index';
import { request } from './client';

type QueryName = { [K in RouteName]: (typeof routes)[K]['kind'] extends 'query' ? K : never }[RouteName];
type WriteName = Exclude<RouteName, QueryName>;

/** Key of a query: its route first, so that invalidation finds it by the topics it reads. */
export const queryKey = <K extends RouteName>(route: K, input: Input<K>): readonly [K, Input<K>] => [route, input];

/** A query of the data process; read anew whenever a topic that it depends on changes. */
export function useData<K extends QueryName>(
  route: K,
  input: Input<K>,
  options: Omit<UseQueryOptions<Output<K>>, 'queryKey' | 'queryFn'> = {},
) {
  return useQuery<Output<K>>({ ...options, queryKey: queryKey(route, input), queryFn: () => request(route, input) });
}

/** A command or action; failures are shown as a message unless `onError` is given. */
export function useWrite<K extends WriteName>(route: K) {
  return useMutation<Output<K>, Error, Input<K>>({ mutationFn: (input) => request(route, input) });
}
