import { addDays, instantOf, LATE_MS, localDateTime, localDay } from './time';

/** How many ms after its time a delivery of a slot with this window still counts as in time. */
export const graceMs = (windowMinutes: number): number => Math.max(windowMinutes * 60_000, LATE_MS);

/** How long a delivery is put off. */
export type PutOff = { readonly minutes: number } | { readonly tomorrow: true } | { readonly at: number };

/** The new time (UTC ms) of a delivery put off at `now`; "tomorrow" keeps its wall clock. */
export function putOffTo(dueAt: number, to: PutOff, now: number, zone: string): number {
  if ('at' in to) return to.at;
  if ('minutes' in to) return Math.max(dueAt, now) + to.minutes * 60_000;
  const from = localDay(Math.max(dueAt, now), zone);
  return instantOf(`${addDays(from, 1)}T${localDateTime(dueAt, zone).slice(11)}`, zone);
}

/** The instant whose date and time a text names: its due time, or that wall clock on the later day it goes out (`at`). */
export function spokenAt(dueAt: number, at: number, zone: string): number {
  const day = localDay(at, zone);
  return localDay(dueAt, zone) >= day ? dueAt : instantOf(`${day}T${localDateTime(dueAt, zone).slice(11)}`, zone);
}

/** True from `from` up to (not including) `to`, wall clocks `HH:mm`; the span may run over midnight, equal ends are no span. */
export function isQuiet(now: number, from: string, to: string, zone: string): boolean {
  const clock = localDateTime(now, zone).slice(11);
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to;
}
