import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, one, run } from '../../electron/data/db/sql';
import type { Db } from '../../electron/data/db/open';
import { draft, idOf, openPlannedData, withDb, type PlannedData } from '../support/plannedData';

async function openWithSlot(): Promise<PlannedData & { readonly slotId: number }> {
  const planned = await openPlannedData();
  const script = await planned.data.ask('script.create', {
    title: '大家的早安',
    accountId: null,
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [{ kind: 'text', text: '早' }],
  });
  const plan = { scriptId: idOf(script.ids), inlineText: null };
  const made = await planned.data.ask('slot.create', draft([planned.groups[0]], plan));
  return { ...planned, slotId: idOf(made.ids) };
}

/** Runs plain SQL on the set's file and gives what SQLite says to it at commit. */
function refused(dir: string, work: (db: Db) => void): string {
  return withDb(dir, (db) => {
    try {
      db.transaction(() => work(db))();
      return '';
    } catch (error) {
      return String(error);
    }
  });
}

test('plain SQL cannot put a delivery of one account into a group that the account does not sit in', async () => {
  const { data, accounts, groups, slotId } = await openWithSlot();
  const insert = (db: Db): void =>
    void run(
      db,
      `INSERT INTO delivery(uid, slot_id, account_id, group_id, due_at) VALUES ('x', ?, ?, ?, 0)`,
      slotId,
      accounts[0],
      groups[3],
    );
  expect(refused(data.dir, insert)).toContain('FOREIGN KEY');
  expect(
    refused(data.dir, (db) => run(db, 'UPDATE delivery SET group_id = ? WHERE slot_id = ?', groups[3], slotId)),
  ).toContain('FOREIGN KEY');
});

test('plain SQL cannot give a slot or its delivery alone to another account', async () => {
  const { data, accounts, slotId } = await openWithSlot();
  expect(
    refused(data.dir, (db) => run(db, 'UPDATE slot SET account_id = ? WHERE id = ?', accounts[1], slotId)),
  ).toContain('FOREIGN KEY');
  expect(
    refused(data.dir, (db) => run(db, 'UPDATE delivery SET account_id = ? WHERE slot_id = ?', accounts[1], slotId)),
  ).toContain('FOREIGN KEY');
  expect(
    refused(data.dir, (db) => {
      run(db, 'UPDATE slot SET account_id = ? WHERE id = ?', accounts[1], slotId);
      run(db, 'UPDATE delivery SET account_id = ? WHERE slot_id = ?', accounts[1], slotId);
    }),
  ).toContain('FOREIGN KEY');
});

test('an account cannot leave a group that it still has posts or repetitions for', async () => {
  const { data, accounts, groups } = await openWithSlot();
  await data.ask('slot.create', draft([groups[1]], { repeat: { freq: 'daily', weekdays: [], until: null } }));
  for (const group of [groups[0], groups[1]])
    expect(
      refused(data.dir, (db) =>
        run(db, 'DELETE FROM group_account WHERE group_id = ? AND account_id = ?', group, accounts[0]),
      ),
    ).toContain('FOREIGN KEY');
});

test('a repetition of one account cannot name a group of another, nor a slot a script or campaign of another', async () => {
  const { data, accounts, groups, slotId } = await openWithSlot();
  await data.ask('slot.create', draft([groups[0]], { repeat: { freq: 'daily', weekdays: [], until: null } }));
  expect(refused(data.dir, (db) => run(db, 'UPDATE recurrence_target SET group_id = ?', groups[3]))).toContain(
    'FOREIGN KEY',
  );
  expect(refused(data.dir, (db) => run(db, 'UPDATE recurrence SET account_id = ?', accounts[1]))).toContain(
    'FOREIGN KEY',
  );
  const script = await data.ask('script.create', {
    title: '老匠的话',
    accountId: accounts[1],
    categoryId: null,
    tags: [],
    triggers: [],
    parts: [{ kind: 'text', text: '货到了' }],
  });
  expect(
    refused(data.dir, (db) => run(db, 'UPDATE slot SET script_id = ? WHERE id = ?', idOf(script.ids), slotId)),
  ).toContain('script of another workspace');
  expect(
    refused(data.dir, (db) => {
      const { id } = run(
        db,
        `INSERT INTO campaign(uid, account_id, name, starts_on, ends_on) VALUES ('c', ?, '双十一', '2026-11-01', '2026-11-11')`,
        accounts[1],
      );
      run(db, 'UPDATE slot SET campaign_id = ? WHERE id = ?', id, slotId);
    }),
  ).toContain('FOREIGN KEY');
});

