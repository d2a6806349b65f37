import { globalShortcut } from 'electron';

// A key held down repeats every 25–40 ms on some systems; no hand presses twice within this time.
const REPEAT_MS = 70;

/** Lets through presses only, not the repeats of a key held down. */
export function withoutRepeats(press: () => void, now: () => number): () => void {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    const at = now();
    const repeated = at - last < REPEAT_MS;
    last = at;
    if (!repeated) press();
  };
}

/** Holds the one system-wide shortcut; `set` gives false where another program has it or it cannot be one. */
export function makeShortcut(press: () => void): { readonly set: (keys: string) => boolean } {
  const pressed = withoutRepeats(press, () => Date.now());
  let held = '';
  return {
    set: (keys) => {
      if (keys === held && keys !== '' && globalShortcut.isRegistered(keys)) return true;
      if (held !== '') globalShortcut.unregister(held);
      held = '';
      if (keys === '') return true;
      try {
        if (!globalShortcut.register(keys, pressed)) return false;
      } catch {
        return false;
      }
      held = keys;
      return true;
    },
  };
}
