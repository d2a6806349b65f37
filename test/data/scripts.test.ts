import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScriptDraft } from '#shared/contract/scripts';
import { normalise } from '#shared/text/cjk';
import { pinyinOf } from '#shared/text/pinyin';
import { openTestData, type TestData } from '../support/dataProcess';
import { pngOf } from '../support/pictures';
import { draft as planned, openPlannedData, withDb } from '../support/plannedData';

const draft = (changes: Partial<ScriptDraft> = {}): ScriptDraft => ({
  title: '早安问候',
  accountId: null,
  categoryId: null,
  tags: [],
  triggers: [],
  parts: [{ kind: 'text', text: '大家早上好' }],
  ...changes,
});
const create = async (data: TestData, changes: Partial<ScriptDraft> = {}): Promise<number> =>
  (await data.ask('script.create', draft(changes))).ids[0]!;
const newest = { by: 'updated', desc: true } as const;
const search = async (data: TestData, text: string): Promise<number[]> =>
  Array.from(await data.ask('script.ids', { filter: { accountId: null, search: text }, sort: newest })).sort(
    (a, b) => a - b,
  );

test('each changed save keeps what was said before; tags and an empty save make no version', async () => {
  const data = openTestData();
  const id = await create(data);
  await data.ask('script.update', { id, parts: [{ kind: 'text', text: '晚上好' }] });
  await data.ask('script.update', { id, tags: ['问候'] });
  await data.ask('script.update', { id, parts: [{ kind: 'text', text: '晚上好' }] });
  const versions = await data.ask('script.versions', { id });
  expect(versions.map((version) => [version.number, version.parts])).toEqual([
    [2, [{ kind: 'text', text: '晚上好' }]],
    [1, [{ kind: 'text', text: '大家早上好' }]],
  ]);
  const page = await data.ask('script.get', { id });
  expect([page.versionId, page.tags]).toEqual([versions[0]!.id, ['问候']]);
});

test('undoing a save takes its version and its search text back too', async () => {
  const data = openTestData();
  const id = await create(data);
  await data.ask('script.update', { id, title: '晚安', parts: [{ kind: 'text', text: '明天见' }], triggers: ['睡了'] });
  expect(await search(data, '睡了')).toEqual([id]);
  await data.ask('operation.undo', {});
  expect(await search(data, '明天见')).toEqual([]);
  expect(await search(data, '大家早')).toEqual([id]);
  expect(await data.ask('script.versions', { id })).toHaveLength(1);
});

test('search finds exactly what a plain scan finds, from one character on, after any changes', async () => {
  const alphabet = fc.string({
    unit: fc.constantFrom('银', '饰', '项', '链', '福', '利', 'a', 'b', '1', ' ', '，', '👍'),
    maxLength: 8,
  });
  const data = openTestData();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ title: alphabet, text: alphabet, again: fc.option(alphabet) }), { maxLength: 6 }),
      alphabet,
      async (scripts, query) => {
        for (const script of scripts) {
          const id = await create(data, { title: `题${script.title}`, parts: [{ kind: 'text', text: script.text }] });
          if (script.again !== null)
            await data.ask('script.update', { id, parts: [{ kind: 'text', text: script.again }] });
        }
        const all = Array.from(await data.ask('script.ids', { filter: { accountId: null }, sort: newest }));
        const wanted: number[] = [];
        const runs = normalise(query)
          .split(' ')
          .filter((run) => run !== '');
        for (const id of all) {
          const page = await data.ask('script.get', { id });
          const text = page.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('\n');
          const { pinyin, initials } = pinyinOf(page.title);
          const haystack = normalise([page.title, text, pinyin, initials].join('\n'));
          if (query.trim() === '' || (runs.length > 0 && runs.every((run) => haystack.includes(run)))) wanted.push(id);
        }
        expect(await search(data, query)).toEqual(wanted.sort((a, b) => a - b));
        await data.ask('script.archive', { ids: all });
      },
    ),
    { numRuns: 60 },
  );
});

test('a category shows what lies below it, keeps no ring, and hands on what it held when deleted', async () => {
  const data = openTestData();
  const [top] = (await data.ask('category.save', { name: '日常', parentId: null })).ids;
  const [sub] = (await data.ask('category.save', { name: '早安', parentId: top! })).ids;
  const id = await create(data, { categoryId: sub! });
  const inTop = async () =>
    Array.from(await data.ask('script.ids', { filter: { accountId: null, category: top! }, sort: newest }));
  expect(await inTop()).toEqual([id]);
  await expect(data.ask('category.save', { id: top!, name: '日常', parentId: sub! })).rejects.toMatchObject({
    key: 'scripts:error.categoryRing',
  });
  await data.ask('category.delete', { id: sub! });
  expect((await data.ask('script.get', { id })).categoryId).toBe(top);
  await data.ask('operation.undo', {});
  expect((await data.ask('script.get', { id })).categoryId).toBe(sub);
});

