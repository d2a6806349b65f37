import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QR_BYTES, qrPages } from '#shared/domain/qrPages';
import { instantOf } from '#shared/domain/time';
import { standing } from '#shared/domain/queue';
import { isQuiet, putOffTo, spokenAt } from '#shared/domain/today';

const ZONE = 'Asia/Shanghai';
const at = (local: string, zone = ZONE): number => instantOf(local, zone);

test('codes hold the whole text in order, each within its bytes, and no emoji or character is cut', () => {
  const unit = fc.constantFrom('早', 'a', '\n', '👇', '👩‍👩‍👧‍👦', '🇨🇳', 'é', '𠮷');
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 400 }), fc.integer({ min: 30, max: 200 }), (text, limit) => {
      const pages = qrPages(text, limit);
      expect(pages.join('')).toBe(text);
      for (const page of pages) {
        expect(new TextEncoder().encode(page).length).toBeLessThanOrEqual(limit);
        expect(() => encodeURIComponent(page)).not.toThrow();
      }
      expect(pages.some((page) => page.startsWith('\u200d') || page.endsWith('\u200d'))).toBe(false);
    }),
  );
  expect(qrPages('')).toEqual([]);
  expect(qrPages('早'.repeat(Math.floor(QR_BYTES / 3)))).toHaveLength(1);
});

test('a character sequence longer than a code is still carried whole', () => {
  const long = `e${'\u0301'.repeat(600)}`;
  expect(qrPages(long, 100).join('')).toBe(long);
});

test('a post is due from its minute on, in time through its grace, and late right after', () => {
  expect([-1, 0, 50, 51].map((now) => standing(0, 50, now))).toEqual(['ahead', 'due', 'due', 'late']);
});

test('quiet hours run over midnight, start on their minute and end on theirs', () => {
  const quiet = (time: string): boolean => isQuiet(at(`2026-11-23T${time}`), '22:30', '08:00', ZONE);
  expect(['22:29', '22:30', '23:59', '00:00', '07:59', '08:00'].map(quiet)).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(isQuiet(at('2026-11-23T13:00'), '12:00', '14:00', ZONE)).toBe(true);
  expect(isQuiet(at('2026-11-23T13:00'), '12:00', '12:00', ZONE)).toBe(false);
});

test('"tomorrow" keeps the wall clock over a change to summer time, and never lands in the past', () => {
  const berlin = 'Europe/Berlin';
  const due = at('2026-03-28T09:00', berlin);
  expect(putOffTo(due, { tomorrow: true }, due, berlin)).toBe(at('2026-03-29T09:00', berlin));
  const late = at('2026-11-20T09:00');
  expect(putOffTo(late, { tomorrow: true }, at('2026-11-23T10:00'), ZONE)).toBe(at('2026-11-24T09:00'));
});

test('a late post names the day on which it goes out, an early one the day it is planned for', () => {
  const due = at('2026-11-22T09:00');
  expect(spokenAt(due, at('2026-11-23T18:00'), ZONE)).toBe(at('2026-11-23T09:00'));
  expect(spokenAt(due, at('2026-11-22T18:00'), ZONE)).toBe(due);
  expect(spokenAt(due, at('2026-11-20T18:00'), ZONE)).toBe(due);
});
