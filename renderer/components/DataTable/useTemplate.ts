import { useEffect, useMemo, useState } from 'react';
import type { TableColumn, TableHeader } from './columns';

/** Width of the tick boxes' column, px; `.beside` has it too. */
const CHECK_WIDTH = 36;

/** Where the cells of a row stand, px. */
export type Places = readonly { readonly left?: number; readonly width: number }[];

/** Where the columns stand: as a CSS grid template and one by one, the width of a line (px), and whether it is wider than the room; growing columns share what room is left. */
export function useTemplate<Row>(
  grid: HTMLElement | null,
  columns: readonly TableColumn<Row>[],
  headers: readonly TableHeader[],
  selectable: boolean,
): { readonly template: string; readonly places: Places; readonly width: number; readonly wide: boolean } {
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
  const tracks = sizes.map((size, index) => size + (columns[index]?.grow ? extra : 0)).join(' ');
  // Rows compare these: the same widths are the same object.
  const places = useMemo((): Places => {
    const widths = tracks.split(' ').map(Number);
    // The first is in view whichever way the rest is scrolled.
    return widths.map((width, at) =>
      at === 0 ? { width } : { left: widths.slice(0, at).reduce((sum, each) => sum + each, check), width },
    );
  }, [tracks, check]);
  return {
    template: [...(selectable ? [`${CHECK_WIDTH}px`] : []), ...places.map(({ width }) => `${width}px`)].join(' '),
    places,
    width: Math.max(room, total + extra * growing),
    wide: room > 0 && total > room,
  };
}
