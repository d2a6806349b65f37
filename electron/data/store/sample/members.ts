import { DAY_MS, localDay } from '#shared/domain/time';
import { pinyinOf } from '#shared/text/pinyin';
import type { Context } from '../../context';
import { run } from '../../db/sql';
import community from '../../../../resources/sample/community.json';
import type { Chance } from './chance';
import type { SampleGroup } from './groups';

const PEOPLE = 600;

function nickname(chance: Chance, index: number): string {
  const person = `${chance.pick(Array.from(community.surnames))}${chance.pick(community.given)}`;
  const city = chance.pick(community.cities);
  const nick = chance.pick(community.nicknames);
  switch (index % 6) {
    case 0:
      return person;
    case 1:
      return `${city}－${nick}`;
    case 2:
      return `${nick}${chance.int(1, 99)}`;
    case 3:
      return `${person}·${city}`;
    case 4:
      return `${city} ${person.slice(-2)}`;
    default:
      return nick;
  }
}

/** 600 people, spread over the groups: some in two of them, some invited by others, some gone again. */
export function fillMembers(ctx: Context, chance: Chance, groups: readonly SampleGroup[]): void {
  const { db, newUid } = ctx;
  const people = Array.from({ length: PEOPLE }, (_, index) => {
    const name = nickname(chance, index);
    const { pinyin, initials } = pinyinOf(name);
    const createdAt = ctx.now() - chance.int(5, 280) * DAY_MS;
    const { id } = run(
      db,
      `INSERT INTO person(uid, wechat_id, nickname, phone, city, gender, note, pinyin, initials, last_active, created_at)
       VALUES (?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?)`,
      newUid(),
      index % 5 === 4 ? null : `wxid_${chance.int(1e9, 1e10 - 1).toString(36)}${index}`,
      name,
      index % 4 === 0 ? `138${String(10_000_000 + index * 137).slice(0, 8)}` : null,
      chance.pick(community.cities),
      chance.pick(['female', 'female', 'female', 'male', '']),
      pinyin,
      initials,
      chance.next() < 0.7 ? ctx.now() - chance.int(0, 60) * DAY_MS : null,
      createdAt,
    );
    return { id, createdAt };
  });

  let next = 0;
  for (const group of groups) {
    const here = new Set<number>();
    const joined: number[] = [];
    while (here.size < group.members) {
      // Four of five seats go to somebody not seated yet; the rest are people of other groups.
      const person = next < PEOPLE && chance.next() < 0.82 ? people[next++] : chance.pick(people);
      if (!person || here.has(person.id)) continue;
      here.add(person.id);
      const invited = joined.length > 5 && chance.next() < 0.4;
      const joinedAt = Math.max(person.createdAt, ctx.now() - chance.int(1, 200) * DAY_MS);
      const role = joined.length === 0 ? 'owner' : joined.length < 3 ? 'admin' : 'member';
      run(
        db,
        `INSERT INTO membership(uid, group_id, person_id, role, joined_at, join_how, inviter_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        newUid(),
        group.id,
        person.id,
        role,
        joinedAt,
        invited ? 'invited' : chance.pick(['qr', 'link', 'unknown']),
        invited ? chance.pick(joined) : null,
      );
      joined.push(person.id);
    }
    leave(ctx, chance, group.id);
  }
  befriend(ctx, chance, groups, people);
}

/** A few people who came and went. */
function leave(ctx: Context, chance: Chance, groupId: number): void {
  run(
    ctx.db,
    `UPDATE membership SET left_at = ?, left_how = 'left'
     WHERE id IN (SELECT id FROM membership WHERE group_id = ? AND role = 'member' ORDER BY id LIMIT ?)`,
    ctx.now() - DAY_MS / 2,
    groupId,
    chance.int(0, 2),
  );
}

/** Part of the people are friends of one of our accounts, with a remark. */
function befriend(
  ctx: Context,
  chance: Chance,
  groups: readonly SampleGroup[],
  people: readonly { readonly id: number; readonly createdAt: number }[],
): void {
  const accounts = [...new Set(groups.map((group) => group.accountId))];
  for (const person of people)
    if (chance.next() < 0.45)
      run(
        ctx.db,
        'INSERT INTO contact(uid, account_id, person_id, remark, added_on, channel) VALUES (?, ?, ?, ?, ?, ?)',
        ctx.newUid(),
        chance.next() < 0.85 ? accounts[0] : accounts[1],
        person.id,
        chance.next() < 0.6 ? chance.pick(community.remarks) : '',
        localDay(person.createdAt, ctx.zone),
        chance.pick(['公众号', '小红书', '门店', '朋友介绍', '抖音']),
      );
}
