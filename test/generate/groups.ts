import { addDays, localDay } from '#shared/domain/time';
import { pinyinOf } from '#shared/text/pinyin';
import type { Db } from '../../electron/data/db/open';
import type { Chance } from './chance';
import { CITIES } from './names';
import { rowsOf } from './rows';

const DAY_MS = 86_400_000;
export const ACCOUNTS = 6;
// Some of them have left since: no group holds more than 500.
const MOST = 530;
const COLOURS = ['#0e8a84', '#b3541e', '#4b5fc4', '#9a3b7a', '#5d7a1f', '#8a6d1b'];
// The tests of the main job make groups of 银饰 of their own.
const WORDS = ['手作', '珍珠', '古法金', '翡翠', '发饰', '蜜蜡', '设计师饰品', '国风首饰'];

export interface MadeGroup {
  readonly id: number;
  readonly createdAt: number;
  /** How many are in it today. */
  readonly members: number;
  readonly account: number;
}

/** Phones, accounts and groups of every kind, stage and size; `count` of them, the oldest two years old. */
export function makeGroups(db: Db, count: number, memberships: number, now: number, chance: Chance): MadeGroup[] {
  const devices = rowsOf(db, 'device', 'uid, label, model, os, role');
  const accounts = rowsOf(db, 'account', 'uid, name, wechat_id, colour, device_id, side, sort, standby_id, created_at');
  for (let id = 1; id <= ACCOUNTS; id += 1) {
    const spare = id % 2 === 0;
    devices.add(
      `dev${id}`,
      `${spare ? '备用' : '主用'}机${Math.ceil(id / 2)}`,
      '红米 Note',
      'Android 14',
      spare ? 'standby' : 'primary',
    );
    const side = id % 3 === 0 ? 'B' : 'C';
    accounts.add(
      `acc${id}`,
      `运营${id}号`,
      `yunying_${id}`,
      COLOURS[id - 1] ?? '#0e8a84',
      id,
      side,
      id,
      spare ? id - 1 : id + 1,
      now - 700 * DAY_MS,
    );
  }
  devices.end();
  accounts.end();

  const kinds = db.prepare('SELECT id, code FROM group_kind ORDER BY sort, id').all() as { id: number; code: string }[];
  const stages = db.prepare('SELECT id FROM stage ORDER BY sort').pluck().all() as number[];
  const often = ['prospect', 'prospect', 'prospect', 'category', 'category', 'benefit', 'brand'];
  const groups = rowsOf(
    db,
    'chat_group',
    'uid, kind_id, name, pinyin, initials, region, category, number, stage_id, stage_since, purpose, notice, rules, qr_valid_until, created_at, archived_at',
  );
  const seats = rowsOf(db, 'group_account', 'uid, group_id, account_id, role, joined_at');
  const numbers = new Map<string, number>();
  const weights = Array.from({ length: count }, () => (chance.of(0.12) ? chance.int(400, 450) : chance.int(140, 440)));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const made = weights.map((weight, index): MadeGroup => {
    const code = chance.of(0.85) ? chance.pick(often) : chance.pick(kinds).code;
    const kind = kinds.find((one) => one.code === code) ?? kinds[0];
    const [region, word] = [chance.pick(CITIES), chance.pick(WORDS)];
    const stem = `${region}${word}${code === 'benefit' ? '福利' : code === 'brand' ? '会员' : '交流'}群`;
    const number = (numbers.get(stem) ?? 0) + 1;
    numbers.set(stem, number);
    const name = `${stem}${number}`;
    const { pinyin, initials } = pinyinOf(name);
    const createdAt = now - (10 + chance.daysBack(690)) * DAY_MS;
    const stage = chance.int(0, Math.max(0, stages.length - 1));
    const archived = index > 20 && chance.of(0.01);
    const id = groups.add(
      `grp${index + 1}`,
      kind?.id ?? 1,
      name,
      pinyin,
      initials,
      region,
      word,
      String(number),
      stages[stage] ?? null,
      addDays(localDay(createdAt), chance.int(0, 9)),
      `${region}做${word}的人聚在一起交流。`,
      `欢迎来到${name}！群里聊${word}，不发广告、不发链接，违规三次移出。`,
      '1. 欢迎分享\n2. 不发广告链接\n3. 三次违规移出本群',
      chance.of(0.4) ? now + chance.int(-2, 7) * DAY_MS : null,
      createdAt,
      archived ? now - 5 * DAY_MS : null,
    );
    const account = 1 + (index % ACCOUNTS);
    seats.add(`seat${id}a`, id, account, archived ? 'former' : 'operating', createdAt);
    if (chance.of(0.8))
      seats.add(`seat${id}b`, id, account % 2 === 0 ? account - 1 : account + 1, 'standby', createdAt);
    return { id, createdAt, members: Math.min(MOST, Math.max(1, Math.round((weight * memberships) / whole))), account };
  });
  groups.end();
  seats.end();
  const set = rowsOf(db, 'group_set', 'uid, name');
  const item = rowsOf(db, 'group_set_item', 'set_id, group_id');
  for (const [at, name] of ['每天早安', '周末福利', '新品首发', '老客维护', '试点群'].entries()) {
    set.add(`set${at}`, name);
    for (const group of made) if (chance.of(0.15)) item.add(at + 1, group.id);
  }
  set.end();
  item.end();
  return made;
}
