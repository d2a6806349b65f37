import { addDays, localDateTime } from '#shared/domain/time';

// FullCalendar works on wall clocks only (its zone is "UTC"); every instant is converted here, by Temporal.

/** What FullCalendar takes for an instant (UTC ms): its wall clock in the zone, as if it were UTC. */
export const toCalendar = (at: number, zone: string): string => `${localDateTime(at, zone)}:00Z`;

/** The wall clock `YYYY-MM-DDTHH:mm` that a date of FullCalendar stands for. */
export const fromCalendar = (date: Date): string => date.toISOString().slice(0, 16);

export const views = ['month', 'week', 'day'] as const;
export type View = (typeof views)[number];

/** FullCalendar's names of the views. */
export const viewNames: Readonly<Record<View, string>> = {
  month: 'dayGridMonth',
  week: 'timeGridWeek',
  day: 'timeGridDay',
};

const utc = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What a view shows, in words: the month, the days of the week, or the day. */
export function periodText(view: View, day: string, language: string): string {
  const say = (on: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(utc(on));
  const month = { year: 'numeric', month: 'long' } as const;
  if (view === 'month') return say(day, month);
  if (view === 'day') return say(day, { ...month, day: 'numeric', weekday: 'long' });
  const monday = addDays(day, -((utc(day).getUTCDay() + 6) % 7));
  const sunday = addDays(monday, 6);
  return `${say(monday, { ...month, day: 'numeric' })} – ${say(sunday, { month: 'long', day: 'numeric' })}`;
}

/** The day one period before (-1) or after (1) another; a month steps to its first day. */
export function step(view: View, day: string, by: -1 | 1): string {
  if (view === 'day') return addDays(day, by);
  if (view === 'week') return addDays(day, 7 * by);
  const first = `${day.slice(0, 8)}01`;
  return by === 1 ? `${addDays(first, 31).slice(0, 8)}01` : `${addDays(first, -1).slice(0, 8)}01`;
}
