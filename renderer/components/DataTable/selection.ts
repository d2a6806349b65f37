/** Where the focus is and where a range began: indexes into the id list. */
export interface Cursor {
  readonly active: number;
  readonly anchor: number;
}

/** The index a key moves to, or null for a key that moves nothing. `page` = rows in view. */
export function keyTarget(key: string, active: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const within = (index: number): number => Math.min(count - 1, Math.max(0, index));
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return within(active + 1);
    case 'ArrowUp':
    case 'k':
      return within(active - 1);
    case 'PageDown':
      return within(active + page);
    case 'PageUp':
      return within(active - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The ids between two indexes, both included. */
export function rangeOf(ids: Uint32Array, from: number, to: number): ReadonlySet<number> {
  return new Set(ids.subarray(Math.min(from, to), Math.max(from, to) + 1));
}

/** The selection with one id put in or taken out. */
export function toggled(selection: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(selection);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** How much of a list is selected. */
export function coverage(selection: ReadonlySet<number>, ids: Uint32Array): 'none' | 'some' | 'all' {
  if (selection.size === 0 || ids.length === 0) return 'none';
  if (selection.size >= ids.length && ids.every((id) => selection.has(id))) return 'all';
  return ids.some((id) => selection.has(id)) ? 'some' : 'none';
}

/** How many of those selected a list does not show; none while it is being read. */
export function countOutside(selection: ReadonlySet<number>, ids: Uint32Array | undefined): number {
  if (selection.size === 0 || ids === undefined) return 0;
  return ids.reduce((outside, id) => (selection.has(id) ? outside - 1 : outside), selection.size);
}

/** The selection without the ids of a list. */
export function without(selection: ReadonlySet<number>, ids: Uint32Array): ReadonlySet<number> {
  const next = new Set(selection);
  for (const id of ids) next.delete(id);
  return next;
}
