import type { DataHost } from './dataHost';

/**
 * Asks what the window shows first before there is a window, while Electron still gets ready; the first to ask for it
 * is given that answer, and everything else is asked as it comes. `after` is what must be done before.
 */
export function askFirst({ request }: DataHost, after: Promise<unknown>): DataHost['request'] {
  let early: ReturnType<DataHost['request']> | null = after.then(() => request('start.first', undefined));
  return (route, input) => {
    if (route !== 'start.first' || !early) return request(route, input);
    const answer = early;
    early = null;
    return answer;
  };
}
