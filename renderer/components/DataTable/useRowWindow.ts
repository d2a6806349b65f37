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
  const inView = useBlocks(ids, first, last);
  const around = useBlocks(ids, first - BEHIND, last + AHEAD);
  const shown = useMemo(
    () => inView.map((block) => queryOf(route, view, block, loadRows)),
    [inView, route, view, loadRows],
  );
  const near = useQueries({ queries: shown, combine: gathered<Row> });
  // What is in view is not made to wait for what may come into view, nor is the next letter of a search.
  const here = settled && near.whole;
  const ahead = useMemo(
    () =>
      here
        ? around
            .filter((block) => !inView.some((one) => one[0] === block[0]))
            .map((block) => queryOf(route, view, block, loadRows))
        : [],
    [around, inView, route, view, loadRows, here],
  );
  const far = useQueries({ queries: ahead, combine: gathered<Row> });
  // Blocks shift when the list changes; a row already seen stays drawn until its new block is there.
  const [seen] = useState(() => new Map<string, Row>());
  useEffect(() => {
    if (seen.size > REMEMBERED) seen.clear();
    for (const { rows } of [near, far]) for (const [id, row] of rows) seen.set(`${id} ${view}`, row);
  }, [near, far, seen, view]);
  return {
    rowOf: (id) => near.rows.get(id) ?? far.rows.get(id) ?? seen.get(`${id} ${view}`),
    error: near.error ?? far.error,
    retry: () => {
      near.retry();
      far.retry();
    },
  };
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
  return {
    rows: new Map(blocks.flatMap(({ data }) => (data ?? []).map((row): [number, Row] => [row.id, row]))),
    whole: blocks.every(({ data }) => data !== undefined),
    error: blocks.find(({ error }) => error !== null)?.error ?? null,
    retry: () => {
      for (const block of blocks) if (block.error !== null) void block.refetch();
    },
  };
}

/** One block of rows as a query. */
function queryOf<Row>(
  route: string,
  view: string,
  block: number[],
  loadRows: (ids: number[]) => Promise<readonly Row[]>,
) {
  const queryKey = [route, { ids: block, view }];
  // Named once, not at every line scrolled: a key holds all the ids.
  return { queryKey, queryHash: hashKey(queryKey), queryFn: () => loadRows(block), gcTime: KEEP_MS };
}

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

/** The blocks of ids that hold the rows `first` to `last`. */
function useBlocks(ids: Uint32Array, first: number, last: number): readonly number[][] {
  const from = Math.floor(Math.max(0, first) / BLOCK);
  const to = Math.ceil(Math.min(ids.length, last + 1) / BLOCK);
  return useMemo(
    () =>
      Array.from({ length: Math.max(0, to - from) }, (_none, i) =>
        Array.from(ids.subarray((from + i) * BLOCK, (from + i + 1) * BLOCK)),
      ),
    [ids, from, to],
  );
}
