import type { Input } from '#shared/contract/index';
import type { InvitePreview, PointRuleFields } from '#shared/contract/points';
import type { CommandResult } from '#shared/contract/route';
import { withinCap } from '#shared/domain/points';
import { dayBounds, localDay } from '#shared/domain/time';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import {
  addEntries,
  counterOf,
  ENTRY_COLUMNS,
  inForce,
  type EntryRow,
  type LedgerContext,
  type NewEntry,
} from './ledger';
import { rulesInForce, saveRule } from './rules';

/**
 * Brings the points for invitations in line with who is there: a stay with an inviter that began on the rule's day or
 * later earns once; one that ended, or whose inviter turned out another, is taken back by a countering row.
 * To be called in the operation that changes stays, with the ids of those invited, or 'all'.
 */
export function settleInvites(ctx: LedgerContext, invited: readonly number[] | 'all'): void {
  const { db, zone } = ctx;
  const today = localDay(ctx.now(), zone);
  const [rule] = rulesInForce(db, 'invite', today);
  if (!rule && one(db, 'SELECT 1 FROM point_entry WHERE membership_id IS NOT NULL LIMIT 1') === undefined) return;
  const whom = invited === 'all' ? null : JSON.stringify(invited);
  const lost = lostInvites(db, whom).map((entry) => counterOf(entry, today, 'invite_lost', ''));
  // Taken back first: what is lost no longer counts towards the day's cap.
  addEntries(ctx, lost);
  if (!rule || rule.since === null) return;
  const stays = owedStays(db, dayBounds(rule.since, zone)[0], whom);
  addEntries(ctx, earnings(db, zone, stays, rule));
}

/** `pointRule.save`: one for invitations counts from then on for everyone who ever invited. */
export function saveAndSettle(ctx: Context, { id, ...fields }: Input<'pointRule.save'>): CommandResult {
  const saved = saveRule(ctx, id, fields);
  if (fields.kind === 'invite' && fields.enabled) settleInvites(ctx, 'all');
  ctx.summarise({ name: fields.name });
  return { ids: [saved] };
}

/** Who would get what if the invitation rule were in force like this. */
export function previewInvites(
  { db, zone }: Pick<Context, 'db' | 'zone'>,
  rule: Pick<PointRuleFields, 'points' | 'dailyCap'> & { readonly since: string },
): InvitePreview {
  const saved = one<{ id: number }>(db, `SELECT id FROM point_rule WHERE kind = 'invite'`);
  const stays = owedStays(db, dayBounds(rule.since, zone)[0], null);
  const byPerson = new Map<number, { invites: number; points: number }>();
  let points = 0;
  for (const entry of earnings(db, zone, stays, { ...rule, id: saved?.id ?? 0 })) {
    const sum = byPerson.get(entry.personId) ?? { invites: 0, points: 0 };
    sum.invites += 1;
    sum.points += entry.points;
    points += entry.points;
    byPerson.set(entry.personId, sum);
  }
  const top = Array.from(byPerson, ([id, sum]) => ({ id, ...sum }))
    .toSorted((one, other) => other.points - one.points || one.id - other.id)
    .slice(0, 500);
  const names = namesOf(
    db,
    top.map(({ id }) => id),
  );
  const undated = one<{ n: number }>(
    db,
    'SELECT count(*) AS n FROM membership WHERE inviter_id IS NOT NULL AND left_at IS NULL AND joined_at IS NULL',
  );
  return {
    inviters: byPerson.size,
    invites: stays.length,
    points,
    undated: undated?.n ?? 0,
    rows: top.map((row) => ({ ...row, nickname: names.get(row.id) ?? '' })),
  };
}

const namesOf = (db: Db, ids: readonly number[]): ReadonlyMap<number, string> =>
  new Map(
    all<{ id: number; nickname: string }>(
      db,
      'SELECT id, nickname FROM person WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify(ids),
    ).map(({ id, nickname }) => [id, nickname]),
  );

/** Points given for stays that have ended since, or that someone else turned out to have brought about. */
const lostInvites = (db: Db, whom: string | null): readonly EntryRow[] =>
  all<EntryRow>(
    db,
    `SELECT ${ENTRY_COLUMNS} FROM ${whom === null ? '' : 'json_each(?) AS who CROSS JOIN membership m ON m.person_id = who.value CROSS JOIN'}
       point_entry e ${whom === null ? 'JOIN membership m ON m.id = e.membership_id' : 'ON e.membership_id = m.id'}
     WHERE e.kind = 'invite' AND e.points <> 0 AND e.membership_id IS NOT NULL AND ${inForce('e')}
       AND (m.left_at IS NOT NULL OR m.inviter_id IS NOT e.person_id) ORDER BY e.id`,
    ...(whom === null ? [] : [whom]),
  );

interface OwedStay {
  readonly id: number;
  readonly inviter_id: number;
  readonly group_id: number;
  readonly joined_at: number;
}

/** Open stays that began at `since` (UTC ms) or later and have earned their inviter nothing yet. */
const owedStays = (db: Db, since: number, whom: string | null): readonly OwedStay[] =>
  all<OwedStay>(
    db,
    `SELECT m.id, m.inviter_id, m.group_id, m.joined_at
     FROM ${whom === null ? 'membership m' : 'json_each(?) AS who CROSS JOIN membership m ON m.person_id = who.value'}
     WHERE m.inviter_id IS NOT NULL AND m.left_at IS NULL AND m.joined_at >= ?
       -- One taken back by hand is settled; one taken back because of a leaving or of another inviter is not.
       AND NOT EXISTS (SELECT 1 FROM point_entry e WHERE e.membership_id = m.id AND e.kind = 'invite' AND e.person_id = m.inviter_id
         AND NOT EXISTS (SELECT 1 FROM point_entry x WHERE x.counters_id = e.id AND x.kind = 'invite_lost'))
     ORDER BY m.joined_at, m.id`,
    ...(whom === null ? [since] : [whom, since]),
  );

type InviteRule = Pick<PointRuleFields, 'points' | 'dailyCap'> & { readonly id: number };

/** What stays earn their inviters, counted on the day of joining; one beyond the day's cap earns 0, and that is settled. */
function earnings(db: Db, zone: string, stays: readonly OwedStay[], rule: InviteRule): NewEntry[] {
  const used = rule.dailyCap === null ? new Map<string, number>() : usedByDay(db, rule.id, stays);
  return stays.map((stay) => {
    const day = localDay(stay.joined_at, zone);
    const key = `${stay.inviter_id} ${day}`;
    const points = withinCap(rule.points, rule.dailyCap, used.get(key) ?? 0);
    used.set(key, (used.get(key) ?? 0) + points);
    return {
      personId: stay.inviter_id,
      day,
      kind: 'invite',
      points,
      ruleId: rule.id,
      groupId: stay.group_id,
      membershipId: stay.id,
    };
  });
}

function usedByDay(db: Db, ruleId: number, stays: readonly OwedStay[]): Map<string, number> {
  const rows = all<{ person_id: number; day: string; total: number }>(
    db,
    `SELECT e.person_id, e.day, sum(e.points) AS total FROM json_each(?) AS who CROSS JOIN point_entry e ON e.person_id = who.value
     WHERE e.rule_id = ? AND e.kind = 'invite' AND ${inForce('e')} GROUP BY e.person_id, e.day`,
    JSON.stringify(Array.from(new Set(stays.map(({ inviter_id }) => inviter_id)))),
    ruleId,
  );
  return new Map(rows.map(({ person_id, day, total }) => [`${person_id} ${day}`, total]));
}
