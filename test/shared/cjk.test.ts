import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cjkTokens, normalise } from '#shared/text/cjk';

/** What search means by its words, said the slow way. */
const slowly = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f]+/g, ' ')
    .trim();

function tokensSlowly(text: string): readonly string[] {
  return slowly(text)
    .split(' ')
    .flatMap((run) => {
      const chars = Array.from(run);
      return [...chars.slice(1).map((char, index) => `${chars[index]}${char}`), ...chars.slice(-1)];
    });
}

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...Array.from('小雨银饰aZ09 \n\t-_@.,Ａｂ３é🌸𠮷가각ﬁ①豈'),
        'e\u0301',
        '\u3000',
        '\ud800',
        'İ',
        'ﾊﾞ',
      ),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

test('the short road of search words says the same as the long one, whatever the text holds', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(normalise(text)).toBe(slowly(text));
      expect(cjkTokens(text).split(' ').filter(Boolean)).toEqual(tokensSlowly(text));
    }),
    { numRuns: 5000, seed: 20_261_122 },
  );
});

test('every single character is searched for as normalised, beside others and alone', () => {
  const unlike: string[] = [];
  for (let code = 1; code <= 0x1fbff; code += 1) {
    const text = `a${String.fromCodePoint(code)}银`;
    if (cjkTokens(text).split(' ').filter(Boolean).join(' ') !== tokensSlowly(text).join(' ')) unlike.push(text);
  }
  expect(unlike).toEqual([]);
});
