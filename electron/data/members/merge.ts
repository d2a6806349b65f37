import type { MemberFields } from '#shared/contract/members';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';
import { personById, updatePerson } from './write';

/** Makes one person of two: all rows of `gone` become rows of `keep`, `gone` goes, and `keep` gets the fields given.
 * Where both have what only one may have (an open stay in a group, a tag, a friendship), the one of `keep` stays. */
export function mergePeople(db: Db, keep: number, gone: number, fields: MemberFields, now: number): void {
  const { nickname } = personById(db, gone);
  // Nobody invites themselves, though the two may have.
  run(
    db,
    'UPDATE membership SET inviter_id = NULL WHERE (person_id = ? AND inviter_id = ?) OR (person_id = ? AND inviter_id = ?)',
    keep,
    gone,
    gone,
    keep,
  );
  mergeOpenStays(db, keep, gone);
  mergeContacts(db, keep, gone);
  for (const [table, other] of ONCE)
    run(
      db,
      `DELETE FROM ${table} WHERE person_id = ? AND ${other} IN (SELECT ${other} FROM ${table} WHERE person_id = ?)`,
      gone,
      keep,
    );
  run(
    db,
    `DELETE FROM purge_item WHERE person_id = ? AND EXISTS (SELECT 1 FROM purge_item k
       WHERE k.person_id = ? AND k.purge_id = purge_item.purge_id AND k.group_id = purge_item.group_id)`,
    gone,
    keep,
  );
  for (const { table, column } of personColumns(db))
    run(db, `UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`, keep, gone);
  const facts = factsOf(db, gone);
  run(db, 'DELETE FROM person WHERE id = ?', gone);
  takeFacts(db, keep, facts);
  const before = personById(db, keep);
  updatePerson(db, before, fields, now);
  if (nickname !== fields.nickname && nickname !== before.nickname)
    run(db, 'INSERT INTO person_name(person_id, nickname, until) VALUES (?, ?, ?)', keep, nickname, now);
}

// What a person has at most once, by the column that says of what.
const ONCE = [
  ['person_tag', 'tag_id'],
  ['group_helper', 'group_id'],
  ['campaign_person', 'campaign_id'],
  ['reward_grant', 'stage_id'],
] as const;

/** Every column that names a person, read from the schema, so that a table added later is not passed over. */
function personColumns(db: Db): readonly { table: string; column: string }[] {
  return all<{ table: string; column: string }>(
    db,
    `SELECT t.name AS "table", k."from" AS "column" FROM sqlite_schema t, pragma_foreign_key_list(t.name) k
     WHERE t.type = 'table' AND k."table" = 'person' ORDER BY 1, 2`,
  );
}

/** Of two open stays in one group the earlier one stays, with the higher role and whatever only the other knew. */
function mergeOpenStays(db: Db, keep: number, gone: number): void {
  const doubles = all<{ kept: number; other: number }>(
    db,
    `SELECT k.id AS kept, o.id AS other FROM membership k JOIN membership o ON o.group_id = k.group_id
     WHERE k.person_id = ? AND o.person_id = ? AND k.left_at IS NULL AND o.left_at IS NULL`,
    keep,
    gone,
  );
  for (const { kept, other } of doubles) {
    run(
      db,
      `UPDATE membership SET
         nickname = CASE WHEN membership.nickname <> '' THEN membership.nickname ELSE o.nickname END,
         role = CASE WHEN 'owner' IN (membership.role, o.role) THEN 'owner'
           WHEN 'admin' IN (membership.role, o.role) THEN 'admin' ELSE 'member' END,
         joined_at = min(ifnull(membership.joined_at, o.joined_at), ifnull(o.joined_at, membership.joined_at)),
         join_how = CASE WHEN membership.join_how <> 'unknown' THEN membership.join_how ELSE o.join_how END,
         inviter_id = ifnull(membership.inviter_id, o.inviter_id)
       FROM membership o WHERE membership.id = ? AND o.id = ?`,
      kept,
      other,
    );
    run(db, 'UPDATE point_entry SET membership_id = ? WHERE membership_id = ?', kept, other);
    run(db, 'DELETE FROM membership WHERE id = ?', other);
  }
}

function mergeContacts(db: Db, keep: number, gone: number): void {
  run(
    db,
    `UPDATE contact SET
       remark = CASE WHEN contact.remark <> '' THEN contact.remark ELSE o.remark END,
       added_on = min(ifnull(contact.added_on, o.added_on), ifnull(o.added_on, contact.added_on)),
       channel = CASE WHEN contact.channel <> '' THEN contact.channel ELSE o.channel END
     FROM contact o WHERE contact.person_id = ? AND o.person_id = ? AND o.account_id = contact.account_id`,
    keep,
    gone,
  );
  run(
    db,
    'DELETE FROM contact WHERE person_id = ? AND account_id IN (SELECT account_id FROM contact WHERE person_id = ?)',
    gone,
    keep,
  );
}

interface Facts {
  readonly layer: string | null;
  readonly layer_reason: string;
  readonly layer_manual: number;
  readonly value_layer: string | null;
  readonly value_reason: string;
  readonly value_manual: number;
  readonly level_id: number | null;
  readonly level_since: number | null;
  readonly level_manual: number;
  readonly last_active: number | null;
  readonly created_at: number;
  readonly extra: string;
}

function factsOf(db: Db, id: number): Facts | undefined {
  return one<Facts>(
    db,
    `SELECT layer, layer_reason, layer_manual, value_layer, value_reason, value_manual, level_id, level_since, level_manual,
       last_active, created_at, extra FROM person WHERE id = ?`,
    id,
  );
}

/** What the one who stays does not have yet comes from the other: layers, level, own fields; the earlier start, the later sign of life. */
function takeFacts(db: Db, id: number, facts: Facts | undefined): void {
  if (!facts) return;
  run(
    db,
    `UPDATE person SET
       layer_reason = CASE WHEN layer IS NULL THEN :layer_reason ELSE layer_reason END,
       layer_manual = CASE WHEN layer IS NULL THEN :layer_manual ELSE layer_manual END,
       layer = ifnull(layer, :layer),
       value_reason = CASE WHEN value_layer IS NULL THEN :value_reason ELSE value_reason END,
       value_manual = CASE WHEN value_layer IS NULL THEN :value_manual ELSE value_manual END,
       value_layer = ifnull(value_layer, :value_layer),
       level_since = CASE WHEN level_id IS NULL THEN :level_since ELSE level_since END,
       level_manual = CASE WHEN level_id IS NULL THEN :level_manual ELSE level_manual END,
       level_id = ifnull(level_id, :level_id),
       last_active = max(ifnull(last_active, :last_active), ifnull(:last_active, last_active)),
       created_at = min(created_at, :created_at),
       extra = json_patch(:extra, extra)
     WHERE id = :id`,
    { ...facts, id },
  );
}
