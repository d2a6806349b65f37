import { useEffect } from 'react';
import { request } from '../api/client';
import { afterPicture } from '../components/afterPicture';

const HOUR_MS = 3_600_000;

/** Makes the repeated slots of the coming weeks, at start and as the days go by. */
export function useHorizon(): void {
  useEffect(() => {
    // What could not be made now is made the next time; nothing on screen waits for it.
    const extend = (): void => void request('slot.extendHorizon', undefined).catch(() => undefined);
    const forget = afterPicture(extend);
    const timer = setInterval(extend, HOUR_MS);
    return () => {
      forget();
      clearInterval(timer);
    };
  }, []);
}
