import type { Db } from '../db/open';
import { run } from '../db/sql';
import { addFacts, seedDefaults, seedDuties, seedViews } from './defaults';
import { isSeeded, SEEDED } from './seeded';
import { seedStanding } from './standing';
import { markShipped } from './words';

const SEEDS: Readonly<Record<(typeof SEEDED)[number], (db: Db, newUid: () => string) => void>> = {
  seeded: seedDefaults,
  'seeded.facts': addFacts,
  'seeded.standing': seedStanding,
  'seeded.duties': seedDuties,
  'seeded.views': seedViews,
  'seeded.words': markShipped,
};

/** Default data go in once in a database's life, each kind when it is first known: what the user removed stays removed. */
export function seedOnce(db: Db, newUid: () => string): void {
  for (const key of SEEDED)
    if (!isSeeded(db, key))
      db.transaction(() => {
        SEEDS[key](db, newUid);
        run(db, `INSERT INTO setting(scope, scope_id, key, value) VALUES ('app', 0, ?, 'true')`, key);
      }).immediate();
}
