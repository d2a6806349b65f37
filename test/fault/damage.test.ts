import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { disagreements } from '../support/agreement';
import { makeCommunity, type Community } from '../support/community';
import { startChild } from '../support/dataChild';
import { freshFolder, openTestData, type TestData } from '../support/dataProcess';
import { seeded } from '../support/random';

const fileOf = (dir: string): string => join(dir, 'sets/main/qundesk.db');
const damagedFolders = (dir: string): string[] =>
  readdirSync(join(dir, 'sets/main')).filter((name) => name.startsWith('damaged-'));

/** Lets the process find a quiet moment, so that it checks what it opened. */
async function quietMoment(data: TestData): Promise<void> {
  await data.ask('store.status', undefined).catch(() => undefined);
  data.now += 5000;
  await data.tend();
}

/** Overwrites the pages of a table's or index's tree with noise. */
function ruin(file: string, tree: string): void {
  const db = new Database(file, { readonly: true });
  const page = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(tree) as number;
  const size = db.pragma('page_size', { simple: true }) as number;
  db.close();
  const bytes = readFileSync(file);
  const random = seeded(page);
  for (let at = (page - 1) * size; at < page * size; at += 1) bytes[at] = Math.floor(random() * 256);
  writeFileSync(file, bytes);
}

interface Made {
  readonly dir: string;
  readonly community: Community;
}

/** A closed data folder: 20 groups before its backup, 5 and a changed name after it. */
async function populated(backups = 1): Promise<Made> {
  const data = openTestData();
  const community = await makeCommunity(data.ask, 20);
  for (let count = 0; count < backups; count += 1) await data.ask('store.backUp', undefined);
  const { kind, accounts, groups } = community;
  await data.ask('group.create', {
    kindId: kind,
    accountId: accounts[0],
    groups: [1, 2, 3, 4, 5].map((number) => ({ name: `新福利${number}群` })),
  });
  await data.ask('group.update', { id: groups[0] ?? 0, name: '改名福利群' });
  await data.ask('setting.save', { house: '银饰研究所' });
  data.stop();
  return { dir: data.dir, community };
}

async function expectSound(data: TestData): Promise<void> {
  data.stop();
  const db = openDb(fileOf(data.dir));
  expect(disagreements(db)).toEqual([]);
  db.close();
}

test('a damaged index is found after opening; the backup comes back with every newer row, and the damaged file is kept', async () => {
  const { dir, community } = await populated();
  ruin(fileOf(dir), 'delivery_due');
  const damaged = readFileSync(fileOf(dir));
  const data = openTestData(dir);
  await quietMoment(data);
  const { notice } = await data.ask('store.status', undefined);
  expect(notice).toMatchObject({ key: 'notice.restored', details: { torn: 0 } });
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    25,
  );
  expect((await data.ask('group.get', { id: community.groups[0] ?? 0 })).name).toBe('改名福利群');
  expect((await data.ask('setting.all', undefined)).house).toBe('银饰研究所');
  const [kept, ...others] = damagedFolders(dir);
  expect(others).toEqual([]);
  expect(readFileSync(join(dir, 'sets/main', kept ?? '', 'qundesk.db')).equals(damaged)).toBe(true);
  await expectSound(data);
});

test('a damaged table costs only what cannot be read: the rest of the newer rows is saved', async () => {
  const { dir } = await populated();
  ruin(fileOf(dir), 'setting');
  const data = openTestData(dir);
  await quietMoment(data);
  expect((await data.ask('store.status', undefined)).notice?.key).toBe('notice.restored');
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    25,
  );
  await data.ask('setting.save', { house: '金匠社' });
  await expectSound(data);
});

test('a file whose first page is gone is recognised as ours and repaired at opening', async () => {
  const { dir } = await populated();
  const bytes = readFileSync(fileOf(dir));
  writeFileSync(fileOf(dir), bytes.fill(0, 0, 4096));
  const data = openTestData(dir);
  expect((await data.ask('store.status', undefined)).notice?.key).toBe('notice.restored');
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    20,
  );
  expect(damagedFolders(dir)).toHaveLength(1);
  await expectSound(data);
});

test('without any backup what can be read goes into a new database', async () => {
  const { dir } = await populated(0);
  ruin(fileOf(dir), 'delivery_due');
  const data = openTestData(dir);
  await quietMoment(data);
  expect((await data.ask('store.status', undefined)).notice?.key).toBe('notice.recovered');
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    25,
  );
  await expectSound(data);
});

test('a backup that is damaged itself is passed over for the one before', async () => {
  const { dir } = await populated(2);
  const inside = join(dir, 'sets/main/backups');
  const [, newest] = readdirSync(inside)
    .filter((name) => name.endsWith('.db'))
    .sort();
  const bytes = readFileSync(join(inside, newest ?? ''));
  bytes[bytes.length >> 1]! ^= 4;
  writeFileSync(join(inside, newest ?? ''), bytes);
  ruin(fileOf(dir), 'delivery_due');
  const data = openTestData(dir);
  await quietMoment(data);
  expect((await data.ask('store.status', undefined)).notice?.key).toBe('notice.restored');
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    25,
  );
  await expectSound(data);
});

