import type { GroupDay, GroupPath, GroupTalk } from '#shared/contract/groupFigures';
import type { Output } from '#shared/contract/index';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { readPulses, type Days } from './pulseRepo';
import { OPERATING } from './repo';

const TOP = 5;
const POSTS = 5;
const GROUPS_AHEAD = 6;

/** A group day by day; members at the end of each day are counted back from those there now. */
export function readGroupDays(db: Db, id: number, span: Days): GroupDay[] {
  const { joins, leaves } = readPulses(db, [id], span).get(id) ?? { joins: [], leaves: [] };
  const talk = new Map(
    all<{ day: string; messages: number; speakers: number }>(
      db,
      `SELECT d.day, sum(d.messages) AS messages, count(DISTINCT ifnull(s.person_id, -s.id)) AS speakers
       FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id
       WHERE d.group_id = ? AND d.day >= ? AND s.ignored = 0 GROUP BY d.day`,
      id,
      span.days[0],
    ).map((row) => [row.day, row]),
  );
  let members = one<{ members: number }>(db, 'SELECT members FROM group_count WHERE group_id = ?', id)?.members ?? 0;
  const days: GroupDay[] = [];
  for (let at = span.days.length - 1; at >= 0; at -= 1) {
    const day = span.days[at] ?? '';
    const [joined, left] = [joins[at] ?? 0, leaves[at] ?? 0];
    days.unshift({
      day,
      joined,
      left,
      members,
      messages: talk.get(day)?.messages ?? 0,
      speakers: talk.get(day)?.speakers ?? 0,
    });
    members += left - joined;
  }
  return days;
}

/** Who said most in a group since a local day, and how many of its members said nothing. */
export function readTalk(db: Db, id: number, since: string): GroupTalk {
  const known = one(db, 'SELECT 1 FROM talk_day WHERE group_id = ? AND day >= ? LIMIT 1', id, since) !== undefined;
  if (!known) return { known, top: [], silent: 0 };
  const top = all<GroupTalk['top'][number]>(
    db,
    `SELECT s.person_id AS personId, p.nickname, sum(d.messages) AS messages
     FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id JOIN person p ON p.id = s.person_id
     WHERE d.group_id = ? AND d.day >= ? AND s.ignored = 0
       AND EXISTS (SELECT 1 FROM membership m WHERE m.group_id = d.group_id AND m.person_id = s.person_id AND m.left_at IS NULL)
     GROUP BY s.person_id ORDER BY messages DESC, s.person_id LIMIT ?`,
    id,
    since,
    TOP,
  ).slice();
  const silent = one<{ n: number }>(
    db,
    `SELECT count(*) AS n FROM membership m WHERE m.group_id = ? AND m.left_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id AND d.day >= ?
       WHERE s.person_id = m.person_id AND s.group_id = m.group_id)`,
    id,
    since,
  );
  return { known, top, silent: silent?.n ?? 0 };
}

/** For each of these kinds: its live groups in the workspace, and how many of a group's members are in one of them. */
export function insideKinds(
  db: Db,
  id: number,
  kindIds: readonly number[],
  accountId: number | null,
): readonly { readonly kindId: number; readonly groups: number; readonly inside: number }[] {
  return all(
    db,
    `WITH ahead AS MATERIALIZED (
       SELECT g.id, g.kind_id FROM chat_group g
       WHERE g.kind_id IN (SELECT value FROM json_each(:kinds)) AND g.archived_at IS NULL AND g.id <> :group
         AND (:account IS NULL OR ${OPERATING} = :account)),
     met AS MATERIALIZED (
       SELECT a.kind_id, count(DISTINCT m.person_id) AS inside FROM membership m
         JOIN membership n ON n.person_id = m.person_id AND n.left_at IS NULL JOIN ahead a ON a.id = n.group_id
       WHERE m.group_id = :group AND m.left_at IS NULL GROUP BY a.kind_id)
     SELECT a.kind_id AS kindId, count(*) AS groups, ifnull(max(t.inside), 0) AS inside
     FROM ahead a LEFT JOIN met t ON t.kind_id = a.kind_id GROUP BY a.kind_id`,
    { kinds: JSON.stringify(kindIds), group: id, account: accountId },
  );
}

/** Live groups of a kind in the workspace, those with most of a group's members first. */
export function groupsAhead(db: Db, id: number, kindId: number, accountId: number | null): GroupPath['next'] {
  return all<GroupPath['next'][number]>(
    db,
    `WITH met AS MATERIALIZED (
       SELECT n.group_id, count(*) AS inside FROM membership m
         JOIN membership n ON n.person_id = m.person_id AND n.left_at IS NULL
       WHERE m.group_id = :group AND m.left_at IS NULL GROUP BY n.group_id)
     SELECT g.id AS groupId, g.name, ifnull(c.members, 0) AS members, ifnull(t.inside, 0) AS inside
     FROM chat_group g LEFT JOIN met t ON t.group_id = g.id LEFT JOIN group_count c ON c.group_id = g.id
     WHERE g.kind_id = :kind AND g.archived_at IS NULL AND g.id <> :group
       AND (:account IS NULL OR ${OPERATING} = :account)
     ORDER BY inside DESC, members DESC, g.id LIMIT :most`,
    { group: id, kind: kindId, account: accountId, most: GROUPS_AHEAD },
  ).slice();
}

type Posts = Output<'group.posts'>;

/** What goes to a group next, and what went there last. */
export function groupPosts(db: Db, id: number): Posts {
  const read = (where: string, order: 'd.due_at' | 'd.done_at DESC'): Posts['next'] =>
    all<Posts['next'][number]>(
      db,
      `SELECT d.id AS deliveryId, d.slot_id AS slotId, s.title, d.due_at AS dueAt, d.done_at AS doneAt
       FROM delivery d JOIN slot l ON l.id = d.slot_id JOIN script s ON s.id = l.script_id
       WHERE d.group_id = ? AND ${where} ORDER BY ${order}, d.id LIMIT ${POSTS}`,
      id,
    ).slice();
  return { next: read(`d.status = 'due'`, 'd.due_at'), last: read(`d.status = 'sent'`, 'd.done_at DESC') };
}

/** Live notes about a group, the newest first. */
export function groupNotes(db: Db, id: number): Output<'group.notes'> {
  return all<Output<'group.notes'>[number]>(
    db,
    `SELECT id, kind, title, updated_at AS updatedAt FROM note
     WHERE group_id = ? AND archived_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT 20`,
    id,
  ).slice();
}

/** The regions of live groups of a workspace. */
export function groupRegions(db: Db, accountId: number | null): string[] {
  return all<{ region: string }>(
    db,
    `SELECT DISTINCT g.region FROM chat_group g WHERE g.region <> '' AND g.archived_at IS NULL
       AND (:account IS NULL OR ${OPERATING} = :account) ORDER BY g.region`,
    { account: accountId },
  ).map((row) => row.region);
}
