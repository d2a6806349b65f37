import { pinyin } from 'pinyin-pro';

/** A name's full pinyin without tones and spaces, and its initials. */
export interface Reading {
  readonly pinyin: string;
  readonly initials: string;
}

// The same names come again and again within one import; beyond this many the memory starts anew.
const REMEMBERED = 20_000;
const remembered = new Map<string, Reading>();

/** Full pinyin without tones and spaces, and the initials, of a name; other characters stay as they are, lower case. */
export function pinyinOf(name: string): Reading {
  let reading = remembered.get(name);
  if (!reading) {
    reading = shortRoad(name) ?? readInContext(name);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(name, reading);
  }
  return reading;
}

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

/** The reading of a name of Latin letters, digits and characters that read the same in any word; null for any other. */
function shortRoad(name: string): Reading | null {
  let full = '';
  let initials = '';
  for (let at = 0; at < name.length; at += 1) {
    const code = name.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fa5) {
      const reading = onlyReadingOf(code);
      if (reading === '') return null;
      full += reading;
      initials += reading.charAt(0);
      continue;
    }
    let end = at;
    while (end < name.length && isAlphanumeric(name.charCodeAt(end))) end += 1;
    if (end === at) return null;
    const run = name.slice(at, end).toLowerCase();
    full += run;
    initials += HAN_SYLLABLE.test(run) ? run.charAt(0) : run;
    at = end - 1;
  }
  return { pinyin: full, initials };
}

const isAlphanumeric = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
