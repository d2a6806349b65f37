import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axes, LayerReason, layersOf, type Axis, type Layer, type LayerRule } from '#shared/contract/layers';
import { dumpTables } from '../support/dumpTables';
import { readCommunity, type Seen } from '../support/conditionWorld';
import type { TestData } from '../support/dataProcess';
import { withDb } from '../support/plannedData';
import { gate, holds, openRuledData } from '../support/rules';
import { run } from '../../electron/data/db/sql';
import { peek } from '../support/workspaces';

const ALL = { accountId: null, jobId: 'job' };

interface Standing {
  readonly id: number;
  readonly archived_at: number | null;
  readonly layer: Layer | null;
  readonly layer_reason: string;
  readonly layer_manual: 0 | 1;
  readonly value_layer: Layer | null;
  readonly value_reason: string;
  readonly value_manual: 0 | 1;
}
const people = (data: TestData): Standing[] => peek(data.dir, 'SELECT * FROM person ORDER BY id');
const of = (axis: Axis, person: Standing) =>
  axis === 'activity'
    ? { layer: person.layer, reason: person.layer_reason, manual: person.layer_manual === 1 }
    : { layer: person.value_layer, reason: person.value_reason, manual: person.value_manual === 1 };

type Draft = Pick<LayerRule, 'axis' | 'layer' | 'conditions' | 'enabled'>;
const ruleOf = (axis: Axis): fc.Arbitrary<Draft> =>
  fc.record({
    axis: fc.constant(axis),
    layer: fc.constantFrom<Layer>(...layersOf[axis]),
    conditions: gate,
    enabled: fc.boolean(),
  });

async function setRules(data: TestData, rules: readonly Draft[]): Promise<readonly LayerRule[]> {
  for (const { id } of await data.ask('layer.rules', undefined)) await data.ask('layer.deleteRule', { id });
  for (const rule of rules) await data.ask('layer.saveRule', { ...rule, name: '规则' });
  return data.ask('layer.rules', undefined);
}

