import { create } from 'zustand';
import type { Condition } from '#shared/contract/conditions';

/** The screens of the rail, in its order. */
export const railScreens = [
  'today',
  'calendar',
  'groups',
  'members',
  'scripts',
  'campaigns',
  'retros',
  'resources',
  'settings',
] as const;
/** Screens that stand together under one entry of the rail, shown as tabs. */
export const memberScreens = ['members', 'growth', 'chats', 'purges'] as const;
export const screens = [...railScreens, ...memberScreens.slice(1)] as readonly Screen[];
export type Screen = (typeof railScreens)[number] | (typeof memberScreens)[number];

/** The entry of the rail under which a screen stands. */
export const railOf = (screen: Screen): Screen => (memberScreens.some((name) => name === screen) ? 'members' : screen);

interface Place {
  readonly screen: Screen;
  /** The group, member, script or note shown, where the screen has a page for one. */
  readonly id: number | null;
}
interface Navigation extends Place {
  /** The workspace: an account's id, or null for all. */
  readonly accountId: number | null;
  readonly past: readonly Place[];
  /** The group whose members were asked for; the members screen takes it as its filter and clears it. */
  readonly membersOf: number | null;
  readonly showMembersOf: (groupId: number) => void;
  /** What was asked of members elsewhere; the members screen takes it as its filter and clears it. */
  readonly membersWhere: readonly Condition[] | null;
  readonly showMembersWhere: (conditions: readonly Condition[]) => void;
  readonly go: (screen: Screen, id?: number | null) => void;
  readonly back: () => void;
  readonly chooseAccount: (accountId: number | null) => void;
}

/** Where the user is: workspace, screen, and what is open on it. */
export const useNavigation = create<Navigation>((set, get) => ({
  screen: 'today',
  id: null,
  accountId: null,
  past: [],
  membersOf: null,
  showMembersOf: (groupId) => {
    get().go('members');
    set({ membersOf: groupId });
  },
  membersWhere: null,
  showMembersWhere: (conditions) => {
    get().go('members');
    set({ membersWhere: conditions });
  },
  go: (screen, id = null) =>
    set((now) => ({ screen, id, past: [...now.past.slice(-49), { screen: now.screen, id: now.id }] })),
  back: () =>
    set((now) => {
      const last = now.past.at(-1);
      return last ? { ...last, past: now.past.slice(0, -1) } : { id: null };
    }),
  chooseAccount: (accountId) => set({ accountId, id: null }),
}));
