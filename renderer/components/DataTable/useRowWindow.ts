import { hashKey, useQueries, type QueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ROW_HEIGHT } from './useRowsInView';

/** Rows are asked for by so many: as a window of 800 px shows. */
const BLOCK = 20;
/** What stands above a list, at least, px. */
const ABOVE = 160;
const BEHIND = 100;
const AHEAD = 200;
/** Blocks out of view are dropped after this long (ms), so that scrolling through everything does not keep everything. */
const KEEP_MS = 60_000;
const REMEMBERED = 5000;
const KNOWN_BLOCKS = 100;
/** A list that stands this long (ms) is not being typed past. */
const SETTLE_MS = 80;

/** Rows as far as they are loaded, and what went wrong with the rest. */
export interface RowWindow<Row> {
  readonly rowOf: (id: number) => Row | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Loads the rows in view, and once the list has settled 100 before and 200 after, in cached blocks; `route` is the query's name in the cache. */
export function useRowWindow<Row extends { readonly id: number }>(
  ids: Uint32Array,
  first: number,
  last: number,
  route: string,
  loadRows: (ids: number[]) => Promise<readonly Row[]>,
  settled: boolean,
  /** What rows depend on besides their ids (a search whose hits they show). */
  view = '',
): RowWindow<Row> {
  const block = useMemo(() => blocksOf(ids, route, view, loadRows), [ids, route, view, loadRows]);
  const [from, to] = [Math.floor(first / BLOCK), Math.ceil((last + 1) / BLOCK)];
  const shown = useMemo(() => run(from, to).map(block), [from, to, block]);
  const near = useQueries({ queries: shown, combine: gathered<Row> });
  // What is in view is not made to wait for what may come into view, nor is the next letter of a search.
  const here = settled && near.whole;
  const [before, after] = [
    Math.floor(Math.max(0, first - BEHIND) / BLOCK),
    Math.ceil(Math.min(ids.length, last + 1 + AHEAD) / BLOCK),
  ];
  const ahead = useMemo(
    () => (here ? [...run(before, from), ...run(to, after)].map(block) : []),
    [before, from, to, after, block, here],
  );
  const far = useQueries({ queries: ahead, combine: gathered<Row> });
  // Blocks shift when the list changes; a row already seen stays drawn until its new block is there.
  const seen = useMemo(() => ({ view, rows: new Map<number, Row>() }), [view]).rows;
  useEffect(() => keep(near.rows, seen), [near, seen]);
  useEffect(() => keep(far.rows, seen), [far, seen]);
  return {
    rowOf: (id) => near.rows.get(id) ?? far.rows.get(id) ?? seen.get(id),
    error: near.error ?? far.error,
    retry: () => {
      near.retry();
      far.retry();
    },
  };
}

function keep<Row>(rows: ReadonlyMap<number, Row>, seen: Map<number, Row>): void {
  if (seen.size > REMEMBERED) seen.clear();
  for (const [id, row] of rows) seen.set(id, row);
}

/** Blocks put together, anew only when one of them changes: a line scrolled reads them. */
interface Gathered<Row> {
  readonly rows: ReadonlyMap<number, Row>;
  /** Whether every block is there. */
  readonly whole: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

function gathered<Row extends { readonly id: number }>(
  blocks: readonly UseQueryResult<readonly Row[]>[],
): Gathered<Row> {
  const rows = new Map<number, Row>();
  for (const { data } of blocks) for (const row of data ?? []) rows.set(row.id, row);
  return {
    rows,
    whole: blocks.every(({ data }) => data !== undefined),
    error: blocks.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const block of blocks) if (block.error !== null) void block.refetch();
    },
  };
}

/** The blocks of a list as queries, by their number; each is put together once, as its name holds all its ids. */
function blocksOf<Row>(
  ids: Uint32Array,
  route: string,
  view: string,
  loadRows: (ids: number[]) => Promise<readonly Row[]>,
) {
  const queryOf = (at: number) => {
    const block = Array.from(ids.subarray(at * BLOCK, (at + 1) * BLOCK));
    const queryKey = [route, { ids: block, view }];
    return { queryKey, queryHash: hashKey(queryKey), queryFn: () => loadRows(block), gcTime: KEEP_MS };
  };
  const known = new Map<number, ReturnType<typeof queryOf>>();
  return (at: number) => {
    const query = known.get(at) ?? queryOf(at);
    if (known.size > KNOWN_BLOCKS) known.clear();
    known.set(at, query);
    return query;
  };
}

/** The whole numbers from one up to another, that not included. */
const run = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_none, at) => from + at);

/** Puts rows that came with their list where `useRowWindow` looks for its first blocks, so that they are not asked for. */
export function keepFirstRows(
  client: QueryClient,
  { route, view, ids, rows }: { route: string; view: string; ids: Uint32Array; rows: readonly unknown[] },
): void {
  for (let at = 0; at < rows.length; at += BLOCK)
    client.setQueryData([route, { ids: Array.from(ids.subarray(at, at + BLOCK)), view }], rows.slice(at, at + BLOCK));
}

/** How many rows a list in this window shows at most before it is scrolled, as whole blocks. */
export const firstRows = (): number =>
  Math.max(1, Math.ceil((window.innerHeight - ABOVE) / ROW_HEIGHT / BLOCK)) * BLOCK;

/** Whether a list has stood for a moment. */
export function useSettled(ids: Uint32Array): boolean {
  const [settled, setSettled] = useState<Uint32Array | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(ids), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [ids]);
  return settled === ids;
}
