import type { Fission } from '#shared/contract/campaigns';
import type { Db } from '../db/open';
import { clause, column, type Clause } from '../db/search';
import { all, one } from '../db/sql';
import { staysIn } from '../members/invites';

interface Stage {
  readonly id: number;
  readonly invites: number;
  readonly reward: string;
  readonly points: number;
}

/** SQL of who brought how many (`id, invited, present`), who invited themselves aside; of some inviters where `only` names them as JSON. */
export function brought(campaignId: number, groupId: number | null, only: string | null = null): Clause {
  const stays = staysIn({ accountId: null, campaignId, ...(groupId === null ? {} : { groupId }) });
  return clause`SELECT m.inviter_id AS id, count(DISTINCT m.person_id) AS invited,
      count(DISTINCT CASE WHEN m.left_at IS NULL THEN m.person_id END) AS present
    FROM membership m WHERE m.inviter_id IS NOT NULL AND m.inviter_id <> m.person_id AND ${stays}
      AND ${only === null ? column('1') : clause`m.inviter_id IN (SELECT value FROM json_each(${only}))`}
    GROUP BY m.inviter_id`;
}

/** A campaign's reward stages, the easiest first. */
export const stagesOf = (db: Db, campaignId: number): readonly Stage[] =>
  all<Stage>(
    db,
    'SELECT id, invites, reward, points FROM reward_stage WHERE campaign_id = ? ORDER BY invites',
    campaignId,
  );

/** Each group of a campaign with whom members brought into it. */
function byGroup(db: Db, campaignId: number): Fission['groups'] {
  const stays = staysIn({ accountId: null, campaignId });
  return [
    ...all<Fission['groups'][number]>(
      db,
      `WITH came AS MATERIALIZED (
         SELECT m.group_id AS id, count(DISTINCT m.person_id) AS invited,
           count(DISTINCT CASE WHEN m.left_at IS NULL THEN m.person_id END) AS present
         FROM membership m WHERE m.inviter_id IS NOT NULL AND m.inviter_id <> m.person_id AND ${stays.sql} GROUP BY m.group_id)
       SELECT g.id, g.name, ifnull(came.invited, 0) AS invited, ifnull(came.invited - came.present, 0) AS lost
       FROM campaign_group cg JOIN chat_group g ON g.id = cg.group_id LEFT JOIN came ON came.id = g.id
       WHERE cg.campaign_id = ? ORDER BY invited DESC, g.pinyin`,
      ...stays.values,
      campaignId,
    ),
  ];
}

/** What came of members bringing members, of the whole campaign or of one group; rewards count over the whole campaign. */
export function fissionOf(db: Db, campaignId: number, groupId: number | undefined): Fission {
  const here = brought(campaignId, groupId ?? null);
  const sums = one<{ inviters: number; invited: number; present: number }>(
    db,
    `SELECT count(*) AS inviters, ifnull(sum(invited), 0) AS invited, ifnull(sum(present), 0) AS present FROM (${here.sql})`,
    ...here.values,
  ) ?? { inviters: 0, invited: 0, present: 0 };
  const whole = brought(campaignId, null);
  const stages = all<Fission['stages'][number]>(
    db,
    `WITH b AS MATERIALIZED (${whole.sql}),
       given AS (SELECT g.stage_id AS stage, count(*) AS granted, count(*) FILTER (WHERE ifnull(b.present, 0) < s.invites) AS lapsed
         FROM reward_stage s JOIN reward_grant g ON g.stage_id = s.id LEFT JOIN b ON b.id = g.person_id
         WHERE s.campaign_id = ? GROUP BY g.stage_id),
       ours AS (SELECT s.*, (SELECT count(*) FROM b WHERE b.present >= s.invites) AS reached FROM reward_stage s WHERE s.campaign_id = ?)
     SELECT o.id, o.invites, o.reward, o.points, o.reached, ifnull(given.granted, 0) AS granted, ifnull(given.lapsed, 0) AS lapsed,
       o.reached - ifnull(given.granted - given.lapsed, 0) AS owed
     FROM ours o LEFT JOIN given ON given.stage = o.id ORDER BY o.invites`,
    ...whole.values,
    campaignId,
    campaignId,
  );
  return {
    inviters: sums.inviters,
    invited: sums.invited,
    lost: sums.invited - sums.present,
    stages: [...stages],
    groups: byGroup(db, campaignId),
  };
}
