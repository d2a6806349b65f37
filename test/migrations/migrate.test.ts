import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../electron/data/db/migrate';
import { migrations, type Migration } from '../../electron/data/db/migrations/index';
import { openDb, type Db } from '../../electron/data/db/open';
import { undoableTables } from '../../electron/data/db/undo';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { makeCommunity } from '../support/community';
import { freshFolder, openTestData } from '../support/dataProcess';

const schemaOf = (db: Db): string =>
  (
    db
      .prepare(
        `SELECT sql FROM sqlite_schema
         WHERE sql IS NOT NULL AND name NOT GLOB '*_fts_*[a-z]' AND name NOT GLOB 'undo_*_*' AND name NOT GLOB 'sqlite_*'
           OR name GLOB '*_fts_insert' OR name GLOB '*_fts_update' OR name GLOB '*_fts_delete'
         ORDER BY tbl_name, type DESC, name`,
      )
      .pluck()
      .all() as string[]
  )
    .map((sql) => `${sql.replaceAll(/[ \t]+\n/g, '\n')};\n`)
    .join('\n');

test('the schema is the reviewed one; a change shows here as a diff to read', async () => {
  const db = openDb(join(freshFolder(), 'new.db'));
  migrate(db);
  await expect(schemaOf(db)).toMatchFileSnapshot('schema.snapshot.sql');
  db.close();
});

test('versions are contiguous tens: a gap or a number used twice would leave a database that no build can bring up', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => (index + 1) * 10));
});

