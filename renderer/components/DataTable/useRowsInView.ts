import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Height of a row, px. */
export const ROW_HEIGHT = 32;
/** Rows drawn on either side of those in view, so that scrolling meets no empty place. */
const SPARE = 8;

/** The rows to be drawn, both included, never more than `most`; and the way to others. */
interface RowsInView {
  readonly first: number;
  readonly last: number;
  readonly most: number;
  /** Scrolls just as far as brings a row into view. */
  readonly show: (index: number) => void;
  readonly toTop: () => void;
}

/** Which of `count` rows a grid shows under its sticky header; at the top of a list that has not `settled`, none to spare. */
export function useRowsInView(grid: HTMLElement | null, count: number, settled: boolean): RowsInView {
  const [view, setView] = useState({ top: 0, rows: 0, fit: 0 });
  const scrolled = useRef(0);
  useLayoutEffect(() => {
    if (!grid) return;
    const look = (): void => {
      const [from, height] = [grid.scrollTop, grid.clientHeight];
      scrolled.current = from;
      const top = Math.floor(from / ROW_HEIGHT);
      // The header covers the first line.
      const next = {
        top,
        rows: Math.ceil((from + height) / ROW_HEIGHT) - 1 - top,
        fit: Math.ceil(height / ROW_HEIGHT),
      };
      setView((now) => (now.top === top && now.rows === next.rows && now.fit === next.fit ? now : next));
    };
    const observer = new ResizeObserver(look);
    observer.observe(grid);
    grid.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      grid.removeEventListener('scroll', look);
    };
  }, [grid]);
  const show = useCallback(
    (index: number) => {
      if (!grid) return;
      const top = index * ROW_HEIGHT;
      const least = top + 2 * ROW_HEIGHT - grid.clientHeight;
      if (grid.scrollTop > top) grid.scrollTo({ top });
      else if (grid.scrollTop < least) grid.scrollTo({ top: least });
    },
    [grid],
  );
  const toTop = useCallback(() => {
    // To ask where a table stands whose rows were just drawn makes the browser lay them out at once.
    if (scrolled.current > 0) grid?.scrollTo({ top: 0 });
  }, [grid]);

  const top = Math.max(0, Math.min(view.top, count + 1 - view.fit));
  return {
    first: Math.max(0, top - SPARE),
    // As many wherever it stands, so that scrolling makes no row and takes none away.
    last: Math.min(count, settled || top > 0 ? top + view.fit + SPARE : view.rows) - 1,
    most: view.fit + 2 * SPARE,
    show,
    toTop,
  };
}
