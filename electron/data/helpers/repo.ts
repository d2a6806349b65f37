import type { Duty, Helper, HelperCandidate } from '#shared/contract/helpers';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** The helpers of a group: those in office on `today` first. */
export function listHelpers(db: Db, groupId: number, today: string): Helper[] {
  return all<Omit<Helper, 'inGroup'> & { readonly inGroup: 0 | 1 }>(
    db,
    `SELECT h.id, h.person_id AS personId, p.nickname, h.duty, h.wants, h.since, h.until,
       EXISTS (SELECT 1 FROM membership m WHERE m.group_id = h.group_id AND m.person_id = h.person_id AND m.left_at IS NULL) AS inGroup
     FROM group_helper h JOIN person p ON p.id = h.person_id
     WHERE h.group_id = ? ORDER BY h.until IS NOT NULL AND h.until < ?, h.since, h.id`,
    groupId,
    today,
  ).map((row) => ({ ...row, inGroup: row.inGroup === 1 }));
}

/** Members of a group who are no helpers in office, those who said most since a day first, then who brought most. */
export function suggestHelpers(
  db: Db,
  groupId: number,
  since: string,
  today: string,
  search: string,
  most: number,
): HelperCandidate[] {
  return all<HelperCandidate>(
    db,
    `WITH talk(person_id, messages) AS MATERIALIZED (
       SELECT s.person_id, sum(d.messages) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id AND d.day >= :since
       WHERE s.group_id = :group AND s.person_id IS NOT NULL AND s.ignored = 0 GROUP BY s.person_id),
     brought(person_id, invited) AS MATERIALIZED (
       SELECT inviter_id, count(DISTINCT person_id) FROM membership
       WHERE group_id = :group AND left_at IS NULL AND inviter_id IS NOT NULL GROUP BY inviter_id)
     SELECT p.id AS personId, p.nickname, ifnull(t.messages, 0) AS messages, ifnull(b.invited, 0) AS invited
     FROM membership m JOIN person p ON p.id = m.person_id
       LEFT JOIN talk t ON t.person_id = p.id LEFT JOIN brought b ON b.person_id = p.id
     WHERE m.group_id = :group AND m.left_at IS NULL AND m.role = 'member'
       AND (:search = '' OR instr(norm(p.nickname || ' ' || p.pinyin || ' ' || p.initials || ' ' || m.nickname), norm(:search)) > 0)
       AND NOT EXISTS (SELECT 1 FROM group_helper h WHERE h.group_id = m.group_id AND h.person_id = p.id
         AND (h.until IS NULL OR h.until >= :today))
     ORDER BY messages DESC, invited DESC, p.last_active DESC, p.id LIMIT :most`,
    { group: groupId, since, today, search, most },
  ).slice();
}

/** Whether someone is or was in a group. */
export function everInGroup(db: Db, groupId: number, personId: number): boolean {
  return (
    one(db, 'SELECT 1 FROM membership WHERE group_id = ? AND person_id = ? LIMIT 1', groupId, personId) !== undefined
  );
}

/** The name of a helper's person and group, or undefined. */
export function helperNames(db: Db, id: number): { readonly name: string; readonly group: string } | undefined {
  return one(
    db,
    `SELECT p.nickname AS name, g.name AS "group" FROM group_helper h JOIN person p ON p.id = h.person_id
     JOIN chat_group g ON g.id = h.group_id WHERE h.id = ?`,
    id,
  );
}

/** What an appointment says; days are local. */
export interface Appointment {
  readonly groupId: number;
  readonly personId: number;
  readonly duty: string;
  readonly wants: string;
  readonly since: string;
  readonly until: string | null;
}

/** Appoints a helper or changes the appointment; gives its id. */
export function putHelper(db: Db, uid: string, { groupId, personId, duty, wants, since, until }: Appointment): number {
  run(
    db,
    `INSERT INTO group_helper(uid, group_id, person_id, duty, wants, since, until) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT(group_id, person_id) DO UPDATE
       SET duty = excluded.duty, wants = excluded.wants, since = excluded.since, until = excluded.until`,
    uid,
    groupId,
    personId,
    duty,
    wants,
    since,
    until,
  );
  return (
    one<{ id: number }>(db, 'SELECT id FROM group_helper WHERE group_id = ? AND person_id = ?', groupId, personId)
      ?.id ?? 0
  );
}

/** Forgets an appointment. */
export function deleteHelper(db: Db, id: number): void {
  run(db, 'DELETE FROM group_helper WHERE id = ?', id);
}

/** The duties in their order, each with how many have it on `today`. */
export function listDuties(db: Db, today: string): Duty[] {
  return all<Duty>(
    db,
    `SELECT d.id, d.name, d.work, d.letter, (SELECT count(*) FROM group_helper h
       WHERE h.duty = d.name AND (h.until IS NULL OR h.until >= ?)) AS helpers FROM duty d ORDER BY d.sort, d.id`,
    today,
  ).slice();
}

/** A duty by its id or by its name. */
export function findDuty(
  db: Db,
  by: { readonly id: number } | { readonly name: string },
): { readonly id: number; readonly name: string } | undefined {
  return 'id' in by
    ? one(db, 'SELECT id, name FROM duty WHERE id = ?', by.id)
    : one(db, 'SELECT id, name FROM duty WHERE name = ?', by.name);
}

/** Adds a duty at the end; gives its id. */
export function insertDuty(db: Db, uid: string, name: string, work: string, letter: string): number {
  return run(
    db,
    `INSERT INTO duty(uid, name, work, letter, sort) VALUES (?, ?, ?, ?, (SELECT ifnull(max(sort), 0) + 1 FROM duty))`,
    uid,
    name,
    work,
    letter,
  ).id;
}

/** Changes a duty, and its name with those who have it. */
export function updateDuty(db: Db, id: number, before: string, name: string, work: string, letter: string): void {
  run(db, 'UPDATE duty SET name = ?, work = ?, letter = ? WHERE id = ?', name, work, letter, id);
  if (name !== before) run(db, 'UPDATE group_helper SET duty = ? WHERE duty = ?', name, before);
}

/** Takes a duty off the list; who has it keeps it. */
export function deleteDuty(db: Db, id: number): void {
  run(db, 'DELETE FROM duty WHERE id = ?', id);
}
