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

/** The levels on the way to one, itself last: the gates of all of them must hold. */
export function gateOf<L extends LevelNode>(levels: readonly L[], id: number | null): readonly L[] {
  const level = levels.find((each) => each.id === id);
  return level ? [...gateOf(levels, level.parentId), level] : [];
}

/** The levels that can be reached next from one held (null = none): its branches, then the next on its own line or one further up. */
export function nextLevels<L extends LevelNode & { readonly rank: number; readonly enabled: boolean }>(
  levels: readonly L[],
  heldId: number | null,
): readonly L[] {
  const open = levels.filter((level) => gateOf(levels, level.id).every(({ enabled }) => enabled));
  const lowestFirst = (list: readonly L[]): readonly L[] => list.toSorted((one, other) => one.rank - other.rank);
  const way = gateOf(levels, heldId);
  const held = way.at(-1);
  const branches = held ? levelsBelow(open, held.id) : [];
  const above = (at: number): readonly L[] => {
    const level = way[at];
    if (!level) return [];
    const higher = levelsBelow(open, level.parentId).filter(({ rank }) => rank > level.rank);
    return higher.length > 0 ? lowestFirst(higher).slice(0, 1) : above(at - 1);
  };
  const up = held ? above(way.length - 1) : lowestFirst(levelsBelow(open, null)).slice(0, 1);
  return [...lowestFirst(branches), ...up];
}
