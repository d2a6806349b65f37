import type { groupRoutes } from '#shared/contract/groups';
import type { HandlersOf } from '#shared/contract/index';
import { DAY_MS, instantOf, localDay, type Moment } from '#shared/domain/time';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import { factValue } from '../settings/repo';
import { addGroups, changeGroup, groupName, seatAccounts, suggestNames } from './edit';
import { insertKind, listKinds, readKind, updateKind } from './kindRepo';
import { findStage } from './stageRepo';
import { listGroupIds } from './listRepo';
import { readGroup, readGroups } from './repo';
import {
  colourGroupSet,
  deleteGroupSet,
  fillGroupSet,
  groupSetName,
  groupSetNamed,
  insertGroupSet,
  listGroupSets,
  orderGroupSets,
  renameGroupSet,
} from './setRepo';
import { dropOpenPosts, liveGroupNamed, putInKind, putInStage, setArchived, setQr, tickCheck } from './writeRepo';

/** Days a QR code is good for where the figure of WeChat was cleared. */
const QR_DAYS = 7;

export const groupHandlers: HandlersOf<typeof groupRoutes, ActionContext> = {
  'group.ids': (ctx, { filter, sort }) => listGroupIds(ctx.db, filter, sort, at(ctx)),
  'group.many': (ctx, { ids }) => readGroups(ctx.db, ids, at(ctx)).slice(),
  'group.get': (ctx, { id }) => readGroup(ctx.db, id, at(ctx)),
  'group.suggestName': ({ db }, wanted) => suggestNames(db, wanted).slice(),
  'group.create': (ctx, input) => ({ ids: addGroups(ctx, input) }),
  'group.update': (ctx, { id, ...changes }) => {
    changeGroup(ctx, id, changes);
    ctx.summarise({ name: groupName(ctx.db, id) });
    return { ids: [id] };
  },
  'group.setKind': (ctx, { ids, kindId }) => {
    const kind = readKind(ctx.db, kindId);
    putInKind(ctx.db, ids, kindId);
    ctx.summarise({ name: groupName(ctx.db, ids[0] ?? 0), count: ids.length, kind: kind.name });
    return { ids };
  },
  'group.archive': (ctx, { ids }) => {
    dropOpenPosts(ctx.db, setArchived(ctx.db, ids, ctx.now()));
    return summed(ctx, ids);
  },
  'group.restore': (ctx, { ids }) => {
    for (const id of ids) {
      const name = groupName(ctx.db, id);
      if (liveGroupNamed(ctx.db, name, id)) throw new CodedError('CONFLICT', 'error.groupNameTaken', { name });
      setArchived(ctx.db, [id], null);
    }
    return summed(ctx, ids);
  },
  'group.setAccounts': (ctx, input) => {
    seatAccounts(ctx, input);
    return summed(ctx, input.ids);
  },
  'group.setStage': (ctx, { ids, stageId, on }) => {
    const stage = findStage(ctx.db, stageId);
    if (!stage) throw new CodedError('NOT_FOUND', 'error.stageMissing');
    const since = on === undefined ? ctx.now() : instantOf(`${on}T00:00`, ctx.zone);
    for (const id of ids) putInStage(ctx.db, id, stageId, localDay(since, ctx.zone), since);
    ctx.summarise({ name: groupName(ctx.db, ids[0] ?? 0), count: ids.length, stage: stage.name });
    return { ids };
  },
  'group.tickCheck': (ctx, { id, checkId, done }) => {
    tickCheck(ctx.db, id, checkId, done ? ctx.now() : null);
    return summed(ctx, [id]);
  },
  'group.setQr': (ctx, { id, materialId, validUntil }) => {
    const days = factValue(ctx.db, 'qrDays') ?? QR_DAYS;
    setQr(ctx.db, id, materialId, validUntil ?? (materialId === null ? null : ctx.now() + days * DAY_MS));
    return summed(ctx, [id]);
  },
  'groupSet.list': ({ db }) => listGroupSets(db),
  'groupSet.save': (ctx, { id, name, colour, groupIds }) => {
    if (groupSetNamed(ctx.db, name, id ?? 0)) throw new CodedError('CONFLICT', 'error.setNameTaken', { name });
    const setId = id ?? insertGroupSet(ctx.db, ctx.newUid(), name);
    if (id !== undefined) renameGroupSet(ctx.db, id, name);
    if (colour !== undefined) colourGroupSet(ctx.db, setId, colour);
    fillGroupSet(ctx.db, setId, groupIds);
    ctx.summarise({ name, count: groupIds.length });
    return { ids: [setId] };
  },
  'groupSet.delete': (ctx, { id }) => {
    ctx.summarise({ name: groupSetName(ctx.db, id) ?? '' });
    deleteGroupSet(ctx.db, id);
    return { ids: [id] };
  },
  'groupSet.order': (ctx, { ids }) => {
    orderGroupSets(ctx.db, ids);
    return { ids };
  },
  'kind.list': ({ db }) => listKinds(db),
  'kind.save': (ctx, { id, ...kind }) => {
    const uid = ctx.newUid();
    if (id !== undefined) updateKind(ctx.db, id, kind);
    ctx.summarise({ name: kind.name });
    return { ids: [id ?? insertKind(ctx.db, uid, uid, kind)] };
  },
};

const at = ({ now, zone }: Context): Moment => ({ now: now(), zone });

/** Words for the undo list: how many groups, and the first one's name. */
function summed(ctx: Context, ids: readonly number[]): { ids: number[] } {
  ctx.summarise({ name: groupName(ctx.db, ids[0] ?? 0), count: ids.length });
  return { ids: [...ids] };
}
