import { addDays, DAY_MS, dayBounds, localDay } from '#shared/domain/time';
import type { ActionContext } from '../../context';

const MINUTE_MS = 60_000;

/** The days around the one on which the sample is made; whole numbers count days back from it. */
export interface Days {
  /** The local date so many days ago (below zero: ahead). */
  readonly date: (daysAgo: number) => string;
  /** UTC ms of a minute of that day; what would lie ahead of now is now. */
  readonly at: (daysAgo: number, minute: number) => number;
  /** Minutes of today that have passed. */
  readonly minute: number;
}

/** The days around now. */
export function daysAround({ now, zone }: Pick<ActionContext, 'now' | 'zone'>): Days {
  const today = localDay(now(), zone);
  const [midnight] = dayBounds(today, zone);
  return {
    date: (daysAgo) => addDays(today, -daysAgo),
    at: (daysAgo, minute) => Math.min(now(), midnight - daysAgo * DAY_MS + minute * MINUTE_MS),
    minute: Math.floor((now() - midnight) / MINUTE_MS),
  };
}

/** The minute of the day that a wall clock shows. */
export const minuteAt = (clock: string): number => {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

/** The same context on another day: what is written through it was written then. */
export const asOf = (ctx: ActionContext, at: number): ActionContext => ({ ...ctx, now: () => at });
