import type { Db } from '../db/open';
import { all } from '../db/sql';

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
