import { seeded } from '../support/random';

/** Draws that depend on the seed alone. */
export interface Chance {
  readonly next: () => number;
  /** A whole number from `from` to `to`, both counted. */
  readonly int: (from: number, to: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly of: (share: number) => boolean;
  /** Days back from today: most of them few, some very many. */
  readonly daysBack: (most: number) => number;
}

export function chanceFrom(seed: number): Chance {
  const next = seeded(seed);
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    pick: <T>(from: readonly T[]): T => {
      const one = from[int(0, from.length - 1)];
      if (one === undefined) throw new Error('nothing to pick from');
      return one;
    },
    of: (share) => next() < share,
    daysBack: (most) => Math.floor(most * next() ** 3),
  };
}
