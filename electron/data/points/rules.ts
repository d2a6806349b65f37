import { singleKinds, type PointRule, type PointRuleFields, type RuleKind } from '#shared/contract/points';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';

interface RuleRow extends Omit<PointRule, 'enabled' | 'used'> {
  readonly enabled: number;
  readonly used: number;
}

const COLUMNS = `r.id, r.kind, r.name, r.points, r.daily_cap AS dailyCap, r.streak_days AS streakDays, r.since, r.enabled,
  EXISTS (SELECT 1 FROM point_entry e WHERE e.rule_id = r.id) AS used`;
const toRule = (row: RuleRow): PointRule => ({ ...row, enabled: row.enabled === 1, used: row.used === 1 });

/** All rules, in order. */
export function listRules(db: Db): PointRule[] {
  return all<RuleRow>(db, `SELECT ${COLUMNS} FROM point_rule r ORDER BY r.sort, r.id`).map(toRule);
}

/** One rule; NOT_FOUND where it is gone. */
export function ruleById(db: Db, id: number): PointRule {
  const row = one<RuleRow>(db, `SELECT ${COLUMNS} FROM point_rule r WHERE r.id = ?`, id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.pointRuleGone');
  return toRule(row);
}

/** The rules of a kind that are in force on a day. */
export function rulesInForce(db: Db, kind: RuleKind, day: string): readonly PointRule[] {
  return all<RuleRow>(
    db,
    `SELECT ${COLUMNS} FROM point_rule r WHERE r.kind = ? AND r.enabled = 1 AND (r.since IS NULL OR r.since <= ?) ORDER BY r.sort, r.id`,
    kind,
    day,
  ).map(toRule);
}

/** Saves a rule, new where `id` is undefined; refuses what makes no sense for its kind. Gives its id. */
export function saveRule(ctx: Context, id: number | undefined, fields: PointRuleFields): number {
  const { db } = ctx;
  const { kind, name, points, dailyCap, since, enabled } = fields;
  const streakDays = kind === 'streak' ? fields.streakDays : null;
  if (points === 0 || (points < 0 && kind !== 'other' && kind !== 'task'))
    throw new CodedError('INVALID', 'error.pointRulePoints');
  if (kind === 'streak' && streakDays === null) throw new CodedError('INVALID', 'error.pointRuleStreak');
  if (kind === 'invite' && enabled && since === null) throw new CodedError('INVALID', 'error.pointRuleSince');
  if (singleKinds.includes(kind)) {
    const other = one(db, 'SELECT 1 FROM point_rule WHERE kind = ? AND id IS NOT ?', kind, id ?? null);
    if (other) throw new CodedError('CONFLICT', 'error.pointRuleTwice');
  }
  if (id === undefined) return insertRule(db, ctx.newUid(), { ...fields, streakDays });
  const before = ruleById(db, id);
  if (before.kind !== kind && before.used) throw new CodedError('CONFLICT', 'error.pointRuleUsed');
  run(
    db,
    `UPDATE point_rule SET kind = ?, name = ?, points = ?, daily_cap = ?, streak_days = ?, since = ?, enabled = ? WHERE id = ?`,
    kind,
    name,
    points,
    dailyCap,
    streakDays,
    since,
    Number(enabled),
    id,
  );
  return id;
}

/** Removes a rule by which nothing was given yet. */
export function removeRule(db: Db, id: number): void {
  if (ruleById(db, id).used) throw new CodedError('CONFLICT', 'error.pointRuleUsed');
  run(db, 'DELETE FROM point_rule WHERE id = ?', id);
}

/** Adds a rule at the end; gives its id. */
export function insertRule(db: Db, uid: string, rule: PointRuleFields): number {
  const { kind, name, points, dailyCap, streakDays, since, enabled } = rule;
  return run(
    db,
    `INSERT INTO point_rule(uid, kind, name, points, daily_cap, streak_days, since, enabled, sort)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(sort), 0) + 1 FROM point_rule))`,
    uid,
    kind,
    name,
    points,
    dailyCap,
    streakDays,
    since,
    Number(enabled),
  ).id;
}
