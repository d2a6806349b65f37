import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { disagreements } from '../support/agreement';
import { deliveriesOf, makeCommunity } from '../support/community';
import { Ended, startChild, type DataChild } from '../support/dataChild';
import { freshFolder } from '../support/dataProcess';
import { seeded } from '../support/random';

const TICKS = 200;
const AT_ONCE = 4;

/** Ticks off one after another, a few under way at a time, until done or killed; gives what was confirmed. */
async function tickOff(child: DataChild, ids: number[], confirmed: Set<number>, until: number): Promise<void> {
  const worker = async (): Promise<void> => {
    for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
      await child.ask('delivery.send', { ids: [id] });
      confirmed.add(id);
      if (confirmed.size === until) void child.kill();
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const result of results)
    if (result.status === 'rejected' && !(result.reason instanceof Ended)) throw result.reason;
}

test.each([1, 2, 3, 4])(
  'killed again and again while 200 posts are ticked off, it keeps every tick it confirmed and none by halves (seed %i)',
  async (seed) => {
    const random = seeded(seed);
    const dir = freshFolder();
    let child = startChild(dir);
    const { slot } = await makeCommunity(child.ask, TICKS);
    const all = await deliveriesOf(child.ask, slot);
    const confirmed = new Set<number>();
    let kills = 0;
    while (confirmed.size < TICKS) {
      const open = all.filter((id) => !confirmed.has(id));
      const until = confirmed.size + 1 + Math.floor(random() * 40);
      await tickOff(child, [...open], confirmed, until);
      await child.kill();
      kills += 1;
      const db = openDb(join(dir, 'sets/main/qundesk.db'));
      const rows = db
        .prepare<[], { id: number; status: string; done_at: number | null; script_version_id: number | null }>(
          'SELECT id, status, done_at, script_version_id FROM delivery',
        )
        .all();
      const sent = rows.filter(({ status }) => status === 'sent');
      const half = rows.filter(
        (row) =>
          (row.status === 'sent') !== (row.done_at !== null) ||
          (row.status === 'sent') !== (row.script_version_id !== null),
      );
      expect(half).toEqual([]);
      const lost = [...confirmed].filter((id) => !sent.some((row) => row.id === id));
      expect(lost).toEqual([]);
      for (const { id } of sent) confirmed.add(id);
      expect(disagreements(db)).toEqual([]);
      // Each tick is one step to undo, with all it changed.
      const ticks = db.prepare(`SELECT count(*) FROM operation WHERE command = 'delivery.send'`).pluck().get();
      expect(ticks).toBe(sent.length);
      db.close();
      child = startChild(dir);
    }
    expect(kills).toBeGreaterThan(3);
    expect((await child.ask('slot.get', { id: slot }))?.counts).toMatchObject({ due: 0, sent: TICKS });
    await child.stop();
  },
);

test('killed while it writes a thousand groups in one command, it has them all or none', async () => {
  const random = seeded(5);
  const dir = freshFolder();
  let child = startChild(dir);
  const { kind, accounts } = await makeCommunity(child.ask, 1);
  for (let round = 0; round < 8; round += 1) {
    const names = Array.from({ length: 1000 }, (_, index) => ({ name: `第${round}批${index}群` }));
    const write = child.ask('group.create', { kindId: kind, accountId: accounts[0], groups: names });
    const outcome = write.then(
      () => true,
      () => false,
    );
    // The kill falls anywhere from before the first row to after the commit.
    setTimeout(() => void child.kill(), random() * 250);
    const done = await outcome;
    await child.kill();
    const db = openDb(join(dir, 'sets/main/qundesk.db'));
    const count = db.prepare(`SELECT count(*) FROM chat_group WHERE name LIKE '第${round}批%'`).pluck().get();
    expect(done ? [1000] : [0, 1000]).toContain(count);
    expect(disagreements(db)).toEqual([]);
    db.close();
    child = startChild(dir);
  }
  await child.stop();
});

test('cut off from main, it lets go of the folder at once: the next process writes without an error', async () => {
  const dir = freshFolder();
  const orphan = startChild(dir);
  await orphan.ask('setting.save', { house: '银饰研究所' });
  orphan.orphan();
  const next = startChild(dir);
  await next.ask('setting.save', { house: '金匠社' });
  expect(await orphan.ended).toBe(0);
  await next.stop();
});

test('two processes on one folder: the second is refused with its own sentence and the first goes on', async () => {
  const dir = freshFolder();
  const first = startChild(dir);
  await first.ask('setting.save', { house: '银饰研究所' });
  const second = startChild(dir);
  expect(await second.failure('setting.all', undefined)).toMatchObject({ code: 'BUSY', message: 'error.folderInUse' });
  await first.ask('setting.save', { house: '金匠社' });
  await Promise.all([first.stop(), second.stop()]);
});
