import { useEffect, useLayoutEffect, useRef } from 'react';
import { tinykeys } from 'tinykeys';
import { create } from 'zustand';

/** One key of a screen: tinykeys syntax (`$mod+k`, `Shift+?`), what it does in words, and the deed. */
export interface KeyBinding {
  readonly keys: string;
  /** Shown in the key help; '' = not listed. */
  readonly label: string;
  /** Left out: what has the focus answers the key itself; it is only listed. */
  readonly run?: (event: KeyboardEvent) => void;
  /** Also while a dialog or drawer is open, or the caret is in a field. */
  readonly always?: boolean;
  /** Also on a page that stands in a drawer and saves as one goes (`PAGE_DRAWER`). */
  readonly onPages?: boolean;
}

/** Class of a drawer that is a page of its own, not a form: what is done there is done, and can be undone there. */
export const PAGE_DRAWER = 'page-drawer';

interface Listed {
  readonly scope: string;
  readonly bindings: readonly KeyBinding[];
}

/** The keys in force now, for the key help. */
export const useListedKeys = create<{ readonly lists: readonly Listed[] }>(() => ({ lists: [] }));

// A screen behind an open dialog must not act on keys meant for the dialog.
const dialogOpen = (butPages = false): boolean => {
  for (const box of document.querySelectorAll<HTMLElement>('[role="dialog"]'))
    if (butPages && box.closest(`.${PAGE_DRAWER}`)) continue;
    else if (box.offsetParent !== null || box.getClientRects().length > 0) return true;
  return false;
};

const typing = (event: KeyboardEvent): boolean =>
  event.target instanceof HTMLElement &&
  (event.target.isContentEditable ||
    event.target.matches('input:not([type="radio"], [type="checkbox"]), textarea, select'));

// A button reached by Tab keeps its own Space and Enter; one merely clicked does not hold on to them.
const pressesFocused = (event: KeyboardEvent): boolean =>
  (event.key === ' ' || event.key === 'Enter') &&
  event.target instanceof HTMLElement &&
  event.target.matches(
    'button:focus-visible, a:focus-visible, [role="button"]:focus-visible, input[type="checkbox"]:focus-visible',
  );

/** Puts keys in force while the component is shown; `scope` heads them in the key help. */
export function useKeys(scope: string, bindings: readonly KeyBinding[]): void {
  const current = useRef(bindings);
  useLayoutEffect(() => {
    current.current = bindings;
  });
  const signature = bindings.map(({ keys, label }) => `${keys}\u0000${label}`).join('\u0001');
  useEffect(() => {
    const entry: Listed = { scope, bindings: current.current };
    useListedKeys.setState(({ lists }) => ({ lists: [...lists, entry] }));
    const map: Record<string, (event: KeyboardEvent) => void> = {};
    for (const { keys, run } of current.current)
      if (run)
        map[keys] = (event) => {
          const binding = current.current.find((one) => one.keys === keys);
          if (!binding?.run || event.isComposing) return;
          if (!binding.always && (typing(event) || dialogOpen(binding.onPages) || pressesFocused(event))) return;
          event.preventDefault();
          binding.run(event);
        };
    const stop = tinykeys(window, map, { ignore: () => false });
    return () => {
      stop();
      useListedKeys.setState(({ lists }) => ({ lists: lists.filter((list) => list !== entry) }));
    };
  }, [scope, signature]);
}
