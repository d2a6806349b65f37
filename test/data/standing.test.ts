import { expect, test } from 'vitest';
import { inTree } from '#shared/domain/levels';
import { run } from '../../electron/data/db/sql';
import { openTestData } from '../support/dataProcess';
import { idOf, withDb } from '../support/plannedData';
import { makeTwoWorkspaces, peek } from '../support/workspaces';

const ALL = { accountId: null };

test('a new database has tags, rules of both axes and the whole tree of levels; what was deleted does not come back', async () => {
  const data = openTestData();
  const groups = await data.ask('tag.list', ALL);
  expect(groups.map(({ name }) => name)).toEqual(['人群', '来源', '兴趣', '跟进']);
  const levels = await data.ask('level.list', ALL);
  expect(inTree(levels).map(({ level, depth }) => `${' '.repeat(depth)}${level.code}`)).toEqual(
    'S,A,B, B1, B2,C, C1,  D1,  D2, C2,  D3,  D4, C3,  D5,  D6, C4,  D7,  D8'.split(','),
  );
  expect(levels.map(({ code }) => code).join(' ')).toBe('S A B1 B2 B D1 D2 C1 D3 D4 C2 D5 D6 C3 D7 D8 C4 C');
  const rules = await data.ask('layer.rules', undefined);
  expect(new Set(rules.map(({ axis }) => axis))).toEqual(new Set(['activity', 'value']));
  await data.ask('layer.deleteRule', { id: rules[0]?.id ?? 0 });
  await data.ask('tagGroup.delete', { id: groups[1]?.id ?? 0, jobId: 'a' });
  await data.ask('level.delete', { id: levels.find(({ code }) => code === 'D8')?.id ?? 0 });
  const again = openTestData(data.dir);
  expect(await again.ask('layer.rules', undefined)).toHaveLength(rules.length - 1);
  expect(await again.ask('tag.list', ALL)).toHaveLength(3);
  expect(await again.ask('level.list', ALL)).toHaveLength(levels.length - 1);
});

test('a database that was seeded before there were layers gets them when it is opened', async () => {
  const data = openTestData();
  await data.ask('tag.list', ALL);
  withDb(data.dir, (db) => {
    for (const table of ['person_tag', 'tag', 'tag_group', 'layer_rule', 'level']) run(db, `DELETE FROM ${table}`);
    run(db, `DELETE FROM setting WHERE key = 'seeded.standing'`);
    // A group of the operator's own, called as one of ours.
    run(db, `INSERT INTO tag_group(uid, name, colour) VALUES ('own', '来源', '#123456')`);
  });
  const again = openTestData(data.dir);
  expect((await again.ask('tag.list', ALL)).map(({ name, tags }) => `${name} ${tags.length}`)).toEqual([
    '来源 7',
    '人群 7',
    '兴趣 6',
    '跟进 5',
  ]);
  expect((await again.ask('level.list', ALL)).length).toBe(18);
});

test('tags are put in order, moved between groups, merged without doubling anyone, and undone', async () => {
  const data = openTestData();
  const group = idOf((await data.ask('tagGroup.save', { name: '喜好', colour: '#0e8a84' })).ids);
  const make = async (name: string): Promise<number> =>
    idOf((await data.ask('tag.save', { groupId: group, name })).ids);
  const [a, b, c] = [await make('耳环'), await make('手镯'), await make('镯子')];
  await expect(data.ask('tag.save', { groupId: group, name: '手镯' })).rejects.toMatchObject({ code: 'CONFLICT' });
  await data.ask('tag.move', { id: c, groupId: group, at: 0 });
  const both = idOf((await data.ask('member.create', { nickname: '小李' })).ids);
  const old = idOf((await data.ask('member.create', { nickname: '阿梅' })).ids);
  withDb(data.dir, (db) => {
    for (const [person, tag] of [
      [both, b],
      [both, c],
      [old, c],
    ])
      run(db, 'INSERT INTO person_tag(person_id, tag_id, at) VALUES (?, ?, 0)', person, tag);
  });
  const rows = (): unknown => peek(data.dir, 'SELECT person_id, tag_id FROM person_tag ORDER BY 1, 2');
  const before = rows();
  await data.ask('tag.merge', { ids: [c, b], into: b, jobId: 'm' });
  expect(rows()).toEqual([
    { person_id: both, tag_id: b },
    { person_id: old, tag_id: b },
  ]);
  const mine = (await data.ask('tag.list', ALL)).find(({ id }) => id === group);
  expect(mine?.tags).toEqual([
    { id: a, name: '耳环', sort: 1, count: 0 },
    { id: b, name: '手镯', sort: 2, count: 2 },
  ]);
  await data.ask('operation.undo', {});
  expect(rows()).toEqual(before);
});

