import { DEFAULT_ZONE, fixedOffset, localDay, offsetAt } from './clock';

export { DEFAULT_ZONE, localDateTime, localDay } from './clock';

/** When something is read or shown (UTC ms), and the zone whose days it counts. */
export interface Moment {
  readonly now: number;
  readonly zone: string;
}

/** A day of 24 hours, in ms; a day of the calendar may be longer or shorter. */
export const DAY_MS = 86_400_000;

/** A delivery ticked off more than this many ms after it was due counts as late. */
export const LATE_MS = 15 * 60_000;

/**
 * The instant (UTC ms) of a wall clock `YYYY-MM-DDTHH:mm` in a zone; a time that daylight saving skips moves forward, of
 * one that comes twice it is the first. Throws RangeError on a day that no calendar has.
 */
export function instantOf(local: string, zone: string = DEFAULT_ZONE): number {
  const wall = Date.parse(`${local}Z`);
  if (!new Date(wall).toISOString().startsWith(local)) throw new RangeError(`no such time: ${local}`);
  // As clocks stood the day before; where that shows another time, they were changed in between.
  const before = wall - offsetAt(wall - DAY_MS, zone);
  const after = wall - offsetAt(wall + DAY_MS, zone);
  return after !== before && before + offsetAt(before, zone) !== wall && after + offsetAt(after, zone) === wall
    ? after
    : before;
}

/** First and one-past-last instant (UTC ms) of a day `YYYY-MM-DD` in a zone. */
export function dayBounds(day: string, zone: string = DEFAULT_ZONE): readonly [number, number] {
  // Asked by triggers row by row.
  const offset = fixedOffset(zone, Date.parse(day) - DAY_MS);
  if (offset !== null) return [Date.parse(day) - offset, Date.parse(day) + DAY_MS - offset];
  return [instantOf(`${day}T00:00`, zone), instantOf(`${addDays(day, 1)}T00:00`, zone)];
}

/** A day `YYYY-MM-DD` as a number that grows by one a day. */
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** The day `YYYY-MM-DD` that lies `days` after (or before, if negative) another. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The last `count` days `YYYY-MM-DD` in a zone, oldest first, that of `now` (UTC ms) last. */
export function lastDays(count: number, now: number, zone: string): readonly string[] {
  const today = localDay(now, zone);
  return Array.from({ length: count }, (_, index) => addDays(today, index + 1 - count));
}
