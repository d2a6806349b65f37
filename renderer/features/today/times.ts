import type { TFunction } from 'i18next';
import { localDateTime, localDay } from '#shared/domain/clock';

/** Wall clock `HH:mm` of an instant in a zone. */
export const clockOf = (at: number, zone: string): string => localDateTime(at, zone).slice(11);

/** Time of an instant, with its date where that is not today. */
export function timeText(at: number, now: number, zone: string, language: string): string {
  if (localDay(at, zone) === localDay(now, zone)) return clockOf(at, zone);
  const day = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: zone }).format(at);
  return `${day} ${clockOf(at, zone)}`;
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
