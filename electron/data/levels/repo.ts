import { Conditions } from '#shared/contract/conditions';
import type { Level } from '#shared/contract/levels';
import { fromTheTop, type LevelNode } from '#shared/domain/levels';
import type { Db } from '../db/open';
import { allOf } from '../db/search';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { inScope } from '../members/scope';

interface LevelRow extends Omit<Level, 'conditions' | 'enabled'> {
  readonly conditions: string;
  readonly enabled: 0 | 1;
}

/** All levels from the highest to the lowest, each with the workspace's members who hold it. */
export function listLevels(db: Db, accountId: number | null): Level[] {
  const where = allOf([{ sql: 'p.archived_at IS NULL', values: [] }, inScope(accountId)]);
  return all<LevelRow>(
    db,
    `SELECT l.id, l.code, l.name, l.parent_id AS parentId, l.rank, l.conditions, l.benefits, l.enabled,
       ifnull(c.count, 0) AS count
     FROM level l LEFT JOIN (SELECT p.level_id, count(*) AS count FROM person p
       WHERE p.level_id IS NOT NULL AND ${where.sql} GROUP BY p.level_id) c ON c.level_id = l.id
     ORDER BY l.rank DESC, l.id`,
    ...where.values,
  ).map((row) => ({ ...row, conditions: Conditions.parse(JSON.parse(row.conditions)), enabled: row.enabled === 1 }));
}

/** The tree alone, from the highest to the lowest. */
export const levelNodes = (db: Db): readonly (LevelNode & { readonly code: string })[] =>
  all(db, 'SELECT id, code, parent_id AS parentId FROM level ORDER BY rank DESC, id');

/** What levels are called. */
export const levelNames = (db: Db): readonly { readonly id: number; readonly code: string; readonly name: string }[] =>
  all(db, 'SELECT id, code, name FROM level');

/** One level of the tree; NOT_FOUND for an unknown id. */
export function readLevel(db: Db, id: number): LevelNode & { readonly code: string } {
  const level = levelNodes(db).find((each) => each.id === id);
  if (!level) throw new CodedError('NOT_FOUND', 'error.levelMissing');
  return level;
}

type LevelFields = Pick<Level, 'code' | 'name' | 'conditions' | 'benefits' | 'enabled'>;
const levelValues = (level: LevelFields): readonly unknown[] => [
  level.code,
  level.name,
  JSON.stringify(level.conditions),
  level.benefits,
  level.enabled ? 1 : 0,
];

/** Adds a level as the lowest of its parent's; gives its id. */
export function insertLevel(db: Db, uid: string, parentId: number | null, level: LevelFields): number {
  const { id } = run(
    db,
    `INSERT INTO level(uid, parent_id, rank, code, name, conditions, benefits, enabled)
     VALUES (?, ?, (SELECT ifnull(min(rank), 0) - 1 FROM level), ?, ?, ?, ?, ?)`,
    uid,
    parentId,
    ...levelValues(level),
  );
  rankLevels(db);
  return id;
}

/** Changes what a level is; where it stands in the tree stays. */
export function updateLevel(db: Db, id: number, level: LevelFields): void {
  run(
    db,
    'UPDATE level SET code = ?, name = ?, conditions = ?, benefits = ?, enabled = ? WHERE id = ?',
    ...levelValues(level),
    id,
  );
}

/** Puts a level below a parent. */
export function setLevelParent(db: Db, id: number, parentId: number | null): void {
  run(db, 'UPDATE level SET parent_id = ? WHERE id = ? AND parent_id IS NOT ?', parentId, id, parentId);
}

/** Gives every level its rank by the tree, siblings in the order of `nodes`. */
export function rankLevels(db: Db, nodes: readonly LevelNode[] = levelNodes(db)): void {
  const order = fromTheTop(nodes);
  order.forEach(({ id }, at) =>
    run(db, 'UPDATE level SET rank = ? WHERE id = ? AND rank <> ?', order.length - at, id, order.length - at),
  );
}

/** How many hold a level, archived ones too, and how many levels lie right below it. */
export function levelTies(db: Db, id: number): { readonly people: number; readonly below: number } {
  return (
    one(
      db,
      `SELECT (SELECT count(*) FROM person WHERE level_id = :id) AS people,
         (SELECT count(*) FROM level WHERE parent_id = :id) AS below`,
      { id },
    ) ?? { people: 0, below: 0 }
  );
}

/** Deletes a level that nothing names. */
export function deleteLevel(db: Db, id: number): void {
  run(db, 'DELETE FROM level WHERE id = ?', id);
}

/** The id of the level with this code, or undefined. */
export const levelCoded = (db: Db, code: string): number | undefined =>
  one<{ id: number }>(db, 'SELECT id FROM level WHERE code = ?', code)?.id;