test('killed between setting the damaged file aside and putting the repaired one in place, the next start finishes it', async () => {
  const { dir } = await populated();
  renameSync(fileOf(dir), join(dir, 'sets/main/repaired.db'));
  const data = openTestData(dir);
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    25,
  );
  await expectSound(data);
});

test('sixty random flips: each is either without consequence for opening and reading, or repaired; the app always comes up', async () => {
  const made = await populated();
  const random = seeded(60);
  const outcomes: string[] = [];
  for (let round = 0; round < 60; round += 1) {
    const dir = freshFolder();
    cpSync(made.dir, dir, { recursive: true });
    const bytes = readFileSync(fileOf(dir));
    bytes[Math.floor(random() * bytes.length)]! ^= 1 << Math.floor(random() * 8);
    writeFileSync(fileOf(dir), bytes);
    const data = openTestData(dir);
    await quietMoment(data);
    const status = await data.ask('store.status', undefined).catch((error: { code: string }) => error.code);
    if (typeof status === 'string') outcomes.push(status);
    else {
      outcomes.push(status.notice?.key ?? 'as it was');
      await data.ask('setting.save', { house: '金匠社' });
    }
    data.stop();
    rmSync(dir, { recursive: true, force: true });
  }
  // A flipped version or application number makes the file another's: refused in words, and left as it is.
  const known = ['as it was', 'notice.restored', 'NEWER', 'INVALID'];
  expect(outcomes.filter((outcome) => !known.includes(outcome))).toEqual([]);
  expect(outcomes).toContain('notice.restored');
});

test('a flip in the log of a killed process would cut off confirmed changes in silence: it is told and the files are kept', async () => {
  const dir = freshFolder();
  const child = startChild(dir);
  await makeCommunity(child.ask, 5);
  for (let count = 0; count < 20; count += 1) await child.ask('setting.save', { house: `第${count}次` });
  await child.kill();
  const wal = readFileSync(`${fileOf(dir)}-wal`);
  // Twelve frames before the end: within one of the last changes.
  wal[wal.length - 12 * (4096 + 24)]! ^= 1;
  writeFileSync(`${fileOf(dir)}-wal`, wal);
  const data = openTestData(dir);
  const { notice } = await data.ask('store.status', undefined);
  expect(notice?.key).toBe('notice.walDamaged');
  const [kept] = damagedFolders(dir);
  expect(readFileSync(join(dir, 'sets/main', kept ?? '', 'qundesk.db-wal')).equals(wal)).toBe(true);
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    5,
  );
  await expectSound(data);
});

test('a log that only ends in the middle of a write is what every kill leaves: no alarm', async () => {
  const dir = freshFolder();
  const child = startChild(dir);
  await makeCommunity(child.ask, 5);
  await child.kill();
  const wal = readFileSync(`${fileOf(dir)}-wal`);
  writeFileSync(`${fileOf(dir)}-wal`, Buffer.concat([wal, wal.subarray(32, 32 + 3000)]));
  const data = openTestData(dir);
  expect((await data.ask('store.status', undefined)).notice).toBeNull();
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    5,
  );
});

test('a folder copied without its log is opened with a warning', async () => {
  const dir = freshFolder();
  const child = startChild(dir);
  await makeCommunity(child.ask, 5);
  await child.kill();
  for (const end of ['-wal', '-shm']) rmSync(fileOf(dir) + end);
  const data = openTestData(dir);
  expect((await data.ask('store.status', undefined)).notice?.key).toBe('notice.walMissing');
});

test('a database that was taken away comes back from its backup, not as an empty one', async () => {
  const { dir } = await populated();
  rmSync(fileOf(dir));
  const data = openTestData(dir);
  expect((await data.ask('store.status', undefined)).notice?.key).toBe('notice.missing');
  expect(await data.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    20,
  );
  await expectSound(data);
});

test('the real process checks what a kill left behind, in a thread of its own, and remembers when', async () => {
  const dir = freshFolder();
  const child = startChild(dir);
  await makeCommunity(child.ask, 5);
  await child.stop();
  const killed = startChild(dir);
  await killed.ask('setting.save', { house: '银饰研究所' });
  await killed.kill();
  ruin(fileOf(dir), 'delivery_due');
  const again = startChild(dir);
  await again.ask('store.backups', undefined);
  await expect
    .poll(async () => (await again.ask('store.status', undefined).catch(() => null))?.notice?.key, {
      timeout: 60_000,
      interval: 3000,
    })
    .toBe('notice.recovered');
  expect(await again.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    5,
  );
  await again.stop();
  expect(existsSync(join(dir, 'sets/main/in-use'))).toBe(false);
});
