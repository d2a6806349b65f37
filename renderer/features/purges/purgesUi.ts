import { create } from 'zustand';

export const purgeTabs = ['list', 'work', 'report'] as const;
export type PurgeTab = (typeof purgeTabs)[number];

interface PurgesUi {
  /** The list shows those that are done with. */
  readonly closed: boolean;
  readonly tab: PurgeTab;
}

/** What the operator is looking at on the purge screen. */
export const usePurgesUi = create<PurgesUi>(() => ({ closed: false, tab: 'list' }));
