import type { Fission, Inviter } from '#shared/contract/campaigns';
import type { Db } from '../db/open';
import { all } from '../db/sql';
import { staysIn } from '../members/invites';

interface Brought {
  readonly id: number;
  readonly nickname: string;
  readonly invited: number;
  readonly present: number;
}
interface Stage {
  readonly id: number;
  readonly invites: number;
  readonly reward: string;
  readonly points: number;
}

/** Who brought how many, most still there first; who invited themselves counts for nobody. */
export function inviters(db: Db, campaignId: number, groupId?: number): readonly Brought[] {
  const stays = staysIn({ accountId: null, campaignId, ...(groupId === undefined ? {} : { groupId }) });
  return all<Brought>(
    db,
    `SELECT p.id, p.nickname, i.invited, i.present FROM (
       SELECT m.inviter_id AS id, count(DISTINCT m.person_id) AS invited,
         count(DISTINCT CASE WHEN m.left_at IS NULL THEN m.person_id END) AS present
       FROM membership m WHERE m.inviter_id IS NOT NULL AND m.inviter_id <> m.person_id AND ${stays.sql}
       GROUP BY m.inviter_id) i JOIN person p ON p.id = i.id
     ORDER BY i.present DESC, i.invited DESC, p.id`,
    ...stays.values,
  );
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
      `SELECT g.id, g.name, count(DISTINCT m.person_id) AS invited,
         count(DISTINCT m.person_id) - count(DISTINCT CASE WHEN m.left_at IS NULL THEN m.person_id END) AS lost
       FROM campaign_group cg JOIN chat_group g ON g.id = cg.group_id
         LEFT JOIN membership m ON m.group_id = g.id AND m.inviter_id IS NOT NULL AND m.inviter_id <> m.person_id AND ${stays.sql}
       WHERE cg.campaign_id = ? GROUP BY g.id ORDER BY invited DESC, g.pinyin`,
      ...stays.values,
      campaignId,
    ),
  ];
}

/** What came of members bringing members, of the whole campaign or of one group; rewards count over the whole campaign. */
export function fissionOf(db: Db, campaignId: number, groupId: number | undefined, limit: number): Fission {
  const whole = inviters(db, campaignId);
  const present = new Map(whole.map((each) => [each.id, each.present]));
  const stages = stagesOf(db, campaignId);
  const granted = new Map<number, Inviter['granted']>();
  const grants = all<{ person: number; stage: number; at: number; invites: number }>(
    db,
    `SELECT g.person_id AS person, g.stage_id AS stage, g.at, s.invites FROM reward_grant g JOIN reward_stage s ON s.id = g.stage_id
     WHERE s.campaign_id = ? ORDER BY s.invites, g.id`,
    campaignId,
  );
  for (const { person, stage, at, invites } of grants) {
    const lapsed = (present.get(person) ?? 0) < invites;
    granted.set(person, [...(granted.get(person) ?? []), { stageId: stage, at, lapsed }]);
  }
  const owedOf = (id: number): number[] =>
    stages
      .filter(
        ({ id: stage, invites }) =>
          (present.get(id) ?? 0) >= invites && !granted.get(id)?.some(({ stageId }) => stageId === stage),
      )
      .map((stage) => stage.id);
  const shown = groupId === undefined ? whole : inviters(db, campaignId, groupId);
  const invited = shown.reduce((sum, each) => sum + each.invited, 0);
  return {
    inviters: shown.length,
    invited,
    lost: invited - shown.reduce((sum, each) => sum + each.present, 0),
    stages: stages.map((stage) => {
      const reached = whole.filter((each) => each.present >= stage.invites).length;
      const given = grants.filter((grant) => grant.stage === stage.id);
      const lapsed = given.filter((grant) => (present.get(grant.person) ?? 0) < stage.invites).length;
      return { ...stage, reached, granted: given.length, lapsed, owed: reached - (given.length - lapsed) };
    }),
    rows: shown.slice(0, limit).map(({ id, nickname, invited: brought, present: stays }) => ({
      id,
      nickname,
      invited: brought,
      present: stays,
      lost: brought - stays,
      owed: owedOf(id),
      granted: granted.get(id) ?? [],
    })),
    groups: byGroup(db, campaignId),
  };
}
