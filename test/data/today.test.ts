import { expect, test } from 'vitest';
import { localDay } from '#shared/domain/time';
import { openTestData, type TestData } from '../support/dataProcess';
import { makeTwoPhones, planPost, type TwoPhones } from '../support/plannedDay';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Day {
  readonly data: TestData;
  readonly phones: TwoPhones;
}

/** 09:00 in Shanghai with two phones and no posts yet. */
async function morning(silver = 4, gold = 2): Promise<Day> {
  const data = openTestData();
  return { data, phones: await makeTwoPhones(data.ask, silver, gold) };
}
const queueIds = async (data: TestData, accountId: number | null = null): Promise<number[]> =>
  (await data.ask('delivery.queue', { accountId, day: null })).flatMap((section) =>
    section.items.map((item) => item.id),
  );
const statusOf = async (data: TestData, ids: readonly number[]): Promise<string[]> =>
  (await data.ask('delivery.many', [...ids])).map((row) => row.status);

test('the queue stands in order of time by slot, with open posts of earlier days before it', async () => {
  const { data, phones } = await morning();
  const [one, two] = phones.silverGroups as [number, number];
  await planPost(data.ask, { at: data.now - 20 * HOUR, groupIds: [one], text: '昨天漏的' });
  const old = await planPost(data.ask, { at: data.now - 21 * HOUR, groupIds: [two], text: '昨天发过的' });
  const sent = (await queueIds(data))[0]!;
  await data.ask('delivery.send', { ids: [sent] });
  await planPost(data.ask, { at: data.now + HOUR, groupIds: phones.goldGroups, text: '十点' });
  await planPost(data.ask, { at: data.now, groupIds: phones.silverGroups, text: '九点' });
  await planPost(data.ask, { at: data.now + 24 * HOUR, groupIds: [one], text: '明天' });
  const queue = await data.ask('delivery.queue', { accountId: null, day: localDay(data.now) });
  expect(
    queue.map((section) => [
      (section.dueAt - data.now) / HOUR,
      section.accountName,
      section.device,
      section.items.length,
    ]),
  ).toEqual([
    [-20, '小银', '主力机', 1],
    [0, '小银', '主力机', 4],
    [1, '阿金', '备用机', 2],
  ]);
  expect(queue.some((section) => section.slotId === old)).toBe(false);
});

test('no row of one workspace is shown, counted or taken into a round by a question scoped to the other', async () => {
  const { data, phones } = await morning();
  await planPost(data.ask, {
    at: data.now - MINUTE,
    groupIds: [...phones.silverGroups, ...phones.goldGroups],
    text: '大家早',
  });
  const gold = await data.ask('delivery.queue', { accountId: phones.gold, day: null });
  expect(gold.map((section) => section.accountId)).toEqual([phones.gold]);
  expect(gold[0]!.items).toHaveLength(2);
  const summary = await data.ask('day.summary', { accountId: phones.gold });
  expect([summary.planned, summary.due, summary.byAccount]).toEqual([2, 2, [{ accountId: phones.gold, due: 2 }]]);
  const fallen = await data.ask('delivery.fallen', { accountId: phones.silver, from: data.now - HOUR, to: data.now });
  expect(fallen.map((slot) => [slot.accountId, slot.ids.length])).toEqual([[phones.silver, 4]]);
  await data.ask('round.start', { accountId: phones.gold, slotId: null });
  const view = await data.ask('round.view', undefined);
  expect([view.total, view.current?.accountId]).toEqual([2, phones.gold]);
});

test('ticking off twice keeps the first time and version; plain SQL cannot change what was sent', async () => {
  const { data, phones } = await morning();
  const { ids: scripts } = await data.ask('script.create', {
    title: '早安',
    accountId: null,
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [{ kind: 'text', text: '{{群}}早上好' }],
  });
  await planPost(data.ask, { at: data.now, groupIds: phones.silverGroups.slice(0, 1), scriptId: scripts[0]! });
  const [id] = (await queueIds(data)) as [number];
  expect((await data.ask('delivery.send', { ids: [id] })).ids).toEqual([id]);
  const first = await data.ask('delivery.get', { id });
  data.now += HOUR;
  await data.ask('script.update', { id: scripts[0]!, parts: [{ kind: 'text', text: '改过了' }] });
  expect((await data.ask('delivery.send', { ids: [id] })).ids).toEqual([]);
  expect(await data.ask('delivery.skip', { ids: [id], reason: '误点' })).toEqual({ ids: [] });
  expect(await data.ask('delivery.later', { ids: [id], to: { minutes: 10 } })).toEqual({ ids: [] });
  const later = await data.ask('delivery.get', { id });
  expect(later).toEqual(first);
  expect(later?.parts).toEqual([{ kind: 'text', text: '{{群}}早上好' }]);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect((await data.ask('delivery.get', { id }))?.status).toBe('due');
});

