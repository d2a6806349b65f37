import { beforeEach, expect, test } from 'vitest';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { withDb } from '../support/plannedData';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

const DAY = 86_400_000;
const create = async (nickname: string, more: object = {}): Promise<number> =>
  (await data.ask('member.create', { nickname, ...more })).ids[0]!;
const inGroup = (nickname: string, groupId = ws.groupA, more: object = {}): Promise<number> =>
  create(nickname, { joins: { groupId, ...more } });
const breach = { groupId: null, rule: '广告', said: '加我微信', action: 'remind' as const };
const strikes = async (id: number): Promise<number> =>
  (await data.ask('member.standing', { id, accountId: null })).strikes;

test('a first breach calls for a reminder, the second for a warning, the third for removal; forgiven ones do not count', async () => {
  const personId = await inGroup('小李');
  const called: string[] = [];
  for (const _ of [1, 2, 3]) {
    called.push((await data.ask('violation.suggest', { personId })).action);
    await data.ask('violation.record', { ...breach, personId });
  }
  expect(called).toEqual(['remind', 'warn', 'remove']);
  const ids = (await data.ask('violation.list', { accountId: null, personId, limit: 10 })).map(({ id }) => id);
  await data.ask('violation.forgive', { ids: ids.slice(0, 2), forgiven: true });
  expect(await data.ask('violation.suggest', { personId })).toEqual({ strikes: 1, action: 'warn' });
  await data.ask('operation.undo', {});
  expect(await strikes(personId)).toBe(3);
});

test('where the limits are changed in the settings, what is called for follows; a limit that is not known calls for nothing', async () => {
  const personId = await inGroup('小李');
  const fact = (await data.ask('fact.list', undefined)).find(({ key }) => key === 'strikesWarn')!;
  await data.ask('fact.save', { ...fact, value: 1 });
  expect((await data.ask('violation.suggest', { personId })).action).toBe('warn');
  await data.ask('fact.save', { ...fact, value: null });
  expect((await data.ask('violation.suggest', { personId })).action).toBe('remind');
});

test('a removal recorded with its breach ends the stay, and one undo takes back both', async () => {
  const personId = await inGroup('小李');
  const before = dumpTables(data.dir);
  await data.ask('violation.record', { ...breach, personId, groupId: ws.groupA, action: 'remove', left: true });
  const { stays } = await data.ask('member.get', { id: personId, accountId: null });
  expect(stays.map(({ leftHow }) => leftHow)).toEqual(['removed']);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
});

