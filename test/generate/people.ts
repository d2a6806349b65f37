import { localDay } from '#shared/domain/time';
import { pinyinOf } from '#shared/text/pinyin';
import type { Db } from '../../electron/data/db/open';
import type { Chance } from './chance';
import { ACCOUNTS, type MadeGroup } from './groups';
import { CITIES, genderOf, nicknameOf, remarkOf } from './names';
import { rowsOf } from './rows';

const DAY_MS = 86_400_000;
/** How much there is of what people are and did. */
export interface PeopleSize {
  readonly members: number;
  readonly memberships: number;
}

/** People with what is known of them, and their stays in the groups: some gone, some invited by others. */
export function makePeople(db: Db, size: PeopleSize, groups: readonly MadeGroup[], now: number, chance: Chance): void {
  const person = rowsOf(
    db,
    'person',
    'uid, wechat_id, nickname, phone, city, gender, note, pinyin, initials, last_active, created_at, archived_at',
  );
  const contact = rowsOf(db, 'contact', 'uid, account_id, person_id, remark, added_on, channel');
  const created = new Float64Array(size.members + 1);
  for (let id = 1; id <= size.members; id += 1) {
    const name = nicknameOf(chance);
    const { pinyin, initials } = pinyinOf(name);
    const createdAt = now - (1 + chance.daysBack(700)) * DAY_MS;
    created[id] = createdAt;
    person.add(
      `per${id}`,
      chance.of(0.88) ? `wx_${id.toString(36)}${chance.int(10, 99)}` : null,
      name,
      chance.of(0.35) ? `13${String(chance.int(100_000_000, 999_999_999))}` : null,
      chance.of(0.8) ? chance.pick(CITIES) : '',
      genderOf(chance),
      chance.of(0.03) ? '买过两次，喜欢素圈，怕重。' : '',
      pinyin,
      initials,
      chance.of(0.8) ? Math.min(now, createdAt + Math.floor(chance.next() ** 0.5 * (now - createdAt))) : null,
      createdAt,
      chance.of(0.005) ? now - DAY_MS : null,
    );
    if (chance.of(0.3))
      contact.add(
        `con${id}`,
        chance.int(1, ACCOUNTS),
        id,
        chance.of(0.5) ? remarkOf(chance) : '',
        localDay(createdAt),
        chance.pick(['公众号', '小红书', '门店', '朋友介绍', '抖音', '']),
      );
  }
  person.end();
  contact.end();
  makeStays(db, size, groups, created, now, chance);
  makeTags(db, size.members, now, chance);
}

function makeStays(
  db: Db,
  size: PeopleSize,
  groups: readonly MadeGroup[],
  created: Float64Array,
  now: number,
  chance: Chance,
): void {
  const stay = rowsOf(
    db,
    'membership',
    'uid, group_id, person_id, nickname, role, joined_at, join_how, inviter_id, left_at, left_how',
  );
  let next = 0;
  let made = 0;
  for (const group of groups) {
    const here: number[] = [];
    const known = new Set<number>();
    const wanted = Math.min(group.members, size.memberships - made, size.members - 1);
    for (let turn = 0; turn < wanted; ) {
      // First everyone once, as many at a time as keeps some strangers in each group; the rest sit in several.
      next += 1;
      const who =
        next <= size.members && chance.of(0.75) ? next : chance.int(1, Math.max(1, Math.min(next, size.members)));
      if (who !== next) next -= 1;
      if (known.has(who)) continue;
      known.add(who);
      turn += 1;
      const from = Math.max(group.createdAt, created[who] ?? 0);
      const joinedAt = Math.min(now, from + Math.floor(chance.next() ** 2 * (now - from)));
      const invited = here.length > 8 && chance.of(0.45);
      const left = turn > 4 && chance.of(0.1);
      made += 1;
      stay.add(
        `sta${made}`,
        group.id,
        who,
        chance.of(0.1) ? remarkOf(chance) : '',
        turn === 1 ? 'owner' : turn < 4 ? 'admin' : 'member',
        joinedAt,
        invited ? 'invited' : chance.pick(['qr', 'qr', 'link', 'unknown']),
        // A few bring very many.
        invited ? (here[Math.floor(here.length * chance.next() ** 3)] ?? null) : null,
        left ? Math.min(now, joinedAt + chance.int(1, 200) * DAY_MS) : null,
        left ? chance.pick(['left', 'left', 'removed', 'unknown']) : '',
      );
      if (!left) here.push(who);
    }
  }
  stay.end();
}

/** Tags and a level for most, as an operator who keeps them would have given. */
function makeTags(db: Db, members: number, now: number, chance: Chance): void {
  const tags = db.prepare('SELECT id FROM tag ORDER BY id').pluck().all() as number[];
  const given = rowsOf(db, 'person_tag', 'person_id, tag_id, at');
  for (let who = 1; who <= members; who += 1) {
    const own = new Set<number>();
    for (let count = chance.of(0.15) ? 0 : chance.int(1, 4); count > 0; count -= 1)
      own.add(tags[Math.floor(tags.length * chance.next() ** 1.5)] ?? 1);
    for (const one of own) given.add(who, one, now - chance.daysBack(300) * DAY_MS);
  }
  given.end();
  db.prepare(
    `UPDATE person SET level_id = json_extract(:levels, '$[' || (id % 4) || ']'), level_since = :now - id % 90 * 86400000 WHERE id % 9 = 0`,
  ).run({ now, levels: JSON.stringify(db.prepare('SELECT id FROM level ORDER BY rank').pluck().all()) });
}

/** Layers by when each was last active, which is not before they last spoke. */
export function placePeople(db: Db, now: number): void {
  db.exec(`UPDATE person SET last_active = max(ifnull(last_active, 0), said.at)
    FROM (SELECT person_id AS who, max(last_at) AS at FROM chat_sender GROUP BY 1) AS said WHERE said.who = person.id`);
  db.prepare(
    `UPDATE person SET layer = CASE WHEN last_active IS NULL THEN 'lost' WHEN last_active > :now - 3 * 86400000 THEN 'core'
       WHEN last_active > :now - 14 * 86400000 THEN 'active' WHEN last_active > :now - 60 * 86400000 THEN 'ordinary' ELSE 'silent' END`,
  ).run({ now });
}
