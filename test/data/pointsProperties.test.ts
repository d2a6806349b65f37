import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

const PEOPLE = 4;
const CAP = 7;
const EVERY = 3;

/** What the ledger ought to come to, kept as plainly as can be. */
interface Model {
  readonly checkIns: Set<string>;
  readonly awarded: Map<string, number>;
  readonly stays: Map<string, number | null>;
  readonly byHand: number[];
}
const copy = (model: Model): Model => ({
  checkIns: new Set(model.checkIns),
  awarded: new Map(model.awarded),
  stays: new Map(model.stays),
  byHand: [...model.byHand],
});

const dayOf = (day: number): string => `2026-11-${String(day).padStart(2, '0')}`;

/** A member's balance, worked out from scratch. */
function balanceOf(model: Model, who: number): number {
  let sum = model.byHand[who] ?? 0;
  let run = 0;
  for (let day = 1; day <= 30; day += 1) {
    run = model.checkIns.has(`${who} ${day}`) ? run + 1 : 0;
    if (run > 0) sum += 2;
    if (run > 0 && run % EVERY === 0) sum += 10;
  }
  for (const [key, points] of model.awarded) if (key.startsWith(`${who} `)) sum += points;
  for (const inviter of model.stays.values()) if (inviter === who) sum += 10;
  return sum;
}

