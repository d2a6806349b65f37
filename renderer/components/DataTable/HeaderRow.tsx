import { CaretDownFilled, CaretUpFilled, FilterOutlined } from '../icons';
import { Checkbox } from 'antd';
import { memo, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { figure } from '../figure';
import { nextSort, type Sort, type TableColumn, type TableHeader } from './columns';
import styles from './DataTable.module.css';

const RESIZE_STEP = 16;

function Plain<Row>(props: {
  readonly headers: readonly TableHeader[];
  readonly columns: readonly TableColumn<Row>[];
  readonly style: CSSProperties;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  /** With Shift a head adds a second column to sort by. */
  readonly sortsByTwo: boolean;
  /** The column whose width is being dragged. */
  readonly resizing: string | false;
  readonly checked: 'all' | 'some' | 'none';
  readonly onCheckAll: (() => void) | undefined;
  readonly onWidth: (column: string, width: number) => void;
  /** Narrows the list by a column's `filter`; `filtered` are those that do already. */
  readonly onFilter: ((filter: string) => void) | undefined;
  readonly filtered: readonly string[];
}) {
  const { headers, columns, style, sort, onSort, sortsByTwo, resizing, checked, onCheckAll } = props;
  const { onWidth, onFilter, filtered } = props;
  const { t } = useTranslation();
  const [stop, setStop] = useState(0);
  const offset = onCheckAll ? 2 : 1;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number, header: TableHeader): void => {
    const filter = columns[index]?.filter;
    if (event.altKey && event.key === 'ArrowDown' && filter !== undefined) {
      event.preventDefault();
      return onFilter?.(filter);
    }
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    if (event.shiftKey) return onWidth(header.id, header.getSize() + step * RESIZE_STEP);
    const next = Math.min(headers.length - 1, Math.max(0, index + step));
    setStop(next);
    const cell = event.currentTarget.closest('[role=row]')?.querySelector<HTMLElement>(`[data-header="${next}"]`);
    cell?.focus();
  };

  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['headRow']} style={style}>
        {onCheckAll ? (
          <div role="columnheader" aria-colindex={1} className={`${styles['pinned']} ${styles['check']}`}>
            <Checkbox
              tabIndex={-1}
              checked={checked === 'all'}
              indeterminate={checked === 'some'}
              aria-label={t('app:table.selectAll')}
              onChange={onCheckAll}
            />
          </div>
        ) : null}
        {headers.map((header, index) => {
          const column = columns[index];
          const at = [sort, sort?.second].findIndex((one) => one?.by === header.id);
          const sorted = (at === 1 ? sort?.second : at === 0 ? sort : undefined)?.desc;
          const sortable = column?.sortable === true && onSort !== undefined;
          const hint = sortable && sortsByTwo ? `\n${t('app:table.sortSecond')}` : '';
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-colindex={index + offset}
              aria-sort={sorted === undefined ? undefined : sorted ? 'descending' : 'ascending'}
              className={[
                styles['headCell'],
                index === 0 ? styles['pinned'] : '',
                index === 0 && onCheckAll ? styles['beside'] : '',
              ].join(' ')}
            >
              <button
                type="button"
                data-header={index}
                tabIndex={index === stop ? 0 : -1}
                className={column?.align === 'right' ? `${styles['name']} ${styles['right']}` : styles['name']}
                data-sortable={sortable}
                title={column && `${column.header}${hint}`}
                onClick={sortable ? (event) => onSort(nextSort(sort, column, sortsByTwo && event.shiftKey)) : undefined}
                onFocus={() => setStop(index)}
                onKeyDown={(event) => onKeyDown(event, index, header)}
              >
                <span className={styles['text']}>{column?.header}</span>
                {sorted === undefined ? null : (
                  <span className={styles['arrow']}>
                    {sorted ? <CaretDownFilled /> : <CaretUpFilled />}
                    {sort?.second ? figure(at + 1) : null}
                  </span>
                )}
              </button>
              {column?.filter !== undefined && onFilter ? (
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles['filter']}
                  data-on={filtered.includes(column.filter)}
                  aria-label={t('app:table.filter', { column: column.filterName ?? column.header })}
                  title={t('app:table.filter', { column: column.filterName ?? column.header })}
                  onClick={() => {
                    if (column.filter !== undefined) onFilter(column.filter);
                  }}
                >
                  <FilterOutlined />
                </button>
              ) : null}
              <div
                className={styles['grip']}
                data-dragging={resizing === header.id}
                onPointerDown={(event) => event.stopPropagation()}
                onMouseDown={header.getResizeHandler()}
                onTouchStart={header.getResizeHandler()}
                onDoubleClick={() => header.column.resetSize()}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The sticky header: names, sorting by click or key (with Shift by a second column), widths by drag or Shift + arrow. */
export const HeaderRow = memo(Plain) as typeof Plain;
