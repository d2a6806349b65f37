import { campaignHandlers } from '../../campaigns/handlers';
import { participantIds } from '../../campaigns/participants';
import type { ActionContext } from '../../context';
import deals from '../../../../resources/sample/deals.json';
import plan from '../../../../resources/sample/plan.json';
import type { Chance } from './chance';
import { asOf, type Days } from './days';
import type { SampleGroup } from './groups';
import type { SampleTown } from './members';

/** The sample's campaigns: one that ended, one that runs today. */
export interface SampleCampaigns {
  readonly past: number;
  readonly running: number;
}

/** Opens both campaigns with their groups. */
export function openCampaigns(ctx: ActionContext, days: Days, groups: readonly SampleGroup[]): SampleCampaigns {
  const accountId = groups[0]?.accountId ?? 0;
  const idsOf = (places: readonly number[]): number[] => places.flatMap((place) => groups[place]?.id ?? []);
  const { campaign, past } = deals;
  const [ended = 0] = campaignHandlers['campaign.save'](ctx, {
    accountId,
    name: past.name,
    aim: 'conversion',
    reason: 'festival',
    play: past.play,
    startsOn: days.date(plan.campaign.daysAgo),
    endsOn: days.date(plan.campaign.endedDaysAgo),
    note: past.note,
    groupIds: idsOf([0, 1, 4, 5, 6, 7]),
  }).ids;
  const [running = 0] = campaignHandlers['campaign.save'](ctx, {
    accountId,
    name: campaign.name,
    aim: 'fission',
    reason: 'fission',
    play: campaign.play,
    startsOn: days.date(campaign.daysAgo),
    endsOn: days.date(-campaign.endsInDays),
    note: campaign.note,
    groupIds: idsOf(campaign.groups),
  }).ids;
  return { past: ended, running };
}

/** Who took part, the steps of the reward, and the first one handed out. */
export function fillCampaigns(
  ctx: ActionContext,
  chance: Chance,
  days: Days,
  { seats }: SampleTown,
  { past, running }: SampleCampaigns,
): void {
  const buyers = new Set([...(seats[5] ?? []), ...(seats[6] ?? [])].map(({ person }) => person.id));
  campaignHandlers['campaign.addMembers'](asOf(ctx, days.at(plan.campaign.daysAgo, 1200)), {
    id: past,
    personIds: Array.from(buyers).slice(0, deals.past.people),
  });
  const [stage = 0] = campaignHandlers['campaign.saveStages'](ctx, { id: running, stages: deals.campaign.stages }).ids;
  const brought = Array.from(
    participantIds(
      ctx.db,
      { accountId: null, id: running, groupId: null, kind: 'inviters', search: '' },
      { by: 'present', desc: true },
    ),
  );
  const others = chance.shuffle((seats[0] ?? []).slice(0, 60).map(({ person }) => person.id));
  campaignHandlers['campaign.addMembers'](asOf(ctx, days.at(deals.campaign.daysAgo, 700)), {
    id: running,
    personIds: [...new Set([...brought, ...others])].slice(0, deals.campaign.listed),
  });
  campaignHandlers['campaign.grant'](asOf(ctx, days.at(1, 1230)), {
    id: running,
    stageId: stage,
    personIds: brought.slice(0, 1),
  });
}
