import type { QueryClient } from '@tanstack/react-query';
import type { AppEvent } from '#shared/contract/events';
import type { Topic } from '#shared/contract/route';
import { topicsRead } from '../api/client';

const GATHER_MS = 50;

/** Reads anew every query that depends on a topic just written, or all of them once the data process is back. */
export function followChanges(
  client: QueryClient,
  subscribe: (listener: (event: AppEvent) => void) => () => void,
): () => void {
  const written = new Set<Topic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    timer = undefined;
    const changed = new Set(written);
    written.clear();
    void client.invalidateQueries({
      predicate: ({ queryKey, state }) => {
        const topics = topicsRead(String(queryKey[0]));
        // A first answer still on its way may have been read before the change.
        return topics ? topics.some((topic) => changed.has(topic)) : state.fetchStatus === 'fetching';
      },
    });
  };
  return subscribe((event) => {
    if (event.type === 'data' && event.state === 'ready') void client.invalidateQueries();
    if (event.type !== 'changed') return;
    for (const topic of event.topics) written.add(topic);
    timer ??= setTimeout(flush, GATHER_MS);
  });
}
