import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import type { Repeat } from '#shared/contract/calendar';
import { instantOf } from '#shared/domain/time';

/** Concrete slots of a repetition exist this many days ahead, so that queue and conflict check are plain index reads. */
export const HORIZON_DAYS = 35;

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

/** A repetition as it is stored: rule, first wall clock, zone, last day, days left out. */
export interface Recurrence {
  /** An RFC 5545 RRULE value, without DTSTART and UNTIL. */
  readonly rule: string;
  /** `YYYY-MM-DDTHH:mm` in `zone`. */
  readonly startsLocal: string;
  readonly zone: string;
  /** Last day on which it comes, or null for no end. */
  readonly until: string | null;
  readonly exceptions: readonly string[];
}

/** One time that a repetition comes: its day in the zone, and its start (UTC ms). */
export interface Occurrence {
  readonly day: string;
  readonly startsAt: number;
}

/** ISO weekday of a day `YYYY-MM-DD`: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek;

/** The RRULE value of a repetition; the weekday of its first day always belongs to it. */
export function ruleOf(repeat: Repeat, startsLocal: string): string {
  if (repeat.freq === 'daily') return 'FREQ=DAILY';
  const days = new Set([...repeat.weekdays, weekdayOf(startsLocal.slice(0, 10))]);
  return `FREQ=WEEKLY;BYDAY=${WEEKDAYS.filter((_, index) => days.has(index + 1)).join(',')}`;
}

/** The repetition that a stored rule was made from. */
export function repeatOf(rule: string, until: string | null): Repeat {
  const byDay = /BYDAY=([A-Z,]+)/.exec(rule)?.[1]?.split(',') ?? [];
  const weekdays = WEEKDAYS.flatMap((name, index) => (byDay.includes(name) ? [index + 1] : []));
  return { freq: rule.includes('FREQ=WEEKLY') ? 'weekly' : 'daily', weekdays, until };
}

/**
 * The times a repetition comes from one day to another, both included, earliest first.
 * Days are counted by the calendar and the wall clock is put on each: a time that daylight saving skips moves forward.
 */
export function occurrences(recurrence: Recurrence, fromDay: string, toDay: string): readonly Occurrence[] {
  const firstDay = recurrence.startsLocal.slice(0, 10);
  const from = fromDay > firstDay ? fromDay : firstDay;
  const to = recurrence.until !== null && recurrence.until < toDay ? recurrence.until : toDay;
  if (from > to) return [];
  const clock = recurrence.startsLocal.slice(11);
  const left = new Set(recurrence.exceptions);
  const rule = new RRuleTemporal({ rruleString: `RRULE:${recurrence.rule}`, dtstart: utcMidnight(firstDay) });
  return rule
    .between(utcMidnight(from), utcMidnight(to), true)
    .map((at) => at.toPlainDate().toString())
    .filter((day) => !left.has(day))
    .map((day) => ({ day, startsAt: instantOf(`${day}T${clock}`, recurrence.zone) }));
}

const utcMidnight = (day: string): Temporal.ZonedDateTime => Temporal.PlainDate.from(day).toZonedDateTime('UTC');
