import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { sheetBomb, zipOf } from '../support/bombs';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { altered, bytesOf, partsOf, richSample, savePackage, taking, twoMembers } from '../support/packages';

let data: TestData;
beforeEach(() => {
  data = openTestData();
});

test('what is no package, or a hostile one, is refused with a sentence, and nothing is changed', async () => {
  const { path } = await twoMembers(data);
  const manifest = JSON.parse((await partsOf(path)).get('manifest.json')?.toString() ?? '{}') as object;
  const say = (more: object): Buffer => Buffer.from(JSON.stringify({ ...manifest, ...more }));
  const rewritten = (table: string, change: (text: string) => string) => {
    const name = `tables/${table}.jsonl`;
    return altered(path, (parts) => parts.set(name, Buffer.from(change(parts.get(name)?.toString() ?? ''))));
  };
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
    ['an unknown column', await rewritten('person', (text) => text.replace('"city"', '"city\\" = 1; --"')), 'damaged'],
    [
      'an id pointing nowhere',
      await rewritten('contact', (text) => text.replace(/"person_id":"[^"]+"/, '"person_id":"nobody"')),
      'damaged',
    ],
    ['a row that is none', await rewritten('person', (text) => `${text}[]\n`), 'damaged'],
    [
      'a value that is none',
      await rewritten('person', (text) => text.replace('"gender":""', '"gender":"x"')),
      'damaged',
    ],
    ['a row too few', await rewritten('contact', (text) => text.slice(text.indexOf('\n') + 1)), 'damaged'],
    ['one person twice', await rewritten('person', (text) => text + text), 'damaged'],
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

test('a package is unpacked beside the database and nothing of it stays, taken in, refused or cancelled', async () => {
  const account = await richSample(data);
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
