import fc from 'fast-check';
import { expect, test } from 'vitest';
import { composeName, letterIndex, letterSign, nextNames } from '#shared/domain/groupName';

const parts = { region: '成都', category: '银饰', brand: '金匠', house: '研究所' };
const word = fc.stringMatching(/^[成都银饰群A-Z0-9{}第期]{0,5}$/);
const pattern = fc
  .tuple(word, fc.constantFrom('{region}', '{house}', ''), word, fc.constantFrom('{number}', '{letter}', ''), word)
  .map((pieces) => pieces.join(''));

test('a letter sign counts on past Z and back again: A … Z, AA, AB', () => {
  expect([1, 26, 27, 28, 702, 703].map(letterSign)).toEqual(['A', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
  fc.assert(fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => letterIndex(letterSign(n)) === n));
});

test('no suggested name is taken or comes twice, whatever the pattern and the names there are', () => {
  fc.assert(
    fc.property(pattern, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 5 }), (shape, existing, count) => {
      const taken: string[] = [];
      for (let i = 0; i < existing; i += 1) taken.push(...nextNames(shape, parts, taken, 1).map((one) => one.name));
      const next = nextNames(shape, parts, taken, count).map((one) => one.name);
      expect(new Set([...taken, ...next]).size).toBe(taken.length + next.length);
    }),
  );
});

test('the next number follows the highest in use, so a closed group does not hand its number on', () => {
  const taken = ['成都银饰交流群1', '成都银饰交流群9', '成都银饰交流群10', '重庆银饰交流群40', '成都银饰交流群老客'];
  expect(nextNames('{region}{category}交流群{number}', parts, taken, 2)).toEqual([
    { name: '成都银饰交流群11', number: '11' },
    { name: '成都银饰交流群12', number: '12' },
  ]);
  expect(nextNames('{house}{letter}', parts, ['研究所A', '研究所B', '研究所2'], 1)).toEqual([
    { name: '研究所C', number: 'C' },
  ]);
  expect(nextNames('{house}店主培训群第{number}期', parts, ['研究所店主培训群第3期'], 1)[0]?.name).toBe(
    '研究所店主培训群第4期',
  );
});

test('a pattern without a running sign gives its one name, and numbers it only once that is taken', () => {
  expect(nextNames('{brand}粉丝群', parts, [], 1)).toEqual([{ name: '金匠粉丝群', number: '' }]);
  expect(nextNames('{brand}粉丝群', parts, ['金匠粉丝群'], 1)).toEqual([{ name: '金匠粉丝群1', number: '1' }]);
  expect(nextNames('', parts, [], 1)).toEqual([]);
});

test('an empty field leaves nothing behind in a name', () => {
  expect(composeName('{region}{category}交流群{number}', { ...parts, region: '' }, '3')).toBe('银饰交流群3');
});
