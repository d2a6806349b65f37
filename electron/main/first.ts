import type { DataHost } from './dataHost';

/**
 * Asks what the window shows first before there is a window, while Electron still gets ready; the first to ask for it
 * is given that answer, and everything else is asked as it comes.
 */
export function askFirst({ request }: DataHost): DataHost['request'] {
  // Sent behind what was begun before; the data process answers in turn, so nothing waits for this busy one in between.
  let early: ReturnType<DataHost['request']> | null = Promise.resolve().then(() => request('start.first', undefined));
  return (route, input) => {
    if (route !== 'start.first' || !early) return request(route, input);
    const answer = early;
    early = null;
    return answer;
  };
}
