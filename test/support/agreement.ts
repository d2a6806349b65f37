import type { Db } from '../../electron/data/db/open';

interface Trigger {
  readonly name: string;
  readonly tbl_name: string;
  readonly sql: string;
}

/** Everything about a database that does not hold together: SQLite's own checks, search against a scan, rollups against a recount. */
export function disagreements(db: Db): readonly string[] {
  return [...unsound(db), ...searchUnlikeScan(db), ...rollupsUnlikeCount(db)];
}

function unsound(db: Db): readonly string[] {
  const found = (db.pragma('integrity_check') as { integrity_check: string }[]).map((row) => row.integrity_check);
  const broken = (db.pragma('foreign_key_check') as unknown[]).map((row) => JSON.stringify(row));
  return [...found.filter((line) => line !== 'ok'), ...broken];
}

/** Builds each search index anew from its table, by the words of its own insert trigger, and compares the two. */
function searchUnlikeScan(db: Db): readonly string[] {
  const triggers = db
    .prepare<[], Trigger>(
      `SELECT name, tbl_name, sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_fts_insert'`,
    )
    .all();
  if (triggers.length < 5) return [`only ${triggers.length} search indexes`];
  return triggers.flatMap(({ name, tbl_name, sql }) => {
    const index = name.replace(/_insert$/, '');
    const when = / WHEN (.*?) BEGIN/s.exec(sql)?.[1] ?? '1';
    const values = /VALUES \((.*)\);\s*END/s.exec(sql)?.[1];
    if (!values) return [`${name} is not of the known form`];
    const made = db.prepare<[], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = '${index}'`).get();
    db.exec(`
      ${made?.sql.replace(/CREATE VIRTUAL TABLE \w+/, 'CREATE VIRTUAL TABLE temp.scan') ?? ''};
      INSERT INTO temp.scan(rowid, tokens) SELECT ${values} FROM ${tbl_name} AS new WHERE ${when};
      CREATE VIRTUAL TABLE temp.kept_words USING fts5vocab(main, ${index}, instance);
      CREATE VIRTUAL TABLE temp.scan_words USING fts5vocab(temp, scan, instance);`);
    const rows = db
      .prepare<[], { term: string; doc: number }>(
        `SELECT * FROM (SELECT term, doc FROM temp.kept_words EXCEPT SELECT term, doc FROM temp.scan_words)
         UNION ALL SELECT * FROM (SELECT term, doc FROM temp.scan_words EXCEPT SELECT term, doc FROM temp.kept_words)`,
      )
      .all();
    db.exec('DROP TABLE temp.kept_words; DROP TABLE temp.scan_words; DROP TABLE temp.scan;');
    return rows.map(({ term, doc }) => `${index}: ${term} of ${doc}`);
  });
}

const ROLLUPS: readonly (readonly [string, string])[] = [
  [
    'SELECT group_id, members FROM group_count WHERE members <> 0',
    'SELECT group_id, count(*) FROM membership WHERE left_at IS NULL GROUP BY group_id',
  ],
  [
    `SELECT account_id, group_id, day, planned, sent, skipped, missed, late FROM delivery_day
     WHERE planned <> 0 OR sent <> 0 OR skipped <> 0 OR missed <> 0 OR late <> 0`,
    `SELECT account_id, ifnull(group_id, 0), local_day(due_at), count(*), sum(status = 'sent'), sum(status = 'skipped'),
       sum(status = 'missed'), sum(status = 'sent' AND done_at > due_at + late_ms())
     FROM delivery GROUP BY 1, 2, 3`,
  ],
  [
    'SELECT person_id, groups, first_joined_at, last_joined_at, invited, points, strikes, orders, spent_fen, messages FROM person_stat',
    `SELECT p.id, count(m.id), min(m.joined_at), max(m.joined_at),
       (SELECT count(DISTINCT i.person_id) FROM membership i WHERE i.inviter_id = p.id AND i.left_at IS NULL),
       (SELECT ifnull(sum(e.points), 0) FROM point_entry e WHERE e.person_id = p.id),
       (SELECT ifnull(sum(v.strikes), 0) FROM violation v WHERE v.person_id = p.id AND v.forgiven_at IS NULL),
       (SELECT ifnull(sum(b.orders), 0) FROM purchase b WHERE b.person_id = p.id),
       (SELECT ifnull(sum(b.amount_fen), 0) FROM purchase b WHERE b.person_id = p.id),
       (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = p.id)
     FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.left_at IS NULL GROUP BY p.id`,
  ],
];

function rollupsUnlikeCount(db: Db): readonly string[] {
  return ROLLUPS.flatMap(([kept, counted]) =>
    db
      .prepare(`SELECT * FROM (${kept} EXCEPT ${counted}) UNION ALL SELECT * FROM (${counted} EXCEPT ${kept})`)
      .all()
      .map((row) => `rollup: ${JSON.stringify(row)}`),
  );
}
