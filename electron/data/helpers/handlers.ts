import type { helperRoutes } from '#shared/contract/helpers';
import type { HandlersOf } from '#shared/contract/index';
import { addDays, localDay } from '#shared/domain/time';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import {
  deleteDuty,
  deleteHelper,
  everInGroup,
  findDuty,
  helperNames,
  insertDuty,
  listDuties,
  listHelpers,
  putHelper,
  suggestHelpers,
  updateDuty,
} from './repo';

/** How far back talk speaks for a candidate, in local days, and how many candidates are offered. */
const TALK_DAYS = 30;
const OFFERED = 20;

export const helperHandlers: HandlersOf<typeof helperRoutes, ActionContext> = {
  'helper.list': (ctx, { groupId }) => listHelpers(ctx.db, groupId, today(ctx)),
  'helper.suggest': (ctx, { groupId, search }) =>
    suggestHelpers(ctx.db, groupId, addDays(today(ctx), 1 - TALK_DAYS), today(ctx), search ?? '', OFFERED),
  'helper.save': (ctx, appointment) => {
    if (!everInGroup(ctx.db, appointment.groupId, appointment.personId))
      throw new CodedError('NOT_FOUND', 'error.helperMissing');
    const id = putHelper(ctx.db, ctx.newUid(), appointment);
    ctx.summarise({ ...helperNames(ctx.db, id), duty: appointment.duty });
    return { ids: [id] };
  },
  'helper.remove': (ctx, { id }) => {
    const names = helperNames(ctx.db, id);
    if (!names) throw new CodedError('NOT_FOUND', 'error.helperMissing');
    ctx.summarise({ ...names });
    deleteHelper(ctx.db, id);
    return { ids: [id] };
  },
  'duty.list': (ctx) => listDuties(ctx.db, today(ctx)),
  'duty.save': (ctx, { id, name, work, letter }) => {
    const { db } = ctx;
    ctx.summarise({ name });
    const taken = findDuty(db, { name });
    if (taken && taken.id !== id) throw new CodedError('CONFLICT', 'error.dutyTaken', { name });
    if (id === undefined) return { ids: [insertDuty(db, ctx.newUid(), name, work, letter)] };
    updateDuty(db, id, dutyNamed(ctx, id), name, work, letter);
    return { ids: [id] };
  },
  'duty.delete': (ctx, { id }) => {
    ctx.summarise({ name: dutyNamed(ctx, id) });
    deleteDuty(ctx.db, id);
    return { ids: [id] };
  },
};

const today = (ctx: Context): string => localDay(ctx.now(), ctx.zone);

function dutyNamed(ctx: Context, id: number): string {
  const duty = findDuty(ctx.db, { id });
  if (!duty) throw new CodedError('NOT_FOUND', 'error.dutyMissing');
  return duty.name;
}
