import { expect, test } from 'vitest';
import { accountColours, fenOf, freeColour, yuanOf } from '#shared/domain/accounts';

test('money typed in yuan becomes exact fen, whatever sign or separator stands with it; nonsense becomes nothing', () => {
  expect(['29.9', '¥29.90', '￥1,999', ' 0.05元 ', '19'].map(fenOf)).toEqual([2990, 2990, 199_900, 5, 1900]);
  expect(['', '19.999', '-3', '十元', '1e3'].map(fenOf)).toEqual([null, null, null, null, null]);
  expect(yuanOf(2990)).toBe('29.9');
});

test('once all colours are worn, the least worn one is given again', () => {
  expect(freeColour([])).toBe(accountColours[0]);
  expect(freeColour(accountColours.slice(0, 3))).toBe(accountColours[3]);
  expect(freeColour([...accountColours, ...accountColours.slice(0, 7)])).toBe(accountColours[7]);
});
