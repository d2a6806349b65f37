import type { ExportSheet, SheetSource } from '#shared/contract/exports';
import type { Moment } from '#shared/domain/time';
import { CodedError } from '../errors';
import type { Db } from '../db/open';
import { brought } from '../campaigns/fission';
import { partakers } from '../campaigns/participants';
import { inWorkspace } from '../campaigns/people';
import { allOf, type Clause } from '../db/search';
import { ids as idsOf, one, sql } from '../db/sql';
import { groupPulses } from '../groups/listRepo';
import { inScope } from '../members/scope';
import { columnSql, type ColumnSql, customerSql, runs, tagNames } from './columns';

/** What stands in a cell, as SQL gives it: the column's type says what it means. */
export type Value = string | number | null;

/** The rows of a sheet, a batch at a time so that no more than one is held, and how many there are. */
export interface SheetRows {
  readonly columns: readonly ColumnSql[];
  readonly total: number;
  readonly batches: Iterable<readonly (readonly Value[])[]>;
}

const AT_ONCE = 500;

/** The rows of a sheet, read as they are asked for; INVALID for a column that this kind of sheet has not. */
export function sheetRows(
  db: Db,
  { source, columns: wanted }: Pick<ExportSheet, 'source' | 'columns'>,
  at: Moment,
): SheetRows {
  if (source.what === 'table') {
    const columns = wanted.map(
      (_, at): ColumnSql => ({ sql: '', type: columnIsNumber(source.rows, at) ? 'count' : 'text' }),
    );
    return { columns, total: source.rows.length, batches: inBatches(source.rows) };
  }
  const columns = wanted.map(({ key }) => columnOf(source, key));
  const select = `SELECT ${columns.map((column) => column.sql).join(', ')} `;
  const { from, params, list, values } = placeOf(db, source, at);
  const read = (ids: string): readonly Value[][] =>
    sql(db, select + from)
      .raw()
      .all(...(values?.(ids) ?? []), { ...params, ids }) as Value[][];
  if (list) return { columns, total: list.length, batches: chunked(list, (ids) => read(JSON.stringify(ids))) };
  const total = one<{ n: number }>(db, `SELECT count(*) AS n FROM (SELECT 1 ${from})`, params)?.n ?? 0;
  return { columns, total, batches: scanned(db, select + from, params) };
}

function columnOf(source: Exclude<SheetSource, { what: 'table' }>, key: string): ColumnSql {
  const own = /^(extra|tags):(\d{1,15})$/.exec(key);
  if (own && (source.what === 'members' || source.what === 'roster' || source.what === 'customers'))
    return own[1] === 'tags'
      ? { sql: tagNames(`AND t.group_id = ${own[2]}`), type: 'text' }
      : { sql: `json_extract(p.extra, '$."${own[2]}"')`, type: 'text' };
  const known: Readonly<Record<string, ColumnSql>> = source.what === 'customers' ? customerSql : columnSql[source.what];
  const column = Object.hasOwn(known, key) ? known[key] : undefined;
  if (!column) throw new CodedError('INVALID', 'error.invalid', { field: key });
  return column;
}

interface Place {
  readonly from: string;
  readonly params: Readonly<Record<string, Value>>;
  /** Rows by these ids, in this order; none = all that `from` finds. */
  readonly list?: readonly number[];
  /** What the places without a name in `from` stand for, of some of the ids as JSON. */
  readonly values?: (ids: string) => readonly unknown[];
}

