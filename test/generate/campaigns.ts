import { addDays, localDay } from '#shared/domain/time';
import type { Db } from '../../electron/data/db/open';
import type { Chance } from './chance';
import { ACCOUNTS, type MadeGroup } from './groups';
import { rowsOf } from './rows';

const NAMES = ['老带新送素圈', '双十一邀请有礼', '新品拉新'];

/** Three campaigns of each account in all its groups, the newest still on, with rewards for those who brought enough; a tenth of them is given. */
export function makeCampaigns(db: Db, groups: readonly MadeGroup[], now: number, chance: Chance): void {
  const campaign = rowsOf(db, 'campaign', 'uid, account_id, name, aim, starts_on, ends_on, reason');
  const target = rowsOf(db, 'campaign_group', 'campaign_id, group_id');
  const stage = rowsOf(db, 'reward_stage', 'uid, campaign_id, invites, reward, points');
  const given = rowsOf(db, 'reward_grant', 'uid, stage_id, person_id, at');
  const reached = db
    .prepare<[], { account: number; id: number }>(
      `SELECT ga.account_id AS account, m.inviter_id AS id FROM membership m JOIN group_account ga ON ga.group_id = m.group_id
       WHERE m.left_at IS NULL AND ga.role = 'operating' AND m.inviter_id IS NOT NULL
       GROUP BY 1, 2 HAVING count(DISTINCT m.person_id) >= 10 ORDER BY 1, 2`,
    )
    .all();
  for (let account = 1; account <= ACCOUNTS; account += 1)
    for (const [at, name] of NAMES.entries()) {
      const starts = addDays(localDay(now), -20 - 60 * at);
      const id = campaign.add(`cam${account}-${at}`, account, name, 'fission', starts, addDays(starts, 30), 'fission');
      for (const group of groups) if (group.account === account) target.add(id, group.id);
      const first = stage.add(`rst${id}-3`, id, 3, '素圈一只', 0);
      stage.add(`rst${id}-10`, id, 10, '88 元红包', 0);
      for (const person of reached)
        if (person.account === account && chance.of(0.1)) given.add(`gra${first}-${person.id}`, first, person.id, now);
    }
  for (const rows of [campaign, target, stage, given]) rows.end();
}
