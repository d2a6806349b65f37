import type { HandlersOf, Output } from '#shared/contract/index';
import type { memberPageRoutes } from '#shared/contract/memberPage';
import { pinyinOf } from '#shared/text/pinyin';
import type { ActionContext } from '../context';
import type { Db } from '../db/open';
import { all, run } from '../db/sql';
import { CodedError } from '../errors';
import { joinPrevious } from '../operations/coalesce';
import { settleInvites } from '../points/invites';
import { fieldById } from './fields';
import { mergePeople } from './merge';
import { visible } from './scope';
import { standingOf } from './standing';
import { timelineOf } from './timeline';
import { personById, personIdByWechat } from './write';

// Typing with pauses shorter than this is one sitting.
const SITTING_MS = 5 * 60_000;

export const memberPageHandlers: HandlersOf<typeof memberPageRoutes, ActionContext> = {
  'member.standing': ({ db }, { id, accountId }) => standingOf(db, id, accountId),
  'member.timeline': ({ db }, { id, accountId, kinds, limit }) => {
    standingOf(db, id, accountId);
    return timelineOf(db, id, accountId, kinds, limit);
  },
  'member.alike': ({ db }, { id, accountId }) => alike(db, id, accountId),
  'member.setNote': (ctx, { id, note }) => {
    const { nickname } = personById(ctx.db, id);
    ctx.summarise({ name: nickname, subject: id });
    run(ctx.db, 'UPDATE person SET note = ? WHERE id = ? AND note <> ?', note, id, note);
    joinPrevious(ctx.db, 'member.setNote', id, ctx.now() - SITTING_MS);
    return { ids: [id] };
  },
  'member.setExtra': (ctx, { id, fieldId, text }) => {
    const { nickname } = personById(ctx.db, id);
    const { name } = fieldById(ctx.db, fieldId);
    const path = `$."${fieldId}"`;
    if (text === '') run(ctx.db, 'UPDATE person SET extra = json_remove(extra, ?) WHERE id = ?', path, id);
    else run(ctx.db, 'UPDATE person SET extra = json_set(extra, ?, ?) WHERE id = ?', path, text, id);
    ctx.summarise({ name: nickname, field: name });
    return { ids: [id] };
  },
  'member.merge': (ctx, { keepId, goneId, fields }) => {
    const { db } = ctx;
    if (keepId === goneId) throw new CodedError('INVALID', 'error.mergeSelf');
    const wechatId = fields.wechatId || null;
    const holder = wechatId === null ? null : personIdByWechat(db, wechatId);
    if (holder !== null && holder !== keepId && holder !== goneId)
      throw new CodedError('CONFLICT', 'error.wechatTaken', {
        wechatId,
        name: personById(db, holder).nickname,
      });
    const { nickname } = personById(db, goneId);
    mergePeople(db, keepId, goneId, { ...fields, wechatId, phone: fields.phone || null }, ctx.now());
    // Who invited the one may not have invited the other.
    settleInvites(ctx, [keepId]);
    ctx.summarise({ name: fields.nickname, other: nickname });
    return { ids: [keepId] };
  },
};

/** Who may be the same person, by phone or by a name this one has or had; at most twenty, the surest first. */
function alike(db: Db, id: number, accountId: number | null): Output<'member.alike'> {
  const scope = visible(accountId);
  const { nickname, phone } = personById(db, id);
  const former = all<{ nickname: string }>(db, 'SELECT nickname FROM person_name WHERE person_id = ?', id);
  const names = [nickname, ...former.map((old) => old.nickname)];
  return Array.from(
    all<Output<'member.alike'>[number]>(
      db,
      `SELECT p.id, p.nickname, p.wechat_id AS wechatId, CASE WHEN p.phone = :phone THEN 'phone' ELSE 'name' END AS why
       FROM person p WHERE p.id IN (
         SELECT id FROM person WHERE phone = :phone
         UNION SELECT id FROM person WHERE pinyin IN (SELECT value FROM json_each(:pinyin))
           AND nickname IN (SELECT value FROM json_each(:names)))
       AND p.id <> :id AND p.archived_at IS NULL AND ${scope.sql} ORDER BY p.phone IS NOT :phone, p.id LIMIT 20`,
      { id, phone, names: JSON.stringify(names), pinyin: JSON.stringify(names.map((name) => pinyinOf(name).pinyin)) },
      ...scope.values,
    ),
  );
}
