import fc from 'fast-check';
import type { Condition } from '#shared/contract/conditions';
import { addDays, localDay } from '#shared/domain/time';
import type { Db } from '../../electron/data/db/open';
import { run } from '../../electron/data/db/sql';
import { buildCommunity, type Seen } from './conditionWorld';
import { openTestData, type TestData } from './dataProcess';
import { withDb } from './plannedData';

/** Conditions as rules of layers and gates of levels ask them. */
export const ruleCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    is: fc.constant('number' as const),
    field: fc.constantFrom('groups', 'points', 'orders', 'invited', 'messages30', 'spent'),
    op: fc.constantFrom('min', 'max'),
    value: fc.integer({ min: 0, max: 5 }),
  }),
  fc.record({
    is: fc.constant('ago' as const),
    field: fc.constantFrom('firstJoined', 'lastActive', 'lastOrder', 'left'),
    op: fc.constantFrom('within', 'before'),
    days: fc.integer({ min: 5, max: 50 }),
  }),
  fc.record({
    is: fc.constant('known' as const),
    field: fc.constantFrom('lastActive', 'left', 'lastOrder'),
    op: fc.constantFrom('empty', 'filled'),
  }),
  fc.record({
    is: fc.constant('choice' as const),
    field: fc.constantFrom('tag', 'group'),
    op: fc.constantFrom('any', 'none'),
    values: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 2 }),
  }),
);
export const gate = fc.array(ruleCondition, { maxLength: 3 });

/** The meaning of such a condition, said plainly. */
export function holds(asked: Condition, person: Seen, now: number): boolean {
  switch (asked.is) {
    case 'number': {
      const figure = person.number(asked.field);
      return asked.op === 'min' ? figure >= asked.value : figure <= asked.value;
    }
    case 'ago': {
      const day = person.day(asked.field);
      const within = day !== null && day >= addDays(localDay(now), -asked.days);
      return within === (asked.op === 'within');
    }
    case 'known':
      return (person.day(asked.field) !== null) === (asked.op === 'filled');
    case 'choice': {
      const any = asked.values.some((value) => person.choices(asked.field).includes(value));
      return any === (asked.op === 'any');
    }
    case 'text':
    case 'date':
      throw new Error('no rule here asks this');
  }
}

/** A data process over 120 members of two workspaces with something of everything; a few set by hand, a few archived. */
export async function openRuledData(): Promise<TestData> {
  const data = openTestData();
  await data.ask('account.list', undefined);
  withDb(data.dir, (db) => {
    buildCommunity(db, data.now);
    byHand(db);
  });
  return data;
}

function byHand(db: Db): void {
  run(db, 'UPDATE person SET layer_manual = 1 WHERE id % 7 = 0');
  run(db, 'UPDATE person SET value_manual = 1 WHERE id % 11 = 0');
  run(db, 'UPDATE person SET level_manual = 1 WHERE id % 5 = 0');
  run(db, 'UPDATE person SET archived_at = 1 WHERE id % 13 = 0');
}
