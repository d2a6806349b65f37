/** What makes a level part of the tree. */
export interface LevelNode {
  readonly id: number;
  readonly parentId: number | null;
}

/** The levels right below a parent (null = the main line), in the order given. */
export const levelsBelow = <L extends LevelNode>(levels: readonly L[], parentId: number | null): readonly L[] =>
  levels.filter((level) => level.parentId === parentId);

/** The order from the highest to the lowest: a level stands above its parent, with all that lies below it. */
export function fromTheTop<L extends LevelNode>(levels: readonly L[], parentId: number | null = null): readonly L[] {
  return levelsBelow(levels, parentId).flatMap((level) => [...fromTheTop(levels, level.id), level]);
}

/** True where `id` is the level `of` or lies anywhere below it. */
export function isWithin(levels: readonly LevelNode[], id: number | null, of: number): boolean {
  for (let at = id; at !== null; at = levels.find((level) => level.id === at)?.parentId ?? null)
    if (at === of) return true;
  return false;
}

/** The levels of the tree as it is drawn: each before what lies below it, with its depth. */
export function inTree<L extends LevelNode>(
  levels: readonly L[],
  parentId: number | null = null,
  depth = 0,
): readonly { readonly level: L; readonly depth: number }[] {
  return levelsBelow(levels, parentId).flatMap((level) => [{ level, depth }, ...inTree(levels, level.id, depth + 1)]);
}
