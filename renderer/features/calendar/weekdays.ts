/** The short name of an ISO weekday (1 = Monday … 7 = Sunday) in a language. */
export const weekdayName = (weekday: number, language: string): string =>
  // 5 January 1970 was a Monday.
  new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(1970, 0, 4 + weekday));

/** ISO weekday of a wall clock `YYYY-MM-DDTHH:mm`. */
export const firstWeekday = (local: string): number =>
  ((new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
