import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { sheetBomb, zipOf } from '../support/bombs';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { altered, bytesOf, partsOf, saidBy, savePackage, taking, withSet } from '../support/packages';
import { makeTwoWorkspaces, peek } from '../support/workspaces';

let data: TestData;
beforeEach(() => {
  data = openTestData();
});

/** Opens the sample and adds to its first account what the sample has none of; gives the account. */
async function richSample(): Promise<number> {
  await data.ask('store.openSet', { set: 'sample' });
  withSet(data, 'sample', (db) => {
    db.exec(`
      -- A rule that every Qundesk has stays as it is there.
      UPDATE point_rule SET since = NULL, enabled = 0 WHERE kind = 'invite';
      INSERT INTO person_field(uid, name, sort) VALUES ('f1', '鞋码', 1);
      UPDATE person SET extra = json_object(CAST((SELECT id FROM person_field WHERE uid = 'f1') AS TEXT), '38') WHERE id % 3 = 0;
      INSERT INTO tag_group(uid, name, colour) VALUES ('tg1', '客户等级甲', '#112233');
      INSERT INTO tag(uid, group_id, name) SELECT 't1', id, '老客甲' FROM tag_group WHERE uid = 'tg1';
      INSERT INTO person_tag(person_id, tag_id, at) SELECT id, (SELECT id FROM tag WHERE uid = 't1'), 5 FROM person WHERE id % 2 = 0;
      INSERT INTO point_entry(uid, person_id, at, day, kind, points, rule_id)
        SELECT 'pe' || id, id, 1000, '2026-11-01', 'checkin', 5, (SELECT min(id) FROM point_rule) FROM person WHERE id % 5 = 0;
      INSERT INTO point_entry(uid, person_id, at, day, kind, points, counters_id)
        SELECT 'pc' || id, person_id, 2000, '2026-11-02', 'counter', -5, id FROM point_entry WHERE uid GLOB 'pe*' AND id % 4 = 0;
      INSERT INTO violation(uid, person_id, group_id, at, rule) SELECT 'v' || id, person_id, group_id, 9, '广告' FROM membership WHERE id % 7 = 0;
      INSERT INTO purchase(uid, person_id, on_day, amount_fen) SELECT 'b' || id, id, '2026-11-03', 9900 FROM person WHERE id % 6 = 0;
      UPDATE membership SET inviter_id = (SELECT min(person_id) FROM membership m WHERE m.group_id = membership.group_id) WHERE id % 9 = 0;
      INSERT OR IGNORE INTO campaign_person(campaign_id, person_id, added_at) SELECT (SELECT min(id) FROM campaign), id, 3 FROM person WHERE id % 11 = 0;
      INSERT INTO purge(id, uid, account_id, name, conditions, notice, created_at)
        SELECT 9001, 'pu1', ga.account_id, '十一月洗粉', json_array(json_object('is', 'choice', 'field', 'tag', 'op', 'any',
          'values', json_array((SELECT id FROM tag WHERE uid = 't1')))), '「在」', 7 FROM group_account ga WHERE ga.role = 'operating' ORDER BY ga.account_id LIMIT 1;
      INSERT INTO purge_item(purge_id, group_id, person_id, reason, status, done_at)
        SELECT 9001, m.group_id, m.person_id, '没说话', iif(m.id % 2, 'planned', 'kept'), iif(m.id % 2, NULL, 8) FROM membership m
        JOIN group_account ga ON ga.group_id = m.group_id AND ga.role = 'operating' AND ga.account_id = (SELECT account_id FROM purge WHERE id = 9001)
        WHERE m.left_at IS NULL AND m.id % 3 = 0;
      INSERT INTO purge_notice(purge_id, group_id, told_at) SELECT DISTINCT 9001, group_id, 9 FROM purge_item WHERE purge_id = 9001;
      INSERT INTO chat_sender(uid, group_id, key, name, person_id)
        SELECT 'cs' || m.id, m.group_id, 'key' || m.id, '名' || m.id, m.person_id FROM membership m WHERE m.left_at IS NULL AND m.id % 4 = 0;
      UPDATE chat_sender SET same_as = (SELECT max(s.id) FROM chat_sender s WHERE s.group_id = chat_sender.group_id)
        WHERE uid GLOB 'cs*' AND id = (SELECT min(s.id) FROM chat_sender s WHERE s.group_id = chat_sender.group_id) AND
          id <> (SELECT max(s.id) FROM chat_sender s WHERE s.group_id = chat_sender.group_id);
      INSERT INTO chat_message(group_id, sender_id, at, text) SELECT group_id, id, 60000, '在' FROM chat_sender WHERE uid GLOB 'cs*';
      INSERT INTO chat_print(group_id, minute, hash, n) SELECT DISTINCT group_id, 1, 99, 1 FROM chat_sender WHERE uid GLOB 'cs*';
      INSERT INTO saved_view(uid, screen, name, view) SELECT 'sv1', 'members', '老客', json_object('where', json_array(json_object('is', 'choice',
        'field', 'tag', 'op', 'any', 'values', json_array((SELECT id FROM tag WHERE uid = 't1')))), 'columns',
        json_array('name', 'extra:' || (SELECT id FROM person_field WHERE uid = 'f1')), 'sort', NULL);
      INSERT INTO saved_view(uid, screen, name, view) SELECT 'sv2', 'groups', '这一类', json_object('where', json_array(), 'columns', json_array(),
        'sort', NULL, 'filter', json_object('kindId', (SELECT max(id) FROM group_kind), 'warning', 'any'));
      INSERT OR REPLACE INTO setting(scope, scope_id, key, value) VALUES ('app', 0, 'benefit', '"见面礼"');
    `);
  });
  return (await data.ask('account.list', undefined))[0]?.id ?? 0;
}

