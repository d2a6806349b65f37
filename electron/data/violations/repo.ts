import type { Violation, ViolationAction } from '#shared/contract/violations';
import type { StrikeLimits } from '#shared/domain/violations';
import type { Db } from '../db/open';
import { allOf, whenGiven } from '../db/search';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { runsGroup, visible } from '../members/scope';
import { factValue } from '../settings/repo';

/** What is written down about a breach. */
export interface BreachRow {
  readonly personId: number;
  readonly groupId: number | null;
  readonly at: number;
  readonly rule: string;
  readonly said: string;
  readonly action: ViolationAction;
  readonly strikes: number;
  readonly note: string;
}

const COLUMNS = `v.id, v.person_id AS personId, p.nickname, v.group_id AS groupId, g.name AS groupName, v.at, v.rule, v.said,
  v.action, v.strikes, v.forgiven_at AS forgivenAt, v.note`;
const TABLES = `violation v JOIN person p ON p.id = v.person_id LEFT JOIN chat_group g ON g.id = v.group_id`;

interface Which {
  readonly accountId: number | null;
  readonly personId?: number | undefined;
  readonly groupId?: number | undefined;
  readonly limit: number;
}

/** Breaches that the workspace may see, the newest first. */
export function listViolations(db: Db, { accountId, personId, groupId, limit }: Which): Violation[] {
  const where = allOf([
    whenGiven(personId, 'v.person_id = ?'),
    whenGiven(groupId, 'v.group_id = ?'),
    visible(accountId),
    { sql: `v.group_id IS NULL OR ${runsGroup('v.group_id')}`, values: [accountId, accountId] },
  ]);
  return Array.from(
    all<Violation>(
      db,
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE ${where.sql} ORDER BY v.at DESC, v.id DESC LIMIT ?`,
      ...where.values,
      limit,
    ),
  );
}

/** One breach as it stands; NOT_FOUND if there is none. */
export function violationById(db: Db, id: number): Violation {
  const row = one<Violation>(db, `SELECT ${COLUMNS} FROM ${TABLES} WHERE v.id = ?`, id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.violationGone');
  return row;
}

/** A member's strikes that count. */
export function strikesOf(db: Db, personId: number): number {
  return one<{ strikes: number }>(db, 'SELECT strikes FROM person_stat WHERE person_id = ?', personId)?.strikes ?? 0;
}

/** From which strike on one is warned and removed; a figure that is not set asks for it never. */
export function strikeLimits(db: Db): StrikeLimits {
  return {
    warn: factValue(db, 'strikesWarn') ?? Number.POSITIVE_INFINITY,
    remove: factValue(db, 'strikesRemove') ?? Number.POSITIVE_INFINITY,
  };
}

/** Adds a breach; gives its id. */
export function insertViolation(db: Db, uid: string, breach: BreachRow): number {
  return run(
    db,
    'INSERT INTO violation(uid, person_id, group_id, at, rule, said, action, strikes, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    uid,
    breach.personId,
    breach.groupId,
    breach.at,
    breach.rule,
    breach.said,
    breach.action,
    breach.strikes,
    breach.note,
  ).id;
}

/** Rewrites a breach. */
export function updateViolation(db: Db, id: number, breach: Omit<BreachRow, 'personId'>): void {
  run(
    db,
    'UPDATE violation SET group_id = ?, at = ?, rule = ?, said = ?, action = ?, strikes = ?, note = ? WHERE id = ?',
    breach.groupId,
    breach.at,
    breach.rule,
    breach.said,
    breach.action,
    breach.strikes,
    breach.note,
    id,
  );
}

/** Forgives breaches at an instant, or takes that back (null); gives the ids changed. */
export function setForgiven(db: Db, ids: readonly number[], at: number | null): number[] {
  return ids.filter(
    (id) =>
      run(db, 'UPDATE violation SET forgiven_at = ? WHERE id = ? AND (forgiven_at IS NULL) <> (? IS NULL)', at, id, at)
        .changes > 0,
  );
}

/** Takes breaches off the record; gives the ids that were there. */
export function deleteViolations(db: Db, ids: readonly number[]): number[] {
  return ids.filter((id) => run(db, 'DELETE FROM violation WHERE id = ?', id).changes > 0);
}
