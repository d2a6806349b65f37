import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Condition } from '#shared/contract/conditions';
import { silenceAsked } from '#shared/domain/conditions';
import { localDay } from '#shared/domain/time';
import { type Db, openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { openTestData, type TestData } from '../support/dataProcess';
import { OLD, purgeSteps } from '../support/purges';
import { makeTwoWorkspaces, type TwoWorkspaces } from '../support/workspaces';

const DAY = 86_400_000;
let data: TestData;
let ws: TwoWorkspaces;
let { create, make, items } = {} as ReturnType<typeof purgeSteps>;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
  ({ create, make, items } = purgeSteps(data, ws));
});

const SILENT: Condition[] = [{ is: 'ago', field: 'lastActive', op: 'before', days: 30 }];
/** Puts talk of someone (null = of nobody known) into a group, on days counted back from today, at noon. */
function said(groupId: number, personId: number | null, daysAgo: readonly number[]): void {
  const db = openDb(databaseFile(data.dir, 'main'));
  const last = data.now - Math.min(...daysAgo) * DAY;
  const key = `${groupId}-${personId}`;
  const { lastInsertRowid: sender } = db
    .prepare(`INSERT INTO chat_sender(uid, group_id, key, name, person_id, last_at) VALUES (?, ?, ?, ?, ?, ?)`)
    .run(key, groupId, key, key, personId, last);
  for (const days of daysAgo)
    db.prepare(`INSERT INTO talk_day(group_id, sender_id, day, messages) VALUES (?, ?, ?, 1)`).run(
      groupId,
      sender,
      localDay(data.now - days * DAY),
    );
  db.prepare('UPDATE person SET last_active = max(ifnull(last_active, 0), ?) WHERE id = ?').run(last, personId);
  spanned(db, groupId, Math.max(...daysAgo), Math.min(...daysAgo));
  db.close();
}

/** Notes that the chat of a group is known from one day to another, counted back from today. */
const spanned = (db: Db, groupId: number, from: number, to: number): unknown =>
  db
    .prepare('INSERT OR IGNORE INTO chat_span(group_id, first_day, last_day) VALUES (?, ?, ?)')
    .run(groupId, localDay(data.now - from * DAY), localDay(data.now - to * DAY));

test('who is silent is told of groups whose chat covers the days asked, the others are counted and left out; preview, list and reasons agree', async () => {
  const [kind] = await data.ask('kind.list', undefined);
  const group = async (name: string) =>
    (await data.ask('group.create', { kindId: kind!.id, accountId: ws.a, groups: [{ name }] })).ids[0]!;
  const [whole, part, old, none] = [await group('全群'), await group('半群'), await group('旧群'), await group('没有')];
  const host = await create('话多', { groupId: whole, joinedAt: data.now - 400 * DAY });
  said(whole, host, [200, 3, 0]);
  said(part, null, [12, 8]);
  said(old, null, [300, 100]);
  const never = await create('从没说过', { groupId: whole, joinedAt: data.now - 37 * DAY });
  const spoke = await create('说过又不说', { groupId: whole, joinedAt: data.now - 90 * DAY });
  said(whole, spoke, [78]);
  const back = await create('又回来的', { groupId: whole, joinedAt: data.now - 33 * DAY });
  said(whole, back, [150]);
  for (const [index, groupId] of [part, old, none].entries())
    for (const who of ['甲', '乙'].slice(0, index + 1)) await create(`${who}${index}`, { groupId });
  // Silent where it is known, and in a group of which nothing is.
  await data.ask('member.join', { ids: [never], groupId: none });
  const rule = { accountId: ws.a, conditions: SILENT, groupIds: [] };
  expect(await data.ask('purge.preview', { ...rule, also: [] })).toEqual({
    items: 3,
    people: 3,
    groups: 1,
    part: { items: 1, people: 1, groups: 1, days: 5 },
    none: { items: 5, people: 5, groups: 2 },
    unmatched: 0,
  });
  const purge = await make({ ...rule });
  const facts = Object.fromEntries((await items(purge)).map(({ personId, reason }) => [personId, reason.facts]));
  const group1 = { talkFirst: 200, talkLast: 0, talkDays: 201 };
  expect(facts).toEqual({
    [never]: { joined: data.now - 37 * DAY, spoke: null, lastActive: null, ...group1 },
    [spoke]: { joined: data.now - 90 * DAY, spoke: data.now - 78 * DAY, lastActive: data.now - 78 * DAY, ...group1 },
    [back]: { joined: data.now - 33 * DAY, spoke: data.now - 150 * DAY, lastActive: data.now - 150 * DAY, ...group1 },
  });
  for (const also of [['part'], ['none'], ['part', 'none']] as const) {
    const found = await data.ask('purge.preview', { ...rule, also: [...also] });
    const listed = await items(await make({ ...rule, also }));
    expect(listed).toHaveLength(found.items);
    expect(new Set(listed.map(({ groupId }) => groupId)).size).toBe(found.groups);
    expect(new Set(listed.map(({ personId }) => personId)).size).toBe(found.people);
    // Whoever is nobody yet may be one of those listed.
    expect(found.unmatched).toBe(also.length);
  }
  // A rule that asks for no silence leaves nobody out.
  expect(await data.ask('purge.preview', { ...rule, conditions: OLD, also: [] })).toMatchObject({
    part: { items: 0 },
    none: { items: 0 },
  });
  // The share of the days that must be covered is the operator's own figure.
  const { key: _key, ...share } = (await data.ask('fact.list', undefined)).find(({ key }) => key === 'purgeTalkShare')!;
  await data.ask('fact.save', { ...share, value: 10 });
  expect(await data.ask('purge.preview', { ...rule, also: [] })).toMatchObject({ items: 4, part: { items: 0 } });
});

