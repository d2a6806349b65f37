import { create } from 'zustand';

export const growthTabs = ['tags', 'layers', 'levels', 'points'] as const;
export type GrowthTab = (typeof growthTabs)[number];

/** Which tab of the screen is open. */
export const useGrowthUi = create<{ readonly tab: GrowthTab }>(() => ({ tab: 'tags' }));
