import { setFlagsFromString } from 'node:v8';

// After the start, and after that: only after a longer rest, since it takes a twentieth of a second.
const FIRST_REST_MS = 2000;
const REST_MS = 60_000;

/**
 * Gives memory back to the system whenever nothing has been asked for a while: left alone, the engine keeps what
 * starting up needed for as long as little happens. Gives what is to be called whenever something is asked.
 */
export function giveBackAtRest(): () => void {
  let collect: ((options: object) => void) | undefined;
  let wait = FIRST_REST_MS;
  let timer: NodeJS.Timeout | undefined;
  const giveBack = async (): Promise<void> => {
    wait = REST_MS;
    collect ??= await collector();
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => void giveBack(), wait);
  };
}

/** The engine's function that collects: by the flag, and only in contexts made after it, there is one. */
async function collector(): Promise<(options: object) => void> {
  const { runInNewContext } = await import('node:vm');
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as (options: object) => void;
}
