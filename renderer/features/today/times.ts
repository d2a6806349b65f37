import type { TFunction } from 'i18next';
import { localDateTime, localDay } from '#shared/domain/clock';

/** Wall clock `HH:mm` of an instant in a zone. */
export const clockOf = (at: number, zone: string): string => localDateTime(at, zone).slice(11);

/** Time of an instant, with its date where that is not today. */
export function timeText(t: TFunction, at: number, now: number, zone: string): string {
  const local = localDateTime(at, zone);
  if (local.slice(0, 10) === localDay(now, zone)) return local.slice(11);
  // Our own words, as in the head: a formatter of the engine takes a hundredth of a second to make.
  const month = t(`today:month.${Number(local.slice(5, 7))}`);
  return t('today:dayAt', { month, day: Number(local.slice(8, 10)), time: local.slice(11) });
}

/** How long a span of ms is, in the two units that matter. */
export function spanText(t: TFunction, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return t('today:span.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24)
    return minutes % 60 === 0
      ? t('today:span.hoursOnly', { count: hours })
      : t('today:span.hours', { hours, minutes: minutes % 60 });
  return t('today:span.days', { count: Math.floor(hours / 24) });
}
