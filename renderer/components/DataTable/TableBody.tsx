import { useEffect, useImperativeHandle, type MouseEvent, type Ref } from 'react';
import { BodyRow } from './BodyRow';
import type { TableColumn } from './columns';
import styles from './DataTable.module.css';
import { ROW_HEIGHT, useRowsInView } from './useRowsInView';
import type { Places } from './useTemplate';
import { useRowWindow, useSettled } from './useRowWindow';

/** Brings a row into view, or goes back to the first. */
export interface Scroller {
  readonly show: (index: number) => void;
  readonly toTop: () => void;
}

/** Rows that could not be read, and another try. */
export interface Trouble {
  readonly error: Error;
  readonly retry: () => void;
}

interface TableBodyProps<Row extends { readonly id: number }> {
  readonly ref: Ref<Scroller>;
  readonly grid: HTMLElement | null;
  readonly base: string;
  readonly ids: Uint32Array;
  readonly route: string;
  readonly loadRows: (ids: number[]) => Promise<readonly Row[]>;
  readonly of: string | undefined;
  readonly columns: readonly TableColumn<Row>[];
  /** Of a line, px. */
  readonly width: number;
  readonly places: Places;
  readonly selectable: boolean;
  readonly selection: ReadonlySet<number>;
  /** Index of the row with the cursor. */
  readonly active: number;
  readonly onPick: (index: number, event: MouseEvent) => void;
  readonly onToggle: (index: number, event: { readonly shiftKey: boolean }) => void;
  readonly onOpen: ((id: number) => void) | undefined;
  readonly onTrouble: (trouble: Trouble | null) => void;
}

/** The rows of a table; apart from its frame, so that scrolling draws nothing but rows. */
export function TableBody<Row extends { readonly id: number }>(props: TableBodyProps<Row>) {
  const { ref, grid, base, ids, of, width, selection, active, onTrouble, ...rest } = props;
  const { route, loadRows, columns, places, selectable, onPick, onToggle, onOpen } = rest;
  const settled = useSettled(ids);
  const { first, last, most, show, toTop } = useRowsInView(grid, ids.length, settled);
  const { rowOf, error, retry } = useRowWindow(ids, first, last, route, loadRows, settled, of);
  useImperativeHandle(ref, () => ({ show, toTop }), [show, toTop]);
  useEffect(() => {
    if (!error) return;
    onTrouble({ error, retry });
    // A list with nobody left has no rows that could fail.
    return () => onTrouble(null);
    // `retry` is new each time and does the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [error, onTrouble]);
  const rows = [];
  for (let place = 0; place < most; place += 1) {
    const index = first + ((((place - first) % most) + most) % most);
    if (index > last) continue;
    const id = ids[index] ?? 0;
    rows.push(
      <BodyRow
        // A row that leaves the view is drawn anew as one that comes into it, in the same place of the document: rows that
        // are moved, made or taken away have the styles of all of them looked up again.
        key={place}
        domId={`${base}-${index}`}
        index={index}
        id={id}
        row={rowOf(id)}
        columns={columns}
        selectable={selectable}
        selected={selection.has(id)}
        active={index === active}
        top={index * ROW_HEIGHT}
        places={places}
        onPick={onPick}
        onToggle={onToggle}
        onOpen={onOpen}
      />,
    );
  }
  // Named when the pointer comes: written into every cell, titles cost as much as texts.
  const name = ({ target }: MouseEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[role=gridcell]') : null;
    const [line, at] = [cell?.parentElement?.ariaRowIndex, cell?.ariaColIndex];
    if (!cell || !line || !at) return;
    const row = rowOf(ids[Number(line) - 2] ?? 0);
    const title = row && columns[Number(at) - (selectable ? 2 : 1)]?.title?.(row);
    if (cell.title !== (title ?? '')) cell.title = title ?? '';
  };
  const listed = Array.from({ length: last + 1 - first }, (_none, at) => `${base}-${first + at}`);
  return (
    <div
      role="rowgroup"
      // Read out in the order seen, which is not that of the document.
      aria-owns={first % most === 0 ? undefined : listed.join(' ')}
      className={styles['body']}
      style={{ height: ids.length * ROW_HEIGHT, width }}
      onMouseMove={name}
    >
      {rows}
    </div>
  );
}
