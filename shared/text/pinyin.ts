import { pinyin } from 'pinyin-pro';

/** Full pinyin without tones and spaces, and the initials, of a name; other characters stay as they are, lower case. */
export function pinyinOf(name: string): { readonly pinyin: string; readonly initials: string } {
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
