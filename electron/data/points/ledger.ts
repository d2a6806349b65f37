import type { EntryKind } from '#shared/contract/points';
import type { Context } from '../context';
import { insertRange } from '../db/bulk';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { CodedError } from '../errors';

/** What writing into the ledger needs; an import's thread has it too. */
export type LedgerContext = Pick<Context, 'db' | 'newUid' | 'now' | 'zone'>;

/** A row to add to the ledger. */
export interface NewEntry {
  readonly personId: number;
  readonly day: string;
  readonly kind: EntryKind;
  readonly points: number;
  readonly ruleId?: number | null;
  readonly groupId?: number | null;
  readonly membershipId?: number | null;
  readonly rewardId?: number | null;
  readonly countersId?: number | null;
  readonly note?: string;
}

/** A row as those who counter it need it. */
export interface EntryRow {
  readonly id: number;
  readonly person_id: number;
  readonly day: string;
  readonly kind: EntryKind;
  readonly points: number;
  readonly rule_id: number | null;
  readonly group_id: number | null;
  readonly membership_id: number | null;
  readonly reward_id: number | null;
}

/** The columns of an `EntryRow` of `point_entry e`. */
export const ENTRY_COLUMNS =
  'e.id, e.person_id, e.day, e.kind, e.points, e.rule_id, e.group_id, e.membership_id, e.reward_id';

/** SQL that is true of a row of the ledger that no other counters. */
export const inForce = (alias: string): string =>
  `NOT EXISTS (SELECT 1 FROM point_entry x WHERE x.counters_id = ${alias}.id)`;

/** Adds rows to the ledger, as one range; gives the first one's id. */
export function addEntries(ctx: LedgerContext, entries: readonly NewEntry[]): number | null {
  const { db } = ctx;
  const range = insertRange(
    db,
    'point_entry',
    'uid, person_id, day, kind, points, rule_id, group_id, membership_id, reward_id, counters_id, note',
    entries,
    (entry) => [
      ctx.newUid(),
      entry.personId,
      entry.day,
      entry.kind,
      entry.points,
      entry.ruleId ?? null,
      entry.groupId ?? null,
      entry.membershipId ?? null,
      entry.rewardId ?? null,
      entry.countersId ?? null,
      entry.note ?? '',
    ],
    () => undefined,
    { at: ctx.now() },
  );
  return range?.first ?? null;
}

/** The row that takes another one back, on a day. */
export const counterOf = (entry: EntryRow, day: string, kind: 'counter' | 'invite_lost', note: string): NewEntry => ({
  personId: entry.person_id,
  day,
  kind,
  // Never −0, which SQLite would not take for an integer.
  points: 0 - entry.points,
  ruleId: entry.rule_id,
  groupId: entry.group_id,
  membershipId: entry.membership_id,
  rewardId: entry.reward_id,
  countersId: entry.id,
  note,
});

/** One row; NOT_FOUND where there is none, CONFLICT where it is taken back already or takes another back itself. */
export function counterable(db: Db, id: number): EntryRow {
  const entry = one<EntryRow & { readonly countered: number }>(
    db,
    `SELECT ${ENTRY_COLUMNS}, NOT ${inForce('e')} AS countered FROM point_entry e WHERE e.id = ?`,
    id,
  );
  if (!entry) throw new CodedError('NOT_FOUND', 'error.pointEntryGone');
  if (entry.countered === 1 || entry.kind === 'counter' || entry.kind === 'invite_lost')
    throw new CodedError('CONFLICT', 'error.pointCountered');
  return entry;
}

/** True where the ledger has a row of this member. */
export const hasPoints = (db: Db, personId: number): boolean =>
  one(db, 'SELECT 1 FROM point_entry WHERE person_id = ? LIMIT 1', personId) !== undefined;

/** Of some ids those of members that exist, each once. */
export function knownPeople(db: Db, ids: readonly number[]): readonly number[] {
  return all<{ id: number }>(
    db,
    'SELECT id FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
    JSON.stringify(ids),
  ).map(({ id }) => id);
}

/** Points that members already have by a rule on a day, by member; those with none are left out. */
export function givenOn(db: Db, ruleId: number, day: string, people: readonly number[]): ReadonlyMap<number, number> {
  const rows = all<{ person_id: number; total: number }>(
    db,
    `SELECT e.person_id, sum(e.points) AS total FROM json_each(?) AS who
     JOIN point_entry e ON e.person_id = who.value AND e.day = ?
     WHERE e.rule_id = ? AND e.counters_id IS NULL AND ${inForce('e')} GROUP BY e.person_id`,
    JSON.stringify(people),
    day,
    ruleId,
  );
  return new Map(rows.map(({ person_id, total }) => [person_id, total]));
}
