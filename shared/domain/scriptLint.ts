import { fillTemplate } from '../text/template';

/** One thing to look at in a text before it goes out; `at` is where it stands (UTF-16 units; of the NFKC text for a watchword). */
export type LintMark =
  | { readonly kind: 'unknownVariable'; readonly part: number; readonly what: string; readonly at: number }
  | { readonly kind: 'watchword'; readonly part: number; readonly what: string; readonly at: number }
  | { readonly kind: 'tooLong'; readonly part: number; readonly chars: number; readonly max: number }
  | { readonly kind: 'blank'; readonly part: number };

/** Marks unknown variables, watchwords, blank and over-long texts; `maxChars` null = not known, nothing is too long. */
export function lintTexts(
  texts: readonly (string | null)[],
  watchwords: readonly string[],
  maxChars: number | null,
): LintMark[] {
  return texts.flatMap((text, part): LintMark[] => {
    if (text === null) return [];
    if (text.trim() === '') return [{ kind: 'blank', part }];
    const marks: LintMark[] = fillTemplate(text, {}).unknown.map((what) => ({
      kind: 'unknownVariable',
      part,
      what,
      at: text.indexOf(what),
    }));
    // Signs count here, other than in search: `http://` is a watchword that `https` is not.
    const low = plain(text);
    for (const what of watchwords) {
      const at = low.indexOf(plain(what));
      if (what.trim() !== '' && at !== -1) marks.push({ kind: 'watchword', part, what, at });
    }
    const chars = Array.from(text).length;
    if (maxChars !== null && chars > maxChars) marks.push({ kind: 'tooLong', part, chars, max: maxChars });
    return marks;
  });
}

/** Text with width and case set aside. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
