import { keepPreviousData, queryOptions, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { MemberFilter, MemberSort } from '#shared/contract/members';
import { noteTopics, request, topicsRead } from '../../api/client';
import { firstRows, keepFirstRows } from '../../components/DataTable/useRowWindow';

/** The members that a filter keeps, in order, and which filter that was; the list before stays until the next is there. */
export function useMemberList(filter: MemberFilter, sort: MemberSort) {
  return useQuery({
    ...listOf(useQueryClient(), filter, sort),
    placeholderData: keepPreviousData,
  });
}

/** What rows show besides what their ids name, as a text: the workspace, and which groups were left where that is asked. */
export const rowsOf = ({ accountId, left, groupId }: MemberFilter): string =>
  left ? `${accountId} left ${groupId ?? ''}` : String(accountId);

/** Asks for a list that the screen is about to show; resolves once it is at hand, or failed. */
export const askAhead = (client: QueryClient, filter: MemberFilter, sort: MemberSort): Promise<void> =>
  client.prefetchQuery(listOf(client, filter, sort));

const listOf = (client: QueryClient, filter: MemberFilter, sort: MemberSort) =>
  queryOptions({
    queryKey: ['member.list', { filter, sort }],
    queryFn: async () => {
      const { ids, rows } = await request('member.list', { filter, sort, first: firstRows() });
      noteTopics('member.many', topicsRead('member.list') ?? []);
      keepFirstRows(client, { route: 'member.many', view: rowsOf(filter), ids, rows });
      return { ids, view: JSON.stringify(filter) };
    },
  });