test('a level cannot go below itself, nor be deleted while someone holds it or something lies below it', async () => {
  const data = openTestData();
  const levels = await data.ask('level.list', ALL);
  const level = (code: string): number => levels.find((each) => each.code === code)?.id ?? 0;
  await expect(data.ask('level.move', { id: level('C'), parentId: level('D1'), at: 0 })).rejects.toMatchObject({
    key: 'error.levelBelowItself',
  });
  await expect(data.ask('level.delete', { id: level('B') })).rejects.toMatchObject({ key: 'error.levelHasBranches' });
  const person = idOf((await data.ask('member.create', { nickname: '小李' })).ids);
  withDb(data.dir, (db) => run(db, 'UPDATE person SET level_id = ? WHERE id = ?', level('S'), person));
  await expect(data.ask('level.delete', { id: level('S') })).rejects.toMatchObject({ key: 'error.levelHeld' });
  await data.ask('level.move', { id: level('C'), parentId: level('B'), at: 0 });
  await data.ask('level.move', { id: level('A'), parentId: null, at: 0 });
  const moved = await data.ask('level.list', ALL);
  expect(
    inTree(moved)
      .map(({ level: each, depth }) => `${depth}${each.code}`)
      .slice(0, 5),
  ).toEqual(['0A', '0S', '0B', '1C', '2C1']);
});

test('a workspace counts only its own members', async () => {
  const data = openTestData();
  const ws = makeTwoWorkspaces(data.dir);
  const join = async (nickname: string, groupId: number): Promise<number> =>
    idOf((await data.ask('member.create', { nickname, joins: { groupId } })).ids);
  const [own, other] = [await join('小李', ws.groupA), await join('阿梅', ws.groupB)];
  const tag = (await data.ask('tag.list', ALL))[0]?.tags[0]?.id ?? 0;
  const level = (await data.ask('level.list', ALL))[0]?.id ?? 0;
  withDb(data.dir, (db) => {
    for (const person of [own, other]) {
      run(db, 'INSERT INTO person_tag(person_id, tag_id, at) VALUES (?, ?, 0)', person, tag);
      run(
        db,
        `UPDATE person SET level_id = ?, layer = 'core', layer_manual = ? WHERE id = ?`,
        level,
        person === own ? 0 : 1,
        person,
      );
    }
  });
  const figures = async (accountId: number | null): Promise<unknown> => [
    (await data.ask('tag.list', { accountId }))[0]?.tags[0]?.count,
    (await data.ask('level.list', { accountId }))[0]?.count,
    (await data.ask('layer.shares', { accountId })).activity[0],
  ];
  expect(await figures(null)).toEqual([2, 2, { layer: 'core', count: 2, manual: 1 }]);
  expect(await figures(ws.a)).toEqual([1, 1, { layer: 'core', count: 1, manual: 0 }]);
});

test('by the rules that come with the app nobody is silent of whom no chat tells; the list of changes says what applying does', async () => {
  const data = openTestData();
  const ws = makeTwoWorkspaces(data.dir);
  const joinedAt = data.now - 60 * 86_400_000;
  const heard = idOf(
    (await data.ask('member.create', { nickname: '小李', joins: { groupId: ws.groupA, joinedAt } })).ids,
  );
  const unheard = idOf(
    (await data.ask('member.create', { nickname: '阿梅', joins: { groupId: ws.groupB, joinedAt } })).ids,
  );
  withDb(data.dir, (db) => {
    const { id } = run(db, `INSERT INTO chat_sender(uid, group_id, key, name) VALUES ('s', ?, 's', '老周')`, ws.groupA);
    run(db, `INSERT INTO talk_day(group_id, sender_id, day, messages) VALUES (?, ?, '2026-11-20', 1)`, ws.groupA, id);
  });
  const { token } = await data.ask('layer.preview', { ...ALL, jobId: 'look' });
  const changes = await data.ask('layer.changes', { token, axis: 'activity', ids: [heard, unheard] });
  expect(changes.map(({ id, to }) => [id, to])).toEqual([
    [heard, 'silent'],
    [unheard, 'ordinary'],
  ]);
  await data.ask('layer.apply', { ...ALL, jobId: 'apply' });
  expect(peek(data.dir, 'SELECT id, layer FROM person ORDER BY id')).toEqual(
    changes.map(({ id, to }) => ({ id, layer: to })),
  );
});
