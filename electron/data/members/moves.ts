import type { Db } from '../db/open';
import { CodedError } from '../errors';

/** Members who would go from one place to another, in order; a place is a number, 0 = none. */
export interface Moves {
  readonly ids: Uint32Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
}

/** Packs moves so that a thread hands them over at no cost. */
export function packed(moves: readonly { readonly id: number; readonly from: number; readonly to: number }[]): Moves {
  return {
    ids: Uint32Array.from(moves, ({ id }) => id),
    from: Uint32Array.from(moves, ({ from }) => from),
    to: Uint32Array.from(moves, ({ to }) => to),
  };
}

/** How many go each way, the most first. */
export function countedMoves({ ids, from, to }: Moves): readonly { from: number; to: number; count: number }[] {
  const counts = new Map<string, { from: number; to: number; count: number }>();
  ids.forEach((_, at) => {
    const way = { from: from[at] ?? 0, to: to[at] ?? 0, count: 0 };
    const key = `${way.from} ${way.to}`;
    const known = counts.get(key) ?? way;
    known.count += 1;
    counts.set(key, known);
  });
  return [...counts.values()].toSorted((one, other) => other.count - one.count);
}

/** The ids of those who go one way; of all where no way is given. */
export function idsOfMove(
  { ids, from, to }: Moves,
  way: { readonly from: number; readonly to: number } | undefined,
): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(way ? ids.filter((_, at) => from[at] === way.from && to[at] === way.to) : ids);
}

/** Those of the ids that are among the moves. */
export function amongMoves({ ids }: Moves, wanted: readonly number[]): number[] {
  const known = new Set(ids);
  return wanted.filter((id) => known.has(id));
}

/** A look at who would change: of one database, kept until the next one of its kind. */
interface Look<Found> {
  readonly token: string;
  readonly found: Found;
}

/** A place where the newest look of one kind is kept while its database is open. */
export function keepLooks<Found>() {
  const looks = new WeakMap<Db, Look<Found>>();
  return {
    keep: (db: Db, token: string, found: Found): void => void looks.set(db, { token, found }),
    /** NOT_FOUND where the look is not the newest one. */
    read: (db: Db, token: string): Found => {
      const look = looks.get(db);
      if (look?.token !== token) throw new CodedError('NOT_FOUND', 'error.lookStale');
      return look.found;
    },
  };
}
