import type { chatRoutes } from '#shared/contract/chats';
import type { HandlersOf } from '#shared/contract/index';
import { addDays, dayBounds, lastDays } from '#shared/domain/time';
import type { ActionContext, Context } from '../context';
import { one } from '../db/sql';
import { CodedError } from '../errors';
import { runChat } from '../jobs/chat/runChat';
import { runsGroup } from '../members/scope';
import { comingsOf, keptOf, listSilent, listTalk, listTalkers, unknownDays } from './activityRepo';
import { forgetWords, listSenders, matchSender } from './senderRepo';

const TOP = 20;

export const chatHandlers: HandlersOf<typeof chatRoutes, ActionContext> = {
  'chat.preview': (ctx, input) => runChat(ctx, 'preview', input),
  'chat.apply': async (ctx, input) => {
    const result = await runChat(ctx, 'apply', input);
    if (result.operationId !== null)
      ctx.publish({
        type: 'changed',
        topics: ['chat', 'member', 'membership', 'group', 'point', 'setting', 'operation'],
      });
    return result;
  },
  'chat.groups': (ctx, { accountId, days }) => listTalk(ctx.db, { accountId }, lastDays(days, ctx.now(), ctx.zone)),
  'chat.group': (ctx, { accountId, groupId, days }) => {
    const { db } = ctx;
    const group = groupOf(ctx, accountId, groupId);
    const range = lastDays(days, ctx.now(), ctx.zone);
    const from = range[0] ?? '';
    const to = range.at(-1) ?? '';
    const [talk] = listTalk(db, { accountId, groupId }, range);
    return {
      ...(talk ?? {
        groupId,
        ...group,
        days: range.map(() => 0),
        messages: 0,
        speakers: 0,
        lastAt: null,
        unmatched: 0,
      }),
      silent: talk?.silent ?? group.members,
      from,
      to,
      talkers: listTalkers(db, groupId, from, to, TOP),
      silentMembers: listSilent(db, groupId, from, to),
      unknownDays: unknownDays(db, groupId, range),
      ...keptOf(db, groupId),
    };
  },
  'chat.digest': (ctx, { accountId, groupId, day }) => {
    const { db } = ctx;
    const { name, members } = groupOf(ctx, accountId, groupId);
    const [talk] = listTalk(db, { accountId, groupId }, [addDays(day, -1), day]);
    const [spoke] = listTalk(db, { accountId, groupId }, [day]);
    const [from, to] = dayBounds(day, ctx.zone);
    return {
      name,
      members,
      messages: talk?.days[1] ?? 0,
      before: talk?.days[0] ?? 0,
      speakers: spoke?.speakers ?? 0,
      ...comingsOf(db, groupId, from, to),
      talkers: listTalkers(db, groupId, day, day, 5).map(({ name: who, messages }) => ({ name: who, messages })),
    };
  },
  'chat.senders': (ctx, { accountId, groupId }) => {
    groupOf(ctx, accountId, groupId);
    return listSenders(ctx.db, groupId);
  },
  'chat.match': (ctx, { senderId, personId, ignored }) => {
    ctx.summarise({ name: matchSender(ctx.db, senderId, { personId, ignored }) });
    return { ids: [senderId] };
  },
  'chat.forget': (ctx, { groupId }) => {
    const { name } = groupOf(ctx, null, groupId);
    ctx.summarise({ group: name, count: forgetWords(ctx.db, groupId) });
    return { ids: [groupId] };
  },
};

function groupOf(
  { db }: Context,
  accountId: number | null,
  groupId: number,
): { readonly name: string; readonly members: number } {
  const group = one<{ name: string; members: number }>(
    db,
    `SELECT g.name, ifnull(c.members, 0) AS members FROM chat_group g LEFT JOIN group_count c ON c.group_id = g.id
     WHERE g.id = ? AND ${runsGroup('g.id')}`,
    groupId,
    accountId,
    accountId,
  );
  if (!group) throw new CodedError('NOT_FOUND', 'error.groupGone');
  return group;
}
