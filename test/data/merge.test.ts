import { beforeEach, expect, test } from 'vitest';
import type { MemberFields } from '#shared/contract/members';
import { openTestData, type TestData } from '../support/dataProcess';
import { disagreements } from '../support/agreement';
import { dumpTables } from '../support/dumpTables';
import { withDb } from '../support/plannedData';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
let keep: number;
let gone: number;

const fields: MemberFields = { nickname: '小李', wechatId: 'li_88', phone: '138', city: '成都', gender: '', note: '' };
const create = async (nickname: string, more: object = {}): Promise<number> =>
  (await data.ask('member.create', { nickname, ...more })).ids[0]!;
const merge = (more: Partial<MemberFields> = {}) =>
  data.ask('member.merge', { keepId: keep, goneId: gone, fields: { ...fields, ...more } });

/** Two people who both have everything that a person can have, some of it the same thing. */
beforeEach(async () => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
  const joins = { groupId: ws.groupA };
  keep = await create('小李', { phone: '138', joins, friend: { accountId: ws.a, remark: '' } });
  data.now += 1000;
  gone = await create('李记银楼', {
    wechatId: 'li_88',
    joins: { ...joins, role: 'admin', nickname: '银楼', joinedAt: 1000, inviterId: keep },
    friend: { accountId: ws.a, remark: '老客户', channel: '门店' },
  });
  await data.ask('member.setRemark', { id: gone, accountId: ws.b, remark: '乙备注' });
  await data.ask('member.join', { ids: [gone], groupId: ws.groupB });
  const guest = await create('被邀请的', { joins: { ...joins, inviterId: gone } });
  const { ids } = await data.ask('field.save', { name: '生日' });
  await data.ask('member.setExtra', { id: gone, fieldId: ids[0]!, text: '6月1日' });
  for (const personId of [keep, gone]) {
    await data.ask('violation.record', { personId, groupId: ws.groupA, rule: '广告', said: '', action: 'remind' });
    await data.ask('purchase.add', { personId, groupId: null, onDay: '2026-11-20', amountFen: 100, what: '' });
  }
  withDb(data.dir, (db) => {
    const stayOf = (id: number): string =>
      String(db.prepare('SELECT id FROM membership WHERE person_id = ? ORDER BY id').pluck().get(id));
    db.exec(`
      INSERT INTO tag_group(id, uid, name, colour) VALUES (901, 'tg', '来源的组', '#0b6e6e');
      INSERT INTO tag(id, uid, group_id, name) VALUES (901, 't1', 901, '门店客'), (902, 't2', 901, '回头客');
      INSERT INTO person_tag(person_id, tag_id, at) VALUES (${keep}, 901, 0), (${gone}, 901, 0), (${gone}, 902, 0);
      INSERT INTO point_entry(id, uid, person_id, at, day, kind, points, membership_id) VALUES
        (1, 'p1', ${keep}, 5, '2026-11-01', 'checkin', 5, NULL), (2, 'p2', ${gone}, 6, '2026-11-01', 'invite', 20, ${stayOf(guest)}),
        (3, 'p3', ${keep}, 6, '2026-11-01', 'invite', 20, ${stayOf(gone)});
      INSERT INTO chat_sender(id, uid, group_id, key, name, person_id) VALUES (1, 's', ${ws.groupA}, 'k', '银楼', ${gone});
      INSERT INTO talk_day(group_id, sender_id, day, messages) VALUES (${ws.groupA}, 1, '2026-11-22', 3);
      INSERT INTO group_helper(uid, group_id, person_id, since) VALUES ('h1', ${ws.groupA}, ${keep}, '2026-11-01'), ('h2', ${ws.groupA}, ${gone}, '2026-11-02');
      INSERT INTO campaign(id, uid, account_id, name, starts_on, ends_on) VALUES (1, 'c', ${ws.a}, '双十一', '2026-11-01', '2026-11-11');
      INSERT INTO campaign_person(campaign_id, person_id, added_at) VALUES (1, ${keep}, 1), (1, ${gone}, 2);
      INSERT INTO reward_stage(id, uid, campaign_id, invites, reward) VALUES (1, 'r', 1, 3, '银戒指');
      INSERT INTO reward_grant(uid, stage_id, person_id, at) VALUES ('g1', 1, ${keep}, 1), ('g2', 1, ${gone}, 1);
      INSERT INTO purge(id, uid, name, conditions, created_at) VALUES (1, 'u', '洗粉', '[]', 1);
      INSERT INTO purge_item(purge_id, group_id, person_id) VALUES (1, ${ws.groupA}, ${keep}), (1, ${ws.groupA}, ${gone}), (1, ${ws.groupB}, ${gone});
      UPDATE person SET layer = 'active', last_active = 77 WHERE id = ${gone};`);
  });
});

