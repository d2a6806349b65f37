import { expect, test } from 'vitest';
import { disagreements } from '../support/agreement';
import { type Line, pastedChat, shapes } from '../support/chats';
import { makeCommunity } from '../support/community';
import { killWithin, startChild } from '../support/dataChild';
import { freshFolder } from '../support/dataProcess';
import { withDb } from '../support/plannedData';
import { seeded } from '../support/random';

const MESSAGES = 6000;
const KILLS = 5;

/** A log of which no message was seen before. */
const logOf = (batch: number): string => {
  const lines: readonly Line[] = Array.from({ length: MESSAGES }, (_, at) => ({
    minute: batch * 10_000 + at,
    who: at % 90,
    text: `第${batch}批第${at}句`,
  }));
  return shapes['newer']?.(lines, (who) => `群友${who}号`, '') ?? '';
};

const counted = (dir: string) =>
  withDb(dir, (db) => {
    const count = (sql: string): number => db.prepare<[], number>(sql).pluck().get() ?? 0;
    return {
      talk: count('SELECT ifnull(sum(messages), 0) FROM talk_day'),
      prints: count('SELECT ifnull(sum(n), 0) FROM chat_print'),
      words: count('SELECT count(*) FROM chat_message'),
      batches: count('SELECT count(*) FROM import_batch'),
      steps: count(`SELECT count(*) FROM operation WHERE command = 'chat.apply'`),
    };
  });

test('killed at any moment of a chat import, all of its messages count or none, and taking it in again counts them once', async () => {
  const random = seeded(11);
  const dir = freshFolder();
  let child = startChild(dir);
  const { groups } = await makeCommunity(child.ask, 1);
  const take = (batch: number) => pastedChat(logOf(batch), { groupId: groups[0] ?? 0, keepText: true });
  const whole = (batches: number) => ({
    talk: batches * MESSAGES,
    prints: batches * MESSAGES,
    words: batches * MESSAGES,
    batches,
    steps: batches,
  });
  const begun = performance.now();
  await child.ask('chat.apply', take(0));
  const took = performance.now() - begun;
  expect(counted(dir)).toEqual(whole(1));

  let unanswered = 0;
  for (let batch = 1; batch <= KILLS; batch += 1) {
    const confirmed = await killWithin(child, child.ask('chat.apply', take(batch)), random() * took);
    if (!confirmed) unanswered += 1;

    child = startChild(dir);
    await child.ask('store.status', undefined);
    const found = counted(dir);
    expect(found).toEqual(confirmed || found.talk > batch * MESSAGES ? whole(batch + 1) : whole(batch));
    expect(withDb(dir, disagreements)).toEqual([]);
    const again = await child.ask('chat.apply', take(batch));
    expect(again.counts.fresh).toBe(found.talk > batch * MESSAGES ? 0 : MESSAGES);
    expect(counted(dir)).toEqual(whole(batch + 1));
  }
  expect(unanswered).toBeGreaterThan(0);
  await child.stop();
});
