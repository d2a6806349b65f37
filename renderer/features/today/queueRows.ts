import type { QueueSection } from '#shared/contract/today';

/** What the queue draws, top to bottom: the heads of its slots and their deliveries. */
export type QueueRow =
  | { readonly kind: 'head'; readonly section: QueueSection }
  | { readonly kind: 'delivery'; readonly section: QueueSection; readonly id: number };

/** The queue as one flat list. */
export const flatten = (sections: readonly QueueSection[]): readonly QueueRow[] =>
  sections.flatMap((section): QueueRow[] => [
    { kind: 'head', section },
    ...section.items.map(({ id }): QueueRow => ({ kind: 'delivery', section, id })),
  ]);

/** The ids in order. */
export const idsOf = (sections: readonly QueueSection[]): readonly number[] =>
  sections.flatMap((section) => section.items.map((item) => item.id));

/** The open ids in order. */
export const openIdsOf = (sections: readonly QueueSection[]): readonly number[] =>
  sections.flatMap((section) => section.items.filter((item) => item.status === 'due').map((item) => item.id));

/** The section a delivery stands in. */
export const sectionOf = (sections: readonly QueueSection[], id: number | null): QueueSection | undefined =>
  sections.find((section) => section.items.some((item) => item.id === id));

/** The open delivery to take up after some were settled: the next below the first of them, else the first above. */
export function nextOpen(sections: readonly QueueSection[], settled: ReadonlySet<number>, from: number): number | null {
  const ids = idsOf(sections);
  const open = new Set(openIdsOf(sections).filter((id) => !settled.has(id)));
  const at = ids.indexOf(from);
  return ids.slice(at + 1).find((id) => open.has(id)) ?? ids.find((id) => open.has(id)) ?? null;
}

/** Index of the row of a delivery, or −1. */
export const rowIndex = (rows: readonly QueueRow[], id: number | null): number =>
  rows.findIndex((row) => row.kind === 'delivery' && row.id === id);