test('two who are one become one, with all that either had, each thing once, and nothing earned by inviting oneself', async () => {
  await merge();
  const page = await data.ask('member.get', { id: keep, accountId: null });
  expect(page).toMatchObject({ nickname: '小李', wechatId: 'li_88', phone: '138', city: '成都' });
  expect(page.oldNames.map(({ nickname }) => nickname)).toEqual(['李记银楼']);
  expect(page.contacts.map(({ remark, channel }) => [remark, channel])).toEqual([
    ['老客户', '门店'],
    ['乙备注', ''],
  ]);
  expect(page.stays.map(({ groupId, role, nickname, inviter }) => ({ groupId, role, nickname, inviter }))).toEqual(
    expect.arrayContaining([
      { groupId: ws.groupA, role: 'admin', nickname: '银楼', inviter: null },
      { groupId: ws.groupB, role: 'member', nickname: '', inviter: null },
    ]),
  );
  expect(page.stays).toHaveLength(2);
  expect(await data.ask('member.standing', { id: keep, accountId: null })).toMatchObject({
    tags: [{ id: 901 }, { id: 902 }],
    points: 25,
    strikes: 2,
    orders: 2,
    messages: 3,
    invited: 1,
    layer: 'active',
    lastActive: 77,
    extra: { 1: '6月1日' },
  });
  await expect(data.ask('member.get', { id: gone, accountId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('no column of any table names the one who is gone, search and figures agree, and one undo gives all back byte for byte', async () => {
  const before = dumpTables(data.dir);
  await merge();
  const after = dumpTables(data.dir);
  withDb(data.dir, (db) => {
    const columns = db
      .prepare(
        `SELECT t.name AS tbl, k."from" AS col FROM sqlite_schema t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table' AND k."table" = 'person'`,
      )
      .all() as { tbl: string; col: string }[];
    expect(columns.length).toBeGreaterThan(12);
    for (const { tbl, col } of columns)
      expect([tbl, col, db.prepare(`SELECT count(*) FROM ${tbl} WHERE ${col} = ?`).pluck().get(gone)]).toEqual([
        tbl,
        col,
        0,
      ]);
    expect(disagreements(db)).toEqual([]);
  });
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  withDb(data.dir, (db) => expect(disagreements(db)).toEqual([]));
  await data.ask('operation.redo', undefined);
  expect(dumpTables(data.dir)).toEqual(after);
});

test('a WeChat ID of a third person is refused and nothing has moved; nobody is merged with themselves', async () => {
  await create('别人', { wechatId: 'other' });
  const before = dumpTables(data.dir);
  await expect(merge({ wechatId: 'other' })).rejects.toMatchObject({ code: 'CONFLICT', key: 'error.wechatTaken' });
  gone = keep;
  await expect(merge()).rejects.toMatchObject({ code: 'INVALID' });
  expect(dumpTables(data.dir)).toEqual(before);
});

test('the one of the same phone and the one who had the name before are offered, the phone first', async () => {
  const renamed = await create('李记');
  await data.ask('member.update', { id: keep, changes: { nickname: '李记' } });
  await data.ask('member.update', { id: keep, changes: { nickname: '小李' } });
  const phone = await create('旁人', { phone: '138' });
  expect(await data.ask('member.alike', { id: keep, accountId: null })).toEqual([
    { id: phone, nickname: '旁人', wechatId: null, why: 'phone' },
    { id: renamed, nickname: '李记', wechatId: null, why: 'name' },
  ]);
});

test('a ledger row is still refused any change but of whose it is', () => {
  withDb(data.dir, (db) => {
    for (const change of ['points = 9', `note = 'x'`, `day = '2026-01-01'`, 'at = 1'])
      expect(() => db.exec(`UPDATE point_entry SET ${change}`)).toThrow('only countered');
  });
  expect(peek(data.dir, 'SELECT sum(points) AS n FROM point_entry')).toEqual([{ n: 45 }]);
});
