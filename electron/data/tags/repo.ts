import type { TagGroup } from '#shared/contract/tags';
import type { Db } from '../db/open';
import { clause, type Clause } from '../db/search';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { inScope } from '../members/scope';

/** All tag groups with their tags in order, each with the workspace's members who carry it. */
export function listTags(db: Db, accountId: number | null): TagGroup[] {
  const carried = carriedIn(accountId);
  const tags = all<{ id: number; groupId: number; name: string; sort: number; count: number }>(
    db,
    `SELECT t.id, t.group_id AS groupId, t.name, t.sort, ifnull(c.count, 0) AS count
     FROM tag t LEFT JOIN (${carried.sql}) c ON c.tag_id = t.id ORDER BY t.sort, t.id`,
    ...carried.values,
  );
  return all<Omit<TagGroup, 'tags'>>(db, 'SELECT id, name, colour, sort FROM tag_group ORDER BY sort, id').map(
    (group) => ({
      ...group,
      tags: tags
        .filter((tag) => tag.groupId === group.id)
        .map(({ id, name, sort, count }) => ({ id, name, sort, count })),
    }),
  );
}

/** How many members of a workspace carry each tag. Of everyone all are counted by the index, less the few in the archive. */
function carriedIn(accountId: number | null): Clause {
  const scope = inScope(accountId);
  if (scope)
    return clause`SELECT x.tag_id, count(*) AS count FROM person_tag x JOIN person p ON p.id = x.person_id
      WHERE p.archived_at IS NULL AND ${scope} GROUP BY x.tag_id`;
  return clause`SELECT tag_id, count(*) - (
      SELECT count(*) FROM person p JOIN person_tag x ON x.person_id = p.id
      WHERE p.archived_at IS NOT NULL AND x.tag_id = every.tag_id) AS count
    FROM person_tag every GROUP BY tag_id`;
}

interface Named {
  readonly id: number;
  readonly name: string;
}

/** A tag; NOT_FOUND for an unknown id. */
export function readTag(db: Db, id: number): Named & { readonly groupId: number } {
  const tag = one<Named & { groupId: number }>(db, 'SELECT id, name, group_id AS groupId FROM tag WHERE id = ?', id);
  if (!tag) throw new CodedError('NOT_FOUND', 'error.tagMissing');
  return tag;
}

/** A tag group; NOT_FOUND for an unknown id. */
export function readTagGroup(db: Db, id: number): Named {
  const group = one<Named>(db, 'SELECT id, name FROM tag_group WHERE id = ?', id);
  if (!group) throw new CodedError('NOT_FOUND', 'error.tagGroupMissing');
  return group;
}

/** The id of the tag called so, or undefined. */
export const tagNamed = (db: Db, name: string): number | undefined =>
  one<{ id: number }>(db, 'SELECT id FROM tag WHERE name = ?', name)?.id;

/** The id of the tag group called so, or undefined. */
export const tagGroupNamed = (db: Db, name: string): number | undefined =>
  one<{ id: number }>(db, 'SELECT id FROM tag_group WHERE name = ?', name)?.id;

/** Adds a tag at the end of its group; gives its id. */
export function insertTag(db: Db, uid: string, groupId: number, name: string): number {
  return run(
    db,
    `INSERT INTO tag(uid, group_id, name, sort)
     VALUES (?, ?, ?, (SELECT ifnull(max(sort), -1) + 1 FROM tag WHERE group_id = ?))`,
    uid,
    groupId,
    name,
    groupId,
  ).id;
}

/** Names a tag anew and puts it into a group. */
export function updateTag(db: Db, id: number, groupId: number, name: string): void {
  run(db, 'UPDATE tag SET group_id = ?, name = ? WHERE id = ?', groupId, name, id);
}

/** Adds a tag group at the end; gives its id. */
export function insertTagGroup(db: Db, uid: string, name: string, colour: string): number {
  return run(
    db,
    'INSERT INTO tag_group(uid, name, colour, sort) VALUES (?, ?, ?, (SELECT ifnull(max(sort), -1) + 1 FROM tag_group))',
    uid,
    name,
    colour,
  ).id;
}

/** Names and colours a tag group anew. */
export function updateTagGroup(db: Db, id: number, name: string, colour: string): void {
  run(db, 'UPDATE tag_group SET name = ?, colour = ? WHERE id = ?', name, colour, id);
}

/** The ids of a group's tags in order. */
export const tagsOf = (db: Db, groupId: number): number[] =>
  all<{ id: number }>(db, 'SELECT id FROM tag WHERE group_id = ? ORDER BY sort, id', groupId).map(({ id }) => id);

/** The ids of all tag groups in order. */
export const tagGroupIds = (db: Db): number[] =>
  all<{ id: number }>(db, 'SELECT id FROM tag_group ORDER BY sort, id').map(({ id }) => id);

/** Puts the tags of these ids into this order. */
export function orderTags(db: Db, ids: readonly number[]): void {
  ids.forEach((id, sort) => run(db, 'UPDATE tag SET sort = ? WHERE id = ? AND sort <> ?', sort, id, sort));
}

/** Puts the tag groups of these ids into this order. */
export function orderTagGroups(db: Db, ids: readonly number[]): void {
  ids.forEach((id, sort) => run(db, 'UPDATE tag_group SET sort = ? WHERE id = ? AND sort <> ?', sort, id, sort));
}

/** The first of those who carry a tag, by the id of the row that says so. */
export function carriersOf(db: Db, tagId: number, limit: number): readonly number[] {
  return all<{ id: number }>(db, 'SELECT id FROM person_tag WHERE tag_id = ? LIMIT ?', tagId, limit).map(
    ({ id }) => id,
  );
}

/** Takes rows of `person_tag` away that still name a tag. */
export function dropCarriers(db: Db, rows: readonly number[], tagId: number): void {
  run(
    db,
    'DELETE FROM person_tag WHERE id IN (SELECT value FROM json_each(?)) AND tag_id = ?',
    JSON.stringify(rows),
    tagId,
  );
}

/** Makes rows of `person_tag` name another tag, where their person does not carry it already. */
export function moveCarriers(db: Db, rows: readonly number[], into: number): void {
  run(
    db,
    `UPDATE OR IGNORE person_tag SET tag_id = ? WHERE id IN (SELECT value FROM json_each(?))`,
    into,
    JSON.stringify(rows),
  );
}

/** Deletes a tag that nobody carries. */
export function deleteTag(db: Db, id: number): void {
  run(db, 'DELETE FROM tag WHERE id = ?', id);
}

/** Deletes a tag group that has no tags. */
export function deleteTagGroup(db: Db, id: number): void {
  run(db, 'DELETE FROM tag_group WHERE id = ?', id);
}
