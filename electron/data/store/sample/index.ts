import type { Context } from '../../context';
import { writeSetting } from '../../settings/repo';
import community from '../../../../resources/sample/community.json';
import { seeded } from './chance';
import { fillAccounts, fillGroups } from './groups';
import { fillMembers } from './members';
import { fillPlan } from './plan';
import { fillRetros } from './retros';
import { fillScripts } from './scripts';

/** Fills a new workspace set with the sample community, dated around now; runs inside one transaction. */
export function fillSample(base: Omit<Context, 'summarise'>): void {
  const ctx: Context = { ...base, summarise: () => undefined };
  const chance = seeded(20_26);
  for (const [key, value] of Object.entries({
    house: community.house,
    benefit: community.benefit,
    onboarded: true,
  }))
    writeSetting(ctx.db, key, value);
  const accounts = fillAccounts(ctx);
  const scripts = fillScripts(ctx);
  const groups = fillGroups(ctx, accounts, scripts);
  fillMembers(ctx, chance, groups);
  const campaignId = fillPlan(ctx, chance, groups, scripts);
  fillRetros(ctx, groups, campaignId);
}
