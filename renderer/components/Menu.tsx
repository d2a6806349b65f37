import { useEffect, useRef, type KeyboardEvent } from 'react';
import { Float, type Anchor } from './Float';
import styles from './Float.module.css';

interface MenuProps {
  readonly at: Anchor;
  readonly label: string;
  readonly items: readonly { readonly text: string; readonly run: () => void }[];
  readonly onClose: () => void;
}

/** Moves the focus among the choices of a menu, around the ends. */
export function stepIn(menu: Element, by: number): void {
  const choices = Array.from(menu.querySelectorAll<HTMLElement>('[role=menuitem]'));
  const at = choices.findIndex((choice) => choice === document.activeElement);
  choices.at((at + by) % choices.length)?.focus();
}

/** A menu of few words at a button or the pointer; closed, it gives the focus back. */
export function Menu({ at, label, items, onClose }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    list.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  const onKey = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) {
      event.preventDefault();
      stepIn(event.currentTarget, by);
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      onClose();
    }
    // Keys meant for the menu are none of the screen behind it.
    event.stopPropagation();
  };
  return (
    <Float at={at} kind="menu" side="bottom" align="start" onAway={onClose}>
      <div ref={list} role="menu" aria-label={label} onKeyDown={onKey} tabIndex={-1}>
        {items.map(({ text, run }) => (
          <button
            key={text}
            type="button"
            role="menuitem"
            className={styles['item']}
            onClick={() => {
              onClose();
              run();
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </Float>
  );
}
