import type { Db } from '../db/open';
import { one } from '../db/sql';

/** Kinds of default data, by the setting that says they went in. */
export const SEEDED = [
  'seeded',
  'seeded.facts',
  'seeded.standing',
  'seeded.duties',
  'seeded.views',
  'seeded.words',
] as const;

/** Whether a kind of default data went in already. */
export const isSeeded = (db: Db, key: (typeof SEEDED)[number]): boolean =>
  one(db, `SELECT 1 FROM setting WHERE scope = 'app' AND scope_id = 0 AND key = ?`, key) !== undefined;