/** The uids that rows have here, each with the one that it has in the package. */
const joinedHere = (): Map<string, string> =>
  new Map(
    withSet(data, 'main', (db) =>
      (
        db.prepare('SELECT tbl, uid, row_id FROM joined_uid').all() as { tbl: string; uid: string; row_id: number }[]
      ).map(({ tbl, uid, row_id }) => [
        db.prepare(`SELECT uid FROM ${tbl} WHERE id = ?`).pluck().get(row_id) as string,
        uid,
      ]),
    ),
  );

test('a workspace taken into an empty folder says what it said: packed again, row for row the same; its pictures came along', async () => {
  const account = await richSample();
  const path = await savePackage(data, account);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await data.ask('store.openSet', { set: 'main' });
  const before = dumpTables(data.dir);
  const looked = await data.ask('package.preview', taking(data, path));
  expect(dumpTables(data.dir)).toEqual(before);
  const report = await data.ask('package.apply', taking(data, path));
  expect({ ...report, operationId: null }).toEqual(looked);
  expect(withSet(data, 'main', disagreements)).toEqual([]);
  const here = peek<{ id: number }>(data.dir, `SELECT id FROM account ORDER BY id`)[0]?.id ?? 0;
  const again = await savePackage(data, here);
  const [was, is] = [await saidBy(path), await saidBy(again, joinedHere())];
  for (const [name, lines] of was) {
    // What every Qundesk has (kinds, rules …) may be more here; what came is all there.
    const found = new Set(is.get(name));
    expect([name, lines.filter((line) => !found.has(line))]).toEqual([name, []]);
    if (lines.length > 200) expect([name, found.size]).toEqual([name, lines.length]);
  }
  for (const name of (await partsOf(path)).keys())
    if (name.startsWith('materials/')) expect(existsSync(join(data.dir, 'sets', 'main', name))).toBe(true);

  const after = dumpTables(data.dir);
  const twice = await data.ask('package.apply', taking(data, path));
  expect(twice).toMatchObject({ operationId: null, counts: { added: 0, changed: 0, joined: 0 } });
  expect(dumpTables(data.dir)).toEqual(after);

  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  expect(withSet(data, 'main', disagreements)).toEqual([]);
});

test('a group goes alone, without history and phone numbers where they are not wanted', async () => {
  const account = await richSample();
  const groups = await data.ask('group.ids', { filter: { accountId: account }, sort: { by: 'name', desc: false } });
  const path = await savePackage(data, account, { groupId: groups[0] ?? 0, history: false, phones: false });
  const said = await saidBy(path);
  expect(said.get('tables/chat_group.jsonl')).toHaveLength(1);
  expect(said.get('tables/person.jsonl')?.length).toBeGreaterThan(10);
  expect(said.get('tables/person.jsonl')?.join('')).not.toContain('phone');
  for (const table of ['violation', 'purchase', 'script_version', 'person_name', 'campaign'])
    expect(said.get(`tables/${table}.jsonl`)).toEqual([]);
  await data.ask('store.openSet', { set: 'main' });
  const { counts } = await data.ask('package.apply', taking(data, path));
  expect(counts.added).toBeGreaterThan(10);
  expect(peek(data.dir, 'SELECT 1 FROM person WHERE phone IS NOT NULL')).toEqual([]);
  // Taking in one without phone numbers later takes none away.
  withSet(data, 'main', (db) => db.exec(`UPDATE person SET phone = '13800000000' WHERE id = 1`));
  await data.ask('package.apply', taking(data, path));
  expect(peek(data.dir, 'SELECT phone FROM person WHERE id = 1')).toEqual([{ phone: '13800000000' }]);
});

