import type { HandlersOf } from '#shared/contract/index';
import type { pointRoutes } from '#shared/contract/points';
import type { ActionContext } from '../context';
import { adjust, award, checkIn, counter } from './give';
import { previewInvites, saveAndSettle } from './invites';
import { archiveRewards, handOver, listRewards, redeem, redemptionIds, redemptionsByIds, saveReward } from './rewards';
import { listRules, removeRule, ruleById } from './rules';
import { matchNames, ofMember, perDay, ranked, ranking } from './views';

export const pointHandlers: HandlersOf<typeof pointRoutes, ActionContext> = {
  'pointRule.list': ({ db }) => listRules(db),
  'pointRule.save': saveAndSettle,
  'pointRule.remove': (ctx, { id }) => {
    const { name } = ruleById(ctx.db, id);
    removeRule(ctx.db, id);
    ctx.summarise({ name });
    return { ids: [id] };
  },
  'pointRule.previewInvites': previewInvites,

  'point.matchNames': ({ db }, input) => matchNames(db, input),
  'point.checkIn': checkIn,
  'point.award': award,
  'point.adjust': adjust,
  'point.counter': (ctx, { id, note }) => ({ ids: counter(ctx, id, note) }),
  'point.ofMember': ofMember,
  'point.ranking': ({ db }, filter) => ranking(db, filter),
  'point.ranked': ({ db }, filter) => ranked(db, filter),
  'point.perDay': ({ db }, input) => perDay(db, input),

  'reward.list': ({ db }, { archived }) => listRewards(db, archived),
  'reward.save': (ctx, { id, ...fields }) => {
    ctx.summarise({ name: fields.name });
    return { ids: [saveReward(ctx, id, fields)] };
  },
  'reward.archive': (ctx, { ids, archived }) => {
    const changed = archiveRewards(ctx.db, ids, archived ? ctx.now() : null);
    ctx.summarise({ count: changed.length });
    return { ids: changed };
  },
  'reward.redeem': (ctx, { id, personId, note }) => ({ ids: [redeem(ctx, id, personId, note)] }),
  'redemption.ids': ({ db }, { accountId, handed }) => redemptionIds(db, accountId, handed),
  'redemption.many': ({ db }, { accountId, ids }) => redemptionsByIds(db, accountId, ids),
  'redemption.hand': (ctx, { ids, handed }) => {
    const changed = handOver(ctx.db, ids, handed ? ctx.now() : null);
    ctx.summarise({ count: changed.length });
    return { ids: changed };
  },
};
