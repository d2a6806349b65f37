import { useEffect, useId, useState, type MouseEvent, type ReactNode } from 'react';
import { Float } from './Float';

interface Tip {
  /** For the element that has the tip. */
  readonly on: {
    readonly onMouseEnter: (event: MouseEvent) => void;
    readonly onMouseLeave: () => void;
    readonly 'aria-describedby': string | undefined;
  };
  /** To be drawn beside it. */
  readonly tip: ReactNode;
}

/** A tip that shows once the pointer has rested on an element for `wait` ms. */
export function useTip(text: ReactNode, side: 'top' | 'right' = 'top', wait = 100): Tip {
  const id = useId();
  const [over, setOver] = useState<Element | null>(null);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!over) return;
    const timer = setTimeout(() => setShown(true), wait);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [over, wait]);
  return {
    on: {
      onMouseEnter: ({ currentTarget }) => setOver(currentTarget),
      onMouseLeave: () => setOver(null),
      'aria-describedby': shown ? id : undefined,
    },
    tip:
      over && shown ? (
        <Float at={over} kind="tip" side={side} id={id} role="tooltip">
          {text}
        </Float>
      ) : null,
  };
}
