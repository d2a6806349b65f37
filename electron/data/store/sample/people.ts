import people from '../../../../resources/sample/people.json';
import type { Chance } from './chance';

/** Someone of the sample before they are written: the group they came to first, and how much of a regular they are there (0 = most). */
export interface Draft {
  readonly nickname: string;
  /** What they call themselves in groups that ask for city and name; '' = as everywhere. */
  readonly called: string;
  readonly city: string;
  readonly owner: boolean;
  readonly home: number;
  readonly rank: number;
}

const ALL = 600;
const CHONGQING = 3;
const OWNERS = 74;
/** Groups in which people are at home, as places in the sample's list; whoever is left is at home in the last. */
const HOMES = [0, 1, 2, CHONGQING, 11, 6];

/** 600 people: shoppers at home in a group of their city, and owners of shops; regulars first in each. */
export function draftPeople(chance: Chance, sizes: readonly number[]): readonly Draft[] {
  const names = nicknames(chance);
  const left = new Map(HOMES.map((home) => [home, home === 6 ? ALL : (sizes[home] ?? 0)]));
  const drafts: Draft[] = [];
  for (const home of HOMES) {
    const size = Math.min(left.get(home) ?? 0, ALL - OWNERS - drafts.length);
    for (let rank = 0; rank < size; rank += 1) {
      const city = chance.pick(home === CHONGQING ? people.chongqing : people.cities);
      const nickname = names();
      drafts.push({ nickname, called: calledIn(chance, nickname, city), city, owner: false, home, rank });
    }
  }
  for (let rank = 0; rank < OWNERS; rank += 1) {
    const nickname = people.owners[rank] ?? realName(chance);
    const home = rank < (sizes[8] ?? 0) ? 8 : 10;
    drafts.push({ nickname, called: '', city: chance.pick(people.cities), owner: true, home, rank });
  }
  return drafts;
}

const realName = (chance: Chance): string => `${chance.pick(Array.from(people.surnames))}${chance.pick(people.given)}`;

/** A nickname without a picture at its end. */
const plain = (chance: Chance): string => chance.pick(people.nicknames.slice(9)).replace(/[^\p{L}\p{N}]+$/u, '');

/** Each name once; only what many call themselves anyway comes again. */
function nicknames(chance: Chance): () => string {
  const [regulars, others] = [people.nicknames.slice(0, 9), chance.shuffle(people.nicknames.slice(9))];
  const given = new Set<string>();
  const once = (name: string): string | undefined => {
    if (given.has(name)) return undefined;
    given.add(name);
    return name;
  };
  const made = (): string => {
    const kind = chance.next();
    if (kind < 0.01) return 'momo';
    if (kind < 0.4) return realName(chance);
    if (kind < 0.55) return `${chance.pick(['小', '阿'])}${chance.pick(people.given).slice(-1)}`;
    if (kind < 0.75) return `${plain(chance)}${chance.pick(people.tails)}`;
    if (kind < 0.85) return `${chance.pick(Array.from(people.surnames))}姐`;
    return `${plain(chance)}${chance.int(2, 99)}`;
  };
  return () => {
    for (;;) {
      const wanted = regulars.shift() ?? (chance.next() < 0.4 ? others.shift() : undefined) ?? made();
      const name = wanted === 'momo' ? wanted : once(wanted);
      if (name !== undefined) return name;
    }
  };
}

/** 城市－称呼, as the group rules ask; half of them do it. */
function calledIn(chance: Chance, nickname: string, city: string): string {
  const short = Array.from(nickname.replace(/[^\p{L}\p{N}]/gu, ''));
  return chance.next() < 0.45 && short.length <= 5 ? `${city}－${short.join('')}` : '';
}
