import { memo, type MouseEvent, type ReactNode } from 'react';
import { figure } from '../figure';
import type { TableColumn } from './columns';
import styles from './DataTable.module.css';
import type { Places } from './useTemplate';

export interface BodyRowProps<Row> {
  readonly domId: string;
  readonly index: number;
  readonly id: number;
  readonly row: Row | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly active: boolean;
  /** Distance from the top of the list, px. */
  readonly top: number;
  readonly places: Places;
  readonly onPick: (index: number, event: MouseEvent) => void;
  readonly onToggle: (index: number, event: { readonly shiftKey: boolean }) => void;
  readonly onOpen: ((id: number) => void) | undefined;
}

// The first column stays in view beside the tick boxes while the rest scrolls sideways.
const BESIDE_CHECK = `${styles['pinned']} ${styles['beside']}`;
const cellClass = <Row,>(column: TableColumn<Row>, pinned = ''): string =>
  [styles['cell'], pinned, column.align === 'right' ? styles['right'] : ''].join(' ');

function shown<Row>(column: TableColumn<Row>, row: Row, open: (() => void) | undefined): ReactNode {
  const value = column.cell(row);
  const content: ReactNode = typeof value === 'number' ? figure(value) : value;
  if (!column.opens || !open) return content;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['open']}
      onClick={(event) => {
        event.stopPropagation();
        open();
      }}
    >
      {content}
    </button>
  );
}

function Plain<Row>(props: BodyRowProps<Row>) {
  const { domId, index, id, row, columns, selectable, selected, active, top, places, onPick, onToggle, onOpen } = props;
  const open = onOpen ? () => onOpen(id) : undefined;
  const offset = selectable ? 2 : 1;
  return (
    <div
      id={domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      aria-busy={row === undefined || undefined}
      data-active={active || undefined}
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      onClick={(event) => onPick(index, event)}
      onDoubleClick={open}
    >
      {selectable ? (
        <div
          role="gridcell"
          aria-colindex={1}
          className={`${styles['pinned']} ${styles['check']}`}
          onClick={(event) => event.stopPropagation()}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            className={styles['tick']}
            checked={selected}
            aria-labelledby={domId}
            onChange={(event) =>
              onToggle(
                index,
                event.nativeEvent instanceof globalThis.MouseEvent ? event.nativeEvent : { shiftKey: false },
              )
            }
          />
        </div>
      ) : null}
      {columns.map((column, at) => (
        <div
          key={column.id}
          role="gridcell"
          aria-colindex={at + offset}
          title={row === undefined ? undefined : column.title?.(row)}
          style={places[at]}
          className={cellClass(column, at === 0 ? (selectable ? BESIDE_CHECK : styles['pinned']) : '')}
        >
          {row === undefined ? <span className={styles['skeleton']} /> : shown(column, row, open)}
        </div>
      ))}
    </div>
  );
}

/** One row of the table; drawn anew only when its data, place or state changes. */
export const BodyRow = memo(Plain) as typeof Plain;
