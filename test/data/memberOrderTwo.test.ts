import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activityLayers, valueLayers } from '#shared/contract/layers';
import { memberSorts, type Member, type MemberFilter, type MemberSort } from '#shared/contract/members';
import { localDay } from '#shared/domain/time';
import { inPinyinOrder } from '#shared/text/pinyin';
import { migrate } from '../../electron/data/db/migrate';
import { openDb, type Db } from '../../electron/data/db/open';
import { all, run } from '../../electron/data/db/sql';
import { memberIds, membersByIds } from '../../electron/data/members/repo';
import { buildCommunity } from '../support/conditionWorld';
import { freshFolder } from '../support/dataProcess';

const NOW = Date.UTC(2026, 10, 23, 1, 0);
// Clocks there are changed twice a year, and its days begin when those of Shanghai are half over.
const ZONE = 'America/New_York';
type By = MemberSort['by'];
type Value = number | string | null;
interface Friend {
  readonly id: number;
  readonly accountId: number;
  readonly remark: string;
  readonly channel: string;
  readonly addedOn: string | null;
}

function openCommunity(): Db {
  const db = openDb(join(freshFolder(), 'two.db'));
  migrate(db);
  buildCommunity(db, NOW);
  run(db, `UPDATE person SET archived_at = iif(id % 9 = 0, 1, NULL), pinyin = 'p' || (id % 7)`);
  // Two a day, some about midnight, over a night in which clocks are changed.
  run(db, 'UPDATE person SET created_at = ? + id * 41400000', Date.UTC(2026, 9, 10));
  return db;
}

/** What each column says of a member as the table shows it, worked out from its row; `first` = as the first of two. */
function valuesOf(db: Db, accountId: number | null): (member: Member, by: By, first: boolean) => Value {
  const contacts = all<Friend>(
    db,
    'SELECT person_id AS id, account_id AS accountId, remark, channel, added_on AS addedOn FROM contact',
  ).filter((one) => accountId === null || one.accountId === accountId);
  const pinyin = new Map(
    all<{ id: number; pinyin: string }>(db, 'SELECT id, pinyin FROM person').map((row) => [row.id, row.pinyin]),
  );
  const levels = new Map(
    all<{ id: number; rank: number }>(db, 'SELECT id, rank FROM level').map((l) => [l.id, l.rank]),
  );
  const tags = all<{ id: number }>(
    db,
    'SELECT t.id FROM tag t JOIN tag_group g ON g.id = t.group_id ORDER BY g.sort, g.id, t.sort, t.id',
  ).map(({ id }) => id);
  const words = inPinyinOrder(['成都', '成都 ', '老客户', '银饰A1', '抖音', '银饰']);
  const word = (text: string | undefined): Value => (text ? words.indexOf(text) : null);
  const inText = (texts: readonly (string | null)[]): readonly string[] =>
    texts.flatMap((text) => text || []).toSorted((one, other) => (one < other ? -1 : 1));
  const rank = <T>(among: readonly T[], one: T | null): Value => (one === null ? null : among.indexOf(one));
  return (member, by, first) => {
    const known = contacts.filter(({ id }) => id === member.id);
    const day = (at: number | null | undefined): Value => (at == null ? null : first ? localDay(at, ZONE) : at);
    const none = (count: number): Value => (accountId !== null && count === 0 ? null : count);
    switch (by) {
      case 'name':
        return pinyin.get(member.id) ?? null;
      case 'remark':
        return word(inText(known.map(({ remark }) => remark))[0]);
      case 'channel':
        return word(inText(known.map(({ channel }) => channel))[0]);
      case 'addedOn':
        return inText(known.map(({ addedOn }) => addedOn)).at(-1) ?? null;
      case 'city':
        return word(member.city);
      case 'gender':
        return member.gender || null;
      case 'tags':
        return rank(tags, member.tagIds[0] ?? null);
      case 'role':
        return rank(['owner', 'admin', 'member'], member.role);
      case 'groups':
        return none(member.groups);
      case 'joined':
        return day(member.lastJoinedAt);
      case 'firstJoined':
        return day(member.firstJoinedAt);
      case 'created':
        return day(member.createdAt);
      case 'lastActive':
        return day(member.lastActive);
      case 'left':
        return day(member.left?.at);
      case 'layer':
        return rank(activityLayers.toReversed(), member.layer);
      case 'valueLayer':
        return rank(valueLayers.toReversed(), member.valueLayer);
      case 'level':
        return levels.get(member.levelId ?? 0) ?? null;
      case 'spent':
        return member.spentFen;
      case 'wechatId':
      case 'phone':
      case 'points':
      case 'strikes':
      case 'invited':
      case 'orders':
      case 'messages':
        return member[by];
      default:
        return word(member.extra[by.slice('extra:'.length)]);
    }
  };
}

