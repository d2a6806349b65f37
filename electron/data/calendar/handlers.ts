import type { calendarRoutes } from '#shared/contract/calendar';
import type { HandlersOf } from '#shared/contract/index';
import type { CommandResult } from '#shared/contract/route';
import type { ActionContext, Context } from '../context';
import { conflictsOf } from './checks';
import { extendHorizon } from './horizon';
import { copySlots, createSlots, deleteSlots, moveSlots, updateSlot } from './plan';
import { readScriptHead, readSlot, slotDetail, slotsInRange } from './repo';

/** Tells the undo list which slots these are; gives the command's result. */
function told(ctx: Context, ids: readonly number[], head: Head = headOf(ctx, ids[0])): CommandResult {
  ctx.summarise({ title: head.title, n: ids.length }, head.accountId);
  return { ids: [...ids] };
}

interface Head {
  readonly title: string;
  readonly accountId: number | undefined;
}

function headOf(ctx: Context, id: number | undefined): Head {
  const slot = id === undefined ? undefined : readSlot(ctx.db, id);
  return { title: (slot && readScriptHead(ctx.db, slot.script_id)?.title) ?? '', accountId: slot?.account_id };
}

export const calendarHandlers: HandlersOf<typeof calendarRoutes, ActionContext> = {
  'slot.create': (ctx, draft) => told(ctx, createSlots(ctx, draft)),
  'slot.update': (ctx, { id, reach, draft }) => told(ctx, updateSlot(ctx, id, reach, draft)),
  'slot.move': (ctx, move) => told(ctx, moveSlots(ctx, move)),
  'slot.copy': (ctx, move) => told(ctx, copySlots(ctx, move)),
  'slot.delete': (ctx, { ids, reach }) => {
    const head = headOf(ctx, ids[0]);
    return told(ctx, deleteSlots(ctx, ids, reach), head);
  },
  'slot.range': ({ db }, { from, to, accountId }) => slotsInRange(db, from, to, accountId),
  'slot.get': ({ db }, { id }) => slotDetail(db, id),
  'slot.conflicts': (ctx, { draft, slotId }) => [...conflictsOf(ctx, draft, slotId)],
  'slot.extendHorizon': extendHorizon,
};
