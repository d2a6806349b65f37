import { normalise, searchTerms } from '#shared/text/cjk';

/** A WHERE clause with the values it binds, in order. */
export interface Clause {
  readonly sql: string;
  readonly values: readonly unknown[];
}

export type SearchIndex = 'person_fts' | 'contact_fts' | 'group_fts' | 'script_fts' | 'note_fts';

/** The clause "every word typed stands in the text" over a bigram index, or null where nothing searchable was typed.
 * `id` is the column that equals the index's rowid; `text` is the very expression that the index's trigger feeds, and
 * `parts` are columns of it in which most runs stand as typed. */
export function searchClause(
  index: SearchIndex,
  id: string,
  text: string,
  typed: string,
  parts: readonly string[] = [],
): Clause | null {
  const { match, runs, verify } = searchTerms(typed);
  if (match === '') return null;
  const found = `${id} IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`;
  if (!verify) return { sql: found, values: [match] };
  // Neighbouring pairs may stand apart in the text; a run of three and more is looked for whole, at first as it is:
  // to make the text normal takes three times as long as reading its row.
  const places = [...parts, `norm(${text})`];
  const held = `(${places.map((place) => `instr(${place}, ?) > 0`).join(' OR ')})`;
  return {
    sql: [found, ...runs.map(() => held)].join(' AND '),
    values: [match, ...runs.flatMap((run) => places.map(() => run))],
  };
}

/** The rows of a table that `searchClause` keeps, as a query of their ids; two characters are answered by the index alone. */
export function searchRows(
  index: SearchIndex,
  from: string,
  id: string,
  text: string,
  typed: string,
  parts: readonly string[],
): Clause | null {
  const { match, verify } = searchTerms(typed);
  if (match !== '' && !verify) return clause`SELECT rowid FROM ${column(index)} WHERE ${column(index)} MATCH ${match}`;
  const kept = searchClause(index, id, text, typed, parts);
  return kept && clause`SELECT ${column(id)} FROM ${column(from)} WHERE ${kept}`;
}

/** The clause "the letters typed stand in the initials in this order, maybe with others between", so that `cdyj3` finds
 * 成都银饰交流群3 (cdysjlq3); null for anything but two and more Latin letters or digits. Reads every row of a small table. */
export function initialsClause(column: string, typed: string): Clause | null {
  const letters = normalise(typed);
  if (!/^[a-z0-9]{2,40}$/.test(letters)) return null;
  return { sql: `${column} LIKE ?`, values: [`${Array.from(letters).join('%')}%`] };
}

/** Joins clauses with OR; null where there is none. */
export function anyOf(clauses: readonly (Clause | null)[]): Clause | null {
  const kept = clauses.filter((clause) => clause !== null);
  if (kept.length === 0) return null;
  return {
    sql: kept.map((clause) => `(${clause.sql})`).join(' OR '),
    values: kept.flatMap((clause) => clause.values),
  };
}

/** Joins clauses with AND; nothing to join gives a clause that is always true. */
export function allOf(clauses: readonly (Clause | null)[]): Clause {
  const kept = clauses.filter((clause) => clause !== null);
  return {
    sql: kept.length === 0 ? '1' : kept.map((clause) => `(${clause.sql})`).join(' AND '),
    values: kept.flatMap((clause) => clause.values),
  };
}

/** A clause where the value was given, else null. */
export function whenGiven(value: string | number | null | undefined, sql: string): Clause | null {
  return value === null || value === undefined ? null : { sql, values: [value] };
}

/** Writes a clause as it reads: clauses among the parts stand where they are put, any other value is bound. */
export function clause(text: TemplateStringsArray, ...parts: readonly (Clause | string | number | null)[]): Clause {
  const isClause = (part: unknown): part is Clause => typeof part === 'object' && part !== null;
  return {
    sql: text.reduce((sql, piece, at) => {
      const part = parts[at - 1];
      return `${sql}${isClause(part) ? part.sql : '?'}${piece}`;
    }),
    values: parts.flatMap((part) => (isClause(part) ? part.values : [part])),
  };
}

/** A piece of SQL that binds nothing: the name of a column. */
export const column = (sql: string): Clause => ({ sql, values: [] });
