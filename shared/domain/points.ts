import { nameKey } from './importMapping';

/** How many of `days` follow one another without a gap right before and right after a day. */
export function runAround(days: ReadonlySet<number>, day: number): { readonly before: number; readonly after: number } {
  let before = 0;
  while (days.has(day - before - 1)) before += 1;
  let after = 0;
  while (days.has(day + after + 1)) after += 1;
  return { before, after };
}

/**
 * True where a day joining the others earns (or, taken out, loses) the bonus of every `every` days in a row:
 * a run of n days is worth n / every bonuses, rounded down, in whatever order its days were filled in.
 */
export function bonusHangsOn(days: ReadonlySet<number>, day: number, every: number): boolean {
  const { before, after } = runAround(days, day);
  const worth = (length: number): number => Math.floor(length / every);
  return worth(before + 1 + after) > worth(before) + worth(after);
}

/** Days in a row up to today, or up to yesterday where today is still to come. */
export function streakAt(days: ReadonlySet<number>, today: number): number {
  const last = days.has(today) ? today : today - 1;
  return days.has(last) ? runAround(days, last).before + 1 : 0;
}

/** What of `points` a day's cap still lets through, where `used` were given that day; a deduction has no cap. */
export function withinCap(points: number, cap: number | null, used: number): number {
  return cap === null || points <= 0 ? points : Math.max(0, Math.min(points, cap - used));
}

const NUMBERED = /^\s*(?:\d|[０-９]){1,5}\s*[.、．)）:：]\s*(.+)$/u;
const HEADLINE = /^\s*#(接龙|接龍|Group Note)/iu;

/**
 * The names in a pasted list: the numbered lines of a 接龙, or where there are none every line
 * (or every piece between commas); its headline and explanations are passed over.
 */
export function namesIn(text: string): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/);
  const numbered = lines.flatMap((line) => NUMBERED.exec(line)?.[1]?.trim() ?? []);
  const names =
    numbered.length > 0
      ? numbered
      : lines.filter((line) => !HEADLINE.test(line)).flatMap((line) => line.split(/[,，、;；\t]/));
  return Array.from(new Set(names.map((name) => name.trim().replace(/^@/u, '')).filter((name) => name !== '')));
}

/** A member with every name they go by in a group. */
export interface Called {
  readonly id: number;
  readonly names: readonly string[];
}

/** Whom a line of a list names: those called exactly so, else those with whose (longest) name the line begins. */
export function whoIsMeant(
  lines: readonly string[],
  members: readonly Called[],
): readonly { readonly name: string; readonly ids: readonly number[]; readonly sure: boolean }[] {
  const byName = new Map<string, Set<number>>();
  for (const { id, names } of members)
    for (const key of names.map(nameKey))
      if (key !== '') byName.set(key, (byName.get(key) ?? new Set<number>()).add(id));
  return lines.map((name) => {
    const key = nameKey(name);
    const exact = byName.get(key);
    if (exact) return { name, ids: Array.from(exact), sure: true };
    for (let end = key.length - 1; end > 0; end -= 1) {
      const begun = byName.get(key.slice(0, end).trim());
      // "小雨" begins "小雨点", who is someone else: after the name something other than a letter must follow.
      if (begun && !/^\p{L}/u.test(key.slice(end))) return { name, ids: Array.from(begun), sure: false };
    }
    return { name, ids: [], sure: false };
  });
}
