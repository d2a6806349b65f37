import { Temporal } from 'temporal-polyfill';

/** The zone used where the user has chosen none. */
export const DEFAULT_ZONE = 'Asia/Shanghai';

/** A day of 24 hours, in ms; a day of the calendar may be longer or shorter. */
export const DAY_MS = 86_400_000;

/** A delivery ticked off more than this many ms after it was due counts as late. */
export const LATE_MS = 15 * 60_000;

// The zone of nearly every user, done by sum: since 1992 its clocks are never changed (IANA tz database).
const SHANGHAI_MS = 28_800_000;
const SHANGHAI_SINCE = Date.UTC(1992, 0, 1);

/** The calendar day `YYYY-MM-DD` of an instant (UTC ms) in a zone. */
export function localDay(at: number, zone: string = DEFAULT_ZONE): string {
  if (zone === 'Asia/Shanghai' && at >= SHANGHAI_SINCE) return new Date(at + SHANGHAI_MS).toISOString().slice(0, 10);
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** The wall clock `YYYY-MM-DDTHH:mm` of an instant (UTC ms) in a zone. */
export function localDateTime(at: number, zone: string = DEFAULT_ZONE): string {
  if (zone === 'Asia/Shanghai' && at >= SHANGHAI_SINCE) return new Date(at + SHANGHAI_MS).toISOString().slice(0, 16);
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });
}

/** The instant (UTC ms) of a wall clock `YYYY-MM-DDTHH:mm` in a zone; a time that daylight saving skips moves forward. */
export function instantOf(local: string, zone: string = DEFAULT_ZONE): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds;
}

/** First and one-past-last instant (UTC ms) of a day `YYYY-MM-DD` in a zone. */
export function dayBounds(day: string, zone: string = DEFAULT_ZONE): readonly [number, number] {
  const date = Temporal.PlainDate.from(day);
  return [date.toZonedDateTime(zone).epochMilliseconds, date.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds];
}

/** A day `YYYY-MM-DD` as a number that grows by one a day. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** The day `YYYY-MM-DD` that lies `days` after (or before, if negative) another. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** The last `count` days `YYYY-MM-DD` in a zone, oldest first, that of `now` (UTC ms) last. */
export function lastDays(count: number, now: number, zone: string): readonly string[] {
  const today = localDay(now, zone);
  return Array.from({ length: count }, (_, index) => addDays(today, index + 1 - count));
}
