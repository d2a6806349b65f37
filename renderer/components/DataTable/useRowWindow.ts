import { hashKey, useQueries, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { FIRST_ROWS } from '#shared/domain/lists';

const BLOCK = FIRST_ROWS;
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
  const near = useQueries({ queries: shown });
  // What is in view is not made to wait for what may come into view, nor is the next letter of a search.
  const here = settled && near.every(({ data }) => data !== undefined);
  const ahead = useMemo(
    () =>
      around
        .filter((block) => !inView.some((one) => one[0] === block[0]))
        .map((block) => ({ ...queryOf(route, view, block, loadRows), enabled: here })),
    [around, inView, route, view, loadRows, here],
  );
  const far = useQueries({ queries: ahead });
  const results = [...near, ...far];
  const fresh = new Map(results.flatMap(({ data }) => (data ?? []).map((row): [number, Row] => [row.id, row])));
  // Blocks shift when the list changes; a row already seen stays drawn until its new block is there.
  const [seen] = useState(() => new Map<string, Row>());
  useEffect(() => {
    if (seen.size > REMEMBERED) seen.clear();
    for (const [id, row] of fresh) seen.set(`${id} ${view}`, row);
  });
  const failed = results.find((result) => result.error !== null);
  return {
    rowOf: (id) => fresh.get(id) ?? seen.get(`${id} ${view}`),
    error: failed?.error ?? null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch();
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

/** Puts rows that came with their list where `useRowWindow` looks for its first block, so that they are not asked for. */
export function keepFirstRows(
  client: QueryClient,
  { route, view, ids, rows }: { route: string; view: string; ids: Uint32Array; rows: readonly unknown[] },
): void {
  client.setQueryData([route, { ids: Array.from(ids.subarray(0, BLOCK)), view }], rows);
}

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
