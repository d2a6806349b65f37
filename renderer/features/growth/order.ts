import type { DragEvent, KeyboardEvent } from 'react';

/** The attributes of a row that can be dragged onto others of its kind; what is dropped on it is told by its id. */
export const dragged = (kind: string, id: number, onDropped: (id: number) => void) => ({
  draggable: true,
  onDragStart: (event: DragEvent) => event.dataTransfer.setData(kind, String(id)),
  onDragOver: (event: DragEvent) => {
    if (event.dataTransfer.types.includes(kind)) event.preventDefault();
  },
  onDrop: (event: DragEvent) => {
    event.preventDefault();
    onDropped(Number(event.dataTransfer.getData(kind)));
  },
});

/** Alt with the arrows moves a row among its neighbours; `at` is its place from 0. */
export const movedByKeys = (at: number, last: boolean, onMove: (to: number) => void) => (event: KeyboardEvent) => {
  if (!event.altKey) return;
  if (event.key === 'ArrowUp' && at > 0) onMove(at - 1);
  else if (event.key === 'ArrowDown' && !last) onMove(at + 1);
  else return;
  event.preventDefault();
};
