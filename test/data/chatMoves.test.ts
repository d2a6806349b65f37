import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type MoveEvent, type MoveStay, planMoves } from '#shared/domain/moves';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { disagreements } from '../support/agreement';
import { pastedChat } from '../support/chats';
import { openTestData, type TestData } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';
import { makeTwoWorkspaces, peek, type TwoWorkspaces } from '../support/workspaces';

const DAY = 86_400_000;
let data: TestData;
let ws: TwoWorkspaces;
beforeEach(() => {
  data = openTestData();
  ws = makeTwoWorkspaces(data.dir);
});

// In Shanghai.
const at = (clock: string): number => Date.parse(`${clock}:00+08:00`);
const TEXT = `
—————  2026-11-01  —————

阿梅  09:00

早上好

"阿梅"邀请"小王、小张"加入了群聊

"阿强"通过扫描"小王"分享的二维码加入群聊

—————  2026-11-05  —————

小王  10:00

走了

你将"广告哥"移出了群聊

"小张"退出了群聊

"老客"退出了群聊

—————  2026-11-06  —————

老客  08:00

我还在呢
`;

/** Somebody in the group; null = since when is not known. */
async function create(nickname: string, joinedAt: number | null): Promise<void> {
  const joins = { groupId: ws.groupA, joinedAt: joinedAt ?? 0 };
  const { ids } = await data.ask('member.create', { nickname, joins });
  const db = openDb(databaseFile(data.dir, 'main'));
  db.prepare('UPDATE membership SET joined_at = ? WHERE person_id = ?').run(joinedAt, ids[0]);
  db.close();
}
const stays = () =>
  peek<Record<string, unknown>>(
    data.dir,
    `SELECT p.nickname, m.joined_at AS joined, m.join_how AS how, i.nickname AS inviter, m.left_at AS "left", m.left_how AS leftHow
     FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN person i ON i.id = m.inviter_id
     WHERE m.group_id = ${ws.groupA} ORDER BY p.id, m.id`,
  );
const agreed = (): readonly string[] => {
  const db = openDb(databaseFile(data.dir, 'main'));
  try {
    return disagreements(db);
  } finally {
    db.close();
  }
};

test('lines of joining and leaving are offered, written as decided in the one step of the import, and twice change nothing', async () => {
  for (const nickname of ['阿梅', '小王', '广告哥']) await create(nickname, null);
  await create('小张', at('2026-11-01T00:00'));
  await create('老客', at('2026-10-01T00:00'));
  const start = dumpTables(data.dir);
  const input = { groupId: ws.groupA };
  const preview = await data.ask('chat.preview', pastedChat(TEXT, input));
  expect(dumpTables(data.dir)).toEqual(start);
  expect(preview.moves.map(({ name, match, senderKey }) => [name, match, senderKey])).toEqual([
    ['阿强', 'none', null],
    ['小张', 'sure', null],
    ['广告哥', 'sure', null],
    ['小王', 'known', '小王'],
  ]);
  const decide = [{ key: '阿强', is: 'new' as const, personId: null }];
  const done = await data.ask('chat.apply', pastedChat(TEXT, { ...input, moves: decide }));
  expect(done.moved).toBe(4);
  const [said, left] = [at('2026-11-01T09:00'), at('2026-11-05T10:00')];
  const here = { left: null, leftHow: '' };
  expect(stays()).toEqual([
    { nickname: '阿梅', joined: null, how: 'unknown', inviter: null, ...here },
    { nickname: '小王', joined: said, how: 'invited', inviter: '阿梅', ...here },
    { nickname: '广告哥', joined: null, how: 'unknown', inviter: null, left, leftHow: 'removed' },
    // The day was known: what the line adds is who brought them.
    { nickname: '小张', joined: at('2026-11-01T00:00'), how: 'invited', inviter: '阿梅', left, leftHow: 'left' },
    // Spoke after the line: is here.
    { nickname: '老客', joined: at('2026-10-01T00:00'), how: 'unknown', inviter: null, ...here },
    { nickname: '阿强', joined: said, how: 'qr', inviter: '小王', ...here },
  ]);
  expect(agreed()).toEqual([]);
  const after = dumpTables(data.dir);
  expect((await data.ask('chat.preview', pastedChat(TEXT, input))).moves).toEqual([]);
  const again = await data.ask('chat.apply', pastedChat(TEXT, { ...input, moves: decide }));
  expect(again).toMatchObject({ moved: 0, operationId: null });
  expect(dumpTables(data.dir)).toEqual(after);
  await data.ask('operation.undo', {});
  expect(dumpTables(data.dir)).toEqual(start);
  expect(agreed()).toEqual([]);
});

