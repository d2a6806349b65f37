import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pinyinOf, readInContext } from '#shared/text/pinyin';

/** The words and surnames that the reading library knows as wholes. */
function dictionary(): readonly string[] {
  const folder = join(dirname(createRequire(import.meta.url).resolve('pinyin-pro')), 'esm/data');
  return ['dict2', 'dict3', 'dict4', 'dict5', 'surname'].flatMap((name) =>
    Array.from(readFileSync(join(folder, `${name}.mjs`), 'utf8').matchAll(/^\s+"?(\p{Script=Han}+)"?:/gmu), (found) =>
      String(found[1]),
    ),
  );
}

test('every word and surname of the dictionary reads as in context, alone and inside a name', () => {
  const words = dictionary();
  expect(words.length).toBeGreaterThan(4000);
  const unlike = words
    .flatMap((word) => [word, `小${word}`, `${word}VIP8`, `a${word}明`])
    .filter((name) => JSON.stringify(pinyinOf(name)) !== JSON.stringify(readInContext(name)));
  expect(unlike).toEqual([]);
});

test('names of any characters read as in context: rare ones, Latin, digits, emoji, full-width, spaces', () => {
  const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCharCode(code));
  const piece = fc.oneof(
    { weight: 4, arbitrary: han },
    { weight: 2, arbitrary: fc.constantFrom(...Array.from('房告从傍重乐曾单朱许孙南若思行长了不一々〇ＡｂＬü')) },
    { weight: 2, arbitrary: fc.constantFrom('A', 'vip', '2', ' ', '-', '🌸', '３', 'é', '·', '欧阳', '重庆') },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 2 }) },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const name = pieces.join('');
      expect(pinyinOf(name)).toEqual(readInContext(name));
    }),
    { numRuns: 10_000, seed: 20_261_122 },
  );
});
