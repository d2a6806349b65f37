import type { GroupSet } from '#shared/contract/groups';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** All sets of groups by name, each with its live groups. */
export function listGroupSets(db: Db): GroupSet[] {
  return all<{ id: number; name: string; groups: string }>(
    db,
    `SELECT s.id, s.name, (SELECT json_group_array(i.group_id) FROM group_set_item i JOIN chat_group g ON g.id = i.group_id
       WHERE i.set_id = s.id AND g.archived_at IS NULL) AS groups FROM group_set s ORDER BY s.name, s.id`,
  ).map(({ id, name, groups }) => ({ id, name, groupIds: JSON.parse(groups) as number[] }));
}

/** A set's name, or undefined. */
export function groupSetName(db: Db, id: number): string | undefined {
  return one<{ name: string }>(db, 'SELECT name FROM group_set WHERE id = ?', id)?.name;
}

/** Makes a set; gives its id. */
export function insertGroupSet(db: Db, uid: string, name: string): number {
  return run(db, 'INSERT INTO group_set(uid, name) VALUES (?, ?)', uid, name).id;
}

/** Renames a set. */
export function renameGroupSet(db: Db, id: number, name: string): void {
  run(db, 'UPDATE group_set SET name = ? WHERE id = ?', name, id);
}

/** Makes a set hold exactly these groups. */
export function fillGroupSet(db: Db, id: number, groupIds: readonly number[]): void {
  const wanted = JSON.stringify(groupIds);
  run(
    db,
    'DELETE FROM group_set_item WHERE set_id = ? AND group_id NOT IN (SELECT value FROM json_each(?))',
    id,
    wanted,
  );
  run(
    db,
    'INSERT INTO group_set_item(set_id, group_id) SELECT ?, value FROM json_each(?) WHERE true ON CONFLICT DO NOTHING',
    id,
    wanted,
  );
}

/** Deletes a set; its groups stay. */
export function deleteGroupSet(db: Db, id: number): void {
  run(db, 'DELETE FROM group_set WHERE id = ?', id);
}
