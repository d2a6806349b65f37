/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Medians in ms of two pieces of work done in turn, so that a slow moment of the machine falls on both. */
export function inTurn(one: () => unknown, other: () => unknown, rounds: number): readonly [number, number] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds + 3; round += 1)
    for (const [index, work] of [one, other].entries()) {
      const begun = performance.now();
      work();
      // The first rounds warm the caches of both.
      if (round >= 3) times[index]?.push(performance.now() - begun);
    }
  return [median(times[0]), median(times[1])];
}

/** One line of the result: `product` against `floor`, in the same unit, and the ratio to reach. */
export interface Line {
  readonly what: string;
  readonly product: number;
  readonly floor: number;
  readonly unit: 'ms' | 'MB' | 'frames';
  readonly goal: number;
}

/** The lines as one table of plain text. */
export function table(lines: readonly Line[]): string {
  const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));
  const rows = [
    ['what', 'product', 'floor', 'ratio', 'goal', ''],
    ...lines.map(({ what, product, floor, unit, goal }) => {
      const ratio = product / floor;
      return [
        what,
        `${number(product)} ${unit}`,
        `${number(floor)} ${unit}`,
        ratio.toFixed(3),
        `≤ ${goal}`,
        ratio <= goal ? 'met' : 'MISSED',
      ];
    }),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
