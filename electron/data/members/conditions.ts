import type { Condition } from '#shared/contract/conditions';
import { addDays, dayBounds, localDay } from '#shared/domain/time';
import { normalise, searchTerms } from '#shared/text/cjk';
import { allOf, clause, column, type Clause } from '../db/search';
import {
  choiceValues,
  dateValues,
  indexed,
  numberValues,
  textValues,
  type Asking,
  type Values,
} from './conditionFields';

export type { Asking } from './conditionFields';

/** The clause over `person p JOIN person_stat s ON s.person_id = p.id` that keeps those in whom every condition holds; never NULL. */
export function conditionClause(conditions: readonly Condition[], asking: Asking): Clause {
  return allOf(conditions.map((condition) => oneClause(condition, asking)));
}

const everyone = column('1');
const nobody = column('0');
const value = column('value');
const not = (what: Clause): Clause => clause`NOT (${what})`;

/** Members of whose values one passes `test`; a value that is not there passes none. */
const some = ({ of, sql }: Values, test: (value: Clause) => Clause): Clause =>
  of === 'column'
    ? clause`${sql} IS NOT NULL AND ${test(sql)}`
    : clause`p.id IN (SELECT person_id FROM (${sql}) WHERE person_id IS NOT NULL AND ${test(value)})`;

function oneClause(condition: Condition, asking: Asking): Clause {
  switch (condition.is) {
    case 'text':
      return textClause(condition, asking);
    case 'number':
      return numberClause(condition, asking);
    case 'choice':
      return choiceClause(condition, asking);
    case 'known': {
      const known = some(dateValues(condition.field, asking).values, (date) => clause`${date} IS NOT NULL`);
      return condition.op === 'filled' ? known : not(known);
    }
    case 'ago': {
      const since = addDays(localDay(asking.now, asking.zone), -condition.days);
      const within = dateClause(condition.field, 'from', since, asking);
      return condition.op === 'within' ? within : not(within);
    }
    case 'date':
      return dateClause(condition.field, condition.op, condition.day, asking);
  }
}

type Of<K extends Condition['is']> = Extract<Condition, { is: K }>;

// As in the search box: width, case and punctuation are no difference. Words that are nothing else ask nothing.
function textClause({ field, op, text }: Of<'text'>, asking: Asking): Clause {
  const values = textValues(field, asking);
  if (op === 'empty' || op === 'filled') {
    const filled = some(values, (one) => clause`${one} <> ''`);
    return op === 'filled' ? filled : not(filled);
  }
  const wanted = normalise(text);
  if (wanted === '') return everyone;
  const fits = (one: Clause): Clause =>
    op === 'equals' ? clause`norm(${one}) = ${wanted}` : clause`instr(norm(${one}), ${wanted}) > 0`;
  const holds = field === 'city' ? inCity(fits) : some(values, fits);
  const { match } = searchTerms(text);
  const hit = allOf([indexed(field, match), holds]);
  return op === 'hasNot' ? not(hit) : hit;
}

/** Of very many members few cities are looked at, each once, and their members found by the index. */
const inCity = (fits: (city: Clause) => Clause): Clause =>
  clause`(p.city <> '' AND nullif(p.city, '') IN (
    SELECT city FROM (SELECT DISTINCT nullif(city, '') AS city FROM person) WHERE city IS NOT NULL AND ${fits(column('city'))}))`;

function numberClause({ field, op, value: given }: Of<'number'>, asking: Asking): Clause {
  const limit = field === 'spent' ? Math.round(given * 100) : given;
  const values = numberValues(field, asking, addDays(localDay(asking.now, asking.zone), -30));
  if (op === 'min')
    return limit <= 0 && values.of === 'rows' ? everyone : some(values, (one) => clause`${one} >= ${limit}`);
  if (values.of === 'column') return some(values, (one) => clause`${one} <= ${limit}`);
  return limit < 0 ? nobody : not(some(values, (one) => clause`${one} > ${limit}`));
}

function dateClause(field: Of<'date'>['field'], op: 'from' | 'to', day: string, asking: Asking): Clause {
  const { values, days } = dateValues(field, asking);
  const [start, end] = dayBounds(day, asking.zone);
  return some(values, (one) => {
    if (op === 'from') return clause`${one} >= ${days ? day : start}`;
    return days ? clause`${one} <= ${day}` : clause`${one} < ${end}`;
  });
}

const named: ReadonlySet<Of<'choice'>['field']> = new Set(['gender', 'role', 'joinHow', 'layer', 'valueLayer', 'talk']);

function choiceClause({ field, op, values: given }: Of<'choice'>, asking: Asking): Clause {
  if (given.length === 0) return everyone;
  // A word where ids are asked is nobody's: no id is 0.
  const wanted = [...new Set(given.map((each) => (named.has(field) ? String(each) : Number(each) || 0)))];
  const values = choiceValues(field, asking);
  const any = some(values, (one) => clause`${one} IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`);
  if (op === 'any' || (op === 'all' && wanted.length === 1)) return any;
  if (op === 'none') return not(any);
  // Nobody has two genders, layers or levels.
  if (values.of === 'column') return nobody;
  return clause`p.id IN (SELECT person_id FROM (${values.sql}) WHERE value IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))
    GROUP BY person_id HAVING count(DISTINCT value) = ${wanted.length})`;
}
