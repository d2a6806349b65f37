import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDb, type Db } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { openTestData, type TestData } from '../support/dataProcess';
import { makeTwoPhones, planPost } from '../support/plannedDay';
import { dumpWhole } from '../support/dumpWhole';
import { buildWorld, type World } from '../support/world';

const GROUPS = 5;
const BANNED = 1;
const STANDBY = 2;

const seat = fc.constantFrom('admin', 'standby', null);
const groups = fc.array(
  fc.record({
    operator: fc.integer({ min: 0, max: 2 }),
    others: fc.tuple(seat, seat, seat),
    archived: fc.boolean().map((archived) => archived),
  }),
  { minLength: GROUPS, maxLength: GROUPS },
);
const account = fc.constantFrom(1, 1, 1, 2, 3);
const world: fc.Arbitrary<World> = fc.record({
  groups: groups.map((made) =>
    made.map(({ operator, others, archived }, index) => ({
      archived: archived && index === GROUPS - 1,
      seats: others.map((role, at) => (at === operator ? 'operating' : role)),
    })),
  ),
  series: fc.array(
    fc.record({
      account,
      own: fc.boolean(),
      groups: fc.array(fc.integer({ min: 0, max: GROUPS - 1 }), { maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  slots: fc.array(
    fc.record({
      account,
      hour: fc.integer({ min: -2, max: 3 }),
      script: fc.constantFrom('shared' as const, 'own' as const),
      campaign: fc.boolean(),
      series: fc.option(fc.integer({ min: 0, max: 2 })),
      targets: fc.array(
        fc.record({
          group: fc.integer({ min: 0, max: GROUPS - 1 }),
          status: fc.constantFrom(
            'due' as const,
            'due' as const,
            'sent' as const,
            'skipped' as const,
            'missed' as const,
          ),
        }),
        { maxLength: 5 },
      ),
    }),
    { maxLength: 7 },
  ),
});

const rows = (db: Db, sql: string): unknown[] => db.prepare(sql).all();

/** What no switch may change: every planned post by group, time, text and state; and what was done, by whom. */
const posts = (db: Db): unknown[] =>
  rows(
    db,
    `SELECT d.group_id, d.due_at, d.status, s.kind, s.starts_at, s.script_id, s.window_minutes,
       CASE WHEN d.status = 'due' THEN NULL ELSE d.account_id END AS doer, CASE WHEN d.status = 'due' THEN NULL ELSE d.slot_id END AS slot
     FROM delivery d JOIN slot s ON s.id = d.slot_id ORDER BY 1, 2, 3, 4, 5, 6, 7, 8, 9`,
  );
const repeats = (db: Db): unknown[] =>
  rows(
    db,
    `SELECT t.group_id, r.kind, r.rule, r.starts_local, r.script_id
     FROM recurrence r LEFT JOIN recurrence_target t ON t.recurrence_id = r.id
     WHERE r.kind = 'moments' OR t.id IS NOT NULL ORDER BY 1, 2, 3, 4, 5`,
  );

function checkWorld(db: Db): void {
  expect(rows(db, 'PRAGMA foreign_key_check')).toEqual([]);
  expect(
    rows(
      db,
      `SELECT d.id FROM delivery d WHERE d.status = 'due' AND d.group_id IS NOT NULL AND NOT EXISTS
         (SELECT 1 FROM group_account ga WHERE ga.group_id = d.group_id AND ga.account_id = d.account_id)`,
    ),
  ).toEqual([]);
  expect(
    rows(
      db,
      `SELECT g.id FROM chat_group g WHERE g.archived_at IS NULL AND
         (SELECT count(*) FROM group_account ga WHERE ga.group_id = g.id AND ga.role = 'operating') <> 1`,
    ),
  ).toEqual([]);
  expect(
    rows(
      db,
      `SELECT s.id FROM slot s JOIN script x ON x.id = s.script_id WHERE x.account_id IS NOT NULL AND x.account_id <> s.account_id
       UNION ALL SELECT r.id FROM recurrence r JOIN script x ON x.id = r.script_id WHERE x.account_id IS NOT NULL AND x.account_id <> r.account_id`,
    ),
  ).toEqual([]);
  const rollup = `SELECT account_id, ifnull(group_id, 0) AS group_id, local_day(due_at) AS day, count(*) AS planned,
      sum(status = 'sent') AS sent, sum(status = 'skipped') AS skipped, sum(status = 'missed') AS missed
    FROM delivery GROUP BY 1, 2, 3`;
  expect(
    rows(db, 'SELECT account_id, group_id, day, planned, sent, skipped, missed FROM delivery_day ORDER BY 1, 3, 2'),
  ).toEqual(rows(db, `${rollup} ORDER BY 1, 3, 2`));
}

const leftBehind = (db: Db): unknown[] =>
  rows(
    db,
    `SELECT 'delivery' AS what, d.group_id FROM delivery d LEFT JOIN chat_group g ON g.id = d.group_id
     WHERE d.account_id = ${BANNED} AND d.status = 'due' AND g.archived_at IS NULL AND (d.group_id IS NULL OR EXISTS
       (SELECT 1 FROM group_account ga WHERE ga.group_id = d.group_id AND ga.account_id = ${STANDBY}))
     UNION ALL
     SELECT 'series', t.group_id FROM recurrence_target t JOIN chat_group g ON g.id = t.group_id AND g.archived_at IS NULL
     JOIN group_account ga ON ga.group_id = t.group_id AND ga.account_id = ${STANDBY} WHERE t.account_id = ${BANNED}
     UNION ALL
     SELECT 'operating', ga.group_id FROM group_account ga JOIN chat_group g ON g.id = ga.group_id AND g.archived_at IS NULL
     JOIN group_account sb ON sb.group_id = ga.group_id AND sb.account_id = ${STANDBY}
     WHERE ga.account_id = ${BANNED} AND ga.role = 'operating'`,
  );

async function withData(body: (data: TestData, db: Db) => Promise<void>): Promise<void> {
  const data = openTestData();
  const db = openDb(databaseFile(data.dir, 'main'));
  try {
    await body(data, db);
  } finally {
    db.close();
    rmSync(data.dir, { recursive: true, force: true });
  }
}

test('whatever the seats, plans and slots: a switch and later invitations lose no post, leave none with an absent or banned account that could move, and undo to the same bytes', async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.array(fc.integer({ min: 1, max: GROUPS }), { maxLength: 3 }), (made, invited) =>
      withData(async (data, db) => {
        buildWorld(db, made);
        const planned = posts(db);
        const repeated = repeats(db);
        const states = [dumpWhole(db)];
        const plan = await data.ask('account.switchPlan', { accountId: BANNED, standbyId: STANDBY });
        const done = await data.ask('account.switch', { accountId: BANNED, standbyId: STANDBY, note: '' });
        expect(done).toEqual({ groups: plan.moves.length, deliveries: plan.moving, waiting: plan.needInvite.length });
        checkWorld(db);
        expect(leftBehind(db)).toEqual([]);
        states.push(dumpWhole(db));
        for (const groupId of invited) {
          const reply = await data.raw('account.joined', {
            accountId: BANNED,
            standbyId: STANDBY,
            groupIds: [groupId],
          });
          checkWorld(db);
          expect(leftBehind(db)).toEqual([]);
          if (reply.ok) states.push(dumpWhole(db));
        }
        expect(posts(db)).toEqual(planned);
        expect(repeats(db)).toEqual(repeated);
        for (const before of states.slice(0, -1).toReversed()) {
          expect(await data.ask('operation.undo', {})).not.toBeNull();
          expect(dumpWhole(db)).toEqual(before);
        }
      }),
    ),
    { numRuns: 60 },
  );
});

const two = (roles: readonly (readonly (string | null)[])[]): World['groups'] =>
  roles.map((seats) => ({ archived: false, seats }));

test('a post already sent today is not planned again when its daily plan is split between the two accounts', async () => {
  await withData(async (data, db) => {
    buildWorld(db, {
      groups: two([
        ['operating', 'standby', null],
        ['operating', null, null],
      ]),
      series: [{ account: BANNED, own: true, groups: [0, 1] }],
      slots: [
        {
          account: BANNED,
          hour: 0,
          script: 'own',
          campaign: false,
          series: 0,
          targets: [
            { group: 0, status: 'sent' },
            { group: 1, status: 'due' },
          ],
        },
      ],
    });
    await data.ask('account.switch', { accountId: BANNED, standbyId: STANDBY, note: '' });
    await data.ask('slot.extendHorizon', undefined);
    const doubled = `SELECT group_id, local_day(due_at) AS day, count(*) AS times FROM delivery GROUP BY 1, 2 HAVING times > 1`;
    expect(rows(db, doubled)).toEqual([]);
    const accounts = `SELECT DISTINCT group_id, account_id FROM delivery WHERE status = 'due' ORDER BY 1`;
    expect(rows(db, accounts)).toEqual([
      { group_id: 1, account_id: STANDBY },
      { group_id: 2, account_id: BANNED },
    ]);
    // Once let in, the second group shares the standby's slots: one text to two groups, not two slots a day.
    await data.ask('account.joined', { accountId: BANNED, standbyId: STANDBY, groupIds: [2] });
    await data.ask('slot.extendHorizon', undefined);
    expect(rows(db, doubled)).toEqual([]);
    expect(rows(db, accounts)).toEqual([
      { group_id: 1, account_id: STANDBY },
      { group_id: 2, account_id: STANDBY },
    ]);
    expect(
      rows(
        db,
        `SELECT local_day(starts_at) AS day, count(*) AS slots FROM slot WHERE account_id = 2 GROUP BY 1 HAVING slots > 1`,
      ),
    ).toEqual([]);
  });
});

test('the plan names who can invite: our other account first, then an owner whom the standby knows; nobody known is said as such', async () => {
  await withData(async (data, db) => {
    buildWorld(db, {
      groups: two([
        ['operating', null, 'admin'],
        ['operating', null, null],
        ['operating', null, null],
      ]),
      series: [],
      slots: [],
    });
    db.exec(`
      UPDATE account SET wechat_id = 'wx_a' WHERE id = ${BANNED};
      INSERT INTO person(id, uid, wechat_id, nickname, created_at) VALUES (1, 'p1', 'wx_a', '自己', 0), (2, 'p2', NULL, '陈姐', 0), (3, 'p3', NULL, '小李', 0);
      INSERT INTO membership(uid, group_id, person_id, role) VALUES ('m1', 2, 1, 'owner'), ('m2', 2, 2, 'owner'), ('m3', 2, 3, 'admin'), ('m4', 3, 3, 'member');
      INSERT INTO contact(uid, account_id, person_id) VALUES ('k1', ${STANDBY}, 2);`);
    const plan = await data.ask('account.switchPlan', { accountId: BANNED, standbyId: STANDBY });
    expect(plan.needInvite.map((group) => [group.groupId, group.inviters])).toEqual([
      [1, [{ kind: 'account', name: '号3', friend: true }]],
      [
        2,
        [
          { kind: 'owner', name: '陈姐', friend: true },
          { kind: 'admin', name: '小李', friend: false },
        ],
      ],
      [3, null],
    ]);
  });
});

test('a text written for one post follows the switch without being counted as a script that becomes shared', async () => {
  const data = openTestData();
  const { silver, gold, silverGroups } = await makeTwoPhones(data.ask, 1, 1);
  await planPost(data.ask, { at: Date.now() + 86_400_000, groupIds: silverGroups, text: '明天见' });
  const db = openDb(databaseFile(data.dir, 'main'));
  db.exec(
    `INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES ('x', ${silverGroups[0]}, ${gold}, 'standby', 0)`,
  );
  db.close();
  const pair = { accountId: silver, standbyId: gold };
  expect(await data.ask('account.switchPlan', pair)).toMatchObject({ moving: 1, scripts: 0 });
});

test('a standby that is itself banned, archived or the same account cannot take over, and nothing is written', async () => {
  await withData(async (data, db) => {
    buildWorld(db, { groups: two([['operating', 'standby', null]]), series: [], slots: [] });
    db.exec(`UPDATE account SET status = 'banned' WHERE id = 3`);
    const before = dumpWhole(db);
    for (const standbyId of [BANNED, 3])
      await expect(data.ask('account.switch', { accountId: BANNED, standbyId, note: '' })).rejects.toMatchObject({
        code: 'INVALID',
      });
    await data.ask('account.archive', { id: STANDBY, archived: true });
    await expect(data.ask('account.switch', { accountId: BANNED, standbyId: STANDBY, note: '' })).rejects.toMatchObject(
      { key: 'error.standbyUnfit' },
    );
    await data.ask('operation.undo', {});
    expect(dumpWhole(db)).toEqual(before);
  });
});
