import type { ActionContext } from '../../context';
import { writeSetting } from '../../settings/repo';
import community from '../../../../resources/sample/community.json';
import { fillCampaigns, openCampaigns } from './campaigns';
import { seeded } from './chance';
import { daysAround } from './days';
import { fillAccounts, fillGroups, fillSets } from './groups';
import { fillMembers } from './members';
import { fillPlan } from './plan';
import { fillPoints, openInvites, planCheckIns } from './points';
import { fillRetros } from './retros';
import { fillScripts } from './scripts';
import { fillOrders, fillPurge, fillStanding, fillTags } from './standing';
import { fillTalk } from './talk';

/** Fills a new workspace set with the sample community, dated around now; runs inside one transaction, outside any operation. */
export function fillSample(ctx: ActionContext): void {
  const chance = seeded(20_26);
  const days = daysAround(ctx);
  for (const [key, value] of Object.entries({
    house: community.house,
    benefit: community.benefit,
    onboarded: true,
  }))
    writeSetting(ctx.db, key, value);
  const accounts = fillAccounts(ctx);
  const scripts = fillScripts(ctx);
  const groups = fillGroups(ctx, accounts, scripts);
  openInvites(ctx, days);
  const town = fillMembers(ctx, chance, days, groups);
  fillSets(ctx, days, groups, town);
  const campaigns = openCampaigns(ctx, days, groups);
  fillPlan(ctx, chance, groups, scripts, campaigns);
  fillRetros(ctx, groups, campaigns.past);
  const checkIns = planCheckIns(chance, days, town);
  fillTalk(ctx, chance, days, groups, town, checkIns);
  fillOrders(ctx, chance, days, groups, town);
  fillPoints(ctx, chance, days, groups, town, checkIns);
  fillTags(ctx, chance, town);
  fillCampaigns(ctx, chance, days, town, campaigns);
  fillPurge(ctx, days, groups);
  fillStanding(ctx, days, groups, town);
}
