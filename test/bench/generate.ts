import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addDays, dayBounds, localDay } from '#shared/domain/time';
import { migrate } from '../../electron/data/db/migrate';
import { openDb, type Db } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { seeded } from '../support/random';

/** How much there is of everything. */
export interface Size {
  readonly members: number;
  readonly groups: number;
  readonly memberships: number;
  readonly scripts: number;
  readonly deliveries: number;
}

/** The community of the goals, scaled: 1 = 190,000 members, 779 groups, 1.42 million deliveries. */
export const sizeAt = (scale: number): Size => ({
  members: Math.round(190_000 * scale),
  groups: Math.max(8, Math.round(779 * scale)),
  memberships: Math.round(300_000 * scale),
  scripts: Math.max(20, Math.round(20_000 * scale)),
  deliveries: Math.round(1_420_000 * scale),
});

const SURNAMES = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高郑梁谢宋唐许邓冯韩曹';
const GIVEN = '小雨梦琪子涵欣怡思远雅静晓彤佳宁诗语若曦浩然一诺芷若婉清锦程语嫣星辰安然月初夏禾木南栀知意';
const CITIES = ['福州', '厦门', '泉州', '杭州', '广州', '深圳', '成都', '重庆', '武汉', '长沙'];
const ACCOUNTS = 6;
const HOUR = 3_600_000;

/** Writes a made-up community into a fresh data folder, once; the same seed makes the same rows. `now` (UTC ms) is its today. */
export function generate(dataDir: string, size: Size, now: number): void {
  const file = databaseFile(dataDir, 'main');
  if (existsSync(file)) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true });
  const making = join(dirname(file), 'making.db');
  const db = openDb(making);
  db.pragma('synchronous = OFF');
  migrate(db);
  withoutRollups(db, () =>
    db.transaction(() => {
      const random = seeded(20_261_122);
      makePlan(db, size, now);
      makeMembers(db, size, now, random);
      makeDeliveries(db, size, now, random);
    })(),
  );
  db.exec('ANALYZE');
  db.close();
  renameSync(making, file);
}

