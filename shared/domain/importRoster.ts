import { nameKey } from './importMapping';

/** One member as a roster names them; `key` tells which one it is in its own list. */
export interface RosterEntry {
  readonly key: number;
  /** '' where the roster names them by another name only. */
  readonly nickname: string;
  /** The name in the group, '' where it has none of its own. */
  readonly groupNickname: string;
  readonly wechatId: string | null;
  readonly phone: string | null;
}

/** Who is the same on both sides; `by` says how that is known. */
export interface RosterPair {
  readonly before: RosterEntry;
  readonly after: RosterEntry;
  readonly by: 'wechat' | 'phone' | 'name';
}

/** What became of a roster. */
export interface RosterChange {
  readonly joined: readonly RosterEntry[];
  readonly left: readonly RosterEntry[];
  readonly same: readonly RosterPair[];
  /** One who left and one who joined under a name much like it: perhaps the same, for the operator to say. */
  readonly near: readonly { readonly before: RosterEntry; readonly after: RosterEntry }[];
}

/** Compares two rosters of a group: by WeChat ID, else phone, else name; of several of one name as many as there are stay. */
export function compareRosters(before: readonly RosterEntry[], after: readonly RosterEntry[]): RosterChange {
  const gone = new Set(before);
  const come = new Set(after);
  const same: RosterPair[] = [];
  const pair = (by: RosterPair['by'], keysOf: (entry: RosterEntry) => readonly string[]): void => {
    const waiting = new Map<string, RosterEntry[]>();
    for (const entry of gone) for (const key of keysOf(entry)) waiting.set(key, [...(waiting.get(key) ?? []), entry]);
    for (const entry of come) {
      const found = keysOf(entry)
        .flatMap((key) => waiting.get(key) ?? [])
        .find((one) => gone.has(one) && mayBe(one, entry));
      if (!found) continue;
      gone.delete(found);
      come.delete(entry);
      same.push({ before: found, after: entry, by });
    }
  };
  pair('wechat', ({ wechatId }) => (wechatId === null ? [] : [wechatId]));
  pair('phone', ({ phone }) => (phone === null ? [] : [phone]));
  pair('name', ({ nickname }) => (nickname === '' ? [] : [nameKey(nickname)]));
  pair('name', namesOf);
  return { joined: [...come], left: [...gone], same, near: nearest([...gone], [...come]) };
}

const namesOf = ({ nickname, groupNickname }: RosterEntry): readonly string[] =>
  [nickname, groupNickname].filter((name) => name !== '').map(nameKey);

/** Two WeChat IDs are two people. */
const mayBe = (one: RosterEntry, other: RosterEntry): boolean =>
  one.wechatId === null || other.wechatId === null || one.wechatId === other.wechatId;

// Beyond this many on both sides everybody resembles somebody.
const FEW = 1000;
const ALIKE = 0.5;

/** Pairs those who went and came under names alike, the likest first, each once. */
function nearest(gone: readonly RosterEntry[], come: readonly RosterEntry[]): RosterChange['near'] {
  if (gone.length > FEW || come.length > FEW) return [];
  const marks = new Map([...gone, ...come].map((entry) => [entry, namesOf(entry).map(pairsOf)]));
  const found: { readonly before: RosterEntry; readonly after: RosterEntry; readonly score: number }[] = [];
  for (const before of gone)
    for (const after of come) {
      if (!mayBe(before, after)) continue;
      let score = 0;
      for (const one of marks.get(before) ?? [])
        for (const other of marks.get(after) ?? []) score = Math.max(score, likeness(one, other));
      if (score >= ALIKE) found.push({ before, after, score });
    }
  const taken = new Set<RosterEntry>();
  return found
    .toSorted((one, other) => other.score - one.score || one.before.key - other.before.key)
    .filter(({ before, after }) => {
      if (taken.has(before) || taken.has(after)) return false;
      taken.add(before);
      taken.add(after);
      return true;
    })
    .map(({ before, after }) => ({ before, after }));
}

/** The neighbouring characters of a name without its decorations; a name of one character counts alone. */
function pairsOf(name: string): ReadonlySet<string> {
  const chars = Array.from(name.replace(/[^\p{L}\p{N}]/gu, ''));
  return new Set(chars.length < 2 ? chars : chars.slice(1).map((char, at) => `${chars[at]}${char}`));
}

/** From 0 (nothing in common) to 1; a name that holds the other whole counts as much as two thirds at least. */
function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  const smaller = Math.min(one.size, other.size);
  if (smaller === 0 || shared === 0) return 0;
  return Math.max((2 * shared) / (one.size + other.size), shared === smaller ? 2 / 3 : 0);
}

/** The names that the new roster gives someone in place of the old ones; null = they go by the same as before. */
export function newNames({ before, after }: Pick<RosterPair, 'before' | 'after'>): {
  readonly nickname: string;
  readonly groupNickname: string;
} | null {
  const nickname = after.nickname || before.nickname;
  const groupNickname = after.groupNickname || before.groupNickname;
  return nickname === before.nickname && groupNickname === before.groupNickname ? null : { nickname, groupNickname };
}