test('not asked to, an import writes nothing of who came and went; a name that two go by is left to the operator', async () => {
  for (const nickname of ['阿梅', '小张', '小张']) await create(nickname, null);
  const before = stays();
  expect((await data.ask('chat.apply', pastedChat(TEXT, { groupId: ws.groupA }))).moved).toBe(0);
  expect(stays()).toEqual(before);
  const { moves } = await data.ask('chat.preview', pastedChat(TEXT, { groupId: ws.groupA }));
  const two = moves.find(({ name }) => name === '小张')!;
  expect(two).toMatchObject({ match: 'several', suggested: { is: 'later', personId: null } });
  const [, second] = two.candidates;
  const chosen = { key: two.key, is: 'member' as const, personId: second!.id };
  await data.ask('chat.apply', pastedChat(TEXT, { groupId: ws.groupA, moves: [chosen] }));
  expect(stays().filter(({ left }) => left !== null)).toMatchObject([{ nickname: '小张', leftHow: 'left' }]);
});

const moment = fc.integer({ min: 1, max: 9 }).map((day) => day * 2 * DAY);
const stay = fc
  .record({ joinedAt: fc.option(moment), leftAt: fc.option(moment), inviterId: fc.option(fc.constant(7)) })
  .map(({ joinedAt, leftAt, inviterId }): MoveStay => {
    const end = leftAt === null ? null : Math.max(leftAt, joinedAt ?? 0);
    return { id: 1, joinedAt, joinHow: 'unknown', inviterId, leftAt: end, leftHow: end === null ? '' : 'unknown' };
  });
const event: fc.Arbitrary<MoveEvent> = fc.record({
  what: fc.constantFrom('joined', 'left'),
  at: moment,
  how: fc.constantFrom('invited', 'qr', 'left', 'removed', 'unknown'),
  inviterId: fc.option(fc.constant(8)),
});

test('whatever lines say of whatever stays: one open stay at most, none ends before it began, nothing known is changed, twice adds nothing', () => {
  fc.assert(
    fc.property(
      fc.array(stay, { maxLength: 1 }),
      fc.array(event, { maxLength: 8 }),
      fc.option(moment, { nil: 0 }),
      (stays, events, spokeAt) => {
        const written = planMoves(stays, events, spokeAt);
        const now = [
          ...stays.map((one) => written.find(({ id }) => id === one.id) ?? one),
          ...written.filter(({ id }) => id === null),
        ];
        expect(now.filter(({ leftAt }) => leftAt === null).length).toBeLessThanOrEqual(1);
        for (const { joinedAt, leftAt } of now) expect(leftAt ?? Infinity).toBeGreaterThanOrEqual(joinedAt ?? 0);
        for (const [index, before] of stays.entries()) {
          const after = now[index]!;
          expect(after.joinedAt).toBe(before.joinedAt ?? after.joinedAt);
          expect(after.inviterId).toBe(before.inviterId ?? after.inviterId);
          expect(after.leftAt).toBe(before.leftAt ?? after.leftAt);
        }
        const stored = now.map((one, index) => ({ ...one, id: index + 1 }));
        expect(planMoves(stored, events, spokeAt)).toEqual([]);
      },
    ),
    { numRuns: 2000 },
  );
});
