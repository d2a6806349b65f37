import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportInput } from '#shared/contract/imports';
import { setFolder } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { makeCommunity } from '../support/community';
import { killWithin, startChild } from '../support/dataChild';
import { freshFolder } from '../support/dataProcess';
import { withDb } from '../support/plannedData';
import { seeded } from '../support/random';
import { pasted } from '../support/sheets';

const ROWS = 2000;
const KILLS = 6;

/** A sheet of members nobody has seen, who all joined one group and are friends of one account. */
function sheetOf(batch: number, groupId: number, accountId: number): ImportInput {
  const rows = Array.from(
    { length: ROWS },
    (_, at) =>
      `成员${batch}之${at},wx_${batch}_${at},老客${at},2026-11-0${1 + (at % 9)},标签${at % 7};批次${batch},${at % 30}码,A,${at + 1}.50`,
  );
  return pasted(['昵称,微信号,备注,入群时间,标签,手围,等级,消费金额', ...rows].join('\n'), { groupId, accountId });
}

/** Rows of each table that an import of one batch writes. */
function takenIn(dir: string, batch: number) {
  return withDb(dir, (db) => {
    const people = `SELECT id FROM person WHERE wechat_id GLOB 'wx_${batch}_*'`;
    const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
    return {
      people: count(`SELECT count(*) FROM (${people})`),
      stays: count(`SELECT count(*) FROM membership WHERE left_at IS NULL AND person_id IN (${people})`),
      contacts: count(`SELECT count(*) FROM contact WHERE person_id IN (${people})`),
      tags: count(`SELECT count(*) FROM person_tag WHERE person_id IN (${people})`),
      own: count(`SELECT count(*) FROM person WHERE extra <> '{}' AND id IN (${people})`),
      bought: count(`SELECT count(*) FROM purchase WHERE person_id IN (${people})`),
      levels: count(`SELECT count(*) FROM person WHERE level_manual = 1 AND id IN (${people})`),
      batches: count('SELECT count(*) FROM import_batch'),
      steps: count(`SELECT count(*) FROM operation WHERE command = 'import.apply'`),
    };
  });
}

test('killed at any moment of a member import, it has the whole sheet or nothing of it, and the same import run again completes it', async () => {
  const random = seeded(7);
  const dir = freshFolder();
  let child = startChild(dir);
  const { accounts, groups } = await makeCommunity(child.ask, 1);
  const sheet = (batch: number): ImportInput => sheetOf(batch, groups[0]!, accounts[0]);
  const whole = (batch: number) => ({
    people: ROWS,
    stays: ROWS,
    contacts: ROWS,
    tags: 2 * ROWS,
    own: ROWS,
    bought: ROWS,
    levels: ROWS,
    batches: batch + 1,
    steps: batch + 1,
  });

  // The first goes through: the others are killed within the time that it took.
  const begun = performance.now();
  await child.ask('import.apply', sheet(0));
  const took = performance.now() - begun;
  expect(takenIn(dir, 0)).toEqual(whole(0));

  let unanswered = 0;
  for (let batch = 1; batch <= KILLS; batch += 1) {
    const confirmed = await killWithin(child, child.ask('import.apply', sheet(batch)), random() * took);
    if (!confirmed) unanswered += 1;

    child = startChild(dir);
    await child.ask('store.status', undefined);
    const found = takenIn(dir, batch);
    const nothing = {
      people: 0,
      stays: 0,
      contacts: 0,
      tags: 0,
      own: 0,
      bought: 0,
      levels: 0,
      batches: batch,
      steps: batch,
    };
    expect(found).toEqual(confirmed || found.people > 0 ? whole(batch) : nothing);

    expect(withDb(dir, disagreements)).toEqual([]);

    const { counts } = await child.ask('import.apply', sheet(batch));
    expect(counts).toMatchObject(found.people > 0 ? { added: 0, unchanged: ROWS } : { added: ROWS, unchanged: 0 });
    expect(takenIn(dir, batch)).toEqual(whole(batch));
  }
  expect(unanswered).toBeGreaterThan(0);
  expect(await child.ask('operation.next', undefined)).toMatchObject({ undo: { command: 'import.apply' } });
  await child.ask('operation.undo', {});
  expect(takenIn(dir, KILLS)).toMatchObject({ people: 0, stays: 0, contacts: 0, tags: 0, bought: 0 });
  expect(withDb(dir, disagreements)).toEqual([]);
  await child.stop();
  // A copy cut short by a kill is swept, not kept as if it were one to go back to.
  const backups = readdirSync(join(setFolder(dir, 'main'), 'backups'));
  expect(backups.filter((name) => !/\.db(\.sha256)?$/.test(name))).toEqual([]);
});