test('a breach is changed and deleted, and what is not there is refused in words', async () => {
  const personId = await inGroup('小李');
  const { ids } = await data.ask('violation.record', { ...breach, personId, strikes: 2 });
  await data.ask('violation.update', { id: ids[0]!, changes: { action: 'warn', strikes: 1 } });
  const [row] = await data.ask('violation.list', { accountId: null, personId, limit: 10 });
  expect(row).toMatchObject({ action: 'warn', strikes: 1, rule: '广告', said: '加我微信' });
  await data.ask('violation.delete', { ids });
  expect(await strikes(personId)).toBe(0);
  await expect(data.ask('violation.update', { id: ids[0]!, changes: {} })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('orders add up in fen, refunds too; changing and deleting them keeps the figures right', async () => {
  const personId = await inGroup('小李');
  const add = (amountFen: number) =>
    data.ask('purchase.add', { personId, groupId: ws.groupA, onDay: '2026-11-20', amountFen, what: '银镯' });
  await add(29_990);
  const second = await add(-1990);
  const figures = async () => {
    const { orders, spentFen } = await data.ask('member.standing', { id: personId, accountId: null });
    return { orders, spentFen };
  };
  expect(await figures()).toEqual({ orders: 2, spentFen: 28_000 });
  await data.ask('purchase.update', { id: second.ids[0]!, changes: { amountFen: 10, onDay: '2026-11-22' } });
  expect(
    (await data.ask('purchase.list', { personId, accountId: ws.a, limit: 9 })).map(({ amountFen }) => amountFen),
  ).toEqual([10, 29_990]);
  await data.ask('purchase.delete', { ids: second.ids });
  expect(await figures()).toEqual({ orders: 1, spentFen: 29_990 });
  await data.ask('operation.undo', {});
  expect(await figures()).toEqual({ orders: 2, spentFen: 30_000 });
});

test('a field put away and another made later: the new one does not show what members had in the old one', async () => {
  const id = await create('小李');
  const { ids } = await data.ask('field.save', { name: '生日' });
  await data.ask('member.setExtra', { id, fieldId: ids[0]!, text: '6月1日' });
  const extra = async () => (await data.ask('member.standing', { id, accountId: null })).extra;
  expect(await extra()).toEqual({ [ids[0]!]: '6月1日' });
  await data.ask('field.delete', { id: ids[0]! });
  const made = await data.ask('field.save', { name: '生日' });
  expect((await extra())[made.ids[0]!]).toBeUndefined();
  await expect(data.ask('field.save', { name: '生日' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await expect(data.ask('member.setExtra', { id, fieldId: ids[0]!, text: 'x' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  await data.ask('member.setExtra', { id, fieldId: made.ids[0]!, text: '"},{"' });
  expect((await extra())[made.ids[0]!]).toBe('"},{"');
  await data.ask('member.setExtra', { id, fieldId: made.ids[0]!, text: '' });
  expect(Object.keys(await extra())).toEqual([String(ids[0])]);
});

test('a note typed in one sitting is one step to undo', async () => {
  const id = await create('小李', { note: '老客户' });
  for (const note of ['老客户，', '老客户，爱银', '老客户，爱银饰']) {
    data.now += 2000;
    await data.ask('member.setNote', { id, note });
  }
  await data.ask('operation.undo', {});
  expect((await data.ask('member.get', { id, accountId: null })).note).toBe('老客户');
});

test('the timeline holds every kind of thing, the newest first, and counts what is not shown yet', async () => {
  const by = await inGroup('大刘');
  const id = await create('小李', {
    friend: { accountId: ws.a, remark: '老客户', addedOn: '2026-11-20' },
    joins: { groupId: ws.groupA, inviterId: by, joinHow: 'invited' },
  });
  data.now += DAY;
  await data.ask('member.update', { id, changes: { nickname: '李记银楼' } });
  await data.ask('violation.record', { ...breach, personId: id, groupId: ws.groupA });
  await data.ask('purchase.add', { personId: id, groupId: null, onDay: '2026-11-24', amountFen: 100, what: '银镯' });
  data.now += DAY;
  await data.ask('member.leave', { ids: [id], groupId: ws.groupA, how: 'left' });
  withDb(data.dir, (db) => {
    db.exec(`
      INSERT INTO chat_sender(id, uid, group_id, key, name, person_id) VALUES (1, 's', ${ws.groupA}, 'k', '小李', ${id});
      INSERT INTO talk_day(group_id, sender_id, day, messages) VALUES (${ws.groupA}, 1, '2026-11-22', 3), (${ws.groupA}, 1, '2026-11-26', 5);
      INSERT INTO point_entry(uid, person_id, at, day, kind, points) VALUES ('p', ${id}, ${data.now}, '2026-11-25', 'manual', 5);
      INSERT INTO campaign(id, uid, account_id, name, starts_on, ends_on) VALUES (1, 'c', ${ws.a}, '双十二', '2026-12-01', '2026-12-12');
      INSERT INTO campaign_person(campaign_id, person_id, added_at) VALUES (1, ${id}, ${data.now});
      INSERT INTO reward_stage(id, uid, campaign_id, invites, reward) VALUES (1, 'r', 1, 3, '银戒指');
      INSERT INTO reward_grant(uid, stage_id, person_id, at) VALUES ('g', 1, ${id}, ${data.now});
      INSERT INTO purge(id, uid, name, conditions, created_at) VALUES (1, 'u', '十一月洗粉', '[]', ${data.now});
      INSERT INTO purge_item(purge_id, group_id, person_id) VALUES (1, ${ws.groupA}, ${id});
      INSERT INTO level(id, uid, code, name, rank) VALUES (901, 'lv', 'S9', '试级', 99);
      UPDATE person SET level_id = 901, level_since = ${data.now} WHERE id = ${id};`);
  });
  const { events, total } = await data.ask('member.timeline', { id, accountId: ws.a, limit: 100 });
  expect(total).toBe(events.length);
  expect([...new Set(events.map(({ kind }) => kind))].toSorted()).toEqual(
    [
      'campaign',
      'created',
      'firstSpoke',
      'friend',
      'join',
      'lastSpoke',
      'leave',
      'level',
      'points',
      'purchase',
      'purge',
      'rename',
      'reward',
      'violation',
    ].toSorted(),
  );
  expect(events.map(({ day }) => day)).toEqual(
    events
      .map(({ day }) => day)
      .toSorted()
      .toReversed(),
  );
  expect(events[0]).toMatchObject({ kind: 'lastSpoke', day: '2026-11-26', amount: 5 });
  expect(events.find(({ kind }) => kind === 'join')?.other).toEqual({ id: by, nickname: '大刘' });
  const short = await data.ask('member.timeline', { id, accountId: ws.a, kinds: ['join', 'leave'], limit: 1 });
  expect(short).toMatchObject({ total: 2, events: [{ kind: 'leave' }] });
});

const changesOf = async (id: number) =>
  (
    await data.ask('member.timeline', { id, accountId: null, kinds: ['level', 'layer', 'valueLayer'], limit: 100 })
  ).events.map(({ kind, was, text, how, reason }) => [kind, was, text, how, reason?.name ?? '']);

test('every change of level and layer is kept with who made it and why; undo, redo and merging keep it right', async () => {
  const id = await inGroup('小李');
  const levels = peek<{ id: number; code: string; name: string }>(
    data.dir,
    `SELECT id, code, name FROM level WHERE code IN ('S', 'A') ORDER BY code`,
  );
  const named = (code: string): string => `${code} ${levels.find((level) => level.code === code)?.name}`;
  await data.ask('layer.apply', { accountId: null, jobId: 'rules' });
  const byRule = await changesOf(id);
  expect(byRule).toEqual([['layer', '', expect.any(String), 'rule', expect.stringMatching(/./)]]);
  for (const { id: levelId } of levels) {
    data.now += 1000;
    await data.ask('member.setLevel', { ids: [id], levelId, jobId: `level${levelId}` });
  }
  data.now += 1000;
  await data.ask('member.setLayer', { ids: [id], axis: 'activity', layer: 'core', jobId: 'layer' });
  const all = await changesOf(id);
  expect(all).toEqual([
    ['layer', byRule[0]?.[2], 'core', 'hand', ''],
    ['level', named('A'), named('S'), 'hand', ''],
    ['level', '', named('A'), 'hand', ''],
    ...byRule,
  ]);
  await data.ask('operation.undo', {});
  expect(await changesOf(id)).toEqual(all.slice(1));
  await data.ask('operation.redo', undefined);
  expect(await changesOf(id)).toEqual(all);
  // Setting what is set already is no change.
  await data.ask('member.setLevel', { ids: [id], levelId: levels.at(-1)?.id ?? null, jobId: 'again' });
  expect(await changesOf(id)).toEqual(all);

  const keep = await create('小李二号');
  const fields = { nickname: '小李', wechatId: null, phone: null, city: '', gender: '' as const, note: '' };
  await data.ask('member.merge', { keepId: keep, goneId: id, fields });
  const merged = await changesOf(keep);
  expect(merged.filter(([, , , how]) => how !== 'merge')).toEqual(all);
  expect(merged).toContainEqual(['level', '', named('S'), 'merge', '']);
  await data.ask('operation.undo', {});
  expect(await changesOf(id)).toEqual(all);
});

test('rules applied to thousands note each change, and one undo takes all of it back', async () => {
  withDb(data.dir, (db) => {
    const add = db.prepare(`INSERT INTO person(uid, nickname, created_at) VALUES (?, ?, 0)`);
    db.transaction(() => {
      for (let at = 0; at < 6000; at += 1) add.run(`bulk${at}`, `群友${at}`);
    })();
  });
  const count = (): number =>
    peek<{ n: number }>(data.dir, `SELECT count(*) AS n FROM standing_change WHERE axis = 'activity'`)[0]?.n ?? 0;
  const { changed } = await data.ask('layer.apply', { accountId: null, jobId: 'many' });
  expect(changed).toBeGreaterThan(5999);
  expect(count()).toBe(changed);
  expect(peek(data.dir, `SELECT 1 FROM undo_log WHERE tbl = 'standing_change'`)).toHaveLength(1);
  await data.ask('operation.undo', {});
  expect(count()).toBe(0);
  await data.ask('operation.redo', undefined);
  expect(count()).toBe(changed);
  expect(peek(data.dir, `SELECT 1 FROM sqlite_schema WHERE name = 'standing_change_person'`)).toHaveLength(1);
});

test('another workspace sees nothing of what happened in groups that it does not run', async () => {
  const id = await inGroup('小李');
  await data.ask('member.setRemark', { id, accountId: ws.b, remark: '乙的好友' });
  const other = await inGroup('大刘', ws.groupA, { inviterId: id });
  await data.ask('violation.record', { ...breach, personId: id, groupId: ws.groupA });
  await data.ask('purchase.add', {
    personId: id,
    groupId: ws.groupA,
    onDay: '2026-11-20',
    amountFen: 100,
    what: '银镯',
  });
  const { events } = await data.ask('member.timeline', { id, accountId: ws.b, limit: 100 });
  expect(events.map(({ kind }) => kind)).toEqual(['created']);
  expect(await data.ask('violation.list', { accountId: ws.b, personId: id, limit: 9 })).toEqual([]);
  expect(await data.ask('purchase.list', { accountId: ws.b, personId: id, limit: 9 })).toEqual([]);
  expect(await data.ask('invite.children', { accountId: ws.b, id, limit: 9 })).toEqual({ nodes: [], total: 0 });
  expect(await data.ask('invite.roots', { accountId: ws.b, limit: 9 })).toEqual({ nodes: [], total: 0 });
  for (const ask of [
    () => data.ask('member.standing', { id: other, accountId: ws.b }),
    () => data.ask('member.timeline', { id: other, accountId: ws.b, limit: 9 }),
  ])
    await expect(ask()).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await data.ask('member.alike', { id, accountId: ws.b })).toEqual([]);
});

test('the tree counts everyone below, those who left apart, and ends where people invited each other in a ring', async () => {
  const top = await inGroup('甲');
  const second = await inGroup('乙', ws.groupA, { inviterId: top });
  const third = await inGroup('丙', ws.groupA, { inviterId: second });
  await inGroup('丁', ws.groupA, { inviterId: second });
  await data.ask('member.leave', { ids: [third], groupId: ws.groupA });
  const roots = await data.ask('invite.roots', { accountId: null, groupId: ws.groupA, limit: 9 });
  expect(roots.nodes).toMatchObject([{ id: top, direct: 1, directIn: 1, below: 3, belowIn: 2, gone: false }]);
  const children = await data.ask('invite.children', { accountId: null, id: second, limit: 1 });
  expect(children).toMatchObject({ total: 2, nodes: [{ id: third, gone: true, below: 0 }] });
  // Back again, brought by one of their own: 甲 ← 丙.
  await data.ask('member.leave', { ids: [top], groupId: ws.groupA });
  await data.ask('member.join', { ids: [top], groupId: ws.groupA, inviterId: third });
  const ring = await data.ask('invite.roots', { accountId: null, groupId: ws.groupA, limit: 9 });
  expect(ring.nodes).toMatchObject([{ id: top, below: 3 }]);
  const place = await data.ask('invite.place', { accountId: null, id: third });
  expect(place.self.below).toBe(3);
  expect(place.above.map(({ id }) => id)).toEqual([top, second]);
});

test('whom someone invited stands there with the day of that invitation, not of a group joined before', async () => {
  const top = await inGroup('甲');
  const early = await inGroup('乙', ws.groupB, { joinedAt: 10 });
  await data.ask('member.join', { ids: [early], groupId: ws.groupA, inviterId: top, joinedAt: 900 });
  const late = await inGroup('丙', ws.groupA, { inviterId: top, joinedAt: 500 });
  const { nodes } = await data.ask('invite.children', { accountId: null, id: top, limit: 9 });
  expect(nodes.map(({ id, joinedAt }) => [id, joinedAt])).toEqual([
    [late, 500],
    [early, 900],
  ]);
});

test('a campaign counts only invitations into its groups on its days', async () => {
  const top = await inGroup('甲');
  await inGroup('早来的', ws.groupA, { inviterId: top, joinedAt: Date.UTC(2026, 9, 1) });
  const during = await inGroup('活动来的', ws.groupA, { inviterId: top, joinedAt: Date.UTC(2026, 10, 11, 15) });
  withDb(data.dir, (db) =>
    db.exec(`INSERT INTO campaign(id, uid, account_id, name, starts_on, ends_on) VALUES (1, 'c', ${ws.a}, '双十一', '2026-11-01', '2026-11-11');
      INSERT INTO campaign_group(campaign_id, group_id) VALUES (1, ${ws.groupA})`),
  );
  const { nodes } = await data.ask('invite.children', { accountId: ws.a, campaignId: 1, id: top, limit: 9 });
  expect(nodes.map(({ id }) => id)).toEqual([during]);
  // Who brings others was there before the campaign began, and still is.
  const roots = await data.ask('invite.roots', { accountId: ws.a, campaignId: 1, limit: 9 });
  expect(roots.nodes).toMatchObject([{ id: top, gone: false, direct: 1 }]);
});
