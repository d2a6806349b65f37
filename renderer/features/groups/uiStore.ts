import { create } from 'zustand';
import { GroupSort, type GroupFilter } from '#shared/contract/groups';
import type { SavedView, ViewShape } from '#shared/contract/views';
import { useNavigation } from '../../components/navigation';

interface Narrowing {
  readonly search: string;
  readonly kindId: number | null;
  readonly stageId: number | null;
  readonly setId: number | null;
  readonly operatorId: number | null;
  readonly region: string | null;
  readonly warning: NonNullable<GroupFilter['warning']> | null;
}

interface GroupsUi extends Narrowing {
  readonly archived: boolean;
  readonly sort: GroupSort;
  /** Ids of the columns shown, in order; empty = the usual ones. */
  readonly columns: readonly string[];
  /** The saved view that the table began from; null = all groups. */
  readonly viewId: number | null;
  readonly selection: ReadonlySet<number>;
}

const wide: Narrowing = {
  search: '',
  kindId: null,
  stageId: null,
  setId: null,
  operatorId: null,
  region: null,
  warning: null,
};

const byName: GroupSort = { by: 'name', desc: false };

/** What the operator is looking at on the groups screen; kept while another screen is open. */
export const useGroupsUi = create<GroupsUi>(() => ({
  ...wide,
  archived: false,
  sort: byName,
  columns: [],
  viewId: null,
  selection: new Set<number>(),
}));

/** Lets go of the groups selected. */
export const selectNone = (): void => useGroupsUi.setState({ selection: new Set() });

// Another workspace runs other groups.
useNavigation.subscribe((now, before) => {
  if (now.accountId !== before.accountId) selectNone();
});

/** Narrows or widens the list. What is selected stays so, unless others are shown: with the archived other things are done. */
export function narrowGroups(change: Partial<Omit<GroupsUi, 'selection' | 'sort'>>): void {
  const { archived } = useGroupsUi.getState();
  useGroupsUi.setState(change);
  if (useGroupsUi.getState().archived !== archived) selectNone();
}

/** Shows all live groups again. */
export function clearFilters(): void {
  narrowGroups({ ...wide, archived: false, viewId: null });
}

/** Shows what a saved view keeps; null = all live groups in the usual columns. */
export function showView(saved: SavedView | null): void {
  const { filter = {}, columns = [], sort } = saved?.view ?? {};
  useGroupsUi.setState({ sort: GroupSort.safeParse(sort).data ?? byName });
  narrowGroups({ ...wide, archived: false, ...filter, columns, viewId: saved?.id ?? null });
}

/** What a saved view would keep of the list as it is narrowed now. */
export function viewOf(ui: Omit<GroupsUi, 'selection'>): ViewShape {
  const { accountId: _, search: __, ...filter } = filterOf(ui, null);
  return { where: [], filter, columns: [...ui.columns], sort: ui.sort };
}

/** What the list is asked for within a workspace; in an account's own there is no other account to choose. */
export function filterOf(ui: Narrowing & Pick<GroupsUi, 'archived'>, accountId: number | null): GroupFilter {
  const { search, kindId, stageId, setId, operatorId, region, warning, archived } = ui;
  return {
    accountId,
    ...(search === '' ? {} : { search }),
    ...(kindId === null ? {} : { kindId }),
    ...(stageId === null ? {} : { stageId }),
    ...(setId === null ? {} : { setId }),
    ...(operatorId === null || accountId !== null ? {} : { operatorId }),
    ...(region === null ? {} : { region }),
    ...(warning === null ? {} : { warning }),
    ...(archived ? { archived } : {}),
  };
}
