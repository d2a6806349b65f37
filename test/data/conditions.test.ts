import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  choiceFields,
  dateFields,
  numberFields,
  textFields,
  type Condition,
  type Conditions,
} from '#shared/contract/conditions';
import { addDays, localDay } from '#shared/domain/time';
import { normalise } from '#shared/text/cjk';
import { migrate } from '../../electron/data/db/migrate';
import { openDb, type Db } from '../../electron/data/db/open';
import { all } from '../../electron/data/db/sql';
import { conditionClause } from '../../electron/data/members/conditions';
import { buildCommunity, readCommunity, type Seen } from '../support/conditionWorld';

const ZONE = 'Asia/Shanghai';
const NOW = Date.UTC(2026, 10, 23, 1, 0);
const today = localDay(NOW, ZONE);

let db: Db;
beforeAll(() => {
  db = openDb(':memory:');
  migrate(db);
  buildCommunity(db, NOW);
});
afterAll(() => db.close());

const days = fc.integer({ min: 0, max: 60 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    is: fc.constant('text' as const),
    field: fc.constantFrom<Extract<Condition, { is: 'text' }>['field']>(...textFields, 'extra:1', 'extra:2'),
    op: fc.constantFrom('has', 'hasNot', 'equals', 'empty', 'filled'),
    text: fc.oneof(
      fc.string({ unit: fc.constantFrom(...Array.from('银饰李aAＡ1 -')), maxLength: 4 }),
      fc.constantFrom('银饰', '李', '成都', 'wx_1', '138', '老客户', '抖音'),
    ),
  }),
  fc.record({
    is: fc.constant('number' as const),
    field: fc.constantFrom(...numberFields),
    op: fc.constantFrom('min', 'max'),
    value: fc.integer({ min: -1, max: 6 }),
  }),
  fc.record({
    is: fc.constant('ago' as const),
    field: fc.constantFrom(...dateFields),
    op: fc.constantFrom('within', 'before'),
    days,
  }),
  fc.record({
    is: fc.constant('date' as const),
    field: fc.constantFrom(...dateFields),
    op: fc.constantFrom('from', 'to'),
    day: days.map((back) => addDays(today, -back)),
  }),
  fc.record({
    is: fc.constant('known' as const),
    field: fc.constantFrom(...dateFields),
    op: fc.constantFrom('empty', 'filled'),
  }),
  fc.record({
    is: fc.constant('choice' as const),
    field: fc.constantFrom(...choiceFields),
    op: fc.constantFrom('any', 'all', 'none'),
    values: fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('', 'female', 'owner', 'member', 'qr', 'unknown', 'core', 'silent', 'high', 'spoke', 'never'),
      ),
      { maxLength: 3 },
    ),
  }),
);

const found = (conditions: Conditions, accountId: number | null): number[] => {
  const where = conditionClause(conditions, { accountId, now: NOW, zone: ZONE });
  return all<{ id: number }>(
    db,
    `SELECT p.id FROM person p JOIN person_stat s ON s.person_id = p.id WHERE ${where.sql} ORDER BY p.id`,
    ...where.values,
  ).map((row) => row.id);
};

test('conditions keep the very members that a plain look at all rows keeps, in every workspace', () => {
  const seen = new Map([null, 1, 2].map((account) => [account, readCommunity(db, account, NOW)] as const));
  fc.assert(
    fc.property(fc.array(condition, { maxLength: 3 }), fc.constantFrom(null, 1, 2), (conditions, account) => {
      const people = seen.get(account) ?? [];
      const plain = people.filter((person) => conditions.every((one) => holds(one, person))).map((person) => person.id);
      expect(found(conditions, account)).toEqual(plain);
    }),
    { numRuns: 1500 },
  );
});

test('a condition and its opposite part everyone, so that none falls between', () => {
  const everyone = found([], null);
  for (const field of textFields)
    for (const [op, opposite] of [
      ['has', 'hasNot'],
      ['empty', 'filled'],
    ] as const) {
      const kept = found([{ is: 'text', field, op, text: '银' }], null);
      const rest = found([{ is: 'text', field, op: opposite, text: '银' }], null);
      expect([...kept, ...rest].toSorted((x, y) => x - y)).toEqual(everyone);
    }
  for (const field of dateFields) {
    const within = found([{ is: 'ago', field, op: 'within', days: 9 }], null);
    const before = found([{ is: 'ago', field, op: 'before', days: 9 }], null);
    expect([...within, ...before].toSorted((x, y) => x - y)).toEqual(everyone);
  }
});

/** The meaning of a condition, said plainly. */
function holds(asked: Condition, person: Seen): boolean {
  switch (asked.is) {
    case 'text': {
      const texts = person.texts(asked.field);
      const filled = texts.some((text) => text !== '');
      if (asked.op === 'empty') return !filled;
      if (asked.op === 'filled') return filled;
      const wanted = normalise(asked.text);
      if (wanted === '') return true;
      if (asked.op === 'equals') return texts.some((text) => normalise(text) === wanted);
      return texts.some((text) => normalise(text).includes(wanted)) === (asked.op === 'has');
    }
    case 'number': {
      const figure = person.number(asked.field);
      return asked.op === 'min' ? figure >= asked.value : figure <= asked.value;
    }
    case 'ago': {
      const day = person.day(asked.field);
      const within = day !== null && day >= addDays(today, -asked.days);
      return within === (asked.op === 'within');
    }
    case 'date': {
      const day = person.day(asked.field);
      return day !== null && (asked.op === 'from' ? day >= asked.day : day <= asked.day);
    }
    case 'known':
      return (person.day(asked.field) !== null) === (asked.op === 'filled');
    case 'choice': {
      if (asked.values.length === 0) return true;
      const has = person.choices(asked.field).map(String);
      if (asked.op === 'all') return asked.values.every((value) => has.includes(String(value)));
      return asked.values.some((value) => has.includes(String(value))) === (asked.op === 'any');
    }
  }
}
