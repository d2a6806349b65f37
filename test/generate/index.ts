import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { migrate } from '../../electron/data/db/migrate';
import { openDb, type Db } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { seedOnce } from '../../electron/data/store/seed';
import { makeCampaigns } from './campaigns';
import { chanceFrom } from './chance';
import { makeDeeds } from './deeds';
import { makeGroups } from './groups';
import { makePeople, placePeople } from './people';
import { makePlan } from './plan';
import { filledAtOnce } from './rows';

/** How much there is of everything. */
export interface Size {
  readonly members: number;
  readonly groups: number;
  readonly memberships: number;
  readonly scripts: number;
  readonly deliveries: number;
}

/** The community of the goals, scaled: 1 = 190,000 members, 779 groups, 300,000 memberships, 1.42 million deliveries. */
export const sizeAt = (scale: number): Size => ({
  members: Math.round(190_000 * scale),
  groups: Math.max(8, Math.round(779 * scale)),
  memberships: Math.round(300_000 * scale),
  scripts: Math.max(20, Math.round(20_000 * scale)),
  deliveries: Math.round(1_420_000 * scale),
});

const SEED = 20_261_122;

/**
 * Writes a made-up community into a fresh data folder, once; the same seed and `now` (UTC ms, its today) make the same rows.
 * `withToday` false leaves today's plan to whoever takes it on.
 */
export function generate(dataDir: string, size: Size, now: number, withToday = true): void {
  const file = databaseFile(dataDir, 'main');
  if (existsSync(file)) return;
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const making = join(dirname(file), 'making.db');
  const db = openDb(making);
  db.pragma('synchronous = OFF');
  db.pragma('journal_mode = MEMORY');
  migrate(db);
  let uid = 0;
  seedOnce(db, () => `seed${(uid += 1)}`);
  db.exec(`INSERT INTO setting(scope, scope_id, key, value) VALUES ('app', 0, 'onboarded', 'true')`);
  const chance = chanceFrom(SEED);
  db.pragma('foreign_keys = OFF');
  db.transaction(() =>
    filledAtOnce(
      db,
      () => {
        const groups = makeGroups(db, size.groups, size.memberships, now, chance);
        makePeople(db, size, groups, now, chance);
        makeDeeds(db, size.members, groups, now, chance);
        placePeople(db, now);
        makeCampaigns(db, groups, now, chance);
        makePlan(db, { ...size, withToday }, groups, now, chance);
      },
      () => count(db),
    ),
  )();
  db.exec('ANALYZE');
  db.pragma('journal_mode = WAL');
  db.close();
  renameSync(making, file);
}

/** What the triggers would have kept: search, figures, the rollup of days. */
function count(db: Db): void {
  db.exec(`
    INSERT INTO person_fts(rowid, tokens) SELECT id, cjk_tokens(person_text(nickname, wechat_id, phone, pinyin, initials)) FROM person;
    INSERT INTO contact_fts(rowid, tokens) SELECT id, cjk_tokens(remark) FROM contact WHERE remark <> '';
    INSERT INTO group_fts(rowid, tokens) SELECT id, cjk_tokens(name || ' ' || pinyin || ' ' || initials) FROM chat_group;
    INSERT INTO script_fts(rowid, tokens) SELECT id, cjk_tokens(script_text(title, tags, body, pinyin, initials)) FROM script;
    INSERT INTO group_count(group_id, members) SELECT group_id, count(*) FROM membership WHERE left_at IS NULL GROUP BY 1;
    INSERT INTO person_stat(person_id) SELECT id FROM person;
    UPDATE person_stat SET (groups, first_joined_at, last_joined_at) = (n, first, last) FROM
      (SELECT person_id AS who, count(*) AS n, min(joined_at) AS first, max(joined_at) AS last FROM membership WHERE left_at IS NULL GROUP BY 1)
      WHERE person_id = who;
    UPDATE person_stat SET invited = n FROM
      (SELECT inviter_id AS who, count(DISTINCT person_id) AS n FROM membership WHERE left_at IS NULL GROUP BY 1) WHERE person_id = who;
    UPDATE person_stat SET points = n FROM (SELECT person_id AS who, sum(points) AS n FROM point_entry GROUP BY 1) WHERE person_id = who;
    UPDATE person_stat SET strikes = n FROM
      (SELECT person_id AS who, sum(strikes) AS n FROM violation WHERE forgiven_at IS NULL GROUP BY 1) WHERE person_id = who;
    UPDATE person_stat SET (orders, spent_fen) = (n, fen) FROM
      (SELECT person_id AS who, count(*) AS n, sum(amount_fen) AS fen FROM purchase GROUP BY 1) WHERE person_id = who;
    UPDATE person_stat SET messages = n FROM
      (SELECT s.person_id AS who, sum(d.messages) AS n FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id GROUP BY 1) WHERE person_id = who;
    INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
      SELECT account_id, ifnull(group_id, 0), local_day(due_at), count(*), sum(status = 'sent'), sum(status = 'skipped'),
        sum(status = 'missed'), sum(status = 'sent' AND done_at > due_at + late_ms())
      FROM delivery GROUP BY 1, 2, 3;`);
}
