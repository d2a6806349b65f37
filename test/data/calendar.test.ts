import { expect, test } from 'vitest';
import { instantOf, localDateTime } from '#shared/domain/time';
import { all, run } from '../../electron/data/db/sql';
import type { TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { draft, idOf, openPlannedData, withDb } from '../support/plannedData';

const everything = { from: 0, to: Date.UTC(2100, 0), accountId: null };
const starts = async (data: TestData): Promise<readonly string[]> =>
  (await data.ask('slot.range', everything)).map((slot) => localDateTime(slot.startsAt, slot.zone));
const daily = { freq: 'daily' as const, weekdays: [], until: null };

/** Ticks the delivery of one group off as sent, as the queue does. */
function tick(dir: string, slotId: number, groupId: number, at: number): void {
  withDb(dir, (db) =>
    run(
      db,
      `UPDATE delivery SET status = 'sent', done_at = ?, script_version_id = (SELECT max(v.id) FROM script_version v JOIN slot s ON s.script_id = v.script_id WHERE s.id = delivery.slot_id)
       WHERE slot_id = ? AND group_id = ?`,
      at,
      slotId,
      groupId,
    ),
  );
}

test('groups of two operating accounts make one slot for each, every delivery due at the start; undo leaves nothing', async () => {
  const { data, accounts, groups } = await openPlannedData();
  const before = dumpTables(data.dir);
  await data.ask('slot.create', draft(groups));
  const slots = await data.ask('slot.range', everything);
  expect(slots.map((slot) => [slot.accountId, slot.groups, slot.counts.due])).toEqual([
    [accounts[0], 3, 3],
    [accounts[1], 1, 1],
  ]);
  const detail = await data.ask('slot.get', { id: idOf(slots.map((slot) => slot.id)) });
  expect(detail?.targets.map((target) => target.dueAt)).toEqual(Array(3).fill(instantOf('2026-11-24T10:00')));
  expect(detail?.inlineText).toBe('早安，今天降温，银饰记得擦干再收。');
  const after = dumpTables(data.dir);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('a daily slot exists 35 days ahead; the horizon moves with the days, is no step to undo, and goes with its slot', async () => {
  const { data, groups } = await openPlannedData();
  const before = dumpTables(data.dir);
  await data.ask('slot.create', draft([groups[0]], { repeat: daily }));
  expect(await starts(data)).toHaveLength(36);
  expect(await data.ask('slot.extendHorizon', undefined)).toEqual({ made: 0 });
  data.now += 10 * 86_400_000;
  expect(await data.ask('slot.extendHorizon', undefined)).toEqual({ made: 9 });
  expect((await starts(data)).at(-1)).toBe('2027-01-07T10:00');
  expect((await data.ask('operation.next', undefined)).undo?.command).toBe('slot.create');
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  await data.ask('operation.redo', undefined);
  expect(await starts(data)).toHaveLength(45);
});

test('undoing the end of a repetition brings its later slots back, and the horizon fills the rest without doubling a day', async () => {
  const { data, groups } = await openPlannedData();
  await data.ask('slot.create', draft([groups[0]], { repeat: daily }));
  const slots = await data.ask('slot.range', everything);
  await data.ask('slot.delete', { ids: [slots[5]?.id ?? 0], reach: 'later' });
  expect(await starts(data)).toHaveLength(5);
  data.now += 10 * 86_400_000;
  expect(await data.ask('slot.extendHorizon', undefined)).toEqual({ made: 0 });
  await data.ask('operation.undo', {});
  await data.ask('slot.extendHorizon', undefined);
  const found = await starts(data);
  expect(new Set(found).size).toBe(found.length);
  expect(found.at(-1)).toBe('2027-01-07T10:00');
});

test('one day left out, or one day moved, is not made again by the horizon', async () => {
  const { data, groups } = await openPlannedData();
  await data.ask('slot.create', draft([groups[0]], { repeat: { ...daily, until: '2026-11-27' } }));
  const slots = await data.ask('slot.range', everything);
  await data.ask('slot.delete', { ids: [slots[1]?.id ?? 0], reach: 'this' });
  await data.ask('slot.move', { ids: [slots[2]?.id ?? 0], starts: '2026-11-30T15:00', days: 0 });
  await data.ask('slot.extendHorizon', undefined);
  expect(await starts(data)).toEqual(['2026-11-24T10:00', '2026-11-27T10:00', '2026-11-30T15:00']);
});

test('a change from here on keeps the earlier days as they were and writes the later ones anew', async () => {
  const { data, groups } = await openPlannedData();
  await data.ask('slot.create', draft([groups[0], groups[1]], { repeat: { ...daily, until: '2026-11-28' } }));
  const slots = await data.ask('slot.range', everything);
  const before = dumpTables(data.dir);
  await data.ask('slot.update', {
    id: slots[2]?.id ?? 0,
    reach: 'later',
    draft: draft([groups[1], groups[3]], {
      starts: '2026-11-26T18:00',
      inlineText: '晚安',
      repeat: { ...daily, until: '2026-11-28' },
    }),
  });
  const changed = await data.ask('slot.range', everything);
  expect(changed.map((slot) => [localDateTime(slot.startsAt, slot.zone), slot.words, slot.groupNames])).toEqual([
    ['2026-11-24T10:00', '早安，今天降温，银饰记得擦干再收。', ['研究所A', '研究所B']],
    ['2026-11-25T10:00', '早安，今天降温，银饰记得擦干再收。', ['研究所A', '研究所B']],
    ...['2026-11-26T18:00', '2026-11-27T18:00', '2026-11-28T18:00'].flatMap((at) => [
      [at, '晚安', ['研究所B']],
      [at, '晚安', ['合伙人D']],
    ]),
  ]);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
});

test('what is sent stays where it was: moving a slot half sent moves only the open part, deleting it keeps the sent one', async () => {
  const { data, groups } = await openPlannedData();
  const id = idOf((await data.ask('slot.create', draft([groups[0], groups[1]]))).ids);
  tick(data.dir, id, groups[0], data.now);
  await data.ask('slot.move', { ids: [id], starts: '2026-11-25T12:00', days: 0 });
  const moved = await data.ask('slot.range', everything);
  expect(moved.map((slot) => [localDateTime(slot.startsAt, slot.zone), slot.groupNames, slot.counts.sent])).toEqual([
    ['2026-11-24T10:00', ['研究所A'], 1],
    ['2026-11-25T12:00', ['研究所B'], 0],
  ]);
  await data.ask('slot.delete', { ids: moved.map((slot) => slot.id), reach: 'this' });
  expect((await data.ask('slot.range', everything)).map((slot) => slot.counts)).toEqual([
    { due: 0, sent: 1, skipped: 0, missed: 0 },
  ]);
  await expect(data.ask('slot.move', { ids: [id], starts: null, days: 1 })).rejects.toThrow('error.slotDone');
  await expect(data.ask('slot.delete', { ids: [id], reach: 'this' })).rejects.toThrow('error.slotDone');
});

test('a copy goes wholly open to the same groups; shifted slots keep their wall clock across daylight saving', async () => {
  const { data, groups } = await openPlannedData();
  const id = idOf(
    (await data.ask('slot.create', draft([groups[0]], { starts: '2027-03-13T10:00', zone: 'America/New_York' }))).ids,
  );
  await data.ask('slot.copy', { ids: [id], starts: null, days: 1 });
  expect(await starts(data)).toEqual(['2027-03-13T10:00', '2027-03-14T10:00']);
});

test('a text written for one slot goes with it, unless it was sent', async () => {
  const { data, groups } = await openPlannedData();
  const id = idOf((await data.ask('slot.create', draft([groups[0]]))).ids);
  await data.ask('slot.delete', { ids: [id], reach: 'this' });
  expect(withDb(data.dir, (db) => all(db, 'SELECT id FROM script'))).toEqual([]);
});

test('a plan is checked against what stands, and a slot being edited does not stand in its own way', async () => {
  const { data, groups } = await openPlannedData();
  const id = idOf((await data.ask('slot.create', draft([groups[0]]))).ids);
  const again = draft([groups[0], groups[1]], { starts: '2026-11-24T10:20' });
  const found = await data.ask('slot.conflicts', { draft: again, slotId: null });
  expect(found.map(({ kind, name }) => [kind, name])).toEqual([
    ['near', '研究所A'],
    ['sameText', '研究所A'],
  ]);
  expect(await data.ask('slot.conflicts', { draft: again, slotId: id })).toEqual([]);
  await data.ask('setting.save', { slotGapMinutes: 10, sameTextDays: 0 });
  expect(await data.ask('slot.conflicts', { draft: again, slotId: null })).toEqual([]);
});

test('a script of one workspace cannot be planned in the groups of another', async () => {
  const { data, accounts, groups } = await openPlannedData();
  const script = await data.ask('script.create', {
    title: '小银的早安',
    accountId: accounts[0],
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [{ kind: 'text', text: '早' }],
  });
  const plan = { scriptId: idOf(script.ids), inlineText: null };
  await expect(data.ask('slot.create', draft([groups[3]], plan))).rejects.toThrow('error.scriptOfOther');
  await data.ask('slot.create', draft([groups[0]], plan));
  expect(await data.ask('slot.range', { ...everything, accountId: accounts[1] })).toEqual([]);
  expect(await data.ask('slot.range', { ...everything, accountId: accounts[0] })).toHaveLength(1);
});

test('a moments slot has one delivery without a group', async () => {
  const { data, accounts } = await openPlannedData();
  const id = idOf((await data.ask('slot.create', draft([], { kind: 'moments', accountId: accounts[1] }))).ids);
  expect((await data.ask('slot.get', { id }))?.targets).toMatchObject([{ groupId: null, status: 'due' }]);
});
