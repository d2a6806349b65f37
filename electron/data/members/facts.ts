import { dateFields, numberFields, type Condition } from '#shared/contract/conditions';
import type { Fact } from '#shared/contract/layers';
import { addDays, localDay } from '#shared/domain/time';
import { clause, column, type Clause } from '../db/search';
import { dateValues, numberValues, type Asking, type Values } from './conditionFields';

type FactField = Fact['field'];

/** What rules are told by, of the members that a query reads: the columns it adds, the joins that these need, and how a row is read. */
export interface Facts {
  readonly columns: Clause;
  readonly joins: Clause;
  readonly read: (row: Readonly<Record<string, number | string | null>>, asked: readonly Condition[]) => Fact[];
}

const isTold = (condition: Condition): condition is Extract<Condition, { field: FactField }> =>
  condition.is === 'number' || condition.is === 'ago' || condition.is === 'date' || condition.is === 'known';

/** The figures and dates that conditions look at, as columns `f_<field>`; `only` (JSON ids) keeps rows to these people. */
export function factsOf(conditions: readonly Condition[], asking: Asking, only: string | null): Facts {
  const fields = [...new Set(conditions.filter(isTold).map(({ field }) => field))];
  const day30 = addDays(localDay(asking.now, asking.zone), -30);
  const found = fields.map((field) => ({ field, ...valuesOf(field, asking, day30) }));
  const restrict = (rows: Clause): Clause =>
    only === null ? rows : clause`SELECT * FROM (${rows}) WHERE person_id IN (SELECT value FROM json_each(${only}))`;
  return {
    columns: join(
      found.map(({ field, values }) =>
        values.of === 'column'
          ? clause`, ${values.sql} AS ${column(`f_${field}`)}`
          : column(`, r_${field}.value AS f_${field}`),
      ),
    ),
    joins: join(
      found.map(({ field, values }) =>
        values.of === 'column'
          ? column('')
          : clause` LEFT JOIN (${restrict(values.sql)}) ${column(`r_${field} ON r_${field}.person_id = p.id`)}`,
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
function shown(value: number | string | null, shape: Shape, zone: string): Fact['value'] {
  if (shape === 'count') return value ?? 0;
  if (value === null) return shape === 'fen' ? 0 : null;
  if (shape === 'fen') return Number(value) / 100;
  return shape === 'instant' ? localDay(Number(value), zone) : value;
}

const join = (parts: readonly Clause[]): Clause => ({
  sql: parts.map(({ sql }) => sql).join(''),
  values: parts.flatMap(({ values }) => values),
});
