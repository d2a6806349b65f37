import { dateFields, numberFields, type Condition } from '#shared/contract/conditions';
import type { Fact } from '#shared/contract/layers';
import { addDays, localDay } from '#shared/domain/time';
import { clause, column, type Clause } from '../db/search';
import { dateValues, numberValues, type Asking, type Values } from './conditionFields';

type FactField = Fact['field'];
type Cell = number | string | null;

/** The figures and dates that conditions look at, as a query over `person p` and `person_stat s` has them at hand. */
export interface Facts {
  /** `, … AS f_<field>` for each. */
  readonly columns: Clause;
  readonly joins: Clause;
  /** For conditions read in this query: each figure is gathered once, however many conditions ask for it. */
  readonly asking: Asking;
  /** What a row has of those that some conditions ask for. */
  readonly read: (row: Readonly<Record<string, Cell>>, asked: readonly Condition[]) => Fact[];
}

const isTold = (condition: Condition): condition is Extract<Condition, { field: FactField }> =>
  condition.is === 'number' || condition.is === 'ago' || condition.is === 'date' || condition.is === 'known';

/** Gathers what conditions look at; with `only`, of these people alone. */
export function factsOf(conditions: readonly Condition[], asking: Asking, only: readonly number[] | null): Facts {
  const fields = [...new Set(conditions.filter(isTold).map(({ field }) => field))];
  const day30 = addDays(localDay(asking.now, asking.zone), -30);
  const found = fields.map((field) => ({ field, ...valuesOf(field, asking, day30) }));
  const gathered = new Map(
    found.flatMap(({ field, values, shape }) => {
      const value = `r_${field}.value`;
      return values.of === 'rows' ? [[field, shape === 'count' ? `ifnull(${value}, 0)` : value] as const] : [];
    }),
  );
  return {
    asking: { ...asking, at: (field) => gathered.get(field), few: only !== null },
    columns: joined(
      found.map(({ field, values }) =>
        values.of === 'column'
          ? clause`, ${values.sql} AS ${column(`f_${field}`)}`
          : column(`, r_${field}.value AS f_${field}`),
      ),
    ),
    joins: joined(
      found.map(({ field, values }) =>
        values.of === 'column'
          ? column('')
          : clause` LEFT JOIN (${among(values.sql, only)}) ${column(`r_${field} ON r_${field}.person_id = p.id`)}`,
      ),
    ),
    read: (row, asked) => {
      const wanted = new Set(asked.filter(isTold).map(({ field }) => field));
      return found.flatMap(({ field, shape }) =>
        wanted.has(field) ? [{ field, value: shown(row[`f_${field}`] ?? null, shape, asking.zone) }] : [],
      );
    },
  };
}

/** Clauses one after the other. */
export const joined = (parts: readonly Clause[]): Clause => ({
  sql: parts.map(({ sql }) => sql).join(''),
  values: parts.flatMap(({ values }) => values),
});

/** `(?, ?, …)`: SQLite looks a list up where rows are gathered; a subquery it would ask afterwards. */
export const listed = (ids: readonly number[]): Clause => ({ sql: `(${ids.map(() => '?').join()})`, values: ids });

const among = (rows: Clause, only: readonly number[] | null): Clause =>
  only === null ? rows : clause`SELECT * FROM (${rows}) WHERE person_id IN ${listed(only)}`;

type Shape = 'count' | 'fen' | 'instant' | 'day';

function valuesOf(field: FactField, asking: Asking, day30: string): { readonly values: Values; readonly shape: Shape } {
  const date = dateFields.find((each) => each === field);
  if (date !== undefined) {
    const { values, days } = dateValues(date, asking);
    return { values, shape: days ? 'day' : 'instant' };
  }
  const number = numberFields.find((each) => each === field) ?? 'groups';
  return { values: numberValues(number, asking, day30), shape: number === 'spent' ? 'fen' : 'count' };
}

/** A figure as it is told: yuan, a day, or a count; a count of nothing is 0, a date of nothing null. */
function shown(value: Cell, shape: Shape, zone: string): Fact['value'] {
  if (shape === 'count') return value ?? 0;
  if (value === null) return shape === 'fen' ? 0 : null;
  if (shape === 'fen') return Number(value) / 100;
  return shape === 'instant' ? localDay(Number(value), zone) : value;
}
