import { create } from 'zustand';

interface RetrosUi {
  readonly view: 'notes' | 'tasks';
  readonly search: string;
  readonly kind: 'retro' | 'note' | null;
  readonly archived: boolean;
  readonly doneTasks: boolean;
  readonly show: (changes: Partial<Omit<RetrosUi, 'show'>>) => void;
}

/** What the user is doing on the retrospectives screen. */
export const useRetrosUi = create<RetrosUi>((set) => ({
  view: 'notes',
  search: '',
  kind: null,
  archived: false,
  doneTasks: false,
  show: (changes) => set(changes),
}));