/** Two members of a workspace, packed; a Qundesk beside it knows one of them already under a uid of its own. */
async function twoMembers(): Promise<{ readonly path: string; readonly account: number }> {
  const account = (await data.ask('account.create', { name: '小银', wechatId: 'yin_0001' })).ids[0] ?? 0;
  for (const [nickname, wechatId] of [
    ['阿梅', 'mei_0001'],
    ['小李', 'li_00001'],
  ] as const)
    await data.ask('member.create', {
      nickname,
      wechatId,
      city: '成都',
      friend: { accountId: account, remark: nickname },
    });
  return { path: await savePackage(data, account), account };
}

test('who is here under another uid is joined by WeChat ID: ours stays, what we did not know is filled in', async () => {
  const { path } = await twoMembers();
  data = openTestData();
  await data.ask('member.create', { nickname: '梅姐', wechatId: 'mei_0001' });
  const report = await data.ask('package.apply', taking(data, path));
  expect(report.tables.find(({ table }) => table === 'person')).toMatchObject({ added: 1, joined: 1, changed: 1 });
  expect(peek(data.dir, 'SELECT nickname, city FROM person ORDER BY id')).toEqual([
    { nickname: '梅姐', city: '成都' },
    { nickname: '小李', city: '成都' },
  ]);
  expect(peek(data.dir, 'SELECT remark FROM contact ORDER BY id')).toEqual([{ remark: '阿梅' }, { remark: '小李' }]);
  // It is remembered: with the WeChat ID gone it is still the same one.
  await data.ask('member.update', { id: 1, changes: { wechatId: null } });
  const again = await data.ask('package.apply', taking(data, path));
  expect(again.tables.find(({ table }) => table === 'person')).toMatchObject({ added: 0, joined: 0 });
});

test('of a row changed on both sides the later change wins and the other is shown; the operator can keep ours', async () => {
  const { path, account } = await twoMembers();
  const before = dumpTables(data.dir);
  data.now += 60_000;
  await data.ask('member.update', { id: 1, changes: { city: '重庆' } });
  // Ours is later: it stays, and is said.
  const kept = await data.ask('package.apply', taking(data, path));
  expect(kept).toMatchObject({ counts: { changed: 0, kept: 1 }, operationId: null });
  expect(kept.overwrites).toMatchObject([
    { table: 'person', name: '阿梅', kept: true, fields: [{ column: 'city', here: '重庆', there: '成都' }] },
  ]);
  const later = await savePackage(data, account);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  // Theirs is later.
  const looked = await data.ask('package.preview', taking(data, later));
  expect(looked.overwrites).toMatchObject([{ table: 'person', name: '阿梅', kept: false }]);
  const row = looked.overwrites[0]?.row ?? '';
  expect((await data.ask('package.apply', taking(data, later, [row]))).counts).toMatchObject({ changed: 0, kept: 1 });
  expect((await data.ask('package.apply', taking(data, later))).counts).toMatchObject({ changed: 1, kept: 0 });
  expect(peek(data.dir, 'SELECT city FROM person WHERE id = 1')).toEqual([{ city: '重庆' }]);
});

test('whatever both sides did before: taken in twice is taken in once, and undone it is as it was', async () => {
  const names = ['阿梅', '小李', '老周', 'Amy'];
  const member = fc.record({
    at: fc.nat(3),
    known: fc.boolean(),
    group: fc.nat(2),
    city: fc.constantFrom('', '成都', '重庆'),
  });
  const side = fc.array(member, { maxLength: 6 });
  const fill = async (
    members: readonly { at: number; known: boolean; group: number; city: string }[],
  ): Promise<number> => {
    const account = (await data.ask('account.create', { name: '小银', wechatId: 'yin_0001' })).ids[0] ?? 0;
    const kinds = await data.ask('kind.list', undefined);
    const groups = await data.ask('group.create', {
      kindId: kinds[0]?.id ?? 0,
      accountId: account,
      groups: [{ name: '甲群' }, { name: '乙群' }],
    });
    for (const { at, known, group, city } of members)
      await data
        .ask('member.create', {
          nickname: names[at] ?? '',
          wechatId: known ? `wx_${at}_00` : null,
          city,
          friend: { accountId: account, remark: city },
          ...(groups.ids[group] === undefined ? {} : { joins: { groupId: groups.ids[group] } }),
        })
        // The WeChat ID is taken.
        .catch(() => undefined);
    return account;
  };
  await fc.assert(
    fc.asyncProperty(side, side, async (there, here) => {
      data = openTestData();
      const path = await savePackage(data, await fill(there));
      data.stop();
      data = openTestData();
      await fill(here);
      const before = dumpTables(data.dir);
      await data.ask('package.apply', taking(data, path));
      const once = dumpTables(data.dir);
      expect(withSet(data, 'main', disagreements)).toEqual([]);
      expect((await data.ask('package.apply', taking(data, path))).operationId).toBeNull();
      expect(dumpTables(data.dir)).toEqual(once);
      await data.ask('operation.undo', {});
      expect(dumpTables(data.dir)).toEqual(before);
      data.stop();
    }),
    { numRuns: 8 },
  );
});