const compared = (one: Value, other: Value, desc: boolean): number => {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other === desc ? 1 : -1;
};

test('by whichever two columns: as the rows shown would be sorted in memory, a day being one value, blanks last', () => {
  const db = openCommunity();
  const ctx = { db, now: () => NOW, zone: ZONE };
  const scopes = [null, 1, 2] as const;
  const worlds = scopes.map((accountId) => ({
    accountId,
    valueOf: valuesOf(db, accountId),
    rows: new Map(
      membersByIds(
        db,
        all<{ id: number }>(db, 'SELECT id FROM person').map(({ id }) => id),
        accountId,
        { groupId: null },
      ).map((member) => [member.id, member]),
    ),
  }));
  const by = fc.constantFrom<By>(...memberSorts, 'extra:1');
  const one = fc.record({ by, desc: fc.boolean() });
  const filters: readonly Omit<MemberFilter, 'accountId'>[] = [
    {},
    { search: '银' },
    { archived: true },
    { left: true },
  ];
  let ties = 0;
  fc.assert(
    fc.property(
      one,
      one,
      fc.constantFrom(...worlds),
      fc.constantFrom(...filters),
      fc.boolean(),
      (first, second, { accountId, valueOf, rows }, narrowed, cold) => {
        fc.pre(first.by !== second.by);
        if (cold) run(db, 'UPDATE person SET note = note WHERE id = 1');
        const listed = Array.from(memberIds(ctx, { accountId, ...narrowed }, { ...first, second }));
        const value = (id: number, column: By, asFirst: boolean): Value => {
          const member = rows.get(id);
          return member ? valueOf(member, column, asFirst) : null;
        };
        const wanted = listed.toSorted(
          (a, b) =>
            compared(value(a, first.by, true), value(b, first.by, true), first.desc) ||
            compared(value(a, second.by, false), value(b, second.by, false), second.desc) ||
            (second.desc ? b - a : a - b),
        );
        expect(listed).toEqual(wanted);
        ties += listed.length - new Set(listed.map((id) => value(id, first.by, true))).size;
      },
    ),
    { numRuns: 1500 },
  );
  // Where nothing is the same the second column would say nothing.
  expect(ties).toBeGreaterThan(10_000);
  db.close();
});

test('a second column narrows and widens nothing: the same people are listed', () => {
  const db = openCommunity();
  const ctx = { db, now: () => NOW, zone: ZONE };
  const listed = (sort: MemberSort): number[] => Array.from(memberIds(ctx, { accountId: 1 }, sort));
  const once = listed({ by: 'points', desc: true });
  const twice = listed({ by: 'points', desc: true, second: { by: 'name', desc: false } });
  expect(twice).not.toEqual(once);
  expect(new Set(twice)).toEqual(new Set(once));
  expect(twice).toHaveLength(once.length);
  // By the same column again is by that column.
  expect(listed({ by: 'points', desc: true, second: { by: 'points', desc: false } })).toEqual(once);
  db.close();
});
