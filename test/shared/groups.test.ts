import { expect, test } from 'vitest';
import { groupWarnings, urgency, warnsOf } from '#shared/domain/groups';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 23, 1, 0);
const limits = { qrJoinLimit: 200, qrWarnDays: 2, silentDays: 3, joinsPerDayWarn: 50, nearFullLeft: 20 };
const calm = {
  members: 120,
  banned: false,
  helpers: 0,
  capacityFull: 400,
  capacityMax: 500,
  qrValidUntil: NOW + 6 * DAY,
  standbyAccountIds: [2],
  lastPostAt: NOW - DAY,
  createdAt: NOW - 90 * DAY,
  joinedLastDay: 3,
  archived: false,
};
const codes = (
  change: Partial<Omit<typeof calm, 'lastPostAt'>> & { readonly lastPostAt?: number | null },
): readonly string[] =>
  groupWarnings({ ...calm, ...change }, limits, { now: NOW, zone: 'Asia/Shanghai' }).map((warning) => warning.code);

test('a calm group has no warning', () => {
  expect(codes({})).toEqual([]);
});

test('each warning starts exactly at its figure, not one earlier', () => {
  expect(codes({ members: 400 })).toEqual([]);
  expect(codes({ members: 401 })).toEqual(['over']);
  expect(codes({ members: 479, helpers: 1 })).toEqual([]);
  expect(codes({ members: 480, helpers: 1 })).toEqual(['near']);
  expect(codes({ members: 500 })).toEqual(['full']);
  // 23 November, 9 in the morning: the third day after begins 15 hours before these 72 are over.
  expect(codes({ qrValidUntil: Date.UTC(2026, 10, 25, 16, 0) })).toEqual([]);
  expect(codes({ qrValidUntil: Date.UTC(2026, 10, 25, 16, 0) - 1 })).toEqual(['qrLapsing']);
  expect(codes({ qrValidUntil: NOW - 1 })).toEqual(['qrLapsed']);
  expect(codes({ lastPostAt: NOW - 3 * DAY + 1 })).toEqual([]);
  expect(codes({ lastPostAt: NOW - 3 * DAY })).toEqual(['silent']);
  expect(codes({ joinedLastDay: 50 })).toEqual([]);
  expect(codes({ joinedLastDay: 51 })).toEqual(['fastJoins']);
});

test('a code that lets nobody in any more is not warned about, nor is an archived group', () => {
  expect(codes({ members: 200, qrValidUntil: NOW - DAY })).toEqual([]);
  expect(codes({ archived: true, members: 500, standbyAccountIds: [] })).toEqual([]);
});

test('a new group is silent only after the days have passed since it was made', () => {
  expect(codes({ lastPostAt: null, createdAt: NOW - DAY })).toEqual([]);
  expect(codes({ lastPostAt: null, createdAt: NOW - 4 * DAY })).toEqual(['silentNever']);
});

test('a helper in office takes the warning of a big group away, and a banned account is the gravest of all', () => {
  expect(codes({ members: 420, helpers: 1 })).toEqual([]);
  expect(codes({ banned: true, members: 490, standbyAccountIds: [] })).toEqual(['banned', 'near', 'over', 'noStandby']);
});

test('a filter for silence finds those that never posted, one for nearly full the full ones, and urgency puts grave first', () => {
  const of = (...found: Parameters<typeof warnsOf>[0][number]['code'][]) =>
    found.map((code) => ({ code, grave: code === 'full', facts: {} }));
  expect(warnsOf(of('silentNever'), 'silent')).toBe(true);
  expect(warnsOf(of('full'), 'near')).toBe(true);
  expect(warnsOf(of('over'), 'near')).toBe(false);
  expect(warnsOf([], 'any')).toBe(false);
  expect(urgency(of('full'))).toBeGreaterThan(urgency(of('over', 'silent', 'noStandby')));
});
