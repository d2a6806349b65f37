import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

// After the start, and after that: only after a longer rest, since it takes a twentieth of a second.
const FIRST_REST_MS = 2000;
const REST_MS = 60_000;

/**
 * Gives memory back to the system whenever nothing has been asked for a while: left alone, the engine keeps what
 * starting up needed for as long as little happens. Gives what is to be called whenever something is asked.
 */
export function giveBackAtRest(): () => void {
  setFlagsFromString('--expose-gc');
  // By the flag, and only in contexts made after it, there is a function that collects.
  const collect = runInNewContext('gc') as (options: object) => void;
  let wait = FIRST_REST_MS;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      wait = REST_MS;
      collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    }, wait);
  };
}
