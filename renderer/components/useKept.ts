import { useEffect, useState } from 'react';

/** Drafts closed without being saved, by the name of what they are of; until the app ends. */
const drafts = new Map<string, unknown>();

/** What a form holds, and what was kept of it when it was last closed without saving. */
export interface Kept<T> {
  readonly value: T;
  readonly set: (next: T | ((now: T) => T)) => void;
  /** It begins with what was not saved last time. */
  readonly isRestored: boolean;
  /** Begins anew, as the form would have without. */
  readonly drop: () => T;
  /** To be called once it is saved. */
  readonly forget: () => void;
}

const same = <T>(kept: T): T => kept;

/** The state of a form that outlives its closing: Escape loses nothing. `name` tells what it is of, and how that is stored;
 * `renew` puts into what was kept what the form is opened with this time. */
export function useKept<T extends object>(name: string, initial: T, renew: (kept: T) => T = same): Kept<T> {
  const [first] = useState(() => {
    // A name stands for one kind of draft.
    const found = drafts.get(name) as T | undefined;
    return { name, initial, found: found && renew(found) };
  });
  const [value, set] = useState(first.found ?? initial);
  const [isRestored, setRestored] = useState(first.found !== undefined);
  useEffect(() => {
    if (JSON.stringify(value) === JSON.stringify(first.initial)) drafts.delete(first.name);
    else drafts.set(first.name, value);
  }, [first, value]);
  return {
    value,
    set,
    isRestored,
    drop: () => {
      set(first.initial);
      setRestored(false);
      return first.initial;
    },
    forget: () => void drafts.delete(first.name),
  };
}
