import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useRowWindow, useSettled } from './DataTable/useRowWindow';
import { LoadError } from './LoadError';
import styles from './SideList.module.css';

const HEIGHT = 56;
const noIds = new Uint32Array(0);

interface SideListProps<Row extends { readonly id: number }> {
  /** What the list holds, for screen readers. */
  readonly label: string;
  /** Every id in order; undefined while it is being read. */
  readonly ids: Uint32Array | undefined;
  /** Name of the query that gives rows: its changes refresh them. */
  readonly route: string;
  readonly loadRows: (ids: number[]) => Promise<readonly Row[]>;
  /** What rows depend on besides their ids. */
  readonly view?: string;
  readonly openId: number | null;
  readonly onOpen: (id: number) => void;
  readonly renderRow: (row: Row) => ReactNode;
  readonly empty: ReactNode;
}

/** A list beside an editor: two lines a row, of any length; what is chosen opens at once. */
export function SideList<Row extends { readonly id: number }>(props: SideListProps<Row>) {
  const { label, route, loadRows, view, openId, onOpen, renderRow, empty } = props;
  const ids = props.ids ?? noIds;
  const base = useId();
  const [box, setBox] = useState<HTMLDivElement | null>(null);
  // oxlint-disable-next-line react/incompatible-library -- its functions go to no memoised child
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => box,
    estimateSize: () => HEIGHT,
    overscan: 6,
    useFlushSync: false,
  });
  const items = virtual.getVirtualItems();
  const { rowOf, error, retry } = useRowWindow(
    ids,
    items[0]?.index ?? 0,
    items.at(-1)?.index ?? 0,
    route,
    loadRows,
    useSettled(ids),
    view,
  );
  const open = openId === null ? -1 : ids.indexOf(openId);
  useEffect(() => {
    if (open >= 0) virtual.scrollToIndex(open, { align: 'auto' });
  }, [open, virtual]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor((box?.clientHeight ?? 0) / HEIGHT) - 1);
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -ids.length, End: ids.length }[
      event.key
    ];
    if (step === undefined || ids.length === 0) return;
    event.preventDefault();
    const id = ids[Math.min(ids.length - 1, Math.max(0, (open < 0 && step > 0 ? -1 : open) + step))];
    if (id !== undefined) onOpen(id);
  };

  return (
    <>
      {error ? <LoadError error={error} onRetry={retry} /> : null}
      {ids.length === 0 && props.ids !== undefined ? <div className={styles['empty']}>{empty}</div> : null}
      <div
        ref={setBox}
        role="listbox"
        aria-label={label}
        aria-busy={props.ids === undefined}
        aria-activedescendant={open >= 0 ? `${base}-${open}` : undefined}
        tabIndex={0}
        className={styles['box']}
        onKeyDown={onKeyDown}
      >
        <div role="presentation" className={styles['body']} style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const id = ids[index] ?? 0;
            const row = rowOf(id);
            return (
              <div
                key={id}
                id={`${base}-${index}`}
                role="option"
                aria-selected={index === open}
                aria-setsize={ids.length}
                aria-posinset={index + 1}
                className={styles['row']}
                style={{ top: start, height: HEIGHT }}
                onClick={() => onOpen(id)}
              >
                {row ? renderRow(row) : <span className={styles['skeleton']} />}
              </div>
            );
          })}
        </div>
      </div>
    </>
  );
}