function makePlan(db: Db, size: Size, now: number): void {
  db.prepare(
    `INSERT INTO setting(scope, scope_id, key, value) VALUES ('app', 0, 'onboarded', 'true'), ('app', 0, 'seeded', 'true')`,
  ).run();
  for (let id = 1; id <= ACCOUNTS; id += 1)
    db.prepare(
      `INSERT INTO account(id, uid, name, colour, side, created_at) VALUES (?, ?, ?, '#0e8a84', 'both', ?)`,
    ).run(id, `a${id}`, `运营${id}号`, now);
  db.prepare(
    `INSERT INTO group_kind(id, uid, code, name, audience) VALUES (1, 'k1', 'welfare', '福利群', 'C'), (2, 'k2', 'vip', '会员群', 'C')`,
  ).run();
  const group = db.prepare(`INSERT INTO chat_group(id, uid, kind_id, name, created_at) VALUES (?, ?, ?, ?, ?)`);
  const seat = db.prepare(
    `INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES (?, ?, ?, 'operating', ?)`,
  );
  for (let id = 1; id <= size.groups; id += 1) {
    group.run(id, `g${id}`, 1 + (id % 2), `${CITIES[id % CITIES.length] ?? ''}银饰福利${id}群`, now);
    seat.run(`s${id}`, id, 1 + (id % ACCOUNTS), now);
  }
  const script = db.prepare(
    `INSERT INTO script(id, uid, title, body, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const part = db.prepare(`INSERT INTO script_part(script_id, position, kind, text) VALUES (?, 0, 'text', ?)`);
  const version = db.prepare(
    `INSERT INTO script_version(id, uid, script_id, number, at, title, parts) VALUES (?, ?, ?, 1, ?, ?, ?)`,
  );
  for (let id = 1; id <= size.scripts; id += 1) {
    const text = `{群名}的家人们早上好，第${id}波秒杀今晚八点开始，银饰保养套装限量，拍下备注口令领小样。`;
    script.run(id, `c${id}`, `秒杀话术${id}`, text, now, now);
    part.run(id, text);
    version.run(id, `v${id}`, id, now, `秒杀话术${id}`, JSON.stringify([{ kind: 'text', text }]));
  }
}

function makeMembers(db: Db, size: Size, now: number, random: () => number): void {
  const person = db.prepare(
    `INSERT INTO person(id, uid, wechat_id, nickname, phone, city, gender, last_active, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const letter = (from: string): string => from[Math.floor(random() * from.length)] ?? '';
  for (let id = 1; id <= size.members; id += 1) {
    const name = letter(SURNAMES) + letter(GIVEN) + (random() < 0.7 ? letter(GIVEN) : '') + (random() < 0.2 ? 'o' : '');
    person.run(
      id,
      `p${id}`,
      `wx_${id.toString(36)}`,
      name,
      random() < 0.4 ? `13${String(Math.floor(random() * 1e9)).padStart(9, '0')}` : null,
      CITIES[Math.floor(random() * CITIES.length)] ?? '',
      random() < 0.5 ? 'female' : 'male',
      now - Math.floor(random() * 90) * 24 * HOUR,
      now,
    );
  }
  const membership = db.prepare(
    `INSERT INTO membership(uid, group_id, person_id, joined_at, join_how) VALUES (?, ?, ?, ?, 'qr') ON CONFLICT DO NOTHING`,
  );
  for (let id = 1; id <= size.memberships; id += 1) {
    // Everyone is in one group; the rest of the memberships spread.
    const who = id <= size.members ? id : 1 + Math.floor(random() * size.members);
    membership.run(`m${id}`, 1 + Math.floor(random() * size.groups), who, now - Math.floor(random() * 365) * 24 * HOUR);
  }
}

/** A year of daily slots, each for all groups of an account, ending today: past ones sent, today's open. */
function makeDeliveries(db: Db, size: Size, now: number, random: () => number): void {
  const slot = db.prepare(
    `INSERT INTO slot(id, uid, account_id, kind, starts_at, zone, script_id, created_at) VALUES (?, ?, ?, 'group', ?, 'Asia/Shanghai', ?, ?)`,
  );
  const delivery = db.prepare(
    `INSERT INTO delivery(uid, slot_id, account_id, group_id, due_at, status, done_at, script_version_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const groupsOf = Array.from({ length: ACCOUNTS }, (_, index) =>
    Array.from({ length: size.groups }, (__, group) => group + 1).filter((id) => 1 + (id % ACCOUNTS) === index + 1),
  );
  const today = localDay(now);
  let [made, slots] = [0, 0];
  for (let back = 0; made < size.deliveries; back += 1) {
    const [midnight] = dayBounds(addDays(today, -back));
    for (const hour of [9, 12, 16, 20, 21])
      for (let account = 1; account <= ACCOUNTS; account += 1) {
        slots += 1;
        const [at, script] = [midnight + hour * HOUR, 1 + (slots % size.scripts)];
        slot.run(slots, `l${slots}`, account, at, script, at);
        for (const group of groupsOf[account - 1] ?? []) {
          made += 1;
          const status = back === 0 ? 'due' : random() < 0.93 ? 'sent' : 'skipped';
          const done = status === 'due' ? null : at + Math.floor(random() * 30) * 60_000;
          delivery.run(`d${made}`, slots, account, group, at, status, done, status === 'sent' ? script : null);
        }
      }
  }
}

/** Row by row the rollup would cost more than the rows: it is counted once at the end. */
function withoutRollups(db: Db, work: () => void): void {
  const trigger = db
    .prepare(`SELECT sql FROM sqlite_schema WHERE name = 'delivery_day_insert'`)
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER delivery_day_insert');
  work();
  db.exec(`
    INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    SELECT account_id, ifnull(group_id, 0), local_day(due_at), count(*), sum(status = 'sent'), sum(status = 'skipped'),
      sum(status = 'missed'), sum(status = 'sent' AND done_at > due_at + late_ms())
    FROM delivery GROUP BY 1, 2, 3;
    ${trigger}`);
}
