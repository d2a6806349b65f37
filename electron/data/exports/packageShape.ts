import type { Db } from '../db/open';
import { all } from '../db/sql';
import type { PackageTable } from './packageTable';

/** What stands in a column of a package's row. */
export type Cell = string | number | null;

/** The columns of a table that a package carries, its id and uid aside. */
export function columnsOf(db: Db, table: string): readonly string[] {
  return (db.pragma(`table_info(${table})`) as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id' && name !== 'uid');
}

/** Columns whose JSON names rows by id, and how: their ids are uids while they travel. */
const JSON_IDS: Readonly<Record<string, (value: unknown, map: MapId) => unknown>> = {
  'person.extra': (value, map) =>
    Object.fromEntries(
      Object.entries(value as Record<string, unknown>).flatMap(([id, said]) => {
        const field = map('person_field', id);
        return field === null ? [] : [[field, said]];
      }),
    ),
  'script_version.parts': (value, map) =>
    (value as { materialId?: unknown }[]).map((part) =>
      part.materialId === undefined ? part : { ...part, materialId: map('material', part.materialId) },
    ),
  'person.layer_reason': reason,
  'person.value_reason': reason,
  'standing_change.reason': reason,
  'saved_view.view': view,
  'purge.conditions': conditions,
  'level.conditions': conditions,
  'layer_rule.conditions': conditions,
};

/** The other name (uid for id, or id for uid) of a row; null where it is not there. */
export type MapId = (table: string, name: unknown) => string | number | null;

const CHOICES: Readonly<Record<string, string>> = {
  level: 'level',
  tag: 'tag',
  group: 'chat_group',
  groupKind: 'group_kind',
  campaign: 'campaign',
  account: 'account',
};

const NARROWED: Readonly<Record<string, string>> = {
  kindId: 'group_kind',
  stageId: 'stage',
  setId: 'group_set',
  operatorId: 'account',
};

/** A saved view, its parts in the order in which they stand; what it asks of rows that do not go along is asked no more. */
function view(value: unknown, map: MapId): unknown {
  const parts: Readonly<Record<string, (part: unknown) => unknown>> = {
    where: (part) => conditions(part, map),
    filter: (part) =>
      Object.fromEntries(
        Object.entries(part as object).flatMap(([key, said]: [string, unknown]) => {
          const table = NARROWED[key];
          const named = table === undefined ? said : map(table, said);
          return named === null ? [] : [[key, named]];
        }),
      ),
    columns: (part) =>
      (part as string[]).flatMap((column) => {
        const field = column.startsWith('extra:') ? map('person_field', column.slice(6)) : undefined;
        return field === null ? [] : [field === undefined ? column : `extra:${field}`];
      }),
    sort: (part) => {
      const { by = '', ...way } = (part ?? {}) as { by?: string };
      if (!by.startsWith('extra:')) return part;
      const field = map('person_field', by.slice(6));
      return field === null ? null : { by: `extra:${field}`, ...way };
    },
  };
  return Object.fromEntries(
    Object.entries(value as object).map(([key, part]: [string, unknown]) => [key, parts[key]?.(part) ?? part]),
  );
}

/** Why a member is in a layer; a rule that is not there is called by its name alone, and a sheet is no rule. */
function reason(value: unknown, map: MapId): unknown {
  const said = value as { rule?: unknown };
  if (said.rule === undefined) return said;
  return { ...said, rule: map('layer_rule', said.rule) ?? 0 };
}

function conditions(value: unknown, map: MapId): unknown {
  return (value as { field?: string; values?: unknown[] }[]).map((condition) => {
    const { field = '', values } = condition;
    const table = CHOICES[field];
    if (table !== undefined && values)
      return { ...condition, values: values.map((each) => map(table, each)).filter((each) => each !== null) };
    if (!field.startsWith('extra:')) return condition;
    return { ...condition, field: `extra:${map('person_field', field.slice(6)) ?? 0}` };
  });
}

/** A cell with the ids inside its JSON put the other way; other cells as they are. */
export function mapJson(table: string, column: string, cell: Cell, map: MapId): Cell {
  const change = JSON_IDS[`${table}.${column}`];
  // Empty where nothing is said.
  return change && typeof cell === 'string' && cell !== '' ? JSON.stringify(change(JSON.parse(cell), map)) : cell;
}

/** When each row of a table was last changed here by hand, in UTC ms, as far as undo still knows. */
export function changedAt(db: Db, table: string): ReadonlyMap<number, number> {
  return new Map(
    all<{ row_id: number; at: number }>(
      db,
      `SELECT u.row_id, max(o.at) AS at FROM undo_log u JOIN operation o ON o.id = u.operation_id
       WHERE u.tbl = ? AND u.last_id IS NULL AND o.command <> 'package.apply' AND o.undone_by IS NULL AND o.undoes IS NULL
       GROUP BY u.row_id`,
      table,
    ).map(({ row_id, at }) => [row_id, at]),
  );
}

/** True where the table's rows have a uid of their own. */
export const hasUid = ({ key }: PackageTable): boolean => key === undefined;
