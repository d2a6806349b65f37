import { instantOf } from './time';

/** Turns a wall clock into an instant (UTC ms); null for a time that no clock shows. */
export type Clock = (day: string, hour: number, minute: number, second: number) => number | null;

/** A clock of one zone; each hour is looked up once, since logs hold the same hours thousands of times. */
export function clockIn(zone: string): Clock {
  const hours = new Map<string, number | null>();
  return (day, hour, minute, second) => {
    if (hour > 23 || minute > 59 || second > 60) return null;
    const name = `${day}T${String(hour).padStart(2, '0')}:00`;
    let start = hours.get(name);
    if (start === undefined) {
      start = isDay(day) ? instantOf(name, zone) : null;
      hours.set(name, start);
    }
    return start === null ? null : start + minute * 60_000 + second * 1000;
  };
}

function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day);
}

/** `2024-01-02` from the parts of a written day. */
export const dayOf = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;

const WRITTEN =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[T\s]*(?:(上午|凌晨|早上|中午|下午|晚上|AM|PM)?\s*(\d{1,2})[:：时點点](\d{1,2})(?:[:：分](\d{1,2}))?秒?(?:[.,]\d+)?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?$/i;
const AFTERNOON = /^(下午|晚上|PM)$/i;
// 2000 to 2100: a smaller number is a row number, a larger one a message's id.
const FROM_S = 946_684_800;
const TO_S = 4_102_444_800;

/**
 * The instant (UTC ms) that a cell names: a wall clock of the zone (of UTC if `utc`), ISO 8601 with an offset,
 * Unix seconds or milliseconds. Null where it names none.
 */
export function readTime(cell: string, clock: Clock, utc = false): number | null {
  const text = cell.trim();
  if (/^\d{9,10}(\.\d+)?$/.test(text)) {
    const seconds = Number(text);
    return seconds >= FROM_S && seconds < TO_S ? Math.floor(seconds * 1000) : null;
  }
  if (/^\d{12,13}$/.test(text)) {
    const ms = Number(text);
    return ms >= FROM_S * 1000 && ms < TO_S * 1000 ? ms : null;
  }
  const found = WRITTEN.exec(text.length > 40 ? '' : text.normalize('NFKC'));
  if (!found) return null;
  const [, year = '', month = '', date = '', half, hourText, minute = '0', second = '0', zone] = found;
  const day = dayOf(year, month, date);
  let hour = Number(hourText ?? '0');
  if (half !== undefined && AFTERNOON.test(half) && hour < 12) hour += 12;
  else if (half !== undefined && /^(上午|凌晨|早上|AM)$/i.test(half) && hour === 12) hour = 0;
  if (zone === undefined && !utc) return clock(day, hour, Number(minute), Number(second));
  if (!isDay(day) || hour > 23 || Number(minute) > 59) return null;
  const offset = zone === undefined || /^(Z|UTC)$/i.test(zone) ? 0 : offsetMs(zone);
  return Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000 - offset;
}

function offsetMs(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3_600_000 + Number(minutes) * 60_000);
}