function placeOf(db: Db, source: Exclude<SheetSource, { what: 'table' }>, at: Moment): Place {
  const account = 'accountId' in source ? source.accountId : null;
  const params = { account };
  switch (source.what) {
    case 'members':
      return {
        from: `FROM json_each(:ids) w JOIN person p ON p.id = w.value JOIN person_stat s ON s.person_id = p.id ORDER BY w.key`,
        params,
        list: peopleOf(db, account, source.ids),
      };
    case 'customers':
      return {
        from: `FROM json_each(:ids) w JOIN person p ON p.id = w.value
          LEFT JOIN contact c ON c.person_id = p.id AND (:account IS NULL OR c.account_id = :account)
          LEFT JOIN account a ON a.id = c.account_id ORDER BY w.key, c.account_id`,
        params,
        list: peopleOf(db, account, source.ids),
      };
    case 'groups':
      return {
        from: `FROM json_each(:ids) w JOIN chat_group g ON g.id = w.value JOIN group_kind k ON k.id = g.kind_id
          WHERE ${runs('g.id')} ORDER BY w.key`,
        params: { ...params, pulses: JSON.stringify(groupPulses(db, source.ids, at)) },
        list: source.ids,
      };
    case 'roster':
      return {
        from: `FROM json_each(:ids) w JOIN chat_group g ON g.id = w.value JOIN membership m ON m.group_id = g.id
          JOIN person p ON p.id = m.person_id JOIN person_stat s ON s.person_id = p.id
          WHERE (m.left_at IS NOT NULL) = :left AND ${runs('g.id')}
          ORDER BY w.key, CASE m.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END, m.joined_at, m.id`,
        params: { ...params, ids: JSON.stringify(source.ids), left: source.left ? 1 : 0 },
      };
    case 'participants': {
      const { campaignId, groupId } = source;
      inWorkspace(db, account, campaignId);
      const figures = (only: string): readonly [Clause, Clause] => [
        brought(campaignId, null, only),
        brought(campaignId, groupId, only),
      ];
      const [whole, here] = figures('');
      return {
        from: `FROM json_each(:ids) w JOIN person p ON p.id = w.value
          LEFT JOIN (${whole.sql}) b ON b.id = p.id LEFT JOIN (${here.sql}) h ON h.id = p.id ORDER BY w.key`,
        params: { ...params, campaign: campaignId },
        list: partakers(db, campaignId, source.ids),
        values: (only) => figures(only).flatMap((each) => each.values),
      };
    }
    case 'violations':
      return {
        from: `FROM violation v JOIN person p ON p.id = v.person_id
          WHERE (:group IS NULL OR v.group_id = :group) AND (:person IS NULL OR v.person_id = :person)
            AND (${belongs('v.person_id')}) AND (v.group_id IS NULL OR ${runs('v.group_id')})
          ORDER BY v.at DESC, v.id DESC`,
        params: { ...params, group: source.groupId ?? null, person: source.personId ?? null },
      };
    case 'points':
      return {
        from: `FROM point_entry e JOIN person p ON p.id = e.person_id
          WHERE (:person IS NULL OR e.person_id = :person) AND (${belongs('e.person_id')})
            AND (e.group_id IS NULL OR ${runs('e.group_id')})
          ORDER BY e.person_id, e.at, e.id`,
        params: { ...params, person: source.personId ?? null },
      };
    case 'purge':
      return {
        from: `FROM purge_item i JOIN chat_group g ON g.id = i.group_id JOIN person p ON p.id = i.person_id
          WHERE i.purge_id = :purge ORDER BY g.pinyin, g.id, i.id`,
        params: { ...params, purge: source.id },
      };
    case 'activity':
      return {
        from: `FROM talk_day d JOIN chat_sender cs ON cs.id = d.sender_id JOIN chat_group g ON g.id = d.group_id
            LEFT JOIN person p ON p.id = cs.person_id
          WHERE d.day BETWEEN :from AND :to AND (:group IS NULL OR d.group_id = :group) AND ${runs('d.group_id')}
          GROUP BY cs.id ORDER BY g.pinyin, g.id, sum(d.messages) DESC, cs.id`,
        params: { ...params, group: source.groupId ?? null, from: source.from, to: source.to },
      };
  }
}

/** True of a person that the workspace has, or had, as friend or in a group. */
const belongs = (person: string): string => `:account IS NULL OR ${person} IN (
  SELECT person_id FROM contact WHERE account_id = :account
  UNION SELECT sc.person_id FROM group_account ga JOIN membership sc ON sc.group_id = ga.group_id
    WHERE ga.account_id = :account AND ga.role = 'operating')`;

/** Of these people, those of the workspace. */
function peopleOf(db: Db, account: number | null, wanted: readonly number[]): readonly number[] {
  const scope = allOf([inScope(account, true)]);
  if (account === null) return wanted;
  const own = new Set(idsOf(db, `SELECT p.id FROM person p WHERE ${scope.sql}`, ...scope.values));
  return wanted.filter((id) => own.has(id));
}

function* chunked(list: readonly number[], read: (ids: readonly number[]) => readonly Value[][]): Generator<Value[][]> {
  for (let at = 0; at < list.length; at += AT_ONCE) yield [...read(list.slice(at, at + AT_ONCE))];
}

function* inBatches(rows: readonly Value[][]): Generator<readonly Value[][]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE);
}

function* scanned(db: Db, text: string, params: object): Generator<readonly Value[][]> {
  let batch: Value[][] = [];
  // The columns asked for, in the order asked for.
  for (const row of sql(db, text).raw().iterate(params) as Iterable<Value[]>) {
    batch.push(row);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

const columnIsNumber = (rows: readonly (readonly Value[])[], at: number): boolean =>
  rows.some((row) => typeof row[at] === 'number') && rows.every((row) => typeof row[at] !== 'string');
