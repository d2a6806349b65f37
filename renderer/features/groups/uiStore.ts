import { create } from 'zustand';
import type { GroupSort } from '#shared/contract/groups';

interface GroupsUi {
  readonly search: string;
  readonly kindId: number | null;
  readonly stageId: number | null;
  readonly setId: number | null;
  readonly archived: boolean;
  readonly sort: GroupSort;
  readonly selection: ReadonlySet<number>;
}

const narrow = { search: '', kindId: null, stageId: null, setId: null };

/** What the operator is looking at on the groups screen; kept while another screen is open. */
export const useGroupsUi = create<GroupsUi>(() => ({
  ...narrow,
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
  narrowGroups({ ...narrow, archived: false });
}
