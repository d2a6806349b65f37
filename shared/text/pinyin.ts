import { pinyin } from 'pinyin-pro';

/** A name's full pinyin without tones and spaces, and its initials. */
export interface Reading {
  readonly pinyin: string;
  readonly initials: string;
}

/** Full pinyin without tones and spaces, and the initials, of a name; other characters stay as they are, lower case. */
export function pinyinOf(name: string): Reading {
  let full = '';
  let initials = '';
  for (let at = 0; at < name.length; ) {
    const end = runEnd(name, at);
    const run = name.slice(at, end);
    const reading = end === at ? null : isHan(name.charCodeAt(at)) ? readingOfRun(run, at === 0) : spelling(run);
    if (reading === null) return readInContext(name);
    full += reading.pinyin;
    initials += reading.initials;
    at = end;
  }
  return { pinyin: full, initials };
}

/** Words as a Chinese reader looks them up: those that begin with letters, digits or marks first, then by pinyin. */
export function inPinyinOrder(words: readonly string[]): string[] {
  const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
  return words
    .map((word) => ({ word, key: `${isHan(word.charCodeAt(0)) ? 1 : 0}${pinyinOf(word).pinyin}` }))
    .sort((one, other) => compare(one.key, other.key) || compare(one.word, other.word))
    .map(({ word }) => word);
}

/** Where the run of characters of one kind that begins at `from` ends; `from` itself where the kind is not known. */
function runEnd(name: string, from: number): number {
  const isSame = isHan(name.charCodeAt(from)) ? isHan : isUnread;
  let end = from;
  while (end < name.length && isSame(name.charCodeAt(end))) end += 1;
  return end;
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5;

/** The reading by the dictionary's words and surnames, as every name may be read. */
export function readInContext(name: string): Reading {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', nonZh: 'consecutive', v: true });
  let full = '';
  let initials = '';
  for (const raw of syllables) {
    const syllable = raw.toLowerCase().replace(/\s+/g, '');
    full += syllable;
    initials += /[^\u0000-\u007f]/.test(syllable) || !HAN_SYLLABLE.test(syllable) ? syllable : syllable.charAt(0);
  }
  return { pinyin: full, initials };
}

// A digit or a mixed run ("3", "vip2") is kept whole in the initials, so `cdyj3` finds 成都银饰交流群3.
const HAN_SYLLABLE = /^[a-z]+$/;

// Read otherwise in a word of three or four characters (阿房宫, 傍若无人, 合从连衡, 告朔饩羊), though they count as having one reading.
const IN_WORDS = new Set(['房', '傍', '从', '告']);
/** By character code: its only reading; '' = depends on its neighbours. */
const onlyReading: string[] = [];

function onlyReadingOf(code: number): string {
  let reading = onlyReading[code];
  if (reading === undefined) {
    const char = String.fromCharCode(code);
    const all = new Set(pinyin(char, { multiple: true, toneType: 'none', type: 'array', v: true }));
    const [only = ''] = all;
    reading = all.size === 1 && HAN_SYLLABLE.test(only) && !IN_WORDS.has(char) ? only : '';
    onlyReading[code] = reading;
  }
  return reading;
}

// The same words come again and again within one import; beyond this many the memory starts anew.
const REMEMBERED = 20_000;
const remembered = new Map<string, Reading>();

/** The reading of Chinese characters that stand between others; null where one has none, since it then counts with its
 * neighbours. A surname counts at the head of the name alone. */
function readingOfRun(run: string, isHead: boolean): Reading | null {
  const short = shortRoad(run);
  if (short !== null) return short;
  const key = isHead ? run : `-${run}`;
  let reading = remembered.get(key);
  if (!reading) {
    const { pinyin: full, initials } = readInContext(key);
    reading = isHead ? { pinyin: full, initials } : { pinyin: full.slice(1), initials: initials.slice(1) };
    if (!HAN_SYLLABLE.test(reading.pinyin)) return null;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(key, reading);
  }
  return reading;
}

/** The reading of Chinese characters that read the same in any word; null for any other. */
function shortRoad(run: string): Reading | null {
  let full = '';
  let initials = '';
  for (let at = 0; at < run.length; at += 1) {
    const reading = onlyReadingOf(run.charCodeAt(at));
    if (reading === '') return null;
    full += reading;
    initials += reading.charAt(0);
  }
  return { pinyin: full, initials };
}

/** How letters, digits and marks are searched for: a word by its first letter too, anything else whole. */
function spelling(run: string): Reading {
  const text = run.toLowerCase().replace(SPACES, '');
  return { pinyin: text, initials: HAN_SYLLABLE.test(text) ? text.charAt(0) : text };
}

const SPACES = /\s+/g;
/** ASCII, marks, emoji with what joins them, full-width forms: what nobody reads as Chinese. */
const isUnread = (code: number): boolean =>
  code < 0x80 ||
  (code >= 0x2000 && code < 0x2e80) ||
  (code >= 0xd83c && code <= 0xd83e) ||
  (code >= 0xdc00 && code <= 0xdfff) ||
  code >= 0xfe00;
