import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, test } from 'vitest';
import { checkHere } from '../../electron/data/store/check';
import { setFolder } from '../../electron/data/store/open';
import { openTestData, type TestData } from '../support/dataProcess';
import { pasted } from '../support/sheets';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

const ROWS = 20_000;
const many = (): string =>
  ['昵称,微信号', ...Array.from({ length: ROWS }, (_, at) => `成员${at},wx_member_${at}`)].join('\n');
const people = (): number => peek<{ n: number }>(data.dir, 'SELECT count(*) AS n FROM person')[0]?.n ?? -1;

/** Resolves once the import reports work on rows it has counted: it is resolving or writing. */
async function atWork(jobId: string): Promise<void> {
  for (;;) {
    if (data.events.some((event) => event.type === 'job' && event.job.id === jobId && event.job.total > 0)) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('while an import writes, reads are answered and commands wait in line: none lost, none before it ended', async () => {
  const input = pasted(many(), { groupId: ws.groupA });
  const order: string[] = [];
  const schema = (): unknown => peek(data.dir, 'SELECT type, name, sql FROM sqlite_schema ORDER BY type, name');
  const before = schema();
  const importing = data.ask('import.apply', input).then(() => order.push('import'));
  await atWork(input.jobId);
  const commands = ['李', '梅', '王'].map((nickname) =>
    data.ask('member.create', { nickname }).then(() => order.push(nickname)),
  );
  const read = data
    .ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } })
    .then((ids) => order.push(`read ${ids.length}`));
  await Promise.all([importing, read, ...commands]);
  expect(order[0]).toBe('read 0');
  expect(order.slice(1).toSorted()).toEqual(['import', '李', '梅', '王'].toSorted());
  expect(people()).toBe(ROWS + 3);
  // Indexes that stood aside while the rows came are back as they were.
  expect(schema()).toEqual(before);
});

test('a cancelled import changes nothing, says so, and lets the commands that waited go on', async () => {
  const input = pasted(many(), { groupId: ws.groupA });
  const importing = data.ask('import.apply', input);
  await atWork(input.jobId);
  const waiting = data.ask('member.create', { nickname: '小李' });
  await data.ask('import.cancel', { jobId: input.jobId });
  await expect(importing).rejects.toMatchObject({ code: 'CANCELLED', key: 'error.cancelled' });
  await waiting;
  expect(people()).toBe(1);
  expect(data.events).toContainEqual({
    type: 'job',
    job: expect.objectContaining({ id: input.jobId, state: 'cancelled' }),
  });
});

test('two imports at once take turns and both arrive', async () => {
  await Promise.all([
    data.ask('import.apply', pasted('昵称,微信号\n小李,li_88888\n')),
    data.ask('import.apply', pasted('昵称,微信号\n阿梅,mei_8888\n')),
  ]);
  expect(people()).toBe(2);
});

test('an unknown file token is refused', async () => {
  const input = { ...pasted(''), source: { token: 'no-such-token' } };
  await expect(data.ask('import.preview', input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('an import whose backup is not whole is not stored, though it was written meanwhile; the next one is', async () => {
  data.stop();
  let damaged = true;
  data = openTestData(data.dir, async (file, kind) => {
    // The rows are all written by the time the copy is looked at.
    if (damaged && file.endsWith('.tmp')) await atWork('kept-back');
    return damaged && file.endsWith('.tmp') ? ['page 7 is damaged'] : checkHere(file, kind);
  });
  const input = { ...pasted(many(), { groupId: ws.groupA }), jobId: 'kept-back' };
  await expect(data.ask('import.apply', input)).rejects.toMatchObject({ code: 'DAMAGED' });
  expect(people()).toBe(0);
  expect(await data.ask('store.backups', undefined)).toEqual([]);
  damaged = false;
  await data.ask('import.apply', pasted(many(), { groupId: ws.groupA }));
  expect(people()).toBe(ROWS);
  const [backup] = await data.ask('store.backups', undefined);
  // The copy is of before the import, whatever was written while it was made.
  const copy = new Database(join(setFolder(data.dir, 'main'), 'backups', backup?.name ?? ''), { readonly: true });
  expect(copy.prepare('SELECT count(*) FROM person').pluck().get()).toBe(0);
  copy.close();
});
