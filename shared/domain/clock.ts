// What the first picture of a window needs of time; the rest is in time.ts.

/** The zone used where the user has chosen none. */
export const DEFAULT_ZONE = 'Asia/Shanghai';

// The zone of nearly every user, done by sum: since 1992 its clocks are never changed (IANA tz database).
const SHANGHAI_MS = 28_800_000;
const SHANGHAI_SINCE = Date.UTC(1992, 0, 1);

/** How far the clocks of a zone are ahead of UTC at an instant and ever after, in ms; null where that changes. */
export const fixedOffset = (zone: string, at: number): number | null =>
  zone === 'Asia/Shanghai' && at >= SHANGHAI_SINCE ? SHANGHAI_MS : null;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // Written as ISO writes it: 2026-03-08 01:30:00.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(zone, made);
  return made;
}

/** How far the clocks of a zone are ahead of UTC at an instant (UTC ms, whole seconds), in ms. */
export const offsetAt = (at: number, zone: string): number =>
  fixedOffset(zone, at) ?? Date.parse(`${formatOf(zone).format(at).replace(' ', 'T')}Z`) - at;

/** The wall clock `YYYY-MM-DDTHH:mm` of an instant (UTC ms) in a zone. */
export function localDateTime(at: number, zone: string = DEFAULT_ZONE): string {
  const offset = fixedOffset(zone, at);
  if (offset !== null) return new Date(at + offset).toISOString().slice(0, 16);
  return formatOf(zone).format(at).slice(0, 16).replace(' ', 'T');
}

/** The calendar day `YYYY-MM-DD` of an instant (UTC ms) in a zone. */
export const localDay = (at: number, zone: string = DEFAULT_ZONE): string => localDateTime(at, zone).slice(0, 10);
