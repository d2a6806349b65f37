import { expect, test } from 'vitest';
import { backupsToKeep } from '#shared/domain/backups';

const ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;
const now = Date.UTC(2026, 10, 22, 4, 0);

test('a year of hourly backups shrinks to 3 of today, the newest of 7 days and of 4 weeks', () => {
  const all = Array.from({ length: 24 * 365 }, (_, hour) => ({ name: `b${hour}`, at: now - hour * 3_600_000 }));
  const names = backupsToKeep(all, now, ZONE);
  const kept = all.filter(({ name }) => names.has(name));
  expect(kept.filter(({ at }) => at > now - 12 * 3_600_000)).toHaveLength(3);
  const days = new Set(kept.map(({ at }) => Math.floor((at + 8 * 3_600_000) / DAY)));
  // 22 November is a Sunday: its week's newest is of today; three more weeks end on Sundays before, one of them within the 7 days.
  expect(days.size).toBe(7 + 3);
  expect(Math.min(...kept.map(({ at }) => at))).toBeGreaterThan(now - 28 * DAY);
});

test('the only backup is kept however old it is: a rule by age alone would leave nothing to go back to', () => {
  const old = [{ name: 'old', at: now - 400 * DAY }];
  expect([...backupsToKeep(old, now, ZONE)]).toEqual(['old']);
});

test('days are counted in the zone of the user, not in UTC', () => {
  const at = (hour: number) => ({ name: `h${hour}`, at: Date.UTC(2026, 10, 21, hour) });
  // 15:00 and 16:00 UTC are 23:00 of the 21st and 00:00 of the 22nd in Shanghai.
  expect([...backupsToKeep([at(14), at(15), at(16), at(17), at(18), at(19)], now, ZONE)].sort()).toEqual([
    'h15',
    'h17',
    'h18',
    'h19',
  ]);
});
