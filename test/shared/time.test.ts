import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { addDays, dayBounds, instantOf, localDateTime } from '#shared/domain/time';

// With daylight saving of an hour and of half of one, with a day that was skipped, with changes at midnight, without any.
const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Sao_Paulo', 'UTC'];
const zone = fc.constantFrom(...zones);
const minute = fc
  .integer({ min: Date.UTC(1985, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
  .map((at) => new Date(at * 60_000).toISOString().slice(0, 16));
// Near the changes of clocks, where a sum goes wrong.
const changes = fc.constantFrom(
  '2026-03-29T02:30',
  '2026-10-25T02:30',
  '2026-04-05T01:45',
  '2026-10-04T02:15',
  '2011-12-29T23:30',
  '2011-12-31T00:10',
  '2018-11-04T00:20',
  '2018-02-17T23:40',
  '1991-04-14T00:30',
  '1991-09-15T00:30',
);

test('a wall clock in any zone is the instant that a calendar library finds, also where clocks are changed', () => {
  fc.assert(
    fc.property(zone, fc.oneof(minute, changes), (name, local) => {
      const known = Temporal.PlainDateTime.from(local).toZonedDateTime(name);
      expect([instantOf(local, name), localDateTime(instantOf(local, name), name)]).toEqual([
        known.epochMilliseconds,
        known.toPlainDateTime().toString({ smallestUnit: 'minute' }),
      ]);
    }),
    { numRuns: 2000 },
  );
});

test('a day in any zone runs from its first instant to that of the next', () => {
  fc.assert(
    fc.property(zone, fc.oneof(minute, changes), fc.integer({ min: -800, max: 800 }), (name, local, days) => {
      const date = Temporal.PlainDate.from(local.slice(0, 10));
      const next = date.add({ days: 1 });
      expect(addDays(date.toString(), days)).toBe(date.add({ days }).toString());
      // A day that a zone skipped begins and ends where the next one does.
      expect(dayBounds(date.toString(), name)).toEqual([
        date.toZonedDateTime(name).epochMilliseconds,
        next.toZonedDateTime(name).epochMilliseconds,
      ]);
    }),
    { numRuns: 2000 },
  );
});

test('a day that no calendar has is refused, not taken for another', () => {
  expect(() => instantOf('2026-02-30T10:00')).toThrow(RangeError);
  expect(() => instantOf('2026-13-01T10:00', 'UTC')).toThrow(RangeError);
});
