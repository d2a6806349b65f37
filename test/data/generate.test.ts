import { expect, test } from 'vitest';
import { openDb } from '../../electron/data/db/open';
import { databaseFile } from '../../electron/data/store/open';
import { generate, sizeAt } from '../generate/index';
import { disagreements } from '../support/agreement';
import { freshFolder } from '../support/dataProcess';
import { dumpTables } from '../support/dumpTables';

const NOW = Date.UTC(2026, 10, 23, 4);

test('the made-up community holds together as if the app had written it, is as large as asked for, and the same each time', () => {
  const [one, other] = [freshFolder(), freshFolder()];
  const size = sizeAt(0.004);
  for (const dir of [one, other]) generate(dir, size, NOW);
  const db = openDb(databaseFile(one, 'main'));
  expect(disagreements(db)).toEqual([]);
  const count = (table: string): number => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
  expect([count('person'), count('chat_group')]).toEqual([size.members, size.groups]);
  expect(count('membership')).toBeGreaterThan(size.memberships * 0.8);
  expect(count('delivery')).toBeGreaterThanOrEqual(size.deliveries);
  expect(db.prepare('SELECT count(*) FROM person_stat WHERE invited > 5').pluck().get()).toBeGreaterThan(0);
  db.close();
  expect(dumpTables(other)).toEqual(dumpTables(one));
});
