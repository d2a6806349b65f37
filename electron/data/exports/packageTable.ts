import type { BulkTable } from '../db/bulk';

/** A table that a hand-over package carries. Rows are named by uid; what a column refers to is named by that row's uid. */
export interface PackageTable {
  readonly name: string;
  /** Columns that name a row of another table (or of this one). */
  readonly refs: Readonly<Record<string, string>>;
  /** SQL that gives the ids to take along; `:account`, `:group`, `:history` and `:from` (UTC ms) are bound, `take_<table>` holds what was taken before. */
  readonly take: string;
  /** Columns that make two rows the same thing although their uids differ. */
  readonly natural?: readonly string[];
  /** Only rows of this kind can be the same thing. */
  readonly naturalWhere?: string;
  /** Tables without uid: the columns that name a row. */
  readonly key?: readonly string[];
  /** Such a row's figure: the greater one stays. */
  readonly greater?: string;
  /** Rows are a list that belongs to the row named here and is replaced with it. */
  readonly ownedBy?: string;
  /** While our row says this in a column, what the package says is taken: it was not decided here yet. */
  readonly undecided?: readonly [column: string, value: string];
  /** No other values of a column are let in. */
  readonly only?: readonly [column: string, values: readonly string[]];
  /** Rows that never change. */
  readonly fixed?: boolean;
  readonly bulk?: BulkTable;
  /** The column that names a row to people. */
  readonly title?: string;
}

/** The ids of a table that were taken before. */
export const taken = (table: string): string => `(SELECT id FROM take_${table})`;
