import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { partsOf, richSample, saidBy, savePackage, taking, withSet } from '../support/packages';
import { makeTwoWorkspaces, peek } from '../support/workspaces';

let data: TestData;
beforeEach(() => {
  data = openTestData();
});

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
  const account = await richSample(data);
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
  const account = await richSample(data);
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
