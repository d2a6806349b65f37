import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { makeGroups } from '../support/community';
import { disagreements } from '../support/agreement';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { savePackage, taking, twoMembers, withSet } from '../support/packages';
import { peek } from '../support/workspaces';

let data: TestData;
beforeEach(() => {
  data = openTestData();
});

test('who is here under another uid is joined by WeChat ID: ours stays, what we did not know is filled in', async () => {
  const { path } = await twoMembers(data);
  data = openTestData();
  await data.ask('member.create', { nickname: '梅姐', wechatId: 'mei_0001' });
  const report = await data.ask('package.apply', taking(data, path));
  expect(report.tables.find(({ table }) => table === 'person')).toMatchObject({ added: 1, joined: 1, changed: 1 });
  expect(peek(data.dir, 'SELECT nickname, city FROM person ORDER BY id')).toEqual([
    { nickname: '梅姐', city: '成都' },
    { nickname: '小李', city: '成都' },
  ]);
  expect(peek(data.dir, 'SELECT remark FROM contact ORDER BY id')).toEqual([{ remark: '阿梅' }, { remark: '小李' }]);
  // It is remembered: with the WeChat ID gone it is still the same one.
  await data.ask('member.update', { id: 1, changes: { wechatId: null } });
  const again = await data.ask('package.apply', taking(data, path));
  expect(again.tables.find(({ table }) => table === 'person')).toMatchObject({ added: 0, joined: 0 });
});

test('of a row changed on both sides the later change wins and the other is shown; the operator can keep ours', async () => {
  const { path, account } = await twoMembers(data);
  const before = dumpTables(data.dir);
  data.now += 60_000;
  await data.ask('member.update', { id: 1, changes: { city: '重庆' } });
  // Ours is later: it stays, and is said.
  const kept = await data.ask('package.apply', taking(data, path));
  expect(kept).toMatchObject({ counts: { changed: 0, kept: 1 }, operationId: null });
  expect(kept.overwrites).toMatchObject([
    { table: 'person', name: '阿梅', kept: true, fields: [{ column: 'city', here: '重庆', there: '成都' }] },
  ]);
  const later = await savePackage(data, account);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(before);
  // Theirs is later.
  const looked = await data.ask('package.preview', taking(data, later));
  expect(looked.overwrites).toMatchObject([{ table: 'person', name: '阿梅', kept: false }]);
  const row = looked.overwrites[0]?.row ?? '';
  expect((await data.ask('package.apply', taking(data, later, [row]))).counts).toMatchObject({ changed: 0, kept: 1 });
  expect((await data.ask('package.apply', taking(data, later))).counts).toMatchObject({ changed: 1, kept: 0 });
  expect(peek(data.dir, 'SELECT city FROM person WHERE id = 1')).toEqual([{ city: '重庆' }]);
});

test('whatever both sides did before: taken in twice is taken in once, and undone it is as it was', async () => {
  const names = ['阿梅', '小李', '老周', 'Amy'];
  const member = fc.record({
    at: fc.nat(3),
    known: fc.boolean(),
    group: fc.nat(2),
    city: fc.constantFrom('', '成都', '重庆'),
  });
  const side = fc.array(member, { maxLength: 6 });
  const fill = async (
    members: readonly { at: number; known: boolean; group: number; city: string }[],
  ): Promise<number> => {
    const { accountId, groupIds } = await makeGroups(data.ask, ['甲群', '乙群'], {
      name: '小银',
      wechatId: 'yin_0001',
    });
    for (const { at, known, group, city } of members)
      await data
        .ask('member.create', {
          nickname: names[at] ?? '',
          wechatId: known ? `wx_${at}_00` : null,
          city,
          friend: { accountId, remark: city },
          ...(groupIds[group] === undefined ? {} : { joins: { groupId: groupIds[group] } }),
        })
        // The WeChat ID is taken.
        .catch(() => undefined);
    return accountId;
  };
  await fc.assert(
    fc.asyncProperty(side, side, async (there, here) => {
      data = openTestData();
      const path = await savePackage(data, await fill(there));
      data.stop();
      data = openTestData();
      await fill(here);
      const before = dumpTables(data.dir);
      await data.ask('package.apply', taking(data, path));
      const once = dumpTables(data.dir);
      expect(withSet(data, 'main', disagreements)).toEqual([]);
      expect((await data.ask('package.apply', taking(data, path))).operationId).toBeNull();
      expect(dumpTables(data.dir)).toEqual(once);
      await data.ask('operation.undo', {});
      expect(dumpTables(data.dir)).toEqual(before);
      data.stop();
    }),
    { numRuns: 8 },
  );
});
