import type { HandlersOf } from '#shared/contract/index';
import type { violationRoutes } from '#shared/contract/violations';
import { nextAction } from '#shared/domain/violations';
import type { ActionContext } from '../context';
import { endStay, openStay, personById } from '../members/write';
import { settleInvites } from '../points/invites';
import {
  deleteViolations,
  insertViolation,
  listViolations,
  setForgiven,
  strikeLimits,
  strikesOf,
  updateViolation,
  violationById,
} from './repo';

export const violationHandlers: HandlersOf<typeof violationRoutes, ActionContext> = {
  'violation.list': ({ db }, which) => listViolations(db, which),
  'violation.suggest': ({ db }, { personId }) => {
    const strikes = strikesOf(db, personId);
    return { strikes, action: nextAction(strikes, strikeLimits(db)) };
  },
  'violation.record': (ctx, { personId, left, ...breach }) => {
    const { db } = ctx;
    const { nickname } = personById(db, personId);
    const at = breach.at ?? ctx.now();
    const strikes = breach.strikes ?? 1;
    const id = insertViolation(db, ctx.newUid(), { ...breach, personId, at, strikes, note: breach.note ?? '' });
    const stay = left && breach.groupId !== null ? openStay(db, personId, breach.groupId) : undefined;
    if (stay) {
      endStay(db, stay.id, at, 'removed');
      settleInvites(ctx, [personId]);
    }
    ctx.summarise({ name: nickname });
    return { ids: [id] };
  },
  'violation.update': (ctx, { id, changes }) => {
    const before = violationById(ctx.db, id);
    updateViolation(ctx.db, id, {
      groupId: changes.groupId === undefined ? before.groupId : changes.groupId,
      at: changes.at ?? before.at,
      rule: changes.rule ?? before.rule,
      said: changes.said ?? before.said,
      action: changes.action ?? before.action,
      strikes: changes.strikes ?? before.strikes,
      note: changes.note ?? before.note,
    });
    ctx.summarise({ name: before.nickname });
    return { ids: [id] };
  },
  'violation.forgive': (ctx, { ids, forgiven }) => {
    const changed = setForgiven(ctx.db, ids, forgiven ? ctx.now() : null);
    ctx.summarise({ count: changed.length });
    return { ids: changed };
  },
  'violation.delete': (ctx, { ids }) => {
    const gone = deleteViolations(ctx.db, ids);
    ctx.summarise({ count: gone.length });
    return { ids: gone };
  },
};
