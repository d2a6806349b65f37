import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '#shared/text/cjk';
import { openTestData, type TestData } from '../support/dataProcess';
import { draft, openPlannedData, withDb } from '../support/plannedData';

const kindOf = async (data: TestData, code: string): Promise<number> =>
  (await data.ask('kind.list', undefined)).find((kind) => kind.code === code)!.id;
const account = async (data: TestData, name: string): Promise<number> =>
  (await data.ask('account.create', { name })).ids[0]!;
const names = async (data: TestData, filter: { accountId?: number; search?: string; archived?: boolean } = {}) => {
  const ids = await data.ask('group.ids', {
    filter: { accountId: null, ...filter },
    sort: { by: 'name', desc: false },
  });
  return (await data.ask('group.many', { ids: Array.from(ids) })).map((group) => group.name);
};

test('the default data is whole: fourteen kinds with patterns and next kinds, six stages with checklists, the figures used', async () => {
  const data = openTestData();
  const kinds = await data.ask('kind.list', undefined);
  expect(kinds).toHaveLength(14);
  for (const kind of kinds) {
    expect(kind.purpose && kind.posts && kind.rules && kind.welcome).toBeTruthy();
    const [next] = await data.ask('group.suggestName', {
      kindId: kind.id,
      region: '成都',
      category: '银饰',
      brand: '金匠',
    });
    expect(next?.name).not.toMatch(/[{}]/);
  }
  expect(kinds.find((kind) => kind.code === 'prospect')?.nextKindId).toBe(await kindOf(data, 'category'));
  const stages = await data.ask('stage.list', undefined);
  expect(stages.map((stage) => stage.name)).toEqual(['萌芽期', '起步期', '成长期', '成熟期', '衰退期', '转型期']);
  expect(stages.every((stage) => stage.checks.length > 0)).toBe(true);
  const facts = await data.ask('fact.list', undefined);
  for (const key of ['groupMax', 'qrDays', 'qrJoinLimit', 'qrWarnDays', 'silentDays', 'joinsPerDayWarn'])
    expect(facts.find((fact) => fact.key === key)?.value).toBeGreaterThan(0);
});

test('groups list in the order people count: 群2 before 群10, and within the workspace that runs them', async () => {
  const data = openTestData();
  const [one, two, kindId] = [await account(data, '小银'), await account(data, '老匠'), await kindOf(data, 'prospect')];
  await data.ask('group.create', {
    kindId,
    accountId: one,
    groups: [10, 2, 1].map((n) => ({ name: `成都银饰交流群${n}` })),
  });
  await data.ask('group.create', { kindId, accountId: two, standbyIds: [one], groups: [{ name: '重庆银饰交流群1' }] });
  expect(await names(data, { accountId: one })).toEqual(['成都银饰交流群1', '成都银饰交流群2', '成都银饰交流群10']);
  expect(await names(data, { accountId: two })).toEqual(['重庆银饰交流群1']);
});

test('a name is held by one live group only; archiving frees it, and restoring onto a taken name is refused whole', async () => {
  const data = openTestData();
  const [accountId, kindId] = [await account(data, '小银'), await kindOf(data, 'prospect')];
  const make = (...list: string[]) =>
    data.ask('group.create', { kindId, accountId, groups: list.map((name) => ({ name })) });
  const first = (await make('成都银饰交流群1')).ids;
  await expect(make('成都银饰交流群2', '成都银饰交流群1')).rejects.toThrow('error.groupNameTaken');
  expect(await names(data)).toEqual(['成都银饰交流群1']);
  await data.ask('group.archive', { ids: first });
  expect(await names(data)).toEqual([]);
  const again = (await make('成都银饰交流群1')).ids;
  await expect(data.ask('group.restore', { ids: first })).rejects.toThrow('error.groupNameTaken');
  await data.ask('group.update', { id: again[0]!, name: '成都银饰交流群8' });
  await data.ask('group.restore', { ids: first });
  expect(await names(data)).toEqual(['成都银饰交流群1', '成都银饰交流群8']);
  expect(
    await data.ask('group.suggestName', { kindId, region: '成都', category: '银饰', brand: '', number: '8' }),
  ).toEqual([{ name: '成都银饰交流群8', number: '8', taken: true }]);
});

test('a renamed group is found by its new pinyin and no longer by its old', async () => {
  const data = openTestData();
  const [accountId, kindId] = [await account(data, '小银'), await kindOf(data, 'prospect')];
  const { ids } = await data.ask('group.create', { kindId, accountId, groups: [{ name: '成都银饰交流群3' }] });
  expect(await names(data, { search: 'cdysjlq3' })).toEqual(['成都银饰交流群3']);
  await data.ask('group.update', { id: ids[0]!, name: '重庆翡翠交流群3' });
  expect(await names(data, { search: 'cdys' })).toEqual([]);
  expect(await names(data, { search: 'chongqing' })).toEqual(['重庆翡翠交流群3']);
  await data.ask('operation.undo', {});
  expect(await names(data, { search: 'cdys' })).toEqual(['成都银饰交流群3']);
});

