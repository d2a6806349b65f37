import { memo, type MouseEvent, type ReactNode } from 'react';
import { figure } from '../figure';
import type { TableColumn } from './columns';
import styles from './DataTable.module.css';
import { mostWidth } from './textWidth';
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
const NO_PLACE = { width: 0 };
/** Padding of a cell, both sides, px. */
const PADDING = 16;

interface CellProps<Row> {
  readonly column: TableColumn<Row>;
  readonly row: Row | undefined;
  readonly colIndex: number;
  readonly place: Places[number];
  readonly pinned: string | undefined;
  readonly open: (() => void) | undefined;
}

/** One cell of a row; called as a function, since a table draws hundreds with every letter typed. */
function cellOf<Row>({ column, row, colIndex, place, pinned, open }: CellProps<Row>): ReactNode {
  const room = place.width - PADDING;
  const value = row === undefined ? <span className={styles['skeleton']} /> : column.cell(row, room);
  const content: ReactNode = typeof value === 'number' ? figure(value) : value;
  const cut = typeof content === 'string' ? mostWidth(content) > room : row !== undefined && content !== null;
  const looks = [
    styles['cell'],
    pinned,
    typeof content === 'string' && styles['line'],
    column.align === 'right' && styles['right'],
    cut && styles['cut'],
    row !== undefined && column.quiet?.(row) && styles['quiet'],
  ];
  return (
    <div
      key={column.id}
      role="gridcell"
      aria-colindex={colIndex}
      style={place}
      className={looks.filter(Boolean).join(' ')}
    >
      {column.opens && open && row !== undefined ? <Opening open={open}>{content}</Opening> : content}
    </div>
  );
}

function Opening({ open, children }: { readonly open: () => void; readonly children: ReactNode }) {
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
      {children}
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
      style={{ top }}
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
            // A row whose data is on its way has no words yet, but it has its number.
            aria-label={row === undefined ? figure(index + 1) : undefined}
            aria-labelledby={row === undefined ? undefined : domId}
            onChange={(event) =>
              onToggle(
                index,
                event.nativeEvent instanceof globalThis.MouseEvent ? event.nativeEvent : { shiftKey: false },
              )
            }
          />
        </div>
      ) : null}
      {columns.map((column, at) =>
        cellOf({
          column,
          row,
          open,
          colIndex: at + offset,
          place: places[at] ?? NO_PLACE,
          pinned: at > 0 ? '' : selectable ? BESIDE_CHECK : styles['pinned'],
        }),
      )}
    </div>
  );
}

/** One row of the table; drawn anew only when its data, place or state changes. */
export const BodyRow = memo(Plain) as typeof Plain;
