import type { GroupSet } from '#shared/contract/groups';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** All sets of groups in the operator's order, then by name, each with its live groups. */
export function listGroupSets(db: Db): GroupSet[] {
  return all<Omit<GroupSet, 'groupIds'> & { groups: string }>(
    db,
    `SELECT s.id, s.name, s.colour, (SELECT json_group_array(i.group_id) FROM group_set_item i JOIN chat_group g ON g.id = i.group_id
       WHERE i.set_id = s.id AND g.archived_at IS NULL) AS groups FROM group_set s ORDER BY s.sort, s.name, s.id`,
  ).map(({ groups, ...set }) => ({ ...set, groupIds: JSON.parse(groups) as number[] }));
}

/** A set's name, or undefined. */
export function groupSetName(db: Db, id: number): string | undefined {
  return one<{ name: string }>(db, 'SELECT name FROM group_set WHERE id = ?', id)?.name;
}

/** The set of a name, other than one set; undefined where the name is free. */
export function groupSetNamed(db: Db, name: string, withoutId: number): { readonly id: number } | undefined {
  return one(db, 'SELECT id FROM group_set WHERE name = ? AND id <> ?', name, withoutId);
}

/** Makes a set at the end; gives its id. */
export function insertGroupSet(db: Db, uid: string, name: string): number {
  return run(
    db,
    'INSERT INTO group_set(uid, name, sort) VALUES (?, ?, (SELECT ifnull(max(sort), 0) + 1 FROM group_set))',
    uid,
    name,
  ).id;
}

/** Renames a set. */
export function renameGroupSet(db: Db, id: number, name: string): void {
  run(db, 'UPDATE group_set SET name = ? WHERE id = ? AND name <> ?', name, id, name);
}

/** Gives a set a colour (`#rrggbb`) or none. */
export function colourGroupSet(db: Db, id: number, colour: string | null): void {
  run(db, 'UPDATE group_set SET colour = ? WHERE id = ? AND colour IS NOT ?', colour, id, colour);
}

/** Puts sets into the order of the ids. */
export function orderGroupSets(db: Db, ids: readonly number[]): void {
  ids.forEach((id, at) => run(db, 'UPDATE group_set SET sort = ? WHERE id = ? AND sort <> ?', at + 1, id, at + 1));
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
