import { localDay } from '#shared/domain/time';
import type { Db } from '../../electron/data/db/open';
import type { Chance } from './chance';
import type { MadeGroup } from './groups';
import { rowsOf } from './rows';

const DAY_MS = 86_400_000;

/** What people did: points, purchases, breaches, and who said how much on which day in a third of the groups. */
export function makeDeeds(db: Db, members: number, groups: readonly MadeGroup[], now: number, chance: Chance): void {
  const entry = rowsOf(db, 'point_entry', 'uid, person_id, at, day, kind, points, note');
  const purchase = rowsOf(db, 'purchase', 'uid, person_id, on_day, amount_fen, what');
  const breach = rowsOf(db, 'violation', 'uid, person_id, at, rule, said, action, strikes');
  for (let who = 1; who <= members; who += 1) {
    if (chance.of(0.12))
      for (let day = chance.int(1, 6); day > 0; day -= 1) {
        const at = now - (day + chance.daysBack(60)) * DAY_MS;
        entry.add(
          `pts${who}-${day}`,
          who,
          at,
          localDay(at),
          chance.of(0.8) ? 'checkin' : 'comment',
          chance.int(1, 5),
          '',
        );
      }
    if (chance.of(0.15))
      for (let turn = chance.int(1, 4); turn > 0; turn -= 1)
        purchase.add(
          `buy${who}-${turn}`,
          who,
          localDay(now - chance.daysBack(400) * DAY_MS),
          chance.int(2_900, 189_900),
          chance.pick(['素圈手镯', '耳钉', '项链', '保养套装', '福袋']),
        );
    if (chance.of(0.01))
      breach.add(
        `vio${who}`,
        who,
        now - chance.daysBack(200) * DAY_MS,
        '广告',
        '加我微信看全部款式',
        chance.pick(['remind', 'remind', 'warn', 'remove']),
        1,
      );
  }
  entry.end();
  purchase.end();
  breach.end();
  makeTalk(db, groups, now, chance);
}

function makeTalk(db: Db, groups: readonly MadeGroup[], now: number, chance: Chance): void {
  const stays = db.prepare<[number], { person_id: number; wechat_id: string | null; nickname: string }>(
    `SELECT m.person_id, p.wechat_id, p.nickname FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.group_id = ? AND m.left_at IS NULL ORDER BY m.id`,
  );
  // The index by group is set aside while rows are filled in; this one is for the questions above.
  db.exec('CREATE INDEX generating ON membership(group_id)');
  const sender = rowsOf(db, 'chat_sender', 'uid, group_id, key, name, wechat_id, person_id, last_at');
  const talk = rowsOf(db, 'talk_day', 'group_id, sender_id, day, messages');
  const span = rowsOf(db, 'chat_span', 'group_id, first_day, last_day');
  for (const group of groups) {
    if (!chance.of(0.35)) continue;
    span.add(group.id, localDay(now - 120 * DAY_MS), localDay(now));
    for (const { person_id: who, wechat_id: wechatId, nickname } of stays.all(group.id)) {
      if (!chance.of(0.35)) continue;
      const days = new Set<number>();
      for (let turn = chance.int(1, 6); turn > 0; turn -= 1) days.add(chance.daysBack(120));
      const last = now - Math.min(...days) * DAY_MS;
      const id = sender.add(
        `snd${group.id}-${who}`,
        group.id,
        wechatId ?? `${nickname}#${who}`,
        nickname,
        wechatId,
        who,
        last,
      );
      for (const back of days) talk.add(group.id, id, localDay(now - back * DAY_MS), chance.int(1, 12));
    }
  }
  sender.end();
  talk.end();
  span.end();
  db.exec('DROP INDEX generating');
}