test('every table has an integer id and its undo triggers, or undo would pass over it in silence', () => {
  const db = openDb(join(freshFolder(), 'new.db'));
  migrate(db);
  const triggers = new Set(db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`).pluck().all());
  for (const table of undoableTables(db)) {
    const columns = db.pragma(`table_info(${table})`) as { name: string; pk: number; type: string }[];
    expect([table, columns.find(({ pk }) => pk > 0)]).toMatchObject([table, { name: 'id', type: 'INTEGER' }]);
    for (const change of ['insert', 'update', 'delete']) expect(triggers).toContain(`undo_${table}_${change}`);
  }
  db.close();
});

test('every foreign key has an index that begins with it, or each delete would scan the table that points here', () => {
  const db = openDb(join(freshFolder(), 'new.db'));
  migrate(db);
  const missing: string[] = [];
  for (const table of undoableTables(db)) {
    const keys = new Map<number, string[]>();
    for (const { id, from } of db.pragma(`foreign_key_list(${table})`) as { id: number; from: string }[])
      keys.set(id, [...(keys.get(id) ?? []), from]);
    const indexes = (db.pragma(`index_list(${table})`) as { name: string }[]).map(({ name }) =>
      (db.pragma(`index_info(${name})`) as { name: string }[]).map((column) => column.name),
    );
    for (const key of keys.values())
      if (!indexes.some(([first = '']) => key.includes(first))) missing.push(`${table}(${key.join(', ')})`);
  }
  expect(missing).toEqual([]);
  db.close();
});

/** A step as a later version would take it: a table rebuilt with a new column, filled from the old one. */
const NEXT = [
  'CREATE TABLE task_new (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, note_id INTEGER REFERENCES note(id) ON DELETE CASCADE, account_id INTEGER REFERENCES account(id), title TEXT NOT NULL, owner TEXT NOT NULL, due_on TEXT, done_at INTEGER, created_at INTEGER NOT NULL, words INTEGER NOT NULL) STRICT',
  'INSERT INTO task_new SELECT id, uid, note_id, account_id, title, owner, due_on, done_at, created_at, length(title) FROM task',
  'DROP TABLE task',
  'ALTER TABLE task_new RENAME TO task',
  'CREATE INDEX task_note ON task(note_id)',
  'CREATE INDEX task_account ON task(account_id)',
  'CREATE INDEX task_open ON task(due_on) WHERE done_at IS NULL',
];

async function populated(): Promise<string> {
  const data = openTestData();
  await makeCommunity(data.ask, 6);
  for (const title of ['写三条素材', '约达人'])
    await data.ask('task.save', { accountId: null, title, owner: '小满', dueOn: '2026-12-01' });
  data.stop();
  return databaseFile(data.dir, 'main');
}

const newest = migrations.at(-1)?.version ?? 0;
const withNext = (each: (db: Db, statement: number) => void): readonly Migration[] => [
  ...migrations,
  {
    version: newest + 10,
    up: (db) => {
      NEXT.forEach((statement, index) => {
        each(db, index);
        db.exec(statement);
      });
    },
  },
];
const tasksOf = (db: Db): unknown[] => db.prepare('SELECT id, title, due_on FROM task ORDER BY id').all();

test('killed before any statement of a migration, the database is the old one whole; run again, it is the new one whole', async () => {
  const file = await populated();
  const dir = freshFolder();
  const db = openDb(file);
  const before = tasksOf(db);
  // What lies on the disk at this moment is what a kill would leave.
  migrate(
    db,
    withNext((_, statement) => {
      for (const part of ['', '-wal'])
        if (existsSync(file + part)) copyFileSync(file + part, join(dir, `${statement}.db${part}`));
    }),
  );
  expect(schemaVersion(db)).toBe(newest + 10);
  db.close();
  for (let statement = 0; statement < NEXT.length; statement += 1) {
    const killed = openDb(join(dir, `${statement}.db`));
    expect(schemaVersion(killed)).toBe(newest);
    expect(tasksOf(killed)).toEqual(before);
    expect(disagreements(killed)).toEqual([]);
    migrate(
      killed,
      withNext(() => undefined),
    );
    expect(schemaVersion(killed)).toBe(newest + 10);
    expect(tasksOf(killed)).toEqual(before);
    expect(killed.prepare('SELECT words FROM task ORDER BY id').pluck().all()).toEqual([5, 3]);
    expect(disagreements(killed)).toEqual([]);
    killed.close();
  }
});

test('a statement that fails takes the whole step back and leaves foreign keys watched again', async () => {
  const db = openDb(await populated());
  const before = tasksOf(db);
  for (let failing = 0; failing < NEXT.length; failing += 1) {
    const list = withNext((_, statement) => {
      if (statement === failing) throw new Error('out of memory');
    });
    expect(() => migrate(db, list)).toThrow('out of memory');
    expect([schemaVersion(db), db.pragma('foreign_keys', { simple: true })]).toEqual([newest, 1]);
    expect(tasksOf(db)).toEqual(before);
  }
  expect(disagreements(db)).toEqual([]);
  db.close();
});

test('a step that leaves a row pointing at nothing is refused whole', async () => {
  const db = openDb(await populated());
  const list = [...migrations, { version: newest + 10, up: (inner: Db) => void inner.exec('DELETE FROM account') }];
  expect(() => migrate(db, list)).toThrow('DAMAGED');
  expect(db.prepare('SELECT count(*) FROM account').pluck().get()).toBe(2);
  db.close();
});

test('a table rebuilt by a migration is undone like any other: its triggers know the new columns', async () => {
  const db = openDb(await populated());
  migrate(
    db,
    withNext(() => undefined),
  );
  const sql = db.prepare(`SELECT sql FROM sqlite_schema WHERE name = 'undo_task_update'`).pluck().get();
  expect(sql).toContain('words');
  db.close();
});

test.each([
  [10, 1],
  [20, 2],
])(
  'a database of version %i comes up whole: its people are counted, and a step of that version can still be undone',
  async (_, steps) => {
    const dir = freshFolder();
    const file = databaseFile(dir, 'main');
    mkdirSync(dirname(file), { recursive: true });
    const old = openDb(file);
    migrate(old, migrations.slice(0, steps));
    old.exec(`
    INSERT INTO group_kind(id, uid, code, name, audience) VALUES (1, 'k', 'free', '群', 'C');
    INSERT INTO chat_group(id, uid, kind_id, name, created_at) VALUES (1, 'g', 1, '福利群', 0);
    INSERT INTO person(id, uid, nickname, level, created_at) VALUES (1, 'p1', '小满', 'S', 0), (2, 'p2', '阿月', NULL, 0);
    INSERT INTO membership(uid, group_id, person_id, joined_at, inviter_id) VALUES ('m1', 1, 1, 7, NULL), ('m2', 1, 2, 9, 1);
    INSERT INTO operation(id, uid, at, command) VALUES (1, 'o', ${Date.now()}, 'member.update');`);
    // As that version wrote it down: every column of the row.
    old.exec(`UPDATE person SET city = '福州' WHERE id = 1;
    INSERT INTO undo_log(operation_id, tbl, row_id, sql)
      VALUES (1, 'person', 1, 'UPDATE person SET "uid"=''p1'',"nickname"=''小满'',"city"='''' WHERE id=1');`);
    old.close();
    const data = openTestData(dir);
    await data.ask('store.status', undefined);
    const db = openDb(file);
    expect(db.prepare('SELECT person_id, groups, last_joined_at, invited FROM person_stat').all()).toEqual([
      { person_id: 1, groups: 1, last_joined_at: 7, invited: 1 },
      { person_id: 2, groups: 1, last_joined_at: 9, invited: 0 },
    ]);
    await data.ask('operation.undo', {});
    expect(db.prepare('SELECT city, level FROM person WHERE id = 1').get()).toEqual({ city: '', level: 'S' });
    expect(disagreements(db)).toEqual([]);
    db.close();
    data.stop();
  },
);

test('before a populated database is brought up a backup of the old one is made', async () => {
  const data = openTestData();
  await makeCommunity(data.ask, 2);
  data.stop();
  const db = openDb(databaseFile(data.dir, 'main'));
  // An older version cannot be had yet: the number alone is set back, so that the first step meets its own tables and fails.
  db.pragma('user_version = 5');
  db.close();
  const again = openTestData(data.dir);
  await expect(again.ask('store.status', undefined)).rejects.toMatchObject({ code: 'INTERNAL' });
  again.stop();
  const after = openDb(databaseFile(data.dir, 'main'));
  expect(schemaVersion(after)).toBe(5);
  after.pragma(`user_version = ${newest}`);
  after.close();
  const backups = await openTestData(data.dir).ask('store.backups', undefined);
  expect(backups.map(({ reason }) => reason)).toEqual(['before-migration']);
});