test('what is no package, or a hostile one, is refused with a sentence, and nothing is changed', async () => {
  const { path } = await twoMembers();
  const manifest = JSON.parse((await partsOf(path)).get('manifest.json')?.toString() ?? '{}') as object;
  const say = (more: object): Buffer => Buffer.from(JSON.stringify({ ...manifest, ...more }));
  const rewrite = (table: string, change: (text: string) => string) => (parts: Map<string, Buffer>) =>
    void parts.set(`tables/${table}.jsonl`, Buffer.from(change(parts.get(`tables/${table}.jsonl`)?.toString() ?? '')));
  const write = (name: string, bytes: Buffer): string => {
    writeFileSync(join(data.dir, name), bytes);
    return join(data.dir, name);
  };
  const hostile: readonly (readonly [string, string, string])[] = [
    ['a text', write('a.qundesk', Buffer.from('hello')), 'damaged'],
    ['another zip', write('b.qundesk', zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }])), 'foreign'],
    ['a truncated one', write('c.qundesk', bytesOf(path).subarray(0, 900)), 'damaged'],
    ['a bomb', write('d.qundesk', sheetBomb(40)), 'foreign'],
    [
      'a bomb inside',
      await altered(path, (parts) => parts.set('tables/note.jsonl', Buffer.alloc(64_000_000, 32))),
      'bomb',
    ],
    ['a later format', await altered(path, (parts) => parts.set('manifest.json', say({ format: 99 }))), 'newer'],
    ['a later schema', await altered(path, (parts) => parts.set('manifest.json', say({ schema: 9000 }))), 'newer'],
    ['another app', await altered(path, (parts) => parts.set('manifest.json', say({ app: 'other' }))), 'foreign'],
    ['no manifest', await altered(path, (parts) => parts.delete('manifest.json')), 'foreign'],
    ['a path out of it', await altered(path, (parts) => parts.set('../../evil', Buffer.from('x'))), 'foreign'],
    [
      'an unknown table',
      await altered(path, (parts) => parts.set('tables/operation.jsonl', Buffer.from(''))),
      'foreign',
    ],
    [
      'an unknown column',
      await altered(
        path,
        rewrite('person', (text) => text.replace('"city"', '"city\\" = 1; --"')),
      ),
      'damaged',
    ],
    [
      'an id pointing nowhere',
      await altered(
        path,
        rewrite('contact', (text) => text.replace(/"person_id":"[^"]+"/, '"person_id":"nobody"')),
      ),
      'damaged',
    ],
    [
      'a row that is none',
      await altered(
        path,
        rewrite('person', (text) => `${text}[]\n`),
      ),
      'damaged',
    ],
    [
      'a value that is none',
      await altered(
        path,
        rewrite('person', (text) => text.replace('"gender":""', '"gender":"x"')),
      ),
      'damaged',
    ],
    [
      'a row too few',
      await altered(
        path,
        rewrite('contact', (text) => text.slice(text.indexOf('\n') + 1)),
      ),
      'damaged',
    ],
    [
      'one person twice',
      await altered(
        path,
        rewrite('person', (text) => text + text),
      ),
      'damaged',
    ],
    [
      'a false picture',
      await altered(path, (parts) => parts.set(`materials/${'0'.repeat(64)}`, Buffer.from('x'))),
      'damaged',
    ],
  ];
  data = openTestData();
  const before = dumpTables(data.dir);
  for (const [what, file, fault] of hostile) {
    await expect(data.ask('package.apply', taking(data, file)).then(() => what)).rejects.toMatchObject({
      key: `error.package.${fault}`,
    });
    expect([what, dumpTables(data.dir)]).toEqual([what, before]);
  }
  expect(readdirSync(join(data.dir, 'sets', 'main', 'materials'))).toEqual([]);
  expect(readdirSync(join(data.dir, 'sets', 'main')).filter((name) => name.startsWith('look-'))).toEqual([]);
});

