import duties from '../../../resources/defaults/duties.json';
import facts from '../../../resources/defaults/facts.json';
import kinds from '../../../resources/defaults/kinds.json';
import stages from '../../../resources/defaults/stages.json';
import views from '../../../resources/defaults/views.json';
import watchwords from '../../../resources/defaults/watchwords.json';
import type { Db } from '../db/open';
import { run } from '../db/sql';
import { insertKind } from '../groups/kindRepo';
import { insertDuty } from '../helpers/repo';
import { insertView } from '../views/repo';
import { viewScreens, ViewShape } from '#shared/contract/views';

// What domain practice gives every kind: best up to 300, helpers above 400, the end at 500.
const CAPACITY = { capacityBest: 300, capacityFull: 400, capacityMax: 500 } as const;

/** Fills a new database with the field's default data (group kinds, stages, watchwords), all editable later. */
export function seedDefaults(db: Db, newUid: () => string): void {
  db.transaction(() => {
    seedKinds(db, newUid);
    seedStages(db, newUid);
    for (const { kind, action, words } of watchwords)
      for (const word of words)
        run(db, 'INSERT INTO watchword(uid, word, kind, action) VALUES (?, ?, ?, ?)', newUid(), word, kind, action);
  }).immediate();
}

/** What helpers of a group are commonly asked to do, each with its letter of appointment. */
export function seedDuties(db: Db, newUid: () => string): void {
  duties.forEach(({ name, work, letter }) => insertDuty(db, newUid(), name, work, letter));
}

/** The views that most operators want of their tables. */
export function seedViews(db: Db, newUid: () => string): void {
  for (const { screen, name, ...shape } of views) {
    const of = viewScreens.find((one) => one === screen);
    if (of) insertView(db, newUid(), of, name, ViewShape.parse({ where: [], columns: [], ...shape }));
  }
}

/** Adds the figures that the database does not have yet: one made by an earlier version lacks the newer ones. */
export function addFacts(db: Db): void {
  for (const { key, value, unit, source, asOf, standing } of facts)
    run(
      db,
      `INSERT INTO wechat_fact(key, value, unit, source, as_of, standing) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT(key) DO NOTHING`,
      key,
      value,
      unit,
      source,
      asOf,
      standing,
    );
}

function seedKinds(db: Db, newUid: () => string): void {
  const idOf = new Map<string, number>();
  for (const kind of kinds) {
    const audience = kind.audience === 'B' ? 'B' : 'C';
    idOf.set(kind.code, insertKind(db, newUid(), kind.code, { ...kind, ...CAPACITY, audience, nextKindId: null }));
  }
  for (const { code, nextKind } of kinds)
    if (nextKind !== null)
      run(db, 'UPDATE group_kind SET next_kind_id = ? WHERE code = ?', idOf.get(nextKind) ?? null, code);
}

function seedStages(db: Db, newUid: () => string): void {
  stages.forEach((stage, sort) => {
    const { id } = run(
      db,
      'INSERT INTO stage(uid, code, name, truth, sort) VALUES (?, ?, ?, ?, ?)',
      newUid(),
      stage.code,
      stage.name,
      stage.truth,
      sort + 1,
    );
    stage.checks.forEach(([area, text], at) => {
      run(db, 'INSERT INTO stage_check(stage_id, area, text, sort) VALUES (?, ?, ?, ?)', id, area, text, at + 1);
    });
  });
}
