import { afterPicture } from './afterPicture';

const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const;

let used = false;

/** Does something once somebody turns to the window: a pointer moves in it, a key goes down; at once if it was so. Gives what forgets it. */
export function atFirstUse(deed: () => void): () => void {
  const begin = (): void => {
    used = true;
    end();
    deed();
  };
  const end = (): void => {
    for (const sign of SIGNS) window.removeEventListener(sign, begin, true);
  };
  // Not before the first picture stands, even under a hand that moves already.
  const forget = afterPicture(() => {
    if (used) return deed();
    for (const sign of SIGNS) window.addEventListener(sign, begin, { capture: true, passive: true });
  });
  return () => {
    forget();
    end();
  };
}
