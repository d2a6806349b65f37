import fc from 'fast-check';
import { expect, test } from 'vitest';
import { watcher } from '#shared/domain/watch';
import { wordMatcher } from '#shared/text/wordMatcher';

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '加', '微', '信', '１', 'A', '😀'), maxLength: 30 });

test('it finds what a plain look at every place finds, whatever words overlap', () => {
  const words = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('a', 'b', '加', '微', '信', '1', '😀'), minLength: 1, maxLength: 5 }),
    { minLength: 1, maxLength: 12 },
  );
  const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
  fc.assert(
    fc.property(words, letters, (list, text) => {
      const found: string[] = [];
      wordMatcher(list).scan(text, (word, from, to) => found.push(`${word} ${from} ${to}`));
      const plain: string[] = [];
      const flat = folded(text);
      list.forEach((word, index) => {
        for (let at = flat.indexOf(word); at >= 0; at = flat.indexOf(word, at + 1))
          plain.push(`${index} ${at} ${at + word.length}`);
      });
      expect(found.toSorted()).toEqual(plain.toSorted());
    }),
    { numRuns: 2000, seed: 20_261_122 },
  );
});

test('no word, an empty word and a word beside its own beginning are borne', () => {
  wordMatcher([]).scan('加我微信', () => expect.unreachable());
  wordMatcher(['']).scan('加我微信', () => expect.unreachable());
  const watch = watcher([
    { word: '微信', kind: '', action: 'remind' },
    { word: '加我微信', kind: '广告', action: 'warn' },
    { word: 'vx', kind: '', action: 'remove' },
  ]);
  expect(watch('快加我微信，ＶＸ也行')).toMatchObject([
    { word: '加我微信', from: 1, to: 5 },
    { word: 'vx', from: 6, to: 8, action: 'remove' },
  ]);
});
