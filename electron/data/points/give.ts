import type { Input } from '#shared/contract/index';
import { awardKinds, type Given, type PointRule } from '#shared/contract/points';
import type { CommandResult } from '#shared/contract/route';
import { bonusHangsOn, withinCap } from '#shared/domain/points';
import { dayNumber, localDay } from '#shared/domain/time';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all } from '../db/sql';
import { CodedError } from '../errors';
import {
  addEntries,
  counterable,
  counterOf,
  ENTRY_COLUMNS,
  givenOn,
  inForce,
  knownPeople,
  type EntryRow,
  type NewEntry,
} from './ledger';
import { ruleById, rulesInForce } from './rules';
import { takeBackRedemption } from './rewards';

interface CheckIn {
  readonly day: string;
  readonly groupId: number | null;
  readonly personIds: readonly number[];
}

/** Checks members in for a day, with the bonuses that hang on it; whoever is checked in already gets nothing. */
export function checkIn(ctx: Context, { day, groupId, personIds }: CheckIn): Given {
  const { db } = ctx;
  refuseAhead(ctx, day);
  const [rule] = rulesInForce(db, 'checkin', day);
  if (!rule) throw new CodedError('CONFLICT', 'error.pointNoCheckin');
  const people = knownPeople(db, personIds);
  const days = checkInDays(db, people);
  const today = dayNumber(day);
  const fresh = people.filter((id) => !days.get(id)?.has(today));
  const entry = (personId: number, by: PointRule): NewEntry => ({
    personId,
    day,
    kind: by.kind,
    points: by.points,
    ruleId: by.id,
    groupId,
  });
  const given = fresh.map((id) => entry(id, rule));
  const bonuses = rulesInForce(db, 'streak', day).flatMap((streak) =>
    fresh
      .filter((id) => bonusHangsOn(since(days.get(id), streak), today, streak.streakDays ?? Infinity))
      .map((id) => entry(id, streak)),
  );
  return give(ctx, [...given, ...bonuses], people.length - fresh.length, bonuses.length);
}

const NONE: ReadonlySet<number> = new Set();

/** The days that count for a streak rule: those before it began do not. */
function since(days: ReadonlySet<number> | undefined, rule: PointRule): ReadonlySet<number> {
  if (!days) return NONE;
  if (rule.since === null) return days;
  const first = dayNumber(rule.since);
  return new Set(Array.from(days).filter((day) => day >= first));
}

/** The days on which members are checked in. */
export function checkInDays(db: Db, people: readonly number[]): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const rows = all<{ person_id: number; day: string }>(
    db,
    `SELECT e.person_id, e.day FROM json_each(?) AS who CROSS JOIN point_entry e ON e.person_id = who.value
     WHERE e.kind = 'checkin' AND ${inForce('e')}`,
    JSON.stringify(people),
  );
  for (const { person_id, day } of rows) {
    const days = found.get(person_id);
    if (days) days.add(dayNumber(day));
    else found.set(person_id, new Set([dayNumber(day)]));
  }
  return found;
}

interface Award extends CheckIn {
  readonly ruleId: number;
  readonly times: number;
  readonly note: string;
}

/** Gives members points by hand, or takes some. */
export function adjust(ctx: Context, { personIds, points, note }: Input<'point.adjust'>): CommandResult {
  const day = localDay(ctx.now(), ctx.zone);
  const people = knownPeople(ctx.db, personIds);
  addEntries(
    ctx,
    people.map((personId) => ({ personId, day, kind: 'manual', points, note })),
  );
  ctx.summarise({ count: people.length, points });
  return { ids: [...people] };
}

/** Gives members the points of a rule, as often as said, as far as the day's cap allows. */
export function award(ctx: Context, { ruleId, personIds, groupId, day, times, note }: Award): Given {
  const { db } = ctx;
  refuseAhead(ctx, day);
  const rule = ruleById(db, ruleId);
  const { kind, dailyCap } = rule;
  if (!awardKinds.some((each) => each === kind)) throw new CodedError('INVALID', 'error.pointRuleByItself');
  if (!rule.enabled || (rule.since !== null && day < rule.since))
    throw new CodedError('CONFLICT', 'error.pointRuleOff');
  const people = knownPeople(db, personIds);
  const used = dailyCap === null ? new Map<number, number>() : givenOn(db, ruleId, day, people);
  const wanted = rule.points * times;
  let limited = 0;
  const entries = people.flatMap((personId): NewEntry[] => {
    const points = withinCap(wanted, dailyCap, used.get(personId) ?? 0);
    if (points !== wanted) limited += 1;
    return points === 0 ? [] : [{ personId, day, kind, points, ruleId, groupId, note }];
  });
  return give(ctx, entries, limited, 0);
}

function give(ctx: Context, entries: readonly NewEntry[], limited: number, bonuses: number): Given {
  addEntries(ctx, entries);
  const people = new Set(entries.map(({ personId }) => personId)).size;
  const points = entries.reduce((sum, entry) => sum + entry.points, 0);
  ctx.summarise({ count: people, points });
  return { people, points, limited, bonuses };
}

function refuseAhead(ctx: Context, day: string): void {
  if (day > localDay(ctx.now(), ctx.zone)) throw new CodedError('INVALID', 'error.pointDayAhead');
}

/** Takes a row back; with a check-in goes the bonus that hung on it, with a redemption the reward returns to the shelf. */
export function counter(ctx: Context, id: number, note: string): number[] {
  const { db } = ctx;
  const entry = counterable(db, id);
  if (entry.kind === 'redeem') takeBackRedemption(db, entry);
  const taken = entry.kind === 'checkin' ? [entry, ...bonusesOn(db, entry)] : [entry];
  const today = localDay(ctx.now(), ctx.zone);
  addEntries(
    ctx,
    taken.map((each) => counterOf(each, today, 'counter', note)),
  );
  ctx.summarise({ points: taken.reduce((sum, { points }) => sum + points, 0) });
  return taken.map((each) => each.id);
}

/** Of each streak rule the bonus that a run of days loses with one of its days: that day's own, else its newest. */
function bonusesOn(db: Db, checkin: EntryRow): readonly EntryRow[] {
  const days = checkInDays(db, [checkin.person_id]).get(checkin.person_id) ?? NONE;
  const day = dayNumber(checkin.day);
  const rows = all<EntryRow & { readonly every: number; readonly since: string | null }>(
    db,
    `SELECT ${ENTRY_COLUMNS}, r.streak_days AS every, r.since FROM point_entry e JOIN point_rule r ON r.id = e.rule_id
     WHERE e.person_id = ? AND e.kind = 'streak' AND r.streak_days IS NOT NULL AND ${inForce('e')} ORDER BY e.day, e.id`,
    checkin.person_id,
  );
  const chosen = new Map<number, EntryRow>();
  for (const bonus of rows) {
    const counted =
      bonus.since === null ? days : new Set(Array.from(days).filter((one) => one >= dayNumber(bonus.since ?? '')));
    if (!bonusHangsOn(counted, day, bonus.every) || !sameRun(counted, day, dayNumber(bonus.day))) continue;
    const rule = bonus.rule_id ?? 0;
    if (chosen.get(rule)?.day !== checkin.day) chosen.set(rule, bonus);
  }
  return Array.from(chosen.values());
}

function sameRun(days: ReadonlySet<number>, one: number, other: number): boolean {
  for (let day = Math.min(one, other); day <= Math.max(one, other); day += 1) if (!days.has(day)) return false;
  return true;
}
