import type { GroupTalk, SilentMember, Talker } from '#shared/contract/chats';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { runsGroup } from '../members/scope';

/** What a group said within some days. */
export interface GroupActivity {
  readonly messages: number;
  /** People who said something; our own accounts and bots are not counted. */
  readonly speakers: number;
}

/** Activity of groups since a day (`YYYY-MM-DD`, counted in) as imported chats tell it; a group that said nothing is left out. */
export function groupActivity(db: Db, groupIds: readonly number[], since: string): ReadonlyMap<number, GroupActivity> {
  const rows = all<GroupActivity & { readonly groupId: number }>(
    db,
    `SELECT d.group_id AS groupId, sum(d.messages) AS messages, count(DISTINCT ifnull(s.person_id, -s.id)) AS speakers
     FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id
     WHERE d.group_id IN (SELECT value FROM json_each(?)) AND d.day >= ? AND s.ignored = 0
     GROUP BY d.group_id`,
    JSON.stringify(groupIds),
    since,
  );
  return new Map(rows.map(({ groupId, messages, speakers }) => [groupId, { messages, speakers }]));
}

const DAYS = `d.day BETWEEN :from AND :to`;

interface TalkRow {
  readonly groupId: number;
  readonly name: string;
  readonly members: number;
  readonly lastAt: number | null;
  readonly unmatched: number;
}

/** The talk of the groups of a workspace (or of one group) that chats were imported for, from one day to another. */
export function listTalk(
  db: Db,
  { accountId, groupId = null }: { readonly accountId: number | null; readonly groupId?: number | null },
  days: readonly string[],
): GroupTalk[] {
  const range = { from: days[0] ?? '', to: days.at(-1) ?? '', group: groupId };
  const groups = all<TalkRow>(
    db,
    `SELECT g.id AS groupId, g.name, ifnull(c.members, 0) AS members, max(s.last_at) AS lastAt,
       sum(s.same_as IS NULL AND s.person_id IS NULL AND s.ignored = 0) AS unmatched
     FROM chat_sender s JOIN chat_group g ON g.id = s.group_id LEFT JOIN group_count c ON c.group_id = g.id
     WHERE g.archived_at IS NULL AND (? IS NULL OR g.id = ?) AND ${runsGroup('g.id')} GROUP BY g.id ORDER BY g.id`,
    groupId,
    groupId,
    accountId,
    accountId,
  );
  const perDay = new Map<number, number[]>();
  for (const row of all<{ groupId: number; day: string; messages: number }>(
    db,
    `SELECT d.group_id AS groupId, d.day, sum(d.messages) AS messages FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id
     WHERE ${DAYS} AND s.ignored = 0 AND (:group IS NULL OR d.group_id = :group) GROUP BY d.group_id, d.day`,
    range,
  )) {
    const counts = perDay.get(row.groupId) ?? days.map(() => 0);
    counts[days.indexOf(row.day)] = row.messages;
    perDay.set(row.groupId, counts);
  }
  const spoke = new Map(
    all<{ groupId: number; speakers: number; here: number }>(
      db,
      `SELECT d.group_id AS groupId, count(DISTINCT ifnull(s.person_id, -s.id)) AS speakers, count(DISTINCT m.person_id) AS here
       FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id
       LEFT JOIN membership m ON m.group_id = d.group_id AND m.person_id = s.person_id AND m.left_at IS NULL
       WHERE ${DAYS} AND s.ignored = 0 AND (:group IS NULL OR d.group_id = :group) GROUP BY d.group_id`,
      range,
    ).map((row) => [row.groupId, row]),
  );
  return groups.map((group) => {
    const counts = perDay.get(group.groupId) ?? days.map(() => 0);
    const { speakers = 0, here = 0 } = spoke.get(group.groupId) ?? {};
    return {
      ...group,
      days: counts,
      messages: counts.reduce((sum, count) => sum + count, 0),
      speakers,
      silent: Math.max(0, group.members - here),
    };
  });
}

/** Who said most in a group from one day to another. */
export const listTalkers = (db: Db, groupId: number, from: string, to: string, limit: number): Talker[] =>
  Array.from(
    all<Talker>(
      db,
      `SELECT min(s.id) AS senderId, s.person_id AS personId, ifnull(p.nickname, s.name) AS name,
         sum(d.messages) AS messages, count(DISTINCT d.day) AS days
       FROM talk_day d JOIN chat_sender s ON s.id = d.sender_id LEFT JOIN person p ON p.id = s.person_id
       WHERE d.group_id = :group AND ${DAYS} AND s.ignored = 0
       GROUP BY ifnull(s.person_id, -s.id) ORDER BY messages DESC, senderId LIMIT :limit`,
      { group: groupId, from, to, limit },
    ),
  );

/** Members of a group who said nothing from one day to another, those who have been silent longest first. */
export const listSilent = (db: Db, groupId: number, from: string, to: string): SilentMember[] =>
  Array.from(
    all<SilentMember>(
      db,
      `WITH spoke AS (SELECT s.person_id, max(s.last_at) AS lastAt,
           max(EXISTS (SELECT 1 FROM talk_day d WHERE d.sender_id = s.id AND ${DAYS})) AS lately
         FROM chat_sender s WHERE s.group_id = :group AND s.person_id IS NOT NULL GROUP BY s.person_id)
       SELECT p.id AS personId, ifnull(nullif(m.nickname, ''), p.nickname) AS name, m.joined_at AS joinedAt, k.lastAt
       FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN spoke k ON k.person_id = m.person_id
       WHERE m.group_id = :group AND m.left_at IS NULL AND ifnull(k.lately, 0) = 0
       ORDER BY k.lastAt IS NOT NULL, k.lastAt, m.joined_at, p.id`,
      { group: groupId, from, to },
    ),
  );

/** How many of some days no imported chat of a group tells of. */
export function unknownDays(db: Db, groupId: number, days: readonly string[]): number {
  const spans = all<{ first: string; last: string }>(
    db,
    'SELECT first_day AS first, last_day AS last FROM chat_span WHERE group_id = ?',
    groupId,
  );
  return days.filter((day) => !spans.some(({ first, last }) => first <= day && day <= last)).length;
}

/** How many messages of a group have their words kept, and how many senders do not count. */
export const keptOf = (db: Db, groupId: number): { readonly kept: number; readonly ignored: number } =>
  one(
    db,
    `SELECT (SELECT count(*) FROM chat_message WHERE group_id = :group) AS kept,
       (SELECT count(*) FROM chat_sender WHERE group_id = :group AND ignored = 1) AS ignored`,
    { group: groupId },
  ) ?? { kept: 0, ignored: 0 };

/** Who came, who went and what was breached in a group between two instants (UTC ms; the second is past the end). */
export const comingsOf = (
  db: Db,
  groupId: number,
  from: number,
  to: number,
): { readonly joined: number; readonly left: number; readonly violations: number } =>
  one(
    db,
    `SELECT (SELECT count(*) FROM membership WHERE group_id = :group AND joined_at >= :from AND joined_at < :to) AS joined,
       (SELECT count(*) FROM membership WHERE group_id = :group AND left_at >= :from AND left_at < :to) AS left,
       (SELECT count(*) FROM violation WHERE group_id = :group AND at >= :from AND at < :to) AS violations`,
    { group: groupId, from, to },
  ) ?? { joined: 0, left: 0, violations: 0 };
