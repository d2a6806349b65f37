import {
  columnResizingFeature,
  columnSizingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type Header,
} from '@tanstack/react-table';
import { useMemo, type ReactNode } from 'react';

/** A column: how it is named, drawn and sized (px). */
export interface TableColumn<Row> {
  readonly id: string;
  readonly header: string;
  /** `room` is the width in px that it has. A number is drawn as the language groups it: named apart from React's, since a test forbids bare numbers there. */
  readonly cell: (row: Row, room: number) => ReactNode | number;
  /** The whole text of a cell, shown as a tooltip where the cell may be cut short. */
  readonly title?: (row: Row) => string;
  /** What is copied of a cell that draws neither a text nor a number and has no `title`, or should not be copied as shown. */
  readonly text?: (row: Row) => string | number;
  /** Whether the cell's text is written in a low voice. */
  readonly quiet?: (row: Row) => boolean;
  readonly width: number;
  readonly minWidth?: number;
  /** Takes a share of the room that is left over. */
  readonly grow?: boolean;
  readonly align?: 'right';
  readonly sortable?: boolean;
  /** What `onFilter` is told when the header asks to be filtered by; without it the column cannot be. */
  readonly filter?: string;
  /** What is looked for then, where it is called otherwise than the column. */
  readonly filterName?: string;
  /** The first click sorts downwards: for figures and dates. */
  readonly descFirst?: boolean;
  /** The cell opens its row with a single click. */
  readonly opens?: boolean;
}

/** The columns of these ids, in their order; what no column is called is left out. */
export const columnsNamed = <Column extends { readonly id: string }>(
  every: readonly Column[],
  ids: readonly string[],
): readonly Column[] =>
  ids.map((id) => every.find((column) => column.id === id)).filter((column) => column !== undefined);

interface ByColumn {
  readonly by: string;
  readonly desc: boolean;
}

/** What a list is sorted by, and by what where that is the same. */
export interface Sort extends ByColumn {
  readonly second?: ByColumn;
}

/** How a list is sorted once a head is clicked; `adds` = after what it is sorted by already: both ways round, then no more. */
export function nextSort(sort: Sort | undefined, { id: by, descFirst: desc = false }: Clicked, adds: boolean): Sort {
  if (sort?.by === by) return { ...(adds ? sort : {}), by, desc: !sort.desc };
  if (!sort || !adds) return { by, desc };
  const { second, ...first } = sort;
  if (second?.by !== by) return { ...first, second: { by, desc } };
  return second.desc === desc ? { ...first, second: { by, desc: !desc } } : first;
}

type Clicked = Pick<TableColumn<never>, 'id' | 'descFirst'>;

const features = tableFeatures({ columnSizingFeature, columnResizingFeature });
type Features = typeof features;
// The table holds no rows of its own: they are virtual, and drawn straight from the columns.
type NoRow = Readonly<Record<string, never>>;
const noRows: readonly NoRow[] = [];

export type TableHeader = Header<Features, NoRow>;

/** Headers with widths and resizing of a table's columns; sorting is done by whoever gives the ids. */
export function useColumns<Row>(columns: readonly TableColumn<Row>[]) {
  const definitions = useMemo(
    () =>
      columns.map(
        (column): ColumnDef<Features, NoRow> => ({
          id: column.id,
          header: column.header,
          accessorFn: () => null,
          size: column.width,
          minSize: column.minWidth ?? 48,
          maxSize: 1200,
        }),
      ),
    [columns],
  );
  return useTable({
    features,
    columns: definitions,
    data: noRows,
    columnResizeMode: 'onChange',
  });
}
