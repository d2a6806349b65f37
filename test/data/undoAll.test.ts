import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { type Choice, commandSteps, type Step } from '../support/commandSteps';
import { makeCommunity } from '../support/community';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { jobSteps } from '../support/jobSteps';

const steps = [...commandSteps, ...jobSteps];

const REFUSED = new Set(['INVALID', 'CONFLICT', 'NOT_FOUND']);

/** Runs a step; a refusal is fine as long as it is one of words, and then nothing may have changed. */
async function attempt(data: TestData, chosen: Step, choice: Choice): Promise<void> {
  try {
    await chosen(data, choice);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === undefined || !REFUSED.has(code)) throw error;
  }
}

const newestStep = async (data: TestData): Promise<number> =>
  (await data.ask('operation.recent', { limit: 500 })).find(({ undone }) => !undone)?.id ?? 0;

test('whatever is done in any order, undoing gives every table back step by step, redoing brings it again, and search and rollups follow', async () => {
  const sequence = fc.array(fc.tuple(fc.nat(steps.length - 1), fc.nat(99), fc.nat(99), fc.nat(99)), {
    minLength: 15,
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(sequence, async (chosen) => {
      const data = openTestData();
      await makeCommunity(data.ask, 4);
      let last = await newestStep(data);
      const states = [dumpTables(data.dir)];
      for (const [index, ...choice] of chosen) {
        // The steps are far apart in time, so that none is joined to the one before.
        data.now += 3_600_000;
        await attempt(data, steps[index] ?? (() => Promise.resolve()), choice);
        const state = dumpTables(data.dir);
        const newest = await newestStep(data);
        if (newest !== last) states.push(state);
        // A step that left nothing to undo has changed nothing.
        expect(state).toEqual(states.at(-1));
        last = newest;
      }
      for (const state of states.slice(0, -1).reverse()) {
        await data.ask('operation.undo', {});
        expect(dumpTables(data.dir)).toEqual(state);
      }
      expect(told(data)).toEqual([]);
      for (const state of states.slice(1)) {
        await data.ask('operation.redo', undefined);
        expect(dumpTables(data.dir)).toEqual(state);
      }
      expect(await data.ask('operation.redo', undefined)).toBeNull();
      expect(told(data)).toEqual([]);
      data.stop();
    }),
    { numRuns: 10, endOnFailure: true, seed: 20_261_122 },
  );
});

function told(data: TestData): readonly string[] {
  const db = openDb(databaseFile(data.dir, 'main'));
  try {
    return disagreements(db);
  } finally {
    db.close();
  }
}

test('the comparison itself sees a search word too many, one missing, and a rollup that is off by one', async () => {
  const data = openTestData();
  await makeCommunity(data.ask, 2);
  expect(told(data)).toEqual([]);
  const db = openDb(databaseFile(data.dir, 'main'));
  db.exec(`
    INSERT INTO group_fts(rowid, tokens) VALUES (99, 'stray');
    DELETE FROM script_fts;
    UPDATE delivery_day SET planned = planned + 1;`);
  db.close();
  const found = told(data).join('\n');
  for (const sign of ['group_fts: stray of 99', 'script_fts: ', 'rollup: ']) expect(found).toContain(sign);
});