test('a group’s package carries nobody of another account, no purge of it, and no chats where history stays behind', async () => {
  const ws = makeTwoWorkspaces(data.dir);
  const make = async (nickname: string, groupId: number, inviterId: number | null = null): Promise<number> =>
    (await data.ask('member.create', { nickname, joins: { groupId, inviterId } })).ids[0] ?? 0;
  const stranger = await make('别家的人', ws.groupB);
  const ours = await make('自家的人', ws.groupA, stranger);
  await make('自家的二号', ws.groupA, ours);
  await data.ask('purge.add', {
    accountId: ws.b,
    purgeId: null,
    name: '邻家洗粉',
    personIds: [stranger],
    groupId: null,
  });
  await data.ask('purge.add', { accountId: ws.a, purgeId: null, name: '自家洗粉', personIds: [ours], groupId: null });
  await data.ask('purge.add', {
    accountId: null,
    purgeId: null,
    name: '都洗',
    personIds: [ours, stranger],
    groupId: null,
  });
  withSet(data, 'main', (db) =>
    db.exec(`
      INSERT INTO chat_sender(id, uid, group_id, key, name) VALUES (1, 's1', ${ws.groupA}, 'k', '自家'), (2, 's2', ${ws.groupB}, 'k', '邻家');
      INSERT INTO chat_message(group_id, sender_id, at, text) VALUES (${ws.groupA}, 1, 1, '自家说的'), (${ws.groupB}, 2, 1, '邻家说的');`),
  );
  for (const history of [true, false]) {
    const path = await savePackage(data, ws.a, { groupId: ws.groupA, history });
    const said = [...(await saidBy(path)).values()].flat().join('\n');
    expect(said).not.toMatch(/邻家/);
    expect(said).toMatch(/自家的人/);
    expect(said).toMatch(/自家洗粉/);
    expect(said).toMatch(/都洗/);
    expect(/自家说的/.test(said)).toBe(history);
    const there = openTestData();
    const report = await there.ask('package.apply', taking(there, path));
    expect(report.tables.find(({ table }) => table === 'purge_item')).toMatchObject({ added: 2 });
    expect(peek(there.dir, `SELECT 1 FROM membership WHERE inviter_id IS NOT NULL`)).toHaveLength(1);
    // What was decided later comes with the next package; what was decided here stays.
    const [first] = peek<{ id: number }>(
      data.dir,
      'SELECT id FROM purge_item WHERE person_id = ? ORDER BY id LIMIT 1',
      ours,
    );
    if (history) continue;
    await data.ask('purgeItem.keep', { ids: [first?.id ?? 0], keep: true });
    await there.ask('package.apply', taking(there, await savePackage(data, ws.a, { groupId: ws.groupA, history })));
    expect(peek(there.dir, `SELECT status FROM purge_item ORDER BY id`)).toContainEqual({ status: 'kept' });
  }
});

test('a package is unpacked beside the database and nothing of it stays, taken in, refused or cancelled', async () => {
  const account = await richSample();
  const path = await savePackage(data, account);
  await data.ask('store.openSet', { set: 'main' });
  const left = (): string[] => readdirSync(join(data.dir, 'sets', 'main')).filter((name) => /^(take|look)-/.test(name));
  const cut = await altered(path, (parts) => {
    const rows = parts.get('tables/person.jsonl');
    if (rows) parts.set('tables/person.jsonl', rows.subarray(0, -20));
  });
  await expect(data.ask('package.apply', taking(data, cut))).rejects.toMatchObject({ key: 'error.package.damaged' });
  expect(left()).toEqual([]);
  const foreign = await altered(path, (parts) => {
    const line = { uid: null, changed: 0, row: { scope: 'app', scope_id: 0, key: 'zone', value: '"Europe/Berlin"' } };
    parts.set('tables/setting.jsonl', Buffer.from(`${JSON.stringify(line)}\n`));
  });
  await expect(data.ask('package.apply', taking(data, foreign))).rejects.toMatchObject({
    key: 'error.package.damaged',
  });
  const input = taking(data, path);
  const before = dumpTables(data.dir);
  const running = data.ask('package.apply', input);
  const begun = (): boolean =>
    data.events.some((event) => event.type === 'job' && event.job.id === input.jobId && event.job.done > 0);
  while (!begun()) await new Promise((resolve) => setImmediate(resolve));
  expect(left()).toHaveLength(1);
  await data.ask('export.cancel', { jobId: input.jobId });
  await expect(running).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(left()).toEqual([]);
  expect(dumpTables(data.dir)).toEqual(before);
});
