/** Something that stands at a minute of the day, and how much speaks for it. */
interface Weighted {
  readonly minute: number;
  readonly weight: number;
}

const MINUTES = 1440;

/** The heaviest choice of items, in their order, whose minutes never fall. */
export function heaviestRising<T extends Weighted>(items: readonly T[]): readonly T[] {
  if (items.every((item, at) => at === 0 || item.minute >= (items[at - 1]?.minute ?? 0))) return items;
  // best[m] holds the item that ends the heaviest choice among those up to minute m (a Fenwick tree of maxima).
  const tree = new Int32Array(MINUTES + 1).fill(-1);
  const total = new Float64Array(items.length);
  const before = new Int32Array(items.length).fill(-1);
  const heavier = (one: number, other: number): number =>
    one < 0 || (other >= 0 && (total[other] ?? 0) >= (total[one] ?? 0)) ? other : one;
  let end = -1;
  items.forEach(({ minute, weight }, at) => {
    let best = -1;
    for (let place = minute + 1; place > 0; place -= place & -place) best = heavier(best, tree[place] ?? -1);
    before[at] = best;
    total[at] = weight + (best < 0 ? 0 : (total[best] ?? 0));
    for (let place = minute + 1; place <= MINUTES; place += place & -place)
      tree[place] = heavier(tree[place] ?? -1, at);
    end = heavier(end, at);
  });
  const chosen: T[] = [];
  for (let at = end; at >= 0; at = before[at] ?? -1) {
    const item = items[at];
    if (item) chosen.push(item);
  }
  return chosen.reverse();
}
