import type { Db } from '../../electron/data/db/open';

/** A planned post of a small made-up world: its groups are indexes into the world's groups. */
export interface WorldSlot {
  readonly account: number;
  readonly hour: number;
  readonly script: 'shared' | 'own';
  readonly campaign: boolean;
  readonly series: number | null;
  readonly targets: readonly { readonly group: number; readonly status: 'due' | 'sent' | 'skipped' | 'missed' }[];
}

/** Groups with the seats of accounts 1–3 in them, repeating plans and slots. */
export interface World {
  readonly groups: readonly { readonly archived: boolean; readonly seats: readonly (string | null)[] }[];
  readonly series: readonly { readonly account: number; readonly own: boolean; readonly groups: readonly number[] }[];
  readonly slots: readonly WorldSlot[];
}

const NOON = Date.UTC(2026, 10, 23, 4, 0);

/** Writes a world into an empty database with plain SQL; targets where the account does not sit are left out. */
export function buildWorld(db: Db, world: World): void {
  db.pragma('defer_foreign_keys = ON');
  db.transaction(() => {
    for (const id of [1, 2, 3]) {
      db.prepare(
        `INSERT INTO account(id, uid, name, colour, side, created_at) VALUES (?, ?, ?, '#0e8a84', 'both', 0)`,
      ).run(id, `a${id}`, `号${id}`);
      db.prepare(
        `INSERT INTO script(id, uid, account_id, title, created_at, updated_at) VALUES (?, ?, ?, '早安', 0, 0)`,
      ).run(10 + id, `s${id}`, id);
      db.prepare(
        `INSERT INTO campaign(id, uid, account_id, name, starts_on, ends_on) VALUES (?, ?, ?, '国庆', '2026-10-01', '2026-10-07')`,
      ).run(20 + id, `c${id}`, id);
    }
    db.prepare(`INSERT INTO script(id, uid, title, created_at, updated_at) VALUES (10, 's0', '共用', 0, 0)`).run();
    for (const id of [10, 11, 12, 13])
      db.prepare(
        `INSERT INTO script_version(id, uid, script_id, number, at, title, parts) VALUES (?, ?, ?, 1, 0, 't', '[]')`,
      ).run(id, `v${id}`, id);
    if (!db.prepare('SELECT 1 FROM group_kind WHERE id = 1').get())
      db.prepare(`INSERT INTO group_kind(id, uid, code, name, audience) VALUES (1, 'k1', 'free', '群', 'C')`).run();
    world.groups.forEach((group, index) => {
      db.prepare(
        `INSERT INTO chat_group(id, uid, kind_id, name, created_at, archived_at) VALUES (?, ?, 1, ?, 0, ?)`,
      ).run(index + 1, `g${index}`, `群${index}`, group.archived ? 1 : null);
      group.seats.forEach((role, seat) => {
        if (role !== null)
          db.prepare(
            `INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES (?, ?, ?, ?, 0)`,
          ).run(`ga${index}-${seat}`, index + 1, seat + 1, role);
      });
    });
    const sits = (account: number, group: number): boolean => world.groups[group]?.seats[account - 1] != null;
    world.series.forEach(({ account, own, groups }, index) => {
      const targets = [...new Set(groups)].filter((group) => sits(account, group));
      db.prepare(
        `INSERT INTO recurrence(id, uid, account_id, kind, rule, zone, starts_local, script_id)
         VALUES (?, ?, ?, ?, 'FREQ=DAILY', 'Asia/Shanghai', '2026-11-01T09:30', ?)`,
      ).run(index + 1, `r${index}`, account, groups.length === 0 ? 'moments' : 'group', own ? 10 + account : 10);
      db.prepare(`INSERT INTO recurrence_exception(recurrence_id, on_date) VALUES (?, '2026-11-11')`).run(index + 1);
      for (const group of targets)
        db.prepare(`INSERT INTO recurrence_target(recurrence_id, account_id, group_id) VALUES (?, ?, ?)`).run(
          index + 1,
          account,
          group + 1,
        );
    });
    const withSlot = new Set<number>();
    world.slots.forEach((slot, index) => {
      const { account } = slot;
      const script = slot.script === 'own' ? 10 + account : 10;
      const at = NOON + slot.hour * 3_600_000;
      const wanted = slot.series !== null && world.series[slot.series]?.account === account ? slot.series + 1 : null;
      // A repeating plan has one slot a day.
      const series = wanted !== null && !withSlot.has(wanted) ? wanted : null;
      if (series !== null) withSlot.add(series);
      db.prepare(
        `INSERT INTO slot(id, uid, account_id, kind, starts_at, zone, script_id, recurrence_id, occurs_on, campaign_id, created_at)
         VALUES (?, ?, ?, ?, ?, 'Asia/Shanghai', ?, ?, ?, ?, 0)`,
      ).run(
        index + 1,
        `l${index}`,
        account,
        slot.targets.length === 0 ? 'moments' : 'group',
        at,
        script,
        series,
        series === null ? null : '2026-11-23',
        slot.campaign ? 20 + account : null,
      );
      const insert = db.prepare(
        `INSERT INTO delivery(uid, slot_id, account_id, group_id, due_at, status, done_at, script_version_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      if (slot.targets.length === 0) insert.run(`m${index}`, index + 1, account, null, at, 'due', null, null);
      const seen = new Set<number>();
      for (const { group, status } of slot.targets) {
        if (seen.has(group) || !sits(account, group)) continue;
        seen.add(group);
        const done = status === 'due' ? null : at;
        insert.run(
          `d${index}-${group}`,
          index + 1,
          account,
          group + 1,
          at,
          status,
          done,
          status === 'sent' ? script : null,
        );
      }
    });
  })();
}