test('the preview is what applying does, the first rule that holds wins, hands are kept off, and undo gives all back', async () => {
  const rules = fc.tuple(fc.array(ruleOf('activity'), { maxLength: 4 }), fc.array(ruleOf('value'), { maxLength: 3 }));
  await fc.assert(
    fc.asyncProperty(rules, async (drafts) => {
      const data = await openRuledData();
      const tried = await setRules(data, drafts.flat());
      const before = people(data);
      const seen = withDb(data.dir, (db) => readCommunity(db, null, data.now));
      const dumped = dumpTables(data.dir);

      const preview = await data.ask('layer.preview', ALL);
      expect(dumpTables(data.dir)).toEqual(dumped);
      const told = new Map<string, { to: Layer | null; reason: LayerReason | null }>();
      for (const axis of axes) {
        const ids = Array.from(await data.ask('layer.changeIds', { token: preview.token, axis }));
        for (const change of await data.ask('layer.changes', { token: preview.token, axis, ids }))
          told.set(`${axis} ${change.id}`, change);
        expect(preview[axis].reduce((sum, move) => sum + move.count, 0)).toBe(ids.length);
        for (const { count, ...move } of preview[axis])
          expect(await data.ask('layer.changeIds', { token: preview.token, axis, move })).toHaveLength(count);
      }

      const applied = await data.ask('layer.apply', ALL);
      const after = people(data);
      let changed = 0;
      after.forEach((now, at) => {
        const was = before[at] ?? now;
        const here = axes.map((axis) => {
          const force = tried.filter((rule) => rule.axis === axis && rule.enabled);
          const plain = firstRule(force, seen[at], data.now);
          const [old, current] = [of(axis, was), of(axis, now)];
          const fixed = old.manual || was.archived_at !== null || force.length === 0;
          expect(current.layer, `${axis} of ${now.id}`).toBe(fixed ? old.layer : (plain?.layer ?? null));
          const change = told.get(`${axis} ${now.id}`);
          expect(change !== undefined).toBe(old.layer !== current.layer);
          if (!change) expect(current).toEqual(old);
          else {
            expect(change.to).toBe(current.layer);
            const reason = current.reason === '' ? null : LayerReason.parse(JSON.parse(current.reason));
            expect(reason).toEqual(change.reason);
            expect(reason?.rule ?? null).toBe(plain?.id ?? null);
            for (const fact of reason?.facts ?? []) expect(fact.value).toEqual(figure(seen[at], fact.field));
          }
          return change !== undefined;
        });
        if (here.includes(true)) changed += 1;
      });
      expect(applied.changed).toBe(changed);
      expect(applied.operationId === null).toBe(changed === 0);

      const done = dumpTables(data.dir);
      expect(await data.ask('layer.apply', ALL)).toEqual({ changed: 0, operationId: null });
      expect(dumpTables(data.dir)).toEqual(done);
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

const firstRule = (rules: readonly LayerRule[], person: Seen | undefined, now: number): LayerRule | undefined =>
  rules.find(({ conditions }) => person !== undefined && conditions.every((each) => holds(each, person, now)));

const DATES: readonly string[] = ['firstJoined', 'lastActive', 'lastOrder', 'left'];
const figure = (person: Seen | undefined, field: LayerReason['facts'][number]['field']): unknown =>
  DATES.includes(field) ? person?.day(field as 'left') : person?.number(field as 'points');

test('in a workspace rules move only its own members, though they see all that these do', async () => {
  const data = await openRuledData();
  await setRules(data, [{ axis: 'activity', layer: 'core', conditions: [], enabled: true }]);
  const own = new Set(await data.ask('member.ids', { filter: { accountId: 1 }, sort: { by: 'name', desc: false } }));
  const preview = await data.ask('layer.preview', { accountId: 1, jobId: 'one' });
  const ids = await data.ask('layer.changeIds', { token: preview.token, axis: 'activity' });
  expect(Array.from(ids).filter((id) => !own.has(id))).toEqual([]);
  const foreign = people(data).find(({ id }) => !own.has(id))?.id ?? 0;
  expect(await data.ask('layer.changes', { token: preview.token, axis: 'activity', ids: [foreign] })).toEqual([]);
  const before = people(data);
  await data.ask('layer.apply', { accountId: 1, jobId: 'two' });
  const touched = people(data).filter((person, at) => person.layer !== before[at]?.layer);
  expect(touched.map(({ id }) => id).filter((id) => !own.has(id))).toEqual([]);
  expect(touched.length).toBe(ids.length);
});

test('a look is named by its token: after a newer one the lists of the older are refused', async () => {
  const data = await openRuledData();
  const old = await data.ask('layer.preview', { accountId: null, jobId: 'old' });
  await data.ask('layer.preview', { accountId: null, jobId: 'new' });
  await expect(data.ask('layer.changeIds', { token: old.token, axis: 'activity' })).rejects.toMatchObject({
    key: 'error.lookStale',
  });
});

test('a rule that asks for a layer, or gives one of the other axis, is refused', async () => {
  const data = await openRuledData();
  const rule = { axis: 'activity', layer: 'core', name: '', enabled: true } as const;
  await expect(
    data.ask('layer.saveRule', {
      ...rule,
      conditions: [{ is: 'choice', field: 'valueLayer', op: 'any', values: ['high'] }],
    }),
  ).rejects.toMatchObject({ key: 'error.ruleOnLayer' });
  await expect(data.ask('layer.saveRule', { ...rule, layer: 'high', conditions: [] })).rejects.toMatchObject({
    code: 'INVALID',
  });
});

test('what changed since the rules were applied is noticed: a purchase, another rule, another day', async () => {
  const data = await openRuledData();
  const since = (): Promise<unknown> => data.ask('layer.lastApplied', undefined);
  expect(await since()).toEqual({ at: null, changedSince: true });
  const at = data.now;
  await data.ask('layer.apply', ALL);
  expect(await since()).toEqual({ at, changedSince: false });
  data.now += 60_000;
  await data.ask('member.update', { id: 1, changes: { city: '福州' } });
  expect(await since()).toEqual({ at, changedSince: true });
  await data.ask('operation.undo', {});
  expect(await since()).toEqual({ at, changedSince: false });
  data.now += 86_400_000;
  expect(await since()).toEqual({ at, changedSince: true });
});

test('cancelled while it writes, applying has changed nothing', async () => {
  const data = await openRuledData();
  withDb(data.dir, (db) =>
    run(
      db,
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
       INSERT INTO person(uid, nickname, created_at) SELECT 'many' || i, '成员' || i, 0 FROM n`,
    ),
  );
  const before = dumpTables(data.dir);
  const applying = data.ask('layer.apply', { accountId: null, jobId: 'stop' });
  await data.ask('store.cancelJob', { jobId: 'stop' });
  await expect(applying).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(dumpTables(data.dir)).toEqual(before);
});
