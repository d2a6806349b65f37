import { keepPreviousData, queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { MemberFilter, MemberSort } from '#shared/contract/members';
import { noteTopics, request, topicsRead } from '../../api/client';
import { queryKey } from '../../api/hooks';
import { keepFirstRows } from '../../components/DataTable/useRowWindow';

/** The members that a filter keeps, in order, and which filter that was; the list before stays until the next is there. */
export function useMemberList(filter: MemberFilter, sort: MemberSort) {
  return useQuery({
    ...listOf(useQueryClient(), filter, sort),
    placeholderData: keepPreviousData,
  });
}

/** Asks for a list that the screen is about to show: the answer is on its way while the screen is drawn anew. */
export function askAhead(client: QueryClient, filter: MemberFilter, sort: MemberSort): void {
  void client.prefetchQuery(listOf(client, filter, sort));
}

const listOf = (client: QueryClient, filter: MemberFilter, sort: MemberSort) =>
  queryOptions({
    queryKey: queryKey('member.list', { filter, sort }),
    queryFn: async () => {
      const { ids, rows } = await request('member.list', { filter, sort });
      noteTopics('member.many', topicsRead('member.list') ?? []);
      keepFirstRows(client, { route: 'member.many', view: String(filter.accountId), ids, rows });
      return { ids, view: JSON.stringify(filter) };
    },
  });
