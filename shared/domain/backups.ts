import { DAY_MS, localDay } from './time';

/** A backup as the keeping rule sees it. */
export interface KeptFile {
  readonly name: string;
  /** UTC ms. */
  readonly at: number;
}

const TODAY = 3;
const DAYS = 7;
const WEEKS = 4;

/** The names to keep: 3 of today, the newest of each of 7 days, the newest of each of 4 weeks (Monday first). */
export function backupsToKeep(backups: readonly KeptFile[], now: number, zone: string): ReadonlySet<string> {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at);
  const today = localDay(now, zone);
  const keep = new Set<string>();
  const days = new Set<string>();
  const weeks = new Set<number>();
  let ofToday = 0;
  for (const { name, at } of newestFirst) {
    const day = localDay(at, zone);
    // Day 0 of the Unix calendar was a Thursday.
    const week = Math.floor((Date.parse(day) / DAY_MS + 3) / 7);
    if (day === today && ofToday < TODAY) {
      ofToday += 1;
      keep.add(name);
    }
    if (!days.has(day) && days.size < DAYS) {
      days.add(day);
      keep.add(name);
    }
    if (!weeks.has(week) && weeks.size < WEEKS) {
      weeks.add(week);
      keep.add(name);
    }
  }
  return keep;
}
