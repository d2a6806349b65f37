import { create } from 'zustand';
import type { Sort } from '../../components/DataTable/DataTable';

export const spans = [7, 14, 30, 90] as const;
export type Span = (typeof spans)[number];

/** What the operator is looking at on the chats screen; kept while another screen is open. */
export const useChatsUi = create<{ readonly days: Span; readonly sort: Sort }>(() => ({
  days: 14,
  sort: { by: 'messages', desc: true },
}));
