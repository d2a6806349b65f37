import type { HandlersOf } from '#shared/contract/index';
import type { todayRoutes } from '#shared/contract/today';
import type { ActionContext } from '../context';
import { readDetail } from './content';
import { readFallen, readQueue, readSummary } from './queue';
import { readDelivery } from './repo';
import {
  confirmCopied,
  copyPart,
  pressRound,
  recallRound,
  skipInRound,
  startRound,
  stopRound,
  viewRound,
} from './round';
import { closeUnsent, putOff, reopenDeliveries, sendDeliveries } from './settle';

export const todayHandlers: HandlersOf<typeof todayRoutes, ActionContext> = {
  'delivery.queue': (ctx, { accountId, day }) => readQueue(ctx, accountId, day),
  'delivery.many': ({ db }, ids) =>
    ids.flatMap((id) => {
      const row = readDelivery(db, id);
      return row ? [row] : [];
    }),
  'delivery.get': (ctx, { id }) => readDetail(ctx, id),
  'delivery.send': (ctx, { ids }) => sendDeliveries(ctx, ids),
  'delivery.skip': (ctx, { ids, reason }) => closeUnsent(ctx, ids, 'skipped', reason),
  'delivery.miss': (ctx, { ids }) => closeUnsent(ctx, ids, 'missed', ''),
  'delivery.later': (ctx, { ids, to }) => putOff(ctx, ids, to),
  'delivery.reopen': (ctx, { ids }) => reopenDeliveries(ctx, ids),
  'delivery.fallen': (ctx, { accountId, from, to }) => readFallen(ctx, accountId, from, to),
  'day.summary': (ctx, { accountId }) => readSummary(ctx, accountId),

  'round.view': (ctx) => viewRound(ctx),
  'round.start': (ctx, { accountId, slotId }) => startRound(ctx, accountId, slotId),
  'round.press': (ctx, { accountId }) => pressRound(ctx, accountId),
  'round.skip': (ctx, { reason }) => skipInRound(ctx, reason),
  'round.copy': (ctx, { accountId, deliveryId, part }) => copyPart(ctx, accountId, deliveryId, part),
  'round.copied': (ctx, { serial }) => confirmCopied(ctx, serial),
  'round.stop': (ctx) => stopRound(ctx),
  'round.recall': (ctx) => recallRound(ctx),
};
