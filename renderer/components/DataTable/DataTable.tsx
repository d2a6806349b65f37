import {
  memo,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import { LoadError } from '../LoadError';
import { useColumns, type Sort, type TableColumn } from './columns';
import styles from './DataTable.module.css';
import { HeaderRow } from './HeaderRow';
import { coverage, keyTarget, rangeOf, toggled, without, type Cursor } from './selection';
import { TableBody, type Scroller, type Trouble } from './TableBody';
import { useCopyRows } from './useCopyRows';
import { ROW_HEIGHT } from './useRowsInView';
import { useTableKeys } from './useTableKeys';
import { useTemplate } from './useTemplate';

export type { Sort, TableColumn } from './columns';

const noIds = new Uint32Array(0);
const START: Cursor = { active: 0, anchor: 0 };
const nothing: ReadonlySet<number> = new Set();
const noFilters: readonly string[] = [];

export interface DataTableProps<Row extends { readonly id: number }> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  /** Every id of the list in order; undefined while it is being read. */
  readonly ids: Uint32Array | undefined;
  /** Name of the query that gives rows, e.g. `member.many`: its changes refresh the rows. */
  readonly route: string;
  readonly loadRows: (ids: number[]) => Promise<readonly Row[]>;
  /** What rows show besides what their ids name, as a text: the workspace they are seen from, the days counted. */
  readonly of?: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** The list can be sorted by a second column too. */
  readonly sortsByTwo?: boolean;
  /** Narrows the list by a column's `filter`, from its header; `filtered` are those that do already. */
  readonly onFilter?: (filter: string) => void;
  readonly filtered?: readonly string[];
  /** Without `onSelect` rows cannot be selected. What is selected outside this list stays until all is let go. */
  readonly selection?: ReadonlySet<number>;
  readonly onSelect?: (selection: ReadonlySet<number>) => void;
  /** For choosing out of several lists: a click toggles. */
  readonly picking?: boolean;
  readonly onOpen?: (id: number) => void;
  /** Shown instead of rows where the list is empty. */
  readonly empty: ReactNode;
  readonly autoFocus?: boolean;
  /** What the list shows (its filter) as a text: another one starts at the top. */
  readonly view?: string;
}

