import { closeSync, openSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { disagreements } from '../support/agreement';
import { makeCommunity } from '../support/community';
import { startChild } from '../support/dataChild';
import { smallDisk } from '../support/mounted';

const MB = 1024 * 1024;

/** Fills a disk to the last byte, or leaves so many free. */
function fill(dir: string, leave = 0): string {
  const file = join(dir, 'filler');
  const handle = openSync(file, 'a');
  try {
    for (;;) {
      const { bavail, bsize } = statfsSync(dir);
      const room = bavail * bsize - leave;
      if (room <= 0) return file;
      writeSync(handle, Buffer.alloc(Math.min(room, MB), 1));
    }
  } finally {
    closeSync(handle);
  }
}

const names = (count: number, word: string) =>
  Array.from({ length: count }, (_, index) => ({ name: `${word}${index}群`, purpose: '满'.repeat(60) }));

test('a full disk refuses a command whole and in words, goes on reading, and writes again once there is space', async () => {
  const disk = smallDisk(16);
  const dir = join(disk.dir, 'data');
  const child = startChild(dir);
  const { kind, accounts } = await makeCommunity(child.ask, 3);
  const filler = fill(disk.dir, 100_000);
  const create = (word: string) => ({ kindId: kind, accountId: accounts[0], groups: names(1000, word) });
  expect(await child.failure('group.create', create('满'))).toMatchObject({
    code: 'DISK_FULL',
    message: 'error.diskFull',
  });
  expect(await child.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    3,
  );
  expect((await child.ask('operation.next', undefined)).undo?.command).toBe('slot.create');
  rmSync(filler);
  await child.ask('group.create', create('空'));
  expect(await child.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    1003,
  );
  await child.stop();
  const db = openDb(join(dir, 'sets/main/qundesk.db'));
  expect(disagreements(db)).toEqual([]);
  db.close();
});

test('the ballast is given back on a full disk, so that undo and archiving go through without the user freeing anything', async () => {
  const disk = smallDisk(24);
  const dir = join(disk.dir, 'data');
  const child = startChild(dir);
  const { kind, accounts, groups } = await makeCommunity(child.ask, 40);
  writeFileSync(join(dir, 'sets/main/ballast'), Buffer.alloc(4 * MB, 1));
  fill(disk.dir);
  const failure = await child.failure('group.create', {
    kindId: kind,
    accountId: accounts[0],
    groups: names(1000, '满'),
  });
  expect(failure.code).toBe('DISK_FULL');
  await child.ask('group.archive', { ids: [...groups] });
  await child.ask('operation.undo', {});
  expect(await child.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    40,
  );
  await child.stop();
});

test('started on a disk that is full to the last byte, it reads what is there and loses nothing', async () => {
  const disk = smallDisk(16);
  const dir = join(disk.dir, 'data');
  const first = startChild(dir);
  await makeCommunity(first.ask, 5);
  await first.stop();
  writeFileSync(join(dir, 'sets/main/ballast'), Buffer.alloc(MB, 1));
  const filler = fill(disk.dir);
  const second = startChild(dir);
  expect(
    await second.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }),
  ).toHaveLength(5);
  await second.stop();
  // Without anything to give back it says so, and the file stays as it is.
  fill(disk.dir);
  const before = readFileSync(join(dir, 'sets/main/qundesk.db'));
  const third = startChild(dir);
  expect(
    await third.failure('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }),
  ).toMatchObject({ code: 'DISK_FULL' });
  await third.stop();
  expect(readFileSync(join(dir, 'sets/main/qundesk.db')).equals(before)).toBe(true);
  rmSync(filler);
  const fourth = startChild(dir);
  expect(
    await fourth.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }),
  ).toHaveLength(5);
  await fourth.stop();
});

test('a backup that does not fit leaves no half file behind', async () => {
  const disk = smallDisk(16);
  const dir = join(disk.dir, 'data');
  const child = startChild(dir);
  await makeCommunity(child.ask, 100);
  fill(disk.dir, 200_000);
  expect(await child.failure('store.backUp', undefined)).toMatchObject({ code: 'DISK_FULL' });
  expect(readdirSync(join(dir, 'sets/main/backups'))).toEqual([]);
  await child.stop();
});

test('a folder that cannot be written gets its own sentence and is left as it was', async () => {
  const disk = smallDisk(16);
  const dir = join(disk.dir, 'data');
  const first = startChild(dir);
  await makeCommunity(first.ask, 5);
  await first.stop();
  const file = join(dir, 'sets/main/qundesk.db');
  const before = readFileSync(file);
  const entries = readdirSync(dir, { recursive: true });
  disk.readOnly(true);
  const second = startChild(dir);
  expect(await second.failure('store.status', undefined)).toMatchObject({
    code: 'READ_ONLY',
    message: 'error.readOnly',
  });
  await second.stop();
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(readdirSync(dir, { recursive: true })).toEqual(entries);
  disk.readOnly(false);
  const third = startChild(dir);
  expect(await third.ask('group.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })).toHaveLength(
    5,
  );
  await third.stop();
});
