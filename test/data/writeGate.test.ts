import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { makeWriteGate } from '../../electron/data/jobs/writeGate';

test('of several threads that wait for the line each holds it alone, also after one that failed', async () => {
  const gate = makeWriteGate();
  const held: string[] = [];
  const work = (name: string, fails = false): Promise<void> =>
    gate.hold(async () => {
      held.push(name);
      await setImmediate();
      held.push(name);
      if (fails) throw new Error(name);
    });
  const works = [work('one', true), work('two'), work('three'), work('four')];
  expect((await Promise.allSettled(works)).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect(held).toEqual(['one', 'one', 'two', 'two', 'three', 'three', 'four', 'four']);
  expect(gate.isHeld()).toBe(false);
});