function Plain<Row extends { readonly id: number }>(props: DataTableProps<Row>) {
  const { label, route, loadRows, columns, sort, onSort, onSelect, onOpen, empty, picking = false } = props;
  const { sortsByTwo = false } = props;
  const ids = props.ids ?? noIds;
  const selection = props.selection ?? nothing;
  const base = useId();
  const [grid, setGrid] = useState<HTMLDivElement | null>(null);
  const [cursor, setCursor] = useState<Cursor>(START);
  const active = Math.min(cursor.active, Math.max(0, ids.length - 1));

  const table = useColumns(columns);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const line = useTemplate(grid, columns, headers, onSelect !== undefined);

  const body = useRef<Scroller | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);

  // Another filter or order starts at the top; a list that merely changed under the cursor stays where it is.
  const place = JSON.stringify([sort, props.view]);
  const before = useRef(place);
  useEffect(() => {
    if (before.current === place) return;
    before.current = place;
    setCursor((at) => (at.active === 0 && at.anchor === 0 ? at : START));
    body.current?.toTop();
  }, [place]);

  const asked = { ids, selection, cursor, onSelect, picking };
  const now = useRef(asked);
  useLayoutEffect(() => {
    now.current = asked;
  });
  // What rows and heads call stays the same from one list to the next: they are drawn anew for what they show alone.
  const choose = useCallback((chosen: Iterable<number>) => {
    const { ids: listed, selection: kept, onSelect: tell, picking: adds } = now.current;
    tell?.(new Set([...(adds ? kept : without(kept, listed)), ...chosen]));
  }, []);
  const extend = useCallback(
    (to: number) => {
      const { ids: listed, cursor: at } = now.current;
      choose(rangeOf(listed, at.anchor, to));
      setCursor({ active: to, anchor: at.anchor });
    },
    [choose],
  );
  const pick = useCallback(
    (index: number, event: MouseEvent): void => {
      const { ids: listed, selection: kept, onSelect: tell, picking: adds } = now.current;
      const id = listed[index];
      if (id === undefined) return;
      if (event.shiftKey) return extend(index);
      setCursor({ active: index, anchor: index });
      if (adds || event.ctrlKey || event.metaKey) tell?.(toggled(kept, id));
      else choose([id]);
    },
    [choose, extend],
  );
  const toggle = useCallback(
    (index: number, event: { readonly shiftKey: boolean }): void => {
      const { ids: listed, selection: kept, cursor: at, onSelect: tell } = now.current;
      const id = listed[index];
      if (id === undefined) return;
      // What was ticked before stays ticked: a tick box means itself alone.
      tell?.(event.shiftKey ? new Set([...kept, ...rangeOf(listed, at.anchor, index)]) : toggled(kept, id));
      setCursor({ active: index, anchor: event.shiftKey ? at.anchor : index });
      // The tick box took the focus; the keys belong to the table.
      grid?.focus({ preventScroll: true });
    },
    [grid],
  );

  useTableKeys({
    opens: onOpen !== undefined,
    selects: onSelect !== undefined,
    filters: props.onFilter !== undefined,
    sortsByTwo,
  });
  const copy = useCopyRows({ ids, selection, columns, loadRows });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const wide = event.ctrlKey || event.metaKey;
    if (wide && event.key === 'a' && onSelect) {
      event.preventDefault();
      choose(ids);
      return;
    }
    // Words marked elsewhere are what is meant instead.
    if (wide && event.key === 'c' && selection.size > 0 && (getSelection()?.isCollapsed ?? true)) {
      event.preventDefault();
      copy();
      return;
    }
    if (event.target !== event.currentTarget) return;
    const id = ids[active];
    if (wide || event.altKey) return;
    const target = keyTarget(
      event.key,
      active,
      ids.length,
      Math.max(1, Math.floor((grid?.clientHeight ?? 0) / ROW_HEIGHT) - 2),
    );
    if (target !== null) {
      event.preventDefault();
      body.current?.show(target);
      if (event.shiftKey && onSelect) extend(target);
      else setCursor({ active: target, anchor: event.shiftKey ? cursor.anchor : target });
    } else if (event.key === 'Enter' && id !== undefined && onOpen) {
      event.preventDefault();
      onOpen(id);
    } else if (event.key === ' ' && id !== undefined && onSelect) {
      event.preventDefault();
      onSelect(toggled(selection, id));
    } else if (event.key === 'Escape' && selection.size > 0) {
      event.preventDefault();
      onSelect?.(nothing);
    }
  };

  const checked = useMemo(() => coverage(selection, ids), [selection, ids]);
  const checkAll = useCallback(() => {
    const { ids: listed, selection: kept, onSelect: tell } = now.current;
    if (coverage(kept, listed) === 'all') tell?.(without(kept, listed));
    else choose(listed);
  }, [choose]);
  const width = useMemo(() => ({ gridTemplateColumns: line.template, width: line.width }), [line.template, line.width]);
  const { setColumnSizing } = table;
  const setWidth = useCallback(
    (column: string, size: number) => setColumnSizing((sizes) => ({ ...sizes, [column]: Math.max(48, size) })),
    [setColumnSizing],
  );
  const { autoFocus } = props;
  useEffect(() => {
    if (autoFocus) grid?.focus({ preventScroll: true });
  }, [autoFocus, grid]);

  return (
    <div className={styles['frame']}>
      {trouble ? <LoadError error={trouble.error} onRetry={trouble.retry} /> : null}
      <div
        ref={setGrid}
        role="grid"
        aria-label={label}
        aria-rowcount={ids.length + 1}
        aria-colcount={columns.length + (onSelect ? 1 : 0)}
        aria-multiselectable={onSelect ? true : undefined}
        aria-busy={props.ids === undefined}
        data-wide={line.wide}
        aria-activedescendant={ids.length > 0 ? `${base}-${active}` : undefined}
        tabIndex={0}
        className={styles['grid']}
        onKeyDown={onKeyDown}
      >
        <HeaderRow
          headers={headers}
          columns={columns}
          style={width}
          sort={sort}
          onSort={onSort}
          sortsByTwo={sortsByTwo}
          resizing={table.state.columnResizing.isResizingColumn}
          checked={checked}
          onCheckAll={onSelect ? checkAll : undefined}
          onFilter={props.onFilter}
          filtered={props.filtered ?? noFilters}
          onWidth={setWidth}
        />
        {ids.length > 0 ? (
          <TableBody
            ref={body}
            grid={grid}
            base={base}
            ids={ids}
            route={route}
            loadRows={loadRows}
            of={props.of}
            columns={columns}
            width={line.width}
            places={line.places}
            selectable={onSelect !== undefined}
            selection={selection}
            active={active}
            onPick={pick}
            onToggle={toggle}
            onOpen={onOpen}
            onTrouble={setTrouble}
          />
        ) : null}
      </div>
      {ids.length === 0 ? <div className={styles['empty']}>{props.ids === undefined ? <Waiting /> : empty}</div> : null}
    </div>
  );
}

/** A virtual table over an id list of any size: only the rows in view are loaded; keys and mouse as in a spreadsheet. */
export const DataTable = memo(Plain) as typeof Plain;

function Waiting() {
  return (
    <div className={styles['waiting']} aria-hidden>
      {['90%', '70%', '80%', '60%', '75%', '85%'].map((width) => (
        <span key={width} className={styles['skeleton']} style={{ width }} />
      ))}
    </div>
  );
}
