import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { occurrences, repeatOf, ruleOf, weekdayOf, type Recurrence } from '#shared/domain/recurrence';
import { addDays, localDateTime } from '#shared/domain/time';

const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'America/Santiago', 'UTC'];
const day = fc.integer({ min: 0, max: 3000 }).map((after) => addDays('2024-01-01', after));
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);
const repeat = fc.record({
  freq: fc.constantFrom('daily' as const, 'weekly' as const),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
  until: fc.constant(null),
});
const recurrence = fc
  .record({
    start: day,
    clock,
    zone: fc.constantFrom(...zones),
    repeat,
    length: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
    left: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 5 }),
  })
  .map(({ start, clock: time, zone, repeat: again, length, left }) => ({
    repeat: again,
    recurrence: {
      rule: ruleOf(again, `${start}T${time}`),
      startsLocal: `${start}T${time}`,
      zone,
      until: length === null ? null : addDays(start, length),
      exceptions: left.map((after) => addDays(start, after)),
    } satisfies Recurrence,
  }));

const window = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 45 }));

test('a repetition comes on exactly the days a plain count of the calendar gives, in any zone and window', () => {
  fc.assert(
    fc.property(recurrence, window, ({ recurrence: given, repeat: again }, [offset, length]) => {
      const start = given.startsLocal.slice(0, 10);
      const from = addDays(start, offset);
      const to = addDays(from, length);
      const wanted = new Set([...again.weekdays, weekdayOf(start)]);
      const expected: string[] = [];
      for (let at = from; at <= to; at = addDays(at, 1))
        if (
          at >= start &&
          (given.until === null || at <= given.until) &&
          !given.exceptions.includes(at) &&
          (again.freq === 'daily' || wanted.has(weekdayOf(at)))
        )
          expected.push(at);
      expect(occurrences(given, from, to).map((one) => one.day)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('each time keeps its wall clock through daylight saving; one that is skipped moves forward on the same day', () => {
  fc.assert(
    fc.property(recurrence, ({ recurrence: given }) => {
      const start = given.startsLocal.slice(0, 10);
      const time = given.startsLocal.slice(11);
      for (const { day: on, startsAt } of occurrences(given, start, addDays(start, 200))) {
        const local = localDateTime(startsAt, given.zone);
        if (local === `${on}T${time}`) continue;
        const skipped = Temporal.PlainDateTime.from(`${on}T${time}`);
        expect(skipped.toZonedDateTime(given.zone, { disambiguation: 'later' }).epochMilliseconds).toBe(startsAt);
        expect(local > `${on}T${time}`).toBe(true);
      }
    }),
    { numRuns: 100 },
  );
});

test('a slot of 02:30 in New York goes out on the day the clocks jump over it, and is back at 02:30 the day after', () => {
  const given = {
    rule: 'FREQ=DAILY',
    startsLocal: '2026-03-07T02:30',
    zone: 'America/New_York',
    until: '2026-03-09',
    exceptions: [],
  };
  expect(
    occurrences(given, '2026-03-01', '2026-04-01').map(({ startsAt }) => localDateTime(startsAt, given.zone)),
  ).toEqual(['2026-03-07T02:30', '2026-03-08T03:30', '2026-03-09T02:30']);
});

test('a stored rule gives back the repetition it was made from, so the editor shows what was chosen', () => {
  fc.assert(
    fc.property(repeat, day, (again, start) => {
      const stored = repeatOf(ruleOf(again, `${start}T09:00`), again.until);
      expect(stored.freq).toBe(again.freq);
      expect(stored.weekdays).toEqual(
        again.freq === 'daily' ? [] : [...new Set([...again.weekdays, weekdayOf(start)])].sort((a, b) => a - b),
      );
    }),
  );
});
