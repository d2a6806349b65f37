import { useEffect, useState } from 'react';
import type { TableColumn, TableHeader } from './columns';

/** Width of the tick boxes' column, px; `.beside` has it too. */
const CHECK_WIDTH = 36;

/** The columns' widths as a CSS grid template, the width of a line (px), and whether it is wider than the room; growing columns share what room is left. */
export function useTemplate<Row>(
  grid: HTMLElement | null,
  columns: readonly TableColumn<Row>[],
  headers: readonly TableHeader[],
  selectable: boolean,
): { readonly template: string; readonly width: number; readonly wide: boolean } {
  const [room, setRoom] = useState(0);
  useEffect(() => {
    if (!grid) return;
    const observer = new ResizeObserver(() => setRoom(grid.clientWidth));
    observer.observe(grid);
    return () => observer.disconnect();
  }, [grid]);
  const sizes = headers.map((header) => header.getSize());
  const check = selectable ? CHECK_WIDTH : 0;
  const total = sizes.reduce((sum, size) => sum + size, check);
  const growing = columns.filter((column) => column.grow).length;
  const extra = growing > 0 ? Math.max(0, Math.floor((room - total) / growing)) : 0;
  const tracks = sizes.map((size, index) => `${size + (columns[index]?.grow ? extra : 0)}px`);
  return {
    template: [...(selectable ? [`${CHECK_WIDTH}px`] : []), ...tracks].join(' '),
    width: Math.max(room, total + extra * growing),
    wide: room > 0 && total > room,
  };
}
