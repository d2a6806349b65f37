/** The ids in their order with one of them at another place, counted from 0; an id not among them comes in there. */
export function placedAt(ids: readonly number[], id: number, at: number): readonly number[] {
  return ids.filter((other) => other !== id).toSpliced(at, 0, id);
}
