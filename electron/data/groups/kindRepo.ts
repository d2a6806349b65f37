import type { GroupKind } from '#shared/contract/groups';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';

const KIND_COLUMNS = `k.id, k.code, k.name, k.audience, k.purpose, k.naming_pattern AS namingPattern, k.posts, k.rules, k.welcome,
  k.next_kind_id AS nextKindId, k.capacity_best AS capacityBest, k.capacity_full AS capacityFull, k.capacity_max AS capacityMax,
  (SELECT count(*) FROM chat_group g WHERE g.kind_id = k.id AND g.archived_at IS NULL) AS groups`;

/** All group kinds in their order, with the number of live groups of each. */
export function listKinds(db: Db): GroupKind[] {
  return all<GroupKind>(db, `SELECT ${KIND_COLUMNS} FROM group_kind k ORDER BY k.sort, k.id`).slice();
}

/** One group kind; NOT_FOUND for an unknown id. */
export function readKind(db: Db, id: number): GroupKind {
  const kind = one<GroupKind>(db, `SELECT ${KIND_COLUMNS} FROM group_kind k WHERE k.id = ?`, id);
  if (!kind) throw new CodedError('NOT_FOUND', 'error.groupKindMissing');
  return kind;
}

type KindFields = Omit<GroupKind, 'id' | 'code' | 'groups'>;

const kindValues = (kind: KindFields): readonly unknown[] => [
  kind.name,
  kind.audience,
  kind.purpose,
  kind.namingPattern,
  kind.posts,
  kind.rules,
  kind.welcome,
  kind.nextKindId,
  kind.capacityBest,
  kind.capacityFull,
  kind.capacityMax,
];

/** Adds a group kind at the end; `code` names it for good, whatever it is called later. Gives its id. */
export function insertKind(db: Db, uid: string, code: string, kind: KindFields): number {
  return run(
    db,
    `INSERT INTO group_kind(uid, code, name, audience, purpose, naming_pattern, posts, rules, welcome, next_kind_id,
       capacity_best, capacity_full, capacity_max, sort)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT ifnull(max(sort), 0) + 1 FROM group_kind))`,
    uid,
    code,
    ...kindValues(kind),
  ).id;
}

/** Changes a group kind. */
export function updateKind(db: Db, id: number, kind: KindFields): void {
  run(
    db,
    `UPDATE group_kind SET name = ?, audience = ?, purpose = ?, naming_pattern = ?, posts = ?, rules = ?, welcome = ?,
       next_kind_id = ?, capacity_best = ?, capacity_full = ?, capacity_max = ? WHERE id = ?`,
    ...kindValues(kind),
    id,
  );
}
