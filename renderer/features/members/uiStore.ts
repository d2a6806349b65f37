import { create } from 'zustand';
import type { MemberRole, MemberSort } from '#shared/contract/members';

/** Whom the list shows: the members now, those who left, the archived. */
export type Shown = 'now' | 'left' | 'archived';

interface MembersUi {
  readonly search: string;
  readonly groupId: number | null;
  readonly role: MemberRole | null;
  readonly shown: Shown;
  readonly sort: MemberSort;
  readonly selection: ReadonlySet<number>;
}

const narrow = { search: '', groupId: null, role: null };

/** What the operator is looking at on the members screen; kept while another screen is open. */
export const useMembersUi = create<MembersUi>(() => ({
  ...narrow,
  shown: 'now',
  sort: { by: 'name', desc: false },
  selection: new Set<number>(),
}));

/** Narrows or widens the list; what was selected under another filter is let go. */
export function narrowMembers(change: Partial<Omit<MembersUi, 'selection' | 'sort'>>): void {
  useMembersUi.setState({ ...change, selection: new Set() });
}

/** Shows all present members again. */
export function clearFilters(): void {
  narrowMembers({ ...narrow, shown: 'now' });
}

/** Shows the present members of one group. */
export function showGroup(groupId: number): void {
  narrowMembers({ ...narrow, groupId, shown: 'now' });
}

export type PersonTab = 'overview' | 'groups' | 'invites' | 'points' | 'orders' | 'violations' | 'timeline';

/** Which tab of a member's page is open; kept from one member to the next. */
export const usePersonUi = create<{ readonly tab: PersonTab }>(() => ({ tab: 'overview' }));