test('archiving takes a group out of everything planned, and one undo puts it back', async () => {
  const { data, groups } = await openPlannedData();
  const [a, b] = groups;
  await data.ask('slot.create', draft([a, b]));
  await data.ask('slot.create', draft([a]));
  const open = () =>
    withDb(data.dir, (db) =>
      db.prepare(`SELECT group_id, count(*) AS posts FROM delivery WHERE status = 'due' GROUP BY group_id`).all(),
    );
  const before = open();
  await data.ask('group.archive', { ids: [a] });
  expect(open()).toEqual([{ group_id: b, posts: 1 }]);
  expect(withDb(data.dir, (db) => db.prepare('SELECT count(*) FROM slot').pluck().get())).toBe(1);
  await data.ask('operation.undo', {});
  expect(open()).toEqual(before);
});

test('an account that posted to a group can leave it: what it sent still names it, but it sits there no more', async () => {
  const { data, accounts, groups } = await openPlannedData();
  const [one, two] = accounts;
  const [a] = groups;
  const { ids } = await data.ask('slot.create', draft([a]));
  withDb(data.dir, (db) => {
    db.prepare(
      `INSERT INTO script_version(uid, script_id, number, at, title, parts) SELECT 'v', script_id, 99, 0, 't', '[]' FROM slot WHERE id = ?`,
    ).run(ids[0]);
    db.prepare(
      `UPDATE delivery SET status = 'sent', done_at = due_at, script_version_id = (SELECT id FROM script_version WHERE number = 99)`,
    ).run();
  });
  await data.ask('group.setAccounts', { ids: [a], operatingId: two, adminIds: [], standbyIds: [] });
  const group = await data.ask('group.get', { id: a });
  expect(group.accounts.map((seat) => seat.accountId)).toEqual([two]);
  expect(group.lastPostAt).not.toBeNull();
  expect(
    (await data.ask('account.switchPlan', { accountId: one, standbyId: two })).needInvite.map((g) => g.groupId),
  ).not.toContain(a);
  await data.ask('group.setAccounts', { ids: [a], operatingId: one, adminIds: [], standbyIds: [two] });
  expect((await data.ask('group.get', { id: a })).operatingAccountId).toBe(one);
});

test('seating an account that was undone meanwhile, or in such a group, is refused with a sentence and changes nothing', async () => {
  const { data, accounts, groups } = await openPlannedData();
  const [one] = accounts;
  const [a] = groups;
  const gone = await account(data, '阿福');
  await data.ask('operation.undo', {});
  const seat = (ids: number[], operatingId: number, standbyIds: number[]) =>
    data.ask('group.setAccounts', { ids, operatingId, adminIds: [], standbyIds });
  await expect(seat([a], one, [gone])).rejects.toMatchObject({ code: 'NOT_FOUND', key: 'error.accountMissing' });
  await expect(seat([a], gone, [])).rejects.toMatchObject({ code: 'NOT_FOUND', key: 'error.accountMissing' });
  await expect(seat([999], one, [])).rejects.toMatchObject({ code: 'NOT_FOUND', key: 'error.groupMissing' });
  expect((await data.ask('group.get', { id: a })).operatingAccountId).toBe(one);
});

test('a QR code is good for the days that the figure says from the moment its picture is kept', async () => {
  const data = openTestData();
  const [accountId, kindId] = [await account(data, '小银'), await kindOf(data, 'prospect')];
  const { ids } = await data.ask('group.create', { kindId, accountId, groups: [{ name: '成都银饰交流群1' }] });
  const materialId = withDb(data.dir, (db) =>
    Number(
      db
        .prepare(
          `INSERT INTO material(uid, sha256, mime, name, size, created_at) VALUES ('m', ?, 'image/png', 'qr', 1, 0)`,
        )
        .run('a'.repeat(64)).lastInsertRowid,
    ),
  );
  await data.ask('group.setQr', { id: ids[0]!, materialId });
  expect((await data.ask('group.get', { id: ids[0]! })).qrValidUntil).toBe(data.now + 7 * 86_400_000);
  await data.ask('group.setQr', { id: ids[0]!, materialId: null });
  expect((await data.ask('group.get', { id: ids[0]! })).qrValidUntil).toBeNull();
  // A date may stand alone, and is moved without a picture.
  await data.ask('group.setQr', { id: ids[0]!, materialId: null, validUntil: data.now + 1000 });
  expect((await data.ask('group.get', { id: ids[0]! })).qrValidUntil).toBe(data.now + 1000);
});

