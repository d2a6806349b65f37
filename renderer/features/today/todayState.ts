import { create } from 'zustand';

interface TodayState {
  /** The delivery at hand. */
  readonly selected: number | null;
  readonly menu: 'skip' | 'later' | null;
  readonly qr: boolean;
  /** The delivery last shown as a code: it may have gone out by the phone. */
  readonly shownAsCode: number | null;
  /** What the last deed did, in words, and whether it failed. */
  readonly said: string;
  readonly failed: boolean;
  /** The delivery that a second Enter (or A) would tick off though nothing of it was copied. */
  readonly warned: number | null;
  readonly select: (id: number | null) => void;
  readonly openMenu: (menu: TodayState['menu']) => void;
  readonly showQr: (shown: boolean) => void;
  readonly say: (said: string, failed?: boolean) => void;
  readonly warn: (id: number, said: string) => void;
}

/** What the user is doing on Today; kept while other screens are shown. */
export const useTodayState = create<TodayState>((set) => ({
  selected: null,
  menu: null,
  qr: false,
  shownAsCode: null,
  said: '',
  failed: false,
  warned: null,
  select: (selected) => set({ selected, menu: null, qr: false, said: '', failed: false, warned: null }),
  openMenu: (menu) => set({ menu }),
  showQr: (qr) => set((now) => ({ qr, shownAsCode: qr ? now.selected : now.shownAsCode })),
  say: (said, failed = false) => set({ said, failed, warned: null }),
  warn: (warned, said) => set({ warned, said, failed: true }),
}));
