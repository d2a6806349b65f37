import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldOfHeader, guessMapping, unplaced } from '#shared/domain/importMapping';
import { guardCell, sheetColumns, unguardCell } from '#shared/domain/sheets';
import en from '../../renderer/locales/en/exports.json';
import cn from '../../renderer/locales/zh-CN/exports.json';
import tw from '../../renderer/locales/zh-TW/exports.json';

const FIELDS: Readonly<Record<string, string>> = {
  nickname: 'nickname',
  remark: 'remark',
  wechatId: 'wechatId',
  phone: 'phone',
  city: 'city',
  gender: 'gender',
  role: 'role',
  tags: 'tags',
  addedOn: 'addedOn',
  channel: 'channel',
  note: 'note',
  group: 'group',
  groupNickname: 'groupNickname',
  inviter: 'inviter',
};

test.for([
  ['zh-CN', cn],
  ['zh-TW', tw],
  ['en', en],
] as const)(
  'in %s the import knows every header that the members sheet and the roster write, and keeps no count of ours',
  ([, texts]) => {
    for (const keys of [sheetColumns.members, sheetColumns.roster]) {
      const header = keys.map((key) => texts.column[key]);
      const mapped = guessMapping(header, [header.map(() => 'x')]);
      expect(keys.map((key, at) => [key, mapped[at]])).toEqual(keys.map((key) => [key, FIELDS[key] ?? null]));
    }
    // A sheet of the operator's own says what they count as.
    const theirs = [texts.column.nickname, texts.column.level, texts.column.spent];
    expect(guessMapping(theirs, [['x', 'x', 'x']])).toEqual(['nickname', 'level', 'spent']);
    expect(fieldOfHeader(texts.own.roster.joined)).toBe('joinedAt');
  },
);

test('whatever stands in a cell, guarding it hides no formula and taking the guard away gives it back', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '＝', 'a', '中', ' ') }),
      (text) => {
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguardCell(guardCell(text))).toBe(text);
      },
    ),
  );
});

test('columns about a stay or a friend have no place until a group or an account is chosen', () => {
  const nowhere = { groupId: null, accountId: null };
  const mapping = ['nickname', 'groupNickname', 'joinedAt', 'inviter', 'channel'] as const;
  expect(unplaced(mapping, nowhere)).toEqual({
    group: ['groupNickname', 'joinedAt', 'inviter'],
    account: ['channel'],
  });
  expect(unplaced(mapping, { groupId: 1, accountId: 1 })).toEqual({ group: [], account: [] });
  expect(unplaced([...mapping, 'group'], nowhere).group).toEqual([]);
  expect(unplaced(['groupNickname'], nowhere).group).toEqual([]);
});