const who = fc.nat(PEOPLE - 1);
const some = fc.uniqueArray(who, { minLength: 1 });
const day = fc.integer({ min: 16, max: 23 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('checkIn' as const), some, day }) },
  fc.record({ do: fc.constant('uncheck' as const), nth: fc.nat() }),
  fc.record({ do: fc.constant('award' as const), some, day, times: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('adjust' as const), who, points: fc.integer({ min: -20, max: 60 }) }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('join' as const), who, group: fc.nat(1), inviter: who }) },
  fc.record({ do: fc.constant('leave' as const), who, group: fc.nat(1) }),
  fc.record({ do: fc.constant('redeem' as const), who }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface World {
  readonly data: TestData;
  readonly ws: TwoWorkspaces;
  readonly people: readonly number[];
  readonly task: number;
  readonly reward: number;
}

async function makeWorld(): Promise<World> {
  const data = openTestData();
  const ws = makeTwoWorkspaces(data.dir);
  const people: number[] = [];
  for (let at = 0; at < PEOPLE; at += 1)
    people.push((await data.ask('member.create', { nickname: `成员${at}` })).ids[0]!);
  for (const { id, used: _used, ...rule } of await data.ask('pointRule.list', undefined)) {
    if (rule.kind === 'streak') await data.ask('pointRule.save', { ...rule, id, streakDays: EVERY });
    if (rule.kind === 'invite')
      await data.ask('pointRule.save', { ...rule, id, enabled: true, dailyCap: null, since: dayOf(20) });
  }
  const task = {
    kind: 'task',
    name: '任务',
    points: 3,
    dailyCap: CAP,
    streakDays: null,
    since: null,
    enabled: true,
  } as const;
  const made = await data.ask('pointRule.save', task);
  const reward = await data.ask('reward.save', { name: '擦银布', cost: 15, stock: 3, note: '' });
  return { data, ws, people, task: made.ids[0]!, reward: reward.ids[0]! };
}

/** Does a step in the data process and in the model. */
async function take(world: World, model: Model, one: Exclude<Step, { do: 'undo' }>): Promise<void> {
  const { data, ws, people } = world;
  const id = (at: number): number => people[at] ?? 0;
  const group = (at: number): number => (at === 0 ? ws.groupA : ws.groupB);
  switch (one.do) {
    case 'checkIn':
      await data.ask('point.checkIn', { day: dayOf(one.day), groupId: null, personIds: one.some.map(id) });
      for (const each of one.some) model.checkIns.add(`${each} ${one.day}`);
      return;
    case 'uncheck': {
      const kept = [...model.checkIns];
      const key = kept[one.nth % Math.max(1, kept.length)];
      if (key === undefined) return;
      const [at, on] = key.split(' ').map(Number);
      const [entry] = peek<{ id: number }>(
        data.dir,
        `SELECT id FROM point_entry e WHERE kind = 'checkin' AND person_id = ? AND day = ?
           AND NOT EXISTS (SELECT 1 FROM point_entry x WHERE x.counters_id = e.id)`,
        id(at ?? 0),
        dayOf(on ?? 0),
      );
      await data.ask('point.counter', { id: entry?.id ?? 0, note: '' });
      model.checkIns.delete(key);
      return;
    }
    case 'award':
      await data.ask('point.award', {
        ruleId: world.task,
        personIds: one.some.map(id),
        groupId: null,
        day: dayOf(one.day),
        times: one.times,
        note: '',
      });
      for (const each of one.some) {
        const key = `${each} ${one.day}`;
        model.awarded.set(key, Math.min(CAP, (model.awarded.get(key) ?? 0) + 3 * one.times));
      }
      return;
    case 'adjust':
      if (one.points === 0) return;
      await data.ask('point.adjust', { personIds: [id(one.who)], points: one.points, note: '补' });
      model.byHand[one.who] = (model.byHand[one.who] ?? 0) + one.points;
      return;
    case 'join': {
      const key = `${one.who} ${one.group}`;
      const inviter = one.inviter === one.who ? null : one.inviter;
      const inviterId = inviter === null ? null : id(inviter);
      await data.ask('member.join', { ids: [id(one.who)], groupId: group(one.group), inviterId });
      if (!model.stays.has(key)) model.stays.set(key, inviter);
      return;
    }
    case 'leave':
      await data.ask('member.leave', { ids: [id(one.who)], groupId: group(one.group) });
      model.stays.delete(`${one.who} ${one.group}`);
      return;
    case 'redeem': {
      const before = balanceOf(model, one.who);
      const reply = await data.raw('reward.redeem', { id: world.reward, personId: id(one.who), note: '' });
      // Below its price nothing is given.
      if (before < 15) expect(reply.ok).toBe(false);
      if (reply.ok) model.byHand[one.who] = (model.byHand[one.who] ?? 0) - 15;
    }
  }
}

const newest = async (data: TestData): Promise<number> => (await data.ask('operation.next', undefined)).undo?.id ?? 0;

test('after any check-ins, awards, leavings, returns and undos: balance = ledger = model, no cap exceeded, and undoing all gives every byte back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const world = await makeWorld();
      const { data, people } = world;
      const start = dumpTables(data.dir);
      const first = await newest(data);
      let model: Model = { checkIns: new Set(), awarded: new Map(), stays: new Map(), byHand: [] };
      const past: Model[] = [];
      for (const one of steps) {
        data.now += 60_000;
        const before = await newest(data);
        if (one.do === 'undo') {
          const earlier = past.pop();
          if (!earlier) continue;
          await data.ask('operation.undo', {});
          model = earlier;
        } else {
          const earlier = copy(model);
          await take(world, model, one);
          if ((await newest(data)) !== before) past.push(earlier);
        }
        const rows = peek<{ person_id: number; stat: number; sum: number }>(
          data.dir,
          `SELECT s.person_id, s.points AS stat, (SELECT ifnull(sum(points), 0) FROM point_entry e WHERE e.person_id = s.person_id) AS sum
           FROM person_stat s ORDER BY s.person_id`,
        );
        expect(rows).toEqual(
          people.map((person_id, at) => ({ person_id, stat: balanceOf(model, at), sum: balanceOf(model, at) })),
        );
        expect(
          peek(
            data.dir,
            `SELECT person_id, day FROM point_entry e WHERE rule_id = ? AND counters_id IS NULL
               AND NOT EXISTS (SELECT 1 FROM point_entry x WHERE x.counters_id = e.id) GROUP BY 1, 2 HAVING sum(points) > ?`,
            world.task,
            CAP,
          ),
        ).toEqual([]);
      }
      const db = openDb(databaseFile(data.dir, 'main'));
      expect(disagreements(db)).toEqual([]);
      db.close();
      while ((await newest(data)) !== first) await data.ask('operation.undo', {});
      expect(dumpTables(data.dir)).toEqual(start);
      data.stop();
    }),
    { numRuns: 12, seed: 20_261_122 },
  );
});
