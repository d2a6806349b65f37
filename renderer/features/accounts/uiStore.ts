import { create } from 'zustand';

/** What is being edited at the side; `id` null = a new one. */
export type Panel =
  | { readonly kind: 'account'; readonly id: number | null; readonly deviceId?: number | null }
  | { readonly kind: 'device' | 'persona'; readonly id: number | null }
  | { readonly kind: 'status'; readonly id: number };

interface ResourcesUi {
  readonly panel: Panel | null;
  /** The account whose standby switch is open. */
  readonly switching: number | null;
  readonly open: (panel: Panel) => void;
  readonly close: () => void;
  readonly startSwitch: (accountId: number | null) => void;
}

/** What the user is doing on the Resources screen. */
export const useResources = create<ResourcesUi>((set) => ({
  panel: null,
  switching: null,
  open: (panel) => set({ panel }),
  close: () => set({ panel: null }),
  startSwitch: (switching) => set({ switching, panel: null }),
}));
