import type { Condition } from '#shared/contract/conditions';
import type { TestData } from './dataProcess';
import type { TwoWorkspaces } from './workspaces';

const DAY = 86_400_000;

/** Everyone who has been in a group for 30 days. */
export const OLD: Condition[] = [{ is: 'ago', field: 'joined', op: 'before', days: 30 }];

/** Makes members and purges of the first workspace, and reads what they list. */
export function purgeSteps(data: TestData, ws: TwoWorkspaces) {
  const items = async (purgeId: number, accountId: number | null = null, more: object = {}) => {
    const filter = { accountId, purgeId, groupId: null, status: null, search: '', ...more };
    const ids = Array.from(await data.ask('purgeItem.ids', { filter, sort: { by: 'name', desc: false } }));
    return ids.length === 0 ? [] : data.ask('purgeItem.many', { accountId, ids });
  };
  return {
    items,
    /** A member who joined 60 days ago, unless told otherwise. */
    create: async (nickname: string, joins: object = {}, more: object = {}): Promise<number> =>
      (
        await data.ask('member.create', {
          nickname,
          joins: { groupId: ws.groupA, joinedAt: data.now - 60 * DAY, ...joins },
          ...more,
        })
      ).ids[0]!,
    make: async (more: object = {}): Promise<number> =>
      (
        await data.ask('purge.create', {
          accountId: ws.a,
          conditions: OLD,
          groupIds: [],
          also: [],
          name: '十一月',
          notice: '',
          ...more,
        })
      ).ids[0]!,
    names: async (purgeId: number, accountId: number | null = null, more: object = {}) =>
      (await items(purgeId, accountId, more)).map(({ nickname }) => nickname),
  };
}
