import { join } from 'node:path';
import { expect, test } from 'vitest';
import { memberSorts, type MemberFilter, type MemberSort } from '#shared/contract/members';
import { migrate } from '../../electron/data/db/migrate';
import { openDb } from '../../electron/data/db/open';
import { ids, run } from '../../electron/data/db/sql';
import { memberClause, memberIds } from '../../electron/data/members/repo';
import { buildCommunity } from '../support/conditionWorld';
import { freshFolder } from '../support/dataProcess';

const NOW = Date.UTC(2026, 10, 23, 1, 0);

/** A file of 120 members in two workspaces, of whom some are archived. */
function openCommunity() {
  const file = join(freshFolder(), 'community.db');
  const db = openDb(file);
  migrate(db);
  buildCommunity(db, NOW);
  run(db, `UPDATE person SET archived_at = iif(id % 9 = 0, 1, NULL), pinyin = 'p' || id`);
  return { file, ctx: { db, now: () => NOW, zone: 'Asia/Shanghai' } };
}

test('a list read from what is at hand holds whom SQL keeps, in the order in which few are looked up one by one', () => {
  const { ctx } = openCommunity();
  const filters: MemberFilter[] = [null, 1, 2].flatMap((accountId) => [
    { accountId },
    { accountId, archived: true },
    { accountId, search: '银' },
    { accountId, search: '银饰' },
    { accountId, search: '李a1' },
    { accountId, search: '138', archived: true },
    { accountId, search: '。' },
  ]);
  const numeric = (one: number, other: number): number => one - other;
  let some = 0;
  for (const filter of filters)
    for (const by of [...memberSorts, 'extra:1' as const])
      for (const desc of [false, true]) {
        const sort: MemberSort = { by, desc };
        // Whatever is written takes away what is at hand.
        run(ctx.db, 'UPDATE person SET note = note WHERE id = 1');
        const [cold, warm, again] = [1, 2, 3].map(() => Array.from(memberIds(ctx, filter, sort)));
        const told = JSON.stringify({ filter, sort });
        expect(warm, told).toEqual(cold);
        expect(again, told).toEqual(cold);
        const { sql, values } = memberClause(ctx, filter);
        const kept = ids(
          ctx.db,
          `SELECT p.id FROM person p JOIN person_stat s ON s.person_id = p.id WHERE ${sql}`,
          ...values,
        );
        expect(cold?.toSorted(numeric), told).toEqual(Array.from(kept).toSorted(numeric));
        some += kept.length;
      }
  expect(some).toBeGreaterThan(5000);
});

test('what is at hand is given up for what another connection wrote, and for what was taken back', () => {
  const { file, ctx } = openCommunity();
  const sort: MemberSort = { by: 'name', desc: false };
  const first = (): number | undefined => memberIds(ctx, { accountId: null }, sort)[0];
  const before = first();
  const other = openDb(file);
  run(other, `UPDATE person SET pinyin = '' WHERE id = 100`);
  expect(before).not.toBe(100);
  expect(first()).toBe(100);
  const takenBack = ctx.db.transaction(() => {
    run(ctx.db, `UPDATE person SET pinyin = 'zzz' WHERE id = 100`);
    run(ctx.db, `UPDATE person SET pinyin = '' WHERE id = 101`);
    expect(first()).toBe(101);
    throw new Error('taken back');
  });
  expect(takenBack).toThrow('taken back');
  expect(first()).toBe(100);
  run(ctx.db, 'UPDATE person SET archived_at = 1 WHERE id = 100');
  expect(first()).not.toBe(100);
  other.close();
});

test('cities, remarks, sources and own fields stand as they are looked up by pinyin, Latin and digits before, blanks last', () => {
  const { ctx } = openCommunity();
  const words = ['重庆', '上海', '义乌', '兰州', '长春', '青岛', 'Berlin', '3区', ''];
  const inOrder = ['3区', 'Berlin', '长春', '重庆', '兰州', '青岛', '上海', '义乌', ''];
  run(ctx.db, 'DELETE FROM person WHERE id > 9');
  run(ctx.db, 'UPDATE person SET archived_at = NULL');
  for (const [at, word] of words.entries()) {
    const id = at + 1;
    run(ctx.db, `UPDATE person SET city = ?, extra = json_object('1', ?) WHERE id = ?`, word, word, id);
    run(ctx.db, 'DELETE FROM contact WHERE person_id = ?', id);
    run(
      ctx.db,
      `INSERT INTO contact (uid, account_id, person_id, remark, channel) VALUES (?, 1, ?, ?, ?)`,
      `c${id}`,
      id,
      word,
      word,
    );
  }
  for (const by of ['city', 'remark', 'channel', 'extra:1'] as const) {
    const listed = memberIds(ctx, { accountId: null }, { by, desc: false });
    expect(
      Array.from(listed, (id) => words[id - 1]),
      by,
    ).toEqual(inOrder);
  }
});
