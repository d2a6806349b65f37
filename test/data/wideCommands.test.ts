import { beforeEach, expect, test, vi } from 'vitest';
import { WIDE_JOB } from '#shared/contract/events';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { pasted } from '../support/sheets';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

let data: TestData;
let ws: TwoWorkspaces;
let people: number[];
beforeEach(async () => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
  const lines = Array.from({ length: 2400 }, (_, at) => `阿梅${at},mei_${at}_wx`);
  await data.ask('import.apply', pasted(['昵称,微信号', ...lines].join('\n'), { groupId: ws.groupA }));
  people = peek<{ id: number }>(data.dir, `SELECT id FROM person WHERE wechat_id LIKE 'mei_%_wx'`).map(({ id }) => id);
  // The thread of imports is built for the first of them.
}, 60_000);

function told(): readonly string[] {
  const db = openDb(databaseFile(data.dir, 'main'));
  try {
    return disagreements(db);
  } finally {
    db.close();
  }
}

const campaign = async (): Promise<number> => {
  const fields = {
    accountId: ws.a,
    name: '双十一',
    groupIds: [],
    aim: '' as const,
    reason: '' as const,
    play: '',
    note: '',
  };
  const { ids } = await data.ask('campaign.save', { ...fields, startsOn: '2026-11-01', endsOn: '2026-11-30' });
  return ids[0] ?? 0;
};

test.each([
  ['member.leave', () => data.ask('member.leave', { ids: people, groupId: ws.groupA })],
  ['member.join', () => data.ask('member.join', { ids: people, groupId: ws.groupB })],
  ['member.setRole', () => data.ask('member.setRole', { ids: people, groupId: ws.groupA, role: 'admin' })],
  [
    'purge.add',
    () => data.ask('purge.add', { accountId: null, purgeId: null, name: '清理', personIds: people, groupId: null }),
  ],
  ['campaign.addMembers', (id) => data.ask('campaign.addMembers', { id, personIds: people })],
] satisfies [string, (campaignId: number) => Promise<{ ids: number[] } | { added: number }>][])(
  '%s of thousands is answered while reads go on, and is one step that undo takes back',
  async (name, run) => {
    const id = await campaign();
    const before = dumpTables(data.dir);
    const [done] = await Promise.all([
      run(id),
      data.ask('member.ids', { filter: { accountId: null }, sort: { by: 'name', desc: false } }),
    ]);
    expect('added' in done ? done.added : done.ids.length).toBe(people.length);
    expect(told()).toEqual([]);
    const after = dumpTables(data.dir);
    expect((await data.ask('operation.recent', { limit: 1 }))[0]).toMatchObject({ command: name });
    await data.ask('operation.undo', {});
    expect(dumpTables(data.dir)).toEqual(before);
    expect(told()).toEqual([]);
    await data.ask('operation.redo', undefined);
    expect(dumpTables(data.dir)).toEqual(after);
  },
);

test('a wide command can be stopped, and then changed nothing', async () => {
  const id = await campaign();
  const before = dumpTables(data.dir);
  const adding = data.ask('campaign.addMembers', { id, personIds: people });
  const wide = () =>
    data.events.find(
      (event) => event.type === 'job' && event.job.id.startsWith(WIDE_JOB) && event.job.state === 'running',
    );
  const event = await vi.waitUntil(wide);
  const job = event?.type === 'job' ? event.job.id : '';
  const [stopped] = await Promise.allSettled([adding, data.ask('store.cancelJob', { jobId: job })]);
  expect(stopped).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
  expect(dumpTables(data.dir)).toEqual(before);
});

test('a wide command that is refused in its thread says why and changes nothing', async () => {
  const before = dumpTables(data.dir);
  await expect(data.ask('member.join', { ids: [...people, 999_999], groupId: ws.groupB })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(dumpTables(data.dir)).toEqual(before);
});
