import { addDays, dayBounds, localDay } from '#shared/domain/time';
import type { Db } from '../../electron/data/db/open';

const DAY = 86_400_000;
const NAMES = ['阿梅', '小雨', '老周', '静姐', '木木', '大鹏', '诗涵', '橙子'];

/** Puts people into a group by plain SQL: `today` of them joined this local day, the rest 60 days ago; `left` more have
 * left yesterday. Gives their ids, those who stay first. */
export function fillGroup(
  db: Db,
  groupId: number,
  {
    stay,
    today = 0,
    left = 0,
    now,
  }: { readonly stay: number; readonly today?: number; readonly left?: number; readonly now: number },
): readonly number[] {
  const from = (db.prepare('SELECT ifnull(max(id), 0) FROM person').pluck().get() as number) + 1;
  const person = db.prepare(`INSERT INTO person(id, uid, nickname, created_at) VALUES (?, ?, ?, ?)`);
  const stays = db.prepare(
    `INSERT INTO membership(uid, group_id, person_id, joined_at, left_at, left_how) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const [midnight] = dayBounds(localDay(now));
  db.transaction(() => {
    for (let index = 0; index < stay + left; index += 1) {
      const id = from + index;
      const gone = index >= stay;
      person.run(id, `big-p${id}`, `${NAMES[index % NAMES.length] ?? ''}${index + 1}`, now);
      stays.run(
        `big-m${id}`,
        groupId,
        id,
        index < today ? midnight + 1 : now - 60 * DAY,
        gone ? midnight - DAY / 2 : null,
        gone ? 'left' : '',
      );
    }
  })();
  return Array.from({ length: stay + left }, (_, index) => from + index);
}

/** Lets members of a group have talked: `messages[n]` by the n-th of them on each of the last `days` local days. */
export function letTalk(
  db: Db,
  groupId: number,
  personIds: readonly number[],
  messages: readonly number[],
  { days, now }: { readonly days: number; readonly now: number },
): void {
  db.transaction(() => {
    db.prepare(`INSERT INTO chat_span(group_id, first_day, last_day) VALUES (?, ?, ?)`).run(
      groupId,
      addDays(localDay(now), 1 - days),
      localDay(now),
    );
    messages.forEach((count, index) => {
      const uid = `talk-${groupId}-${index}`;
      const { lastInsertRowid } = db
        .prepare(`INSERT INTO chat_sender(uid, group_id, key, name, person_id) VALUES (?, ?, ?, ?, ?)`)
        .run(uid, groupId, uid, uid, personIds[index] ?? null);
      for (let back = 0; back < days; back += 1)
        db.prepare(`INSERT INTO talk_day(group_id, sender_id, day, messages) VALUES (?, ?, ?, ?)`).run(
          groupId,
          lastInsertRowid,
          addDays(localDay(now), -back),
          count,
        );
    });
  })();
}