test('the days that a chat covers are whole ones, at whatever hour somebody joined', async () => {
  const [kind] = await data.ask('kind.list', undefined);
  const { ids } = await data.ask('group.create', { kindId: kind!.id, accountId: ws.a, groups: [{ name: '半群' }] });
  said(ids[0]!, null, [12, 8]);
  await create('半天进来的', { groupId: ids[0]!, joinedAt: data.now - 10.4 * DAY });
  expect(
    await data.ask('purge.preview', { accountId: ws.a, conditions: SILENT, groupIds: [], also: [] }),
  ).toMatchObject({ part: { items: 1, days: 2 } });
});

test('days between two chats of a group are not known: what is covered is what counting day by day says', async () => {
  const [kind] = await data.ask('kind.list', undefined);
  const { ids } = await data.ask('group.create', { kindId: kind!.id, accountId: ws.a, groups: [{ name: '断断续续' }] });
  await create('听的人', { groupId: ids[0]!, joinedAt: data.now - 400 * DAY });
  const { key: _key, ...share } = (await data.ask('fact.list', undefined)).find(({ key }) => key === 'purgeTalkShare')!;
  await data.ask('fact.save', { ...share, value: 100 });
  const db = openDb(databaseFile(data.dir, 'main'));
  const spans = fc.array(fc.tuple(fc.nat({ max: 50 }), fc.nat({ max: 12 })), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(spans, async (known) => {
      db.exec('DELETE FROM chat_span');
      for (const [to, more] of known) spanned(db, ids[0]!, to + more, to);
      const days = Array.from({ length: 30 }, (_, at) => known.some(([to, more]) => at >= to && at <= to + more));
      const covered = days.filter(Boolean).length;
      const found = await data.ask('purge.preview', { accountId: ws.a, conditions: SILENT, groupIds: [], also: [] });
      expect([found.items, found.part.days, found.none.items]).toEqual([
        covered === 30 ? 1 : 0,
        covered > 0 && covered < 30 ? covered : 0,
        covered === 0 ? 1 : 0,
      ]);
    }),
    { numRuns: 60 },
  );
  db.exec('DELETE FROM chat_span');
  for (const [from, to] of [
    [29, 14],
    [12, 0],
  ] as const)
    spanned(db, ids[0]!, from, to);
  db.close();
  await data.ask('fact.save', { ...share, value: 80 });
  const [item] = await items(await make({ accountId: ws.a, conditions: SILENT, groupIds: [] }));
  expect(item?.reason.facts).toMatchObject({ talkFirst: 29, talkLast: 0, talkDays: 29 });
});

test('every way of asking for silence is known, and for how many days', () => {
  const asked = (...conditions: Condition[]) => silenceAsked(conditions, '2026-11-23');
  expect(asked(...OLD)).toBeNull();
  expect(asked(...OLD, ...SILENT)).toBe(30);
  expect(asked({ is: 'ago', field: 'lastActive', op: 'within', days: 30 })).toBeNull();
  expect(asked({ is: 'date', field: 'lastActive', op: 'to', day: '2026-11-13' }, ...OLD)).toBe(10);
  expect(asked({ is: 'number', field: 'messages30', op: 'max', value: 0 })).toBe(30);
  expect(asked({ is: 'known', field: 'lastActive', op: 'empty' }, ...SILENT)).toBe(36_500);
  expect(asked({ is: 'number', field: 'messages', op: 'max', value: 2 })).toBe(36_500);
  expect(asked({ is: 'choice', field: 'layer', op: 'any', values: ['silent'] })).toBe(36_500);
  expect(asked({ is: 'choice', field: 'layer', op: 'none', values: ['silent'] })).toBeNull();
  expect(asked({ is: 'choice', field: 'talk', op: 'any', values: ['never'] })).toBe(36_500);
  expect(asked({ is: 'choice', field: 'talk', op: 'none', values: ['spoke'] })).toBe(36_500);
  expect(asked({ is: 'choice', field: 'talk', op: 'any', values: ['spoke'] })).toBeNull();
  expect(asked({ is: 'choice', field: 'talk', op: 'none', values: ['unknown'] })).toBeNull();
});
