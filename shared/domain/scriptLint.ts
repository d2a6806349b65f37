import { normalise } from '../text/cjk';
import { fillTemplate } from '../text/template';

/** One thing to look at in a text before it goes out; `at` is where it stands, in UTF-16 units. */
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
    const low = text.toLowerCase();
    const flat = normalise(text);
    for (const what of watchwords) {
      const wanted = normalise(what);
      if (wanted !== '' && flat.includes(wanted))
        marks.push({ kind: 'watchword', part, what, at: Math.max(0, low.indexOf(what.toLowerCase())) });
    }
    const chars = Array.from(text).length;
    if (maxChars !== null && chars > maxChars) marks.push({ kind: 'tooLong', part, chars, max: maxChars });
    return marks;
  });
}
