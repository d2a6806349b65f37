import type { Overwrite, PackageCounts } from '#shared/contract/exports';
import type { Context } from '../context';
import { insertRange } from '../db/bulk';
import type { Db } from '../db/open';
import { all, one, run, sql } from '../db/sql';
import { type PackageRow, packageFault } from './packageRead';
import { type Cell, columnsOf, hasUid, type MapId, mapJson } from './packageShape';
import type { PackageTable } from './packageTable';
import { uidSql } from './packageWrite';

/** What came of one table. */
export interface Merged {
  readonly counts: PackageCounts;
  readonly overwrites: readonly Overwrite[];
}

/** What tables taken in before tell the later ones. */
export interface MergeState {
  /** For each table the ids here of the uids there. */
  readonly ids: Map<string, Map<string, number>>;
  /** Rows that are new or were overwritten: the lists that belong to them follow. */
  readonly written: Map<string, Set<number>>;
  /** Cells of the table being taken in that name a row of it which comes further down. */
  readonly later: Map<string, { readonly id: number; readonly column: string; readonly uid: string }>;
}

type Write = Pick<Context, 'db' | 'newUid'>;
type Row = Record<string, Cell>;

const UNIQUE = /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/;

/**
 * Takes the rows of one table in. The same uid is the same row: the one changed later wins. The same thing under another
 * uid is joined to the row here, which keeps what it says and is filled in where it says nothing.
 */
export function mergeTable(
  { db }: Write,
  table: PackageTable,
  rows: readonly PackageRow[],
  keep: ReadonlySet<string>,
  state: MergeState,
  /** When rows were last changed here, UTC ms by id. */
  changed: ReadonlyMap<number, number>,
): Merged {
  const known = columnsOf(db, table.name);
  const counts = { added: 0, changed: 0, same: 0, joined: 0, kept: 0 };
  const overwrites: Overwrite[] = [];
  const own = idsOf(state, table.name);
  const written = state.written.get(table.name) ?? new Set<number>();
  state.written.set(table.name, written);
  const here = hasUid(table) ? idsByUid(db, table.name, rows) : null;
  const map: MapId = (to, uid) => idsOf(state, to).get(String(uid)) ?? null;
  const added: Row[] = [];
  let next = nextIdOf(db, table.name);

  /** The row with what it names by its id here; a row of this very table that comes further down is put in later. */
  const local = (row: PackageRow['row'], id: number): Row => {
    const mapped: Row = {};
    for (const [column, cell] of Object.entries(row)) {
      if (!known.includes(column)) throw packageFault('damaged', `${table.name}.${column}`);
      const to = table.refs[column];
      if (to === undefined) mapped[column] = mapJson(table.name, column, cell, map);
      else if (cell === null) mapped[column] = null;
      else {
        const target = idsOf(state, to).get(String(cell)) ?? (to === table.name ? here?.get(String(cell)) : undefined);
        if (target === undefined && to !== table.name) throw packageFault('damaged', `${table.name}.${column}`);
        mapped[column] = target ?? null;
        if (target === undefined) state.later.set(`${id} ${column}`, { id, column, uid: String(cell) });
      }
    }
    return mapped;
  };

  for (const { uid, changed: changedThere, row } of rows) {
    if ((uid === null) === hasUid(table)) throw packageFault('damaged', table.name);
    if (table.only && !table.only[1].includes(String(row[table.only[0]]))) throw packageFault('damaged', table.name);
    const byUid = uid === null ? undefined : here?.get(uid);
    const mapped = local(row, byUid ?? next);
    const id = byUid ?? sameThing(db, table, mapped);
    if (id === undefined) {
      if (table.ownedBy !== undefined && !isWritten(table, mapped, state)) continue;
      added.push({ id: next, ...(uid === null ? {} : { uid }), ...seatOf(db, table, mapped) });
      if (uid !== null) own.set(uid, next);
      if (table.bulk === undefined) insertOne(db, table.name, added.pop() ?? {});
      written.add(next);
      counts.added += 1;
      next += 1;
      continue;
    }
    if (uid !== null) own.set(uid, id);
    const joined = byUid === undefined && uid !== null;
    if (joined) {
      counts.joined += 1;
      run(db, 'INSERT OR IGNORE INTO joined_uid(tbl, uid, row_id) VALUES (?, ?, ?)', table.name, uid, id);
    }
    const stored = storedRow(db, table.name, known, id);
    const differs = Object.keys(mapped).filter(
      (column) => stored[column] !== mapped[column] && !state.later.has(`${id} ${column}`),
    );
    const settled =
      differs.length === 0 ? [] : settle(table, stored, mapped, differs, joined || aliased(db, table.name, uid));
    if (settled.length === 0) {
      counts.same += 1;
      continue;
    }
    const name = `${table.name}:${uid ?? id}`;
    const filling = settled.every((column) => isEmpty(stored[column]));
    const stays = !filling && (keep.has(name) || (changed.get(id) ?? 0) > changedThere || stored['status'] === 'sent');
    const done = !stays && updateOne(db, table.name, id, settled, mapped);
    if (done) {
      counts.changed += 1;
      written.add(id);
    } else counts.kept += 1;
    if (!filling) overwrites.push(overwriteOf(table, name, stored, mapped, settled, !done));
  }
  if (table.bulk !== undefined && added.length > 0) insertMany(db, table.bulk, added);
  return { counts, overwrites };
}

