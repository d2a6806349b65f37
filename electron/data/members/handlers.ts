import type { HandlersOf } from '#shared/contract/index';
import type { MemberFields, memberRoutes } from '#shared/contract/members';
import type { ActionContext, Context } from '../context';
import { CodedError } from '../errors';
import { settleInvites } from '../points/invites';
import { joinGroup, leaveGroup, nameOrCount, openStays, setRole } from './coming';
import { memberPage } from './page';
import { memberIds, membersByIds } from './repo';
import {
  contactOf,
  insertContact,
  insertPerson,
  personById,
  personIdByWechat,
  setArchived,
  updateContact,
  updatePerson,
} from './write';

export const memberHandlers: HandlersOf<typeof memberRoutes, ActionContext> = {
  'member.ids': (ctx, { filter, sort }) => memberIds(ctx, filter, sort),
  'member.list': (ctx, { filter, sort, first }) => {
    const ids = memberIds(ctx, filter, sort);
    const left = filter.left ? { groupId: filter.groupId ?? null } : undefined;
    return { ids, rows: membersByIds(ctx.db, Array.from(ids.subarray(0, first)), filter.accountId, left) };
  },
  'member.many': ({ db }, { ids, accountId, left }) => membersByIds(db, ids, accountId, left),
  'member.get': ({ db }, { id, accountId }) => memberPage(db, id, accountId),

  'member.create': (ctx, { friend, joins, ...given }) => {
    const fields = complete({ ...EMPTY, ...given });
    refuseTaken(ctx, fields.wechatId, null);
    const id = insertPerson(ctx.db, ctx.newUid(), fields, ctx.now());
    if (friend) setRemark(ctx, { ...friend, id });
    if (joins) openStays(ctx, [id], joins);
    settleInvites(ctx, [id]);
    ctx.summarise({ name: fields.nickname }, friend?.accountId);
    return { ids: [id] };
  },
  'member.update': (ctx, { id, changes }) => {
    const before = personById(ctx.db, id);
    const { wechat_id: wechatId, nickname, phone, city, gender, note } = before;
    const was = { wechatId, nickname, phone, city, gender, note };
    const fields = complete({ ...was, ...changes });
    if (JSON.stringify(complete(was)) === JSON.stringify(fields)) return { ids: [] };
    refuseTaken(ctx, fields.wechatId, id);
    updatePerson(ctx.db, before, fields, ctx.now());
    ctx.summarise({ name: fields.nickname });
    return { ids: [id] };
  },
  'member.archive': (ctx, { ids }) => archive(ctx, ids, ctx.now()),
  'member.restore': (ctx, { ids }) => archive(ctx, ids, null),

  'member.join': joinGroup,
  'member.leave': leaveGroup,
  'member.setRole': setRole,
  'member.setRemark': (ctx, input) => {
    setRemark(ctx, input);
    ctx.summarise(nameOrCount(ctx, [input.id]), input.accountId);
    return { ids: [input.id] };
  },
};

const EMPTY: Omit<MemberFields, 'nickname'> = { wechatId: null, phone: null, city: '', gender: '', note: '' };

/** An empty WeChat ID or phone is none: the database holds them unique, or looks them up. */
const complete = (fields: MemberFields): MemberFields => ({
  nickname: fields.nickname,
  wechatId: fields.wechatId || null,
  phone: fields.phone || null,
  city: fields.city,
  gender: fields.gender,
  note: fields.note,
});

function refuseTaken(ctx: Context, wechatId: string | null, own: number | null): void {
  if (wechatId === null) return;
  const holder = personIdByWechat(ctx.db, wechatId);
  if (holder !== null && holder !== own)
    throw new CodedError('CONFLICT', 'error.wechatTaken', { wechatId, name: personById(ctx.db, holder).nickname });
}

function archive(ctx: Context, ids: readonly number[], at: number | null): { ids: number[] } {
  const changed = ids.filter((id) => setArchived(ctx.db, id, at));
  ctx.summarise(nameOrCount(ctx, changed));
  return { ids: changed };
}

type Remark = Parameters<(typeof memberHandlers)['member.setRemark']>[1];

function setRemark(ctx: Context, { id, accountId, remark, addedOn, channel }: Remark): void {
  personById(ctx.db, id);
  const before = contactOf(ctx.db, accountId, id);
  const contact = {
    remark,
    added_on: addedOn === undefined ? (before?.added_on ?? null) : addedOn,
    channel: channel ?? before?.channel ?? '',
  };
  if (before) updateContact(ctx.db, { ...contact, id: before.id });
  else insertContact(ctx.db, ctx.newUid(), accountId, id, contact);
}
