import { create } from 'zustand';
import type { GroupFilter, GroupSort } from '#shared/contract/groups';

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

/** What the operator is looking at on the groups screen; kept while another screen is open. */
export const useGroupsUi = create<GroupsUi>(() => ({
  ...wide,
  archived: false,
  sort: { by: 'name', desc: false },
  selection: new Set<number>(),
}));

/** Narrows or widens the list; what was selected under another filter is let go. */
export function narrowGroups(change: Partial<Omit<GroupsUi, 'selection' | 'sort'>>): void {
  useGroupsUi.setState({ ...change, selection: new Set() });
}

/** Shows all live groups again. */
export function clearFilters(): void {
  narrowGroups({ ...wide, archived: false });
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
