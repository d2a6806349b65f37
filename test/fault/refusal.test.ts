import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { freshFolder, openTestData } from '../support/dataProcess';

/** A data folder whose database is the given file. */
function folderWith(make: (file: string) => void): string {
  const dir = freshFolder();
  mkdirSync(join(dir, 'sets/main'), { recursive: true });
  make(join(dir, 'sets/main/qundesk.db'));
  return dir;
}

const bytesOf = (dir: string): Buffer => readFileSync(join(dir, 'sets/main/qundesk.db'));
const partsOf = (dir: string): string[] =>
  readdirSync(join(dir, 'sets/main')).filter((name) => name.startsWith('qundesk') || name.startsWith('damaged'));

test.each<[string, (file: string) => void]>([
  ['a text', (file) => writeFileSync(file, '群名,人数\n福利1群,300\n'.repeat(200))],
  [
    'a picture',
    (file) => writeFileSync(file, Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4000, 7)])),
  ],
  ['a few bytes', (file) => writeFileSync(file, 'SQLite')],
  [
    'a database of another program',
    (file) => {
      const db = new Database(file);
      db.exec('CREATE TABLE note(text); INSERT INTO note VALUES (1)');
      db.close();
    },
  ],
])('%s in the place of the database is refused in words and left as it is', async (_what, make) => {
  const dir = folderWith(make);
  const before = bytesOf(dir);
  const data = openTestData(dir);
  await expect(data.ask('store.status', undefined)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('error.foreign') as string,
  });
  data.stop();
  expect(bytesOf(dir).equals(before)).toBe(true);
  expect(partsOf(dir)).toEqual(['qundesk.db']);
});

async function newerFolder(): Promise<string> {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  data.stop();
  const db = openDb(join(data.dir, 'sets/main/qundesk.db'));
  db.pragma('user_version = 9990');
  db.close();
  return data.dir;
}

test('a database of a later Qundesk is refused with both versions in the sentence and not touched', async () => {
  const dir = await newerFolder();
  const before = bytesOf(dir);
  const data = openTestData(dir);
  await expect(data.ask('store.status', undefined)).rejects.toMatchObject({
    code: 'NEWER',
    details: { version: 9990, newest: expect.any(Number) as number },
  });
  data.stop();
  expect(bytesOf(dir).equals(before)).toBe(true);
  expect(partsOf(dir)).toEqual(['qundesk.db']);
});

test('a later version that stands only in the log of a killed process is seen too: opening would have written it down', async () => {
  const data = openTestData();
  await data.ask('setting.save', { house: '银饰研究所' });
  data.stop();
  const dir = freshFolder();
  mkdirSync(join(dir, 'sets/main'), { recursive: true });
  const source = join(data.dir, 'sets/main/qundesk.db');
  const db = openDb(source);
  db.pragma('user_version = 9990');
  for (const part of ['', '-wal']) copyFileSync(source + part, join(dir, `sets/main/qundesk.db${part}`));
  db.close();
  const before = bytesOf(dir);
  expect(before.readUInt32BE(60)).toBeLessThan(9990);
  const refused = openTestData(dir);
  await expect(refused.ask('store.status', undefined)).rejects.toMatchObject({ code: 'NEWER' });
  refused.stop();
  expect(bytesOf(dir).equals(before)).toBe(true);
});

test('a database killed before its first migration is taken for what it is: new', async () => {
  for (const make of [
    (file: string) => writeFileSync(file, ''),
    (file: string) => {
      const db = new Database(file);
      db.pragma('journal_mode = WAL');
      db.close();
    },
  ]) {
    const data = openTestData(folderWith(make));
    expect(await data.ask('store.status', undefined)).toMatchObject({ set: 'main', empty: true, notice: null });
    data.stop();
  }
});
