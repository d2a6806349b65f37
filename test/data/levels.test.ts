import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Level } from '#shared/contract/levels';
import { gateOf, nextLevels } from '#shared/domain/levels';
import { readCommunity, type Seen } from '../support/conditionWorld';
import type { TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { idOf, withDb } from '../support/plannedData';
import { gate, holds, openRuledData } from '../support/rules';
import { run } from '../../electron/data/db/sql';
import { peek } from '../support/workspaces';

interface Held {
  readonly id: number;
  readonly level_id: number | null;
  readonly level_since: number | null;
  readonly level_manual: 0 | 1;
  readonly archived_at: number | null;
}
const people = (data: TestData): Held[] =>
  peek(data.dir, 'SELECT id, level_id, level_since, level_manual, archived_at FROM person ORDER BY id');

/** The highest level whose whole way holds, said plainly. */
const reached = (levels: readonly Level[], person: Seen, now: number): Level | undefined =>
  levels.find((level) =>
    gateOf(levels, level.id).every(
      ({ enabled, conditions }) => enabled && conditions.every((each) => holds(each, person, now)),
    ),
  );

const node = fc.record({ parent: fc.option(fc.nat(9)), conditions: gate, enabled: fc.boolean() });

test('everyone gets the highest level whose gate and those above it hold; none is taken away unless asked; undo gives all back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(node, { minLength: 1, maxLength: 7 }), fc.boolean(), async (nodes, demote) => {
      const data = await openRuledData();
      withDb(data.dir, (db) => {
        run(db, 'UPDATE person SET level_id = NULL');
        run(db, 'UPDATE level SET parent_id = NULL');
        run(db, 'DELETE FROM level');
      });
      const made: number[] = [];
      for (const [at, { parent, conditions, enabled }] of nodes.entries()) {
        const parentId = parent === null ? null : (made[parent % Math.max(1, made.length)] ?? null);
        const fields = { code: `L${at}`, name: '', benefits: '', conditions, enabled, parentId };
        made.push(idOf((await data.ask('level.save', fields)).ids));
      }
      withDb(data.dir, (db) => run(db, 'UPDATE person SET level_id = ? WHERE id % 3 = 0', made[0]));
      const levels = await data.ask('level.list', { accountId: null });
      const rankOf = (id: number | null): number => levels.find((level) => level.id === id)?.rank ?? 0;
      const seen = withDb(data.dir, (db) => readCommunity(db, null, data.now));
      const before = people(data);
      const dumped = dumpTables(data.dir);
      const wish = { accountId: null, demote, jobId: 'job' };

      const preview = await data.ask('level.preview', wish);
      const ids = Array.from(await data.ask('level.changeIds', { token: preview.token }));
      const changes = await data.ask('level.changes', { token: preview.token, ids });
      const applied = await data.ask('level.apply', wish);
      expect(applied.changed).toBe(ids.length);
      const after = people(data);
      let kept = 0;
      after.forEach((now, at) => {
        const was = before[at] ?? now;
        const person = seen[at];
        const plain = (person && reached(levels, person, data.now)?.id) ?? null;
        const fixed = was.level_manual === 1 || was.archived_at !== null;
        const lower = rankOf(plain) < rankOf(was.level_id);
        if (!fixed && lower && !demote) kept += 1;
        const expected = fixed || (lower && !demote) ? was.level_id : plain;
        expect(now.level_id, `level of ${now.id}`).toBe(expected);
        const change = changes.find(({ id }) => id === now.id);
        expect(change !== undefined).toBe(was.level_id !== now.level_id);
        if (change) expect([change.from, change.to]).toEqual([was.level_id, now.level_id]);
        else expect(now).toEqual(was);
      });
      expect(preview.kept).toBe(kept);
      const done = dumpTables(data.dir);
      expect(await data.ask('level.apply', wish)).toEqual({ changed: 0, operationId: null });
      if (applied.operationId !== null) {
        await data.ask('operation.undo', { id: applied.operationId });
        expect(dumpTables(data.dir)).toEqual(dumped);
        await data.ask('operation.redo', undefined);
        expect(dumpTables(data.dir)).toEqual(done);
      }
      data.stop();
    }),
    { numRuns: 6, seed: 20_261_122 },
  );
});

test('what the next level still needs: branches first, then the next on the line; each condition with what the member has', async () => {
  const data = await openRuledData();
  const levels = await data.ask('level.list', { accountId: null });
  const level = (code: string): number => levels.find((each) => each.code === code)?.id ?? 0;
  const codes = (held: number | null): string =>
    nextLevels(levels, held)
      .map(({ code }) => code)
      .join(' ');
  expect(codes(null)).toBe('C');
  expect(codes(level('C'))).toBe('C4 C3 C2 C1 B');
  expect(codes(level('C4'))).toBe('D8 D7 C3');
  expect(codes(level('D1'))).toBe('B');
  expect(codes(level('B1'))).toBe('A');
  expect(codes(level('S'))).toBe('');
  const person = idOf((await data.ask('member.create', { nickname: '小李' })).ids);
  withDb(data.dir, (db) => run(db, 'UPDATE person SET level_id = ? WHERE id = ?', level('C'), person));
  const standing = await data.ask('level.standing', { id: person, accountId: null });
  expect(standing.levelId).toBe(level('C'));
  expect(standing.goals.at(-1)).toEqual({
    levelId: level('B'),
    gate: [
      {
        condition: { is: 'number', field: 'groups', op: 'min', value: 1 },
        met: false,
        fact: { field: 'groups', value: 0 },
      },
      {
        condition: { is: 'ago', field: 'firstJoined', op: 'before', days: 30 },
        met: true,
        fact: { field: 'firstJoined', value: null },
      },
      {
        condition: { is: 'number', field: 'points', op: 'min', value: 300 },
        met: false,
        fact: { field: 'points', value: 0 },
      },
      {
        condition: { is: 'number', field: 'orders', op: 'min', value: 1 },
        met: false,
        fact: { field: 'orders', value: 0 },
      },
    ],
  });
  await expect(data.ask('level.standing', { id: person, accountId: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
