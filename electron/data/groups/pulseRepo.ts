import type { Group } from '#shared/contract/groups';
import { dayBounds, lastDays, localDay } from '#shared/domain/time';
import { groupActivity } from '../chats/activityRepo';
import type { Db } from '../db/open';
import { all } from '../db/sql';

/** How many local days the figures of a row reach back, today included. */
export const PULSE_DAYS = 7;

/** The local days that a reading covers, oldest first, and where the first begins (UTC ms). */
export interface Days {
  readonly days: readonly string[];
  readonly since: number;
}

/** The last `count` local days with their beginning. `now` in UTC ms. */
export function daysBack(count: number, now: number, zone: string): Days {
  const days = lastDays(count, now, zone);
  return { days, since: dayBounds(days[0] ?? localDay(now, zone), zone)[0] };
}

export type Pulse = Pick<Group, 'joins' | 'leaves' | 'messages' | 'speakers'>;

/** Joins and leaves a day and what was said, of each of these groups, over the days given. */
export function readPulses(db: Db, groupIds: readonly number[], { days, since }: Days): ReadonlyMap<number, Pulse> {
  const wanted = JSON.stringify(groupIds);
  const talk = groupActivity(db, groupIds, days[0] ?? '');
  const found = new Map(
    groupIds.map((id) => [
      id,
      {
        joins: days.map(() => 0),
        leaves: days.map(() => 0),
        messages: talk.get(id)?.messages ?? 0,
        speakers: talk.get(id)?.speakers ?? 0,
      },
    ]),
  );
  const at = new Map(days.map((day, index) => [day, index]));
  for (const { group_id, day, joined, count } of all<{ group_id: number; day: string; joined: 0 | 1; count: number }>(
    db,
    // Three readings, each along an index; who left was also once new.
    `SELECT group_id, local_day(joined_at) AS day, 1 AS joined, count(*) AS count FROM membership
       WHERE group_id IN (SELECT value FROM json_each(:ids)) AND left_at IS NULL AND joined_at >= :since GROUP BY 1, 2
     UNION ALL SELECT group_id, local_day(joined_at), 1, count(*) FROM membership
       WHERE group_id IN (SELECT value FROM json_each(:ids)) AND left_at >= :since AND joined_at >= :since GROUP BY 1, 2
     UNION ALL SELECT group_id, local_day(left_at), 0, count(*) FROM membership
       WHERE group_id IN (SELECT value FROM json_each(:ids)) AND left_at >= :since GROUP BY 1, 2`,
    { ids: wanted, since },
  )) {
    const index = at.get(day);
    const pulse = found.get(group_id);
    if (index === undefined || !pulse) continue;
    const series = joined ? pulse.joins : pulse.leaves;
    series[index] = (series[index] ?? 0) + count;
  }
  return found;
}
