import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useImperativeHandle, type MouseEvent, type Ref } from 'react';
import { BodyRow } from './BodyRow';
import type { TableColumn } from './columns';
import styles from './DataTable.module.css';
import { useRowWindow } from './useRowWindow';

/** Height of a row, px. */
export const ROW_HEIGHT = 32;

/** Brings a row into view. */
export interface Scroller {
  readonly scrollToIndex: (index: number, options: { readonly align: 'auto' }) => void;
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
  readonly template: string;
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
  const { route, loadRows, columns, template, selectable, onPick, onToggle, onOpen } = rest;
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => grid,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
    // The sticky header covers the first 32 px of the view.
    scrollPaddingEnd: ROW_HEIGHT,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const pool = 2 ** Math.ceil(Math.log2(Math.max(64, items.length)));
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  const { rowOf, error, retry } = useRowWindow(ids, first, last, route, loadRows, of);
  useImperativeHandle(ref, () => virtual, [virtual]);
  useEffect(() => {
    if (!error) return;
    onTrouble({ error, retry });
    // A list with nobody left has no rows that could fail.
    return () => onTrouble(null);
    // `retry` is new each time and does the same.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [error, onTrouble]);
  return (
    <div role="rowgroup" className={styles['body']} style={{ height: virtual.getTotalSize(), width }}>
      {items.map(({ index, start }) => {
        const id = ids[index] ?? 0;
        return (
          <BodyRow
            // A row that leaves the view is drawn anew as one that comes into it.
            key={index % pool}
            domId={`${base}-${index}`}
            index={index}
            id={id}
            row={rowOf(id)}
            columns={columns}
            selectable={selectable}
            selected={selection.has(id)}
            active={index === active}
            top={start}
            template={template}
            onPick={onPick}
            onToggle={onToggle}
            onOpen={onOpen}
          />
        );
      })}
    </div>
  );
}
