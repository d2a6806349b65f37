import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Output } from '#shared/contract/index';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { savePackage, taking } from '../support/packages';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(async () => {
  data = openTestData();
  await data.ask('store.status', undefined);
  ws = makeTwoWorkspaces(data.dir);
});

const speak = (language: 'zh-CN' | 'zh-TW' | 'en'): Promise<unknown> => data.ask('setting.speak', { language });
const tags = async (): Promise<Map<string, Output<'tag.list'>[number]['tags'][number]>> =>
  new Map(
    (await data.ask('tag.list', { accountId: null })).flatMap(({ tags: all }) => all.map((tag) => [tag.name, tag])),
  );

const words = Object.fromEntries(
  ['en', 'zh-TW'].map((language) => [
    language,
    JSON.parse(
      readFileSync(join(import.meta.dirname, `../../resources/defaults/words/${language}.json`), 'utf8'),
    ) as Record<string, string>,
  ]),
);

test('every name that comes with the app has its word in English and zh-TW, and no two of a language are one', () => {
  const shipped = new Set(peek<{ text: string }>(data.dir, 'SELECT text FROM shipped').map(({ text }) => text));
  expect(shipped.size).toBeGreaterThan(240);
  for (const said of Object.values(words)) {
    expect(new Set(Object.keys(said))).toEqual(shipped);
    expect(new Set(Object.values(said)).size).toBe(Object.keys(said).length);
  }
  // Whatever is shipped as a name is among them: a default added later needs its words.
  const files = globSync(join(import.meta.dirname, '../../resources/defaults/*.json'));
  const named = files.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/"name": "([^"]+)"/g)]);
  expect(named.length).toBeGreaterThan(60);
  expect(named.map((match) => match[1] ?? '').filter((name) => !shipped.has(name))).toEqual([]);
});

test('the names follow the window’s language everywhere, as no step to undo, and come back as they were', async () => {
  const before = dumpTables(data.dir);
  await speak('en');
  expect(peek(data.dir, 'SELECT 1 FROM operation')).toEqual([]);
  for (const [table, column] of [
    ['tag', 'name'],
    ['tag_group', 'name'],
    ['layer_rule', 'name'],
    ['level', 'name'],
    ['level', 'benefits'],
    ['point_rule', 'name'],
    ['saved_view', 'name'],
    ['stage', 'truth'],
    ['stage_check', 'text'],
    ['duty', 'name'],
    ['wechat_fact', 'source'],
  ])
    expect(
      peek<{ text: string }>(data.dir, `SELECT ${column} AS text FROM ${table}`).filter(({ text }) =>
        /\p{Script=Han}/u.test(text),
      ),
    ).toEqual([]);
  await speak('zh-TW');
  expect((await tags()).has('短影音')).toBe(true);
  await speak('zh-CN');
  const { setting: _, ...after } = dumpTables(data.dir);
  const { setting: __, ...first } = before;
  expect(after).toEqual(first);
});

test('what the operator named stays theirs in every language, also with a shipped word, and undo brings the shipped one back', async () => {
  const old = (await tags()).get('新品');
  const groupId = (await data.ask('tag.list', { accountId: null }))[0]?.id ?? 0;
  await data.ask('tag.save', { id: old?.id ?? 0, groupId, name: 'Flash sales' });
  const own = await data.ask('tag.save', { groupId, name: '上新' });
  await speak('en');
  const now = await tags();
  expect(now.get('Flash sales')?.id).toBe(old?.id);
  expect(now.get('上新')?.id).toBe(own.ids[0]);
  // Its place is taken: the shipped one stays as it was.
  expect(now.has('秒杀优惠')).toBe(true);
  await data.ask('operation.undo', {});
  await data.ask('operation.undo', {});
  expect((await tags()).get('New arrivals')?.id).toBe(old?.id);
  await speak('zh-CN');
  expect((await tags()).get('新品')?.id).toBe(old?.id);
  await data.ask('operation.redo', undefined);
  expect((await tags()).get('Flash sales')?.id).toBe(old?.id);
});

test('a step taken in another language comes back in the one spoken now, also where that is Chinese', async () => {
  await speak('en');
  const old = (await tags()).get('New arrivals');
  const groupId = (await data.ask('tag.list', { accountId: null }))[0]?.id ?? 0;
  await data.ask('tag.save', { id: old?.id ?? 0, groupId, name: 'Mine' });
  await speak('zh-CN');
  await data.ask('operation.undo', {});
  expect((await tags()).get('新品')?.id).toBe(old?.id);
});

test('a tag that takes the place of a deleted shipped one is nobody’s but the operator’s', async () => {
  const last = [...(await tags()).values()].toSorted((one, other) => other.id - one.id)[0];
  const groupId = (await data.ask('tag.list', { accountId: null }))[0]?.id ?? 0;
  await data.ask('tag.delete', { ids: [last?.id ?? 0], jobId: 'gone' });
  const made = await data.ask('tag.save', { groupId, name: '我的' });
  expect(made.ids).toEqual([last?.id]);
  await speak('en');
  expect((await tags()).has('我的')).toBe(true);
});

test('a package made in an English window finds the same things in a Chinese one, and the other way round', async () => {
  const before = dumpTables(data.dir);
  await speak('en');
  const path = await savePackage(data, ws.a);
  await speak('zh-CN');
  const there = openTestData();
  await there.ask('package.apply', taking(there, path));
  const names = (of: TestData) => peek(of.dir, 'SELECT name FROM tag ORDER BY name');
  expect(names(there)).toEqual(names(data));
  const back = await savePackage(data, ws.a);
  await speak('en');
  const report = await data.ask('package.apply', taking(data, back));
  expect(report.counts).toMatchObject({ added: 0, changed: 0, kept: 0 });
  expect((await tags()).has('New arrivals')).toBe(true);
  await speak('zh-CN');
  expect(dumpTables(data.dir)['tag']).toEqual(before['tag']);
});