test('one undo takes back the tick of a whole slot, and redo brings it again', async () => {
  const { data, phones } = await morning(40, 1);
  await planPost(data.ask, { at: data.now, groupIds: phones.silverGroups, text: '大家早' });
  const ids = await queueIds(data);
  await data.ask('delivery.send', { ids });
  expect(new Set(await statusOf(data, ids))).toEqual(new Set(['sent']));
  const undone = await data.ask('operation.undo', {});
  expect([undone?.command, undone?.summary['count']]).toEqual(['delivery.send', 40]);
  expect(new Set(await statusOf(data, ids))).toEqual(new Set(['due']));
  await data.ask('operation.redo', undefined);
  expect(new Set(await statusOf(data, ids))).toEqual(new Set(['sent']));
});

test('put off: from now where it is late, from its own time where it is ahead, tomorrow at the same wall clock', async () => {
  const { data, phones } = await morning();
  const [one, two, three] = phones.silverGroups as [number, number, number];
  await planPost(data.ask, { at: data.now - HOUR, groupIds: [one], text: '早' });
  await planPost(data.ask, { at: data.now + HOUR, groupIds: [two], text: '十点' });
  await planPost(data.ask, { at: data.now - 25 * HOUR, groupIds: [three], text: '昨天八点' });
  const [old, late, ahead] = (await queueIds(data)) as [number, number, number];
  await data.ask('delivery.later', { ids: [late, ahead], to: { minutes: 10 } });
  await data.ask('delivery.later', { ids: [old], to: { tomorrow: true } });
  const due = (await data.ask('delivery.many', [old, late, ahead])).map((row) => (row.dueAt - data.now) / MINUTE);
  expect(due).toEqual([23 * 60, 10, 70]);
});

test('the summary says when it next changes by time alone', async () => {
  const { data, phones } = await morning();
  await planPost(data.ask, { at: data.now + 30 * MINUTE, groupIds: phones.silverGroups, text: '九点半' });
  const before = await data.ask('day.summary', { accountId: null });
  expect([before.due, before.late, before.next?.deliveries, before.changesAt]).toEqual([
    0,
    0,
    4,
    data.now + 30 * MINUTE,
  ]);
  data.now += 31 * MINUTE;
  const due = await data.ask('day.summary', { accountId: null });
  expect([due.due, due.late, due.next, due.changesAt]).toEqual([4, 0, null, data.now - MINUTE + 15 * MINUTE + 1]);
  data.now = due.changesAt!;
  expect((await data.ask('day.summary', { accountId: null })).late).toBe(4);
});

test('what fell due in a span is listed once, at its end, and no more when it is dealt with', async () => {
  const { data, phones } = await morning();
  await planPost(data.ask, { at: data.now + HOUR, groupIds: phones.silverGroups, text: '睡着时' });
  const span = { accountId: null, from: data.now, to: data.now + HOUR };
  expect(await data.ask('delivery.fallen', { ...span, to: span.to - 1 })).toEqual([]);
  const [slot] = await data.ask('delivery.fallen', span);
  expect(slot?.ids).toHaveLength(4);
  expect(await data.ask('delivery.fallen', { ...span, from: span.to, to: span.to + HOUR })).toEqual([]);
  await data.ask('delivery.miss', { ids: slot!.ids });
  expect(await data.ask('delivery.fallen', span)).toEqual([]);
});

test('a text without variables is one print for all groups, one with the group is not', async () => {
  const { data, phones } = await morning();
  await planPost(data.ask, { at: data.now, groupIds: phones.silverGroups, text: '大家早' });
  await planPost(data.ask, { at: data.now + MINUTE, groupIds: phones.silverGroups, text: '{{group}}早' });
  const details = await Promise.all((await queueIds(data)).map((id) => data.ask('delivery.get', { id })));
  expect(new Set(details.slice(0, 4).map((one) => one?.prints[0])).size).toBe(1);
  expect(new Set(details.slice(4).map((one) => one?.prints[0])).size).toBe(4);
  expect(details.map((one) => one?.perGroup)).toEqual([false, false, false, false, true, true, true, true]);
});
