import { expect, test } from 'vitest';
import { findConflicts, inHours, type PlannedPost, type StandingPost } from '#shared/domain/conflicts';
import { instantOf } from '#shared/domain/time';

const limits = { slotGapMinutes: 30, sameTextDays: 14, quietFrom: '22:30', quietTo: '08:00' };
const now = instantOf('2026-11-23T09:00');
const at = (local: string): number => instantOf(local);
const post = (local: string, change: Partial<PlannedPost> = {}): PlannedPost => ({
  at: at(local),
  zone: 'Asia/Shanghai',
  group: { id: 7, name: '研究所A', qrValidUntil: null },
  account: { id: 1, name: '小银', status: 'normal' },
  ...change,
});
const stands = (local: string, text: string, groupId = 7): StandingPost => ({
  at: at(local),
  groupId,
  title: `${local} ${text}`,
  text,
});
const kinds = (planned: readonly PlannedPost[], standing: readonly StandingPost[] = [], text = '早安') =>
  findConflicts(planned, text, standing, limits, now).map((conflict) => conflict.kind);

test('another post in the same group is too near below 30 minutes, before and after, and not at 30', () => {
  expect(kinds([post('2026-11-24T10:00')], [stands('2026-11-24T10:29', 'a')])).toEqual(['near']);
  expect(kinds([post('2026-11-24T10:00')], [stands('2026-11-24T09:31', 'a')])).toEqual(['near']);
  expect(
    kinds([post('2026-11-24T10:00')], [stands('2026-11-24T10:30', 'a'), stands('2026-11-24T10:00', 'a', 8)]),
  ).toEqual([]);
});

test('the same text counts within 14 days to either side, however it is spaced or written wide; the nearest is named', () => {
  const found = findConflicts(
    [post('2026-11-24T10:00')],
    '早安 Silver！',
    [
      stands('2026-11-11T10:00', '早安  silver!'),
      stands('2026-11-20T10:00', '早安 SILVER!'),
      stands('2026-11-23T10:00', '晚安'),
    ],
    limits,
    now,
  );
  expect(found.map(({ kind, otherAt }) => [kind, otherAt])).toEqual([['sameText', at('2026-11-20T10:00')]]);
  expect(kinds([post('2026-11-24T10:00')], [stands('2026-11-10T09:59', '早安')])).toEqual([]);
  expect(kinds([post('2026-11-24T10:00')], [stands('2026-12-08T10:00', '早安')])).toEqual(['sameText']);
});

test('pictures alone, with no text, are never the same text', () => {
  expect(kinds([post('2026-11-24T10:00')], [stands('2026-11-20T10:00', '')], '')).toEqual([]);
});

test('quiet hours span midnight, start at their first minute and end before their last', () => {
  expect(inHours('22:29', '22:30', '08:00')).toBe(false);
  expect(inHours('22:30', '22:30', '08:00')).toBe(true);
  expect(inHours('07:59', '22:30', '08:00')).toBe(true);
  expect(inHours('08:00', '22:30', '08:00')).toBe(false);
  expect(inHours('13:00', '12:00', '14:00')).toBe(true);
  expect(inHours('10:00', '09:00', '09:00')).toBe(false);
  expect(
    kinds([post('2026-11-24T23:00'), post('2026-11-24T23:00', { group: { id: 8, name: 'B', qrValidUntil: null } })]),
  ).toEqual(['quietHours']);
});

test('quiet hours are those of the zone the slot is planned in', () => {
  expect(kinds([post('2026-11-24T10:00', { zone: 'America/New_York' })])).toEqual([]);
  expect(kinds([post('2026-11-24T14:00', { zone: 'America/New_York' })])).toEqual(['quietHours']);
});

test('a banned or restricted account and a lapsed QR code are named once, not once for each of the days', () => {
  const banned = { account: { id: 1, name: '小银', status: 'banned' } };
  const lapsed = { group: { id: 7, name: '研究所A', qrValidUntil: now - 1 } };
  expect(kinds([post('2026-11-24T10:00', banned), post('2026-11-25T10:00', banned)], [], '')).toContain('account');
  expect(
    findConflicts([post('2026-11-24T10:00', lapsed), post('2026-12-25T10:00', lapsed)], 'x', [], limits, now),
  ).toMatchObject([{ kind: 'qrLapsed', name: '研究所A' }]);
});

test('a repetition that says the same text again within 14 days is told once, without naming a group', () => {
  const found = findConflicts(
    [post('2026-11-24T10:00'), post('2026-11-25T10:00'), post('2026-11-26T10:00')],
    '早安',
    [],
    limits,
    now,
  );
  expect(found).toMatchObject([{ kind: 'sameText', groupId: null, other: null }]);
});