test('a sent delivery can be neither changed nor removed by SQL that is no undo', async () => {
  const { data, slotId } = await openWithSlot();
  withDb(data.dir, (db) =>
    run(
      db,
      `UPDATE delivery SET status = 'sent', done_at = 5, script_version_id = (SELECT id FROM script_version) WHERE slot_id = ?`,
      slotId,
    ),
  );
  expect(
    refused(data.dir, (db) => run(db, `UPDATE delivery SET status = 'due', done_at = NULL WHERE slot_id = ?`, slotId)),
  ).toContain('changes only by undo');
  expect(refused(data.dir, (db) => run(db, 'DELETE FROM slot WHERE id = ?', slotId))).toContain('changes only by undo');
});

const FROM_SCRATCH = `SELECT account_id, ifnull(group_id, 0) AS group_id, local_day(due_at) AS day, count(*) AS planned,
  sum(status = 'sent') AS sent, sum(status = 'skipped') AS skipped, sum(status = 'missed') AS missed,
  sum(status = 'sent' AND done_at > due_at + late_ms()) AS late
  FROM delivery GROUP BY account_id, ifnull(group_id, 0), local_day(due_at) ORDER BY 1, 3, 2`;
const ROLLUP = `SELECT account_id, group_id, day, planned, sent, skipped, missed, late FROM delivery_day WHERE planned <> 0 ORDER BY 1, 3, 2`;

const step = fc.oneof(
  fc.record({
    do: fc.constant('create' as const),
    groups: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
    day: fc.integer({ min: 10, max: 28 }),
    hour: fc.integer({ min: 10, max: 23 }),
    repeat: fc.boolean(),
  }),
  fc.record({ do: fc.constant('move' as const), pick: fc.nat(), days: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ do: fc.constant('copy' as const), pick: fc.nat(), days: fc.integer({ min: -3, max: 3 }) }),
  fc.record({ do: fc.constant('delete' as const), pick: fc.nat(), later: fc.boolean() }),
  fc.record({
    do: fc.constant('done' as const),
    pick: fc.nat(),
    status: fc.constantFrom('sent', 'skipped', 'missed'),
    late: fc.boolean(),
  }),
  fc.record({ do: fc.constant('extend' as const) }),
  fc.record({ do: fc.constant('undo' as const) }),
);

test('the figures of a day are what a count from scratch gives, and every open post is by an account in its group, after any plan', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const { data, groups } = await openPlannedData();
      const pick = async (n: number): Promise<number | undefined> => {
        const slots = await data.ask('slot.range', { from: 0, to: Date.UTC(2100, 0), accountId: null });
        return slots[n % Math.max(slots.length, 1)]?.id;
      };
      for (const one of steps) {
        if (one.do === 'create')
          await data.ask(
            'slot.create',
            draft(
              one.groups.flatMap((index) => groups[index] ?? []),
              {
                starts: `2026-11-${one.day}T${one.hour}:00`,
                repeat: one.repeat ? { freq: 'weekly', weekdays: [1, 4], until: null } : null,
              },
            ),
          );
        else if (one.do === 'extend') {
          data.now += 86_400_000;
          await data.ask('slot.extendHorizon', undefined);
        } else if (one.do === 'undo') {
          const { undo } = await data.ask('operation.next', undefined);
          if (undo?.command.startsWith('slot.')) await data.ask('operation.undo', { id: undo.id });
        } else {
          const id = await pick(one.pick);
          if (id === undefined) continue;
          // A slot wholly done refuses to move and to go; that changes nothing, which is what is checked.
          if (one.do === 'move') await data.raw('slot.move', { ids: [id], starts: null, days: one.days });
          else if (one.do === 'copy') await data.ask('slot.copy', { ids: [id], starts: null, days: one.days });
          else if (one.do === 'delete')
            await data.raw('slot.delete', { ids: [id], reach: one.later ? 'later' : 'this' });
          else done(data.dir, id, one.status, one.late);
        }
      }
      withDb(data.dir, (db) => {
        expect(all(db, ROLLUP)).toEqual(all(db, FROM_SCRATCH));
        expect(one(db, 'PRAGMA foreign_key_check')).toBeUndefined();
      });
    }),
    { numRuns: 25 },
  );
});

/** Settles the first open delivery of a slot. */
function done(dir: string, slotId: number, status: string, late: boolean): void {
  withDb(dir, (db) =>
    run(
      db,
      `UPDATE delivery SET status = ?, done_at = due_at + ?, script_version_id = (SELECT max(v.id) FROM script_version v
         JOIN slot s ON s.script_id = v.script_id WHERE s.id = delivery.slot_id)
       WHERE id = (SELECT min(id) FROM delivery WHERE slot_id = ? AND status = 'due')`,
      status,
      late ? 3_600_000 : 0,
      slotId,
    ),
  );
}