/** Puts in what rows of a table name of rows that came after them; once all of them are in. */
export function nameLater(db: Db, { name }: PackageTable, state: MergeState): void {
  for (const { id, column, uid } of state.later.values()) {
    const target = idsOf(state, name).get(uid);
    if (target === undefined) throw packageFault('damaged', `${name}.${column}`);
    if (state.written.get(name)?.has(id))
      run(db, `UPDATE ${name} SET ${column} = ? WHERE id = ? AND ${column} IS NOT ?`, target, id, target);
  }
  state.later.clear();
}

function idsOf(state: MergeState, table: string): Map<string, number> {
  const ids = state.ids.get(table) ?? new Map<string, number>();
  state.ids.set(table, ids);
  return ids;
}

/** Which of these uids are rows here, by their own uid or by one that was joined to them. */
function idsByUid(db: Db, table: string, rows: readonly PackageRow[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const asked = JSON.stringify(rows.map(({ uid }) => uid));
  for (const { uid, id } of all<{ uid: string; id: number }>(
    db,
    `SELECT j.uid, j.row_id AS id FROM joined_uid j JOIN ${table} t ON t.id = j.row_id
     WHERE j.tbl = ? AND j.uid IN (SELECT value FROM json_each(?))
     UNION ALL SELECT uid, id FROM ${table} WHERE uid IN (SELECT value FROM json_each(?))`,
    table,
    asked,
    asked,
  ))
    found.set(uid, id);
  return found;
}

const aliased = (db: Db, table: string, uid: string | null): boolean =>
  uid !== null && one(db, 'SELECT 1 FROM joined_uid WHERE tbl = ? AND uid = ?', table, uid) !== undefined;

/** The row here that is the same thing as one that comes, or undefined. */
function sameThing(db: Db, { name, natural, naturalWhere, key }: PackageTable, row: Row): number | undefined {
  const columns = key ?? natural;
  if (!columns || (naturalWhere !== undefined && !holds(naturalWhere, row))) return undefined;
  // Nothing said is nothing alike; but the top of a tree has no parent.
  if (columns.every((column) => isEmpty(row[column])) || (columns.length === 1 && isEmpty(row[columns[0] ?? ''])))
    return undefined;
  return one<{ id: number }>(
    db,
    `SELECT id FROM ${name} WHERE ${columns.map((column) => `${column} ${(row[column] ?? null) === null ? 'IS NULL' : '= ?'}`).join(' AND ')}
       ${naturalWhere === undefined ? '' : `AND ${naturalWhere}`} ORDER BY id LIMIT 1`,
    ...columns.map((column) => row[column] ?? null).filter((cell) => cell !== null),
  )?.id;
}

/** `column IS NULL`, asked of a row that is not stored yet. */
const holds = (where: string, row: Row): boolean => (row[where.split(' ')[0] ?? ''] ?? null) === null;

const isEmpty = (cell: Cell | undefined): boolean => cell === undefined || cell === null || cell === '';

/** Which of the columns that differ are to be written. */
function settle(
  table: PackageTable,
  stored: Row,
  mapped: Row,
  differs: readonly string[],
  joined: boolean,
): readonly string[] {
  if (table.fixed) return [];
  if (table.undecided && stored[table.undecided[0]] === table.undecided[1])
    return differs.filter((column) => !isEmpty(mapped[column]));
  if (table.key !== undefined)
    return differs.filter((column) => column === table.greater && Number(mapped[column]) > Number(stored[column]));
  return joined ? differs.filter((column) => isEmpty(stored[column]) && !isEmpty(mapped[column])) : differs;
}

/** Empties the lists whose owner was overwritten: they are replaced whole. */
export function clearLists(db: Db, { name, ownedBy = '', refs }: PackageTable, state: MergeState): void {
  const owners = state.written.get(refs[ownedBy] ?? '') ?? new Set<number>();
  run(db, `DELETE FROM ${name} WHERE ${ownedBy} IN (SELECT value FROM json_each(?))`, JSON.stringify([...owners]));
}

const isWritten = ({ ownedBy = '', refs }: PackageTable, row: Row, state: MergeState): boolean =>
  state.written.get(refs[ownedBy] ?? '')?.has(Number(row[ownedBy])) ?? false;

/** Only one account runs a group: where ours does, the one that comes stands by. */
function seatOf(db: Db, { name }: PackageTable, row: Row): Row {
  if (name !== 'group_account' || row['role'] !== 'operating') return row;
  const run = one(db, `SELECT 1 FROM group_account WHERE group_id = ? AND role = 'operating'`, row['group_id']);
  return run === undefined ? row : { ...row, role: 'standby' };
}

function storedRow(db: Db, table: string, columns: readonly string[], id: number): Row {
  return (
    one<Row>(db, `SELECT ${columns.map((column) => `"${column}"`).join(', ')} FROM ${table} WHERE id = ?`, id) ?? {}
  );
}

const nextIdOf = (db: Db, table: string): number =>
  (one<{ id: number | null }>(db, `SELECT max(id) AS id FROM ${table}`)?.id ?? 0) + 1;

function insertOne(db: Db, table: string, row: Row): void {
  const columns = Object.keys(row);
  sql(
    db,
    `INSERT INTO ${table}(${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  ).run(...Object.values(row));
}

function insertMany(db: Db, table: NonNullable<PackageTable['bulk']>, rows: readonly Row[]): void {
  const columns = Object.keys(rows[0] ?? {}).filter((column) => column !== 'id');
  const range = insertRange(
    db,
    table,
    columns.map((column) => `"${column}"`).join(', '),
    rows,
    (row) => columns.map((column) => row[column] ?? null),
    () => undefined,
  );
  if (range?.first !== rows[0]?.['id']) throw packageFault('damaged', table);
}

/** Writes columns of a row; false where another row here has what must be its own. */
function updateOne(db: Db, table: string, id: number, columns: readonly string[], row: Row): boolean {
  try {
    sql(db, `UPDATE ${table} SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE id = ?`).run(
      ...columns.map((column) => row[column] ?? null),
      id,
    );
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && UNIQUE.test(String(error.code))) return false;
    throw error;
  }
}

const SHOWN = 200;
const text = (cell: Cell | undefined): string => String(cell ?? '').slice(0, SHOWN);

function overwriteOf(
  { name: table, title }: PackageTable,
  row: string,
  stored: Row,
  mapped: Row,
  columns: readonly string[],
  kept: boolean,
): Overwrite {
  return {
    row,
    table,
    name: title === undefined ? '' : text(stored[title]),
    kept,
    fields: columns.map((column) => ({ column, here: text(stored[column]), there: text(mapped[column]) })),
  };
}

/** The ids of the checks of stages, which have no uid. */
export function checkIds(db: Db): Map<string, number> {
  return new Map(
    all<{ uid: string; id: number }>(db, `SELECT ${uidSql('stage_check', 't')} AS uid, t.id FROM stage_check t`).map(
      ({ uid, id }) => [uid, id],
    ),
  );
}