test('a picture is known by its bytes, kept once, whole and for the owner only, and shown in the version', async () => {
  const data = openTestData();
  const png = pngOf(37, 21);
  const file = join(data.dir, '海报.jpg');
  writeFileSync(file, png);
  const first = await data.ask('material.add', { token: data.grant(file) });
  const again = await data.ask('material.add', { bytes: new Uint8Array(png), name: '粘贴的图片' });
  expect(first).toMatchObject({ mime: 'image/png', width: 37, height: 21, name: '海报.jpg' });
  expect(again.id).toBe(first.id);
  const kept = join(data.dir, 'sets/main/materials', first.sha256);
  expect(readFileSync(kept).equals(png)).toBe(true);
  expect(statSync(kept).mode & 0o777).toBe(0o600);
  const id = await create(data, { parts: [{ kind: 'picture', materialId: first.id }] });
  const [version] = await data.ask('script.versions', { id });
  expect(version!.parts).toEqual([
    { kind: 'picture', materialId: first.id, sha256: first.sha256, width: 37, height: 21, name: '海报.jpg' },
  ]);
});

test('a text called .png, a cut picture and one that is too large are refused in words, and nothing is kept', async () => {
  const data = openTestData();
  const text = join(data.dir, '清单.png');
  writeFileSync(text, '这不是图片');
  await expect(data.ask('material.add', { token: data.grant(text) })).rejects.toMatchObject({
    code: 'INVALID',
    key: 'scripts:error.notPicture',
    details: { name: '清单.png' },
  });
  const cut = pngOf(5, 5).subarray(0, 20);
  await expect(data.ask('material.add', { bytes: new Uint8Array(cut), name: 'x' })).rejects.toMatchObject({
    key: 'scripts:error.notPicture',
  });
  const huge = join(data.dir, 'huge.png');
  writeFileSync(huge, Buffer.concat([pngOf(5, 5), Buffer.alloc(20 * 1024 * 1024)]));
  await expect(data.ask('material.add', { token: data.grant(huge) })).rejects.toMatchObject({
    key: 'scripts:error.pictureTooLarge',
    details: { size: 21, max: 20 },
  });
  expect(await data.ask('material.many', [1, 2])).toEqual([]);
});

test('a duplicate is a script of its own', async () => {
  const data = openTestData();
  const id = await create(data, { triggers: ['早'], tags: ['问候'] });
  const [copy] = (await data.ask('script.duplicate', { id, title: '早安问候 副本' })).ids;
  await data.ask('script.update', { id: copy!, parts: [{ kind: 'text', text: '改了' }] });
  expect((await data.ask('script.get', { id })).parts).toEqual([{ kind: 'text', text: '大家早上好' }]);
  expect((await data.ask('script.get', { id: copy! })).triggers).toEqual(['早']);
});

test('a picture that is not there cannot be put into a script', async () => {
  const data = openTestData();
  await expect(create(data, { parts: [{ kind: 'picture', materialId: 99 }] })).rejects.toMatchObject({
    key: 'scripts:error.pictureGone',
  });
  expect(Array.from(await data.ask('script.ids', { filter: { accountId: null }, sort: newest }))).toEqual([]);
});

test('a shared script that another workspace has planned cannot be taken by one, by command nor by plain SQL', async () => {
  const { data, accounts, groups } = await openPlannedData();
  const id = await create(data);
  await data.ask('slot.create', planned([groups[3]], { scriptId: id, inlineText: null }));
  await expect(data.ask('script.update', { id, accountId: accounts[0] })).rejects.toMatchObject({
    code: 'CONFLICT',
    key: 'scripts:error.usedElsewhere',
  });
  withDb(data.dir, (db) =>
    expect(() => db.prepare('UPDATE script SET account_id = ? WHERE id = ?').run(accounts[0], id)).toThrow(
      'script of another workspace',
    ),
  );
  await data.ask('script.update', { id, accountId: accounts[1] });
  const seenBy = async (accountId: number) =>
    Array.from(await data.ask('script.ids', { filter: { accountId }, sort: newest }));
  expect(await seenBy(accounts[0])).not.toContain(id);
  expect(await seenBy(accounts[1])).toContain(id);
});

test('a version is never changed, not even by plain SQL', async () => {
  const data = openTestData();
  await create(data);
  withDb(data.dir, (db) =>
    expect(() => db.prepare(`UPDATE script_version SET title = 'x'`).run()).toThrow('never changed'),
  );
});