test('a stage entered keeps its date, and ticks stay with the group when the stage changes', async () => {
  const data = openTestData();
  const [accountId, kindId] = [await account(data, '小银'), await kindOf(data, 'prospect')];
  const { ids } = await data.ask('group.create', { kindId, accountId, groups: [{ name: '成都银饰交流群1' }] });
  const id = ids[0]!;
  const [seedling, start] = await data.ask('stage.list', undefined);
  const checkId = seedling!.checks[0]!.id;
  await data.ask('group.tickCheck', { id, checkId, done: true });
  await data.ask('group.setStage', { ids: [id], stageId: start!.id, on: '2026-12-01' });
  const group = await data.ask('group.get', { id });
  expect([group.stageName, group.stageSince]).toEqual(['起步期', '2026-12-01']);
  expect(group.stageEvents.map((event) => event.stageId)).toEqual([seedling!.id, start!.id]);
  expect(group.checks.map((check) => check.checkId)).toEqual([checkId]);
  await data.ask('group.tickCheck', { id, checkId, done: false });
  expect((await data.ask('group.get', { id })).checks).toEqual([]);
});

type Step =
  | { readonly do: 'seat'; readonly groups: readonly number[]; readonly seats: readonly number[] }
  | { readonly do: 'archive' | 'restore'; readonly groups: readonly number[] }
  | { readonly do: 'plan'; readonly groups: readonly number[] }
  | { readonly do: 'undo' };
const some = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('seat' as const), groups: some, seats: fc.uniqueArray(fc.nat(2), { minLength: 1 }) }),
  fc.record({ do: fc.constantFrom('archive' as const, 'restore' as const), groups: some }),
  fc.record({ do: fc.constant('plan' as const), groups: some }),
  fc.record({ do: fc.constant('undo' as const) }),
);

test('after any commands each live group has exactly one operating account, and only that one has posts to send there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const { data, accounts, groups } = await openPlannedData();
      const people = [...accounts, await account(data, '阿福')];
      const ids = (wanted: readonly number[]): number[] => wanted.map((i) => groups[i]!);
      for (const one of steps) {
        // A refused command is one of the cases: it must leave nothing half done.
        await run(data, one, ids, people).catch((error: { code?: string }) => {
          if (!['CONFLICT', 'INVALID', 'NOT_FOUND'].includes(error.code ?? '')) throw error;
        });
        const wrong = withDb(data.dir, (db) =>
          db
            .prepare(
              `SELECT g.id FROM chat_group g WHERE (SELECT count(*) FROM group_account ga WHERE ga.group_id = g.id AND ga.role = 'operating') <> 1
               UNION ALL SELECT d.group_id FROM delivery d JOIN group_account ga ON ga.group_id = d.group_id AND ga.account_id = d.account_id
                 WHERE d.status = 'due' AND ga.role <> 'operating'
               UNION ALL SELECT t.group_id FROM recurrence_target t JOIN group_account ga ON ga.group_id = t.group_id AND ga.account_id = t.account_id
                 WHERE ga.role <> 'operating'`,
            )
            .all(),
        );
        expect(wrong).toEqual([]);
      }
    }),
    { numRuns: 12 },
  );
});

async function run(data: TestData, one: Step, ids: (wanted: readonly number[]) => number[], people: readonly number[]) {
  switch (one.do) {
    case 'seat': {
      const [operating, ...others] = one.seats.map((i) => people[i]!);
      return data.ask('group.setAccounts', {
        ids: ids(one.groups),
        operatingId: operating!,
        adminIds: [],
        standbyIds: others,
      });
    }
    case 'archive':
      return data.ask('group.archive', { ids: ids(one.groups) });
    case 'restore':
      return data.ask('group.restore', { ids: ids(one.groups) });
    case 'plan':
      return data.ask('slot.create', draft(ids(one.groups)));
    case 'undo':
      return data.ask('operation.undo', {});
  }
}

const nameWord = fc.stringMatching(/^[成都银饰交流群研究所Ａa-c 0-9·]{1,8}$/).filter((text) => text.trim() !== '');

test('search finds exactly what a plain scan of names and pinyin finds, after any renaming', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(nameWord, { minLength: 2, maxLength: 8, selector: (name) => name.trim() }),
      fc.array(fc.tuple(fc.nat(7), nameWord), { maxLength: 3 }),
      fc.array(fc.stringMatching(/^[成都银饰群研究a-c0-9 ]{1,4}$/), { minLength: 5, maxLength: 12 }),
      async (all, renames, queries) => {
        const data = openTestData();
        const [accountId, kindId] = [await account(data, '小银'), await kindOf(data, 'prospect')];
        const { ids } = await data.ask('group.create', { kindId, accountId, groups: all.map((name) => ({ name })) });
        for (const [at, name] of renames)
          await data.ask('group.update', { id: ids[at % ids.length]!, name }).catch(() => undefined);
        const rows = withDb(
          data.dir,
          (db) =>
            db.prepare('SELECT id, name, pinyin, initials FROM chat_group').all() as Record<
              'name' | 'pinyin' | 'initials',
              string
            >[],
        );
        for (const query of queries) {
          const words = normalise(query)
            .split(' ')
            .filter((part) => part !== '');
          const scan = rows.filter((row) =>
            words.every((part) => normalise(`${row.name} ${row.pinyin} ${row.initials}`).includes(part)),
          );
          expect((await names(data, { search: query })).toSorted()).toEqual(scan.map((row) => row.name).toSorted());
        }
      },
    ),
    { numRuns: 25 },
  );
});
