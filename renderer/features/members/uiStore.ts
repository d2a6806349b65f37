import { create } from 'zustand';
import type { Condition } from '#shared/contract/conditions';
import { MemberSort, type MemberFilter } from '#shared/contract/members';
import type { SavedView } from '#shared/contract/views';
import { asks } from '#shared/domain/conditions';
import { useNavigation } from '../../components/navigation';

/** Whom the list shows: the members now, those who left, the archived. */
export type Shown = 'now' | 'left' | 'archived';

interface MembersUi {
  readonly search: string;
  readonly where: readonly Condition[];
  readonly shown: Shown;
  readonly sort: MemberSort;
  /** Ids of the columns shown, in order; empty = the usual ones. */
  readonly columns: readonly string[];
  /** The saved view that the table began from; null = everyone. */
  readonly viewId: number | null;
  /** Place of the condition that is being written; null = none. */
  readonly editing: number | null;
  /** A condition that is being added and asks nothing before something in it is set; null = none. */
  readonly draft: Condition | null;
  readonly selection: ReadonlySet<number>;
}

const byName: MemberSort = { by: 'name', desc: false };
const narrow = { search: '', where: [], editing: null, draft: null } as const;

/** What the operator is looking at on the members screen; kept while another screen is open. */
export const useMembersUi = create<MembersUi>(() => ({
  ...narrow,
  shown: 'now',
  sort: byName,
  columns: [],
  viewId: null,
  selection: new Set<number>(),
}));

/** Lets go of whoever is selected. */
export const selectNobody = (): void => useMembersUi.setState({ selection: new Set() });

// Another workspace has other members.
useNavigation.subscribe((now, before) => {
  if (now.accountId !== before.accountId) selectNobody();
});

/** Only those who left are listed by when they did. */
function butByLeaving(sort: MemberSort): MemberSort {
  const { second, ...first } = sort;
  if (first.by === 'left') return byName;
  // The same object where nothing falls away: another one draws heads and tools anew.
  return second?.by === 'left' ? first : sort;
}

/** Narrows or widens the list. Who is selected stays so, unless others are shown: with the archived other things are done. */
export function narrowMembers(change: Partial<Omit<MembersUi, 'selection'>>): void {
  const before = useMembersUi.getState();
  const { shown, sort } = { ...before, ...change };
  useMembersUi.setState({ ...change, sort: shown === 'left' ? sort : butByLeaving(sort) });
  if (shown !== before.shown) selectNobody();
}

/** Shows all present members again. */
export function clearFilters(): void {
  narrowMembers({ ...narrow, shown: 'now', viewId: null });
}

/** Shows the present members of one group. */
export function showGroup(groupId: number): void {
  showWhere([{ is: 'choice', field: 'group', op: 'any', values: [groupId] }]);
}

/** Shows the present members of whom all of this holds. */
export function showWhere(where: readonly Condition[]): void {
  narrowMembers({ ...narrow, where, shown: 'now', viewId: null });
  selectNobody();
}

/** Shows what a saved view keeps; null = everyone in the usual columns. */
export function showView(saved: SavedView | null): void {
  narrowMembers({
    ...narrow,
    where: saved?.view.where ?? [],
    columns: saved?.view.columns ?? [],
    sort: MemberSort.safeParse(saved?.view.sort).data ?? byName,
    shown: 'now',
    viewId: saved?.id ?? null,
  });
}

/** The group that the list is narrowed to, where it is exactly one. */
export function onlyGroup(where: readonly Condition[]): number | null {
  const one = where.find((each) => each.is === 'choice' && each.field === 'group' && each.op === 'any');
  const id = one?.is === 'choice' && one.values.length === 1 ? one.values[0] : undefined;
  return typeof id === 'number' ? id : null;
}

/** What the list asks of the data process; conditions that ask nothing yet are left out. */
export function filterOf(
  accountId: number | null,
  { search, where, shown }: Pick<MembersUi, 'search' | 'where' | 'shown'>,
): MemberFilter {
  const group = onlyGroup(where);
  // Whoever left a group is not in it: its condition would keep nobody.
  const left = shown === 'left' && group !== null;
  const asked = where.filter((one) => asks(one) && !(left && one.is === 'choice' && one.field === 'group'));
  return {
    accountId,
    ...(search === '' ? {} : { search }),
    ...(asked.length === 0 ? {} : { where: asked }),
    ...(left ? { groupId: group } : {}),
    ...(shown === 'archived' ? { archived: true } : {}),
    ...(shown === 'left' ? { left: true } : {}),
  };
}

export type PersonTab = 'overview' | 'groups' | 'invites' | 'points' | 'orders' | 'violations' | 'timeline';

/** Which tab of a member's page is open; kept from one member to the next. */
export const usePersonUi = create<{ readonly tab: PersonTab }>(() => ({ tab: 'overview' }));
