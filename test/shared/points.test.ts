import { dayNumber } from '#shared/domain/time';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bonusHangsOn, namesIn, streakAt, whoIsMeant, withinCap } from '#shared/domain/points';

test('a day filled in later joins two runs and earns the bonus they had not earned apart; order never matters', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 })), fc.integer({ min: 2, max: 9 }), (order, every) => {
      const days = new Set<number>();
      let bonuses = 0;
      for (const day of order) {
        if (bonusHangsOn(days, day, every)) bonuses += 1;
        days.add(day);
      }
      let worth = 0;
      let length = 0;
      for (let day = 0; day <= 41; day += 1) {
        if (days.has(day)) length += 1;
        else {
          worth += Math.floor(length / every);
          length = 0;
        }
      }
      expect(bonuses).toBe(worth);
      for (const day of order.toReversed()) {
        days.delete(day);
        if (bonusHangsOn(days, day, every)) bonuses -= 1;
      }
      expect(bonuses).toBe(0);
    }),
  );
});

test('a streak holds over the end of a month and of a year, until a whole day is missed', () => {
  const days = new Set(['2026-12-30', '2026-12-31', '2027-01-01'].map(dayNumber));
  expect(streakAt(days, dayNumber('2027-01-01'))).toBe(3);
  expect(streakAt(days, dayNumber('2027-01-02'))).toBe(3);
  expect(streakAt(days, dayNumber('2027-01-03'))).toBe(0);
});

test('a cap gives what is left of it, never less than nothing, and does not hold back a deduction', () => {
  expect(withinCap(5, 12, 10)).toBe(2);
  expect(withinCap(5, 12, 14)).toBe(0);
  expect(withinCap(-5, 12, 10)).toBe(-5);
  expect(withinCap(5, null, 1000)).toBe(5);
});

test('the numbered lines of a 接龙 are its names; a list without numbers is one name a line or between commas', () => {
  expect(namesIn('#接龙\n今天签到啦，第 3 天\n\n1. 小满\n2、阿梅 ✅\n３． 大刘\n2. 小满')).toEqual([
    '小满',
    '阿梅 ✅',
    '大刘',
  ]);
  expect(namesIn('@小满\n阿梅，大刘、 李记,银楼')).toEqual(['小满', '阿梅', '大刘', '李记', '银楼']);
  expect(namesIn('')).toEqual([]);
});

test('a line is who is called so; a longer name is not cut down to a shorter one of someone else', () => {
  const members = [
    { id: 1, names: ['小雨', '春熙路小雨'] },
    { id: 2, names: ['小雨点'] },
    { id: 3, names: ['阿梅'] },
    { id: 4, names: ['阿梅', ''] },
    { id: 5, names: ['Lily Wang'] },
  ];
  const who = (line: string) => whoIsMeant([line], members)[0];
  expect(who('小雨')).toMatchObject({ ids: [1], sure: true });
  expect(who('小雨点')).toMatchObject({ ids: [2], sure: true });
  expect(who('小雨点点')).toMatchObject({ ids: [] });
  expect(who('春熙路小雨 打卡第5天')).toMatchObject({ ids: [1], sure: false });
  expect(who('阿梅')).toMatchObject({ ids: [3, 4], sure: true });
  expect(who('lily wang')).toMatchObject({ ids: [5], sure: true });
});
