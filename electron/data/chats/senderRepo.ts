import type { KnownSender } from '#shared/contract/chats';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';

/** Brings what members of a group are counted as up to date with its chats: messages, and when they last spoke. */
export function refreshPeopleOf(db: Db, groupId: number): void {
  run(
    db,
    `UPDATE person_stat SET messages = (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s
       JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = person_stat.person_id)
     WHERE person_id IN (SELECT person_id FROM chat_sender WHERE group_id = ? AND person_id IS NOT NULL)`,
    groupId,
  );
  run(
    db,
    `UPDATE person SET last_active = (SELECT max(last_at) FROM chat_sender WHERE person_id = person.id)
     WHERE id IN (SELECT person_id FROM chat_sender WHERE group_id = ? AND person_id IS NOT NULL)
       AND ifnull(last_active, -1) < (SELECT max(last_at) FROM chat_sender WHERE person_id = person.id)`,
    groupId,
  );
}

/** Everyone who spoke in a group's imported chats: those who are nobody yet first, then by messages. */
export function listSenders(db: Db, groupId: number): KnownSender[] {
  return all<{
    id: number;
    name: string;
    wechatId: string | null;
    messages: number;
    lastAt: number | null;
    ignored: number;
    personId: number | null;
    nickname: string | null;
  }>(
    db,
    `SELECT s.id, s.name, s.wechat_id AS wechatId, s.last_at AS lastAt, s.ignored, s.person_id AS personId, p.nickname,
       (SELECT ifnull(sum(messages), 0) FROM talk_day WHERE sender_id = s.id) AS messages
     FROM chat_sender s LEFT JOIN person p ON p.id = s.person_id WHERE s.group_id = ? AND s.same_as IS NULL
     ORDER BY s.person_id IS NOT NULL OR s.ignored, messages DESC, s.id`,
    groupId,
  ).map(({ personId, nickname, ignored, ...sender }) => ({
    ...sender,
    ignored: ignored === 1,
    person: personId === null ? null : { id: personId, nickname: nickname ?? '' },
  }));
}

/** Says who a sender is; the figures of whoever they were before and are now follow. Gives the sender's name. */
export function matchSender(
  db: Db,
  id: number,
  to: { readonly personId: number | null; readonly ignored: boolean },
): string {
  const sender = one<{ name: string; person_id: number | null; last_at: number | null }>(
    db,
    'SELECT name, person_id, last_at FROM chat_sender WHERE id = ? AND same_as IS NULL',
    id,
  );
  if (!sender) throw new CodedError('NOT_FOUND', 'error.chat.senderGone');
  if (to.personId !== null && !one(db, 'SELECT 1 FROM person WHERE id = ?', to.personId))
    throw new CodedError('NOT_FOUND', 'error.memberGone');
  const personId = to.ignored ? null : to.personId;
  run(
    db,
    'UPDATE chat_sender SET person_id = :personId, ignored = :ignored WHERE id = :id AND (person_id IS NOT :personId OR ignored <> :ignored)',
    { id, personId, ignored: to.ignored ? 1 : 0 },
  );
  if (personId !== null)
    run(db, 'UPDATE person SET last_active = :at WHERE id = :id AND ifnull(last_active, -1) < :at', {
      id: personId,
      at: sender.last_at ?? -1,
    });
  // What they last said here was taken for the other's last word: that one's own last word counts again.
  if (sender.person_id !== null && sender.person_id !== personId)
    run(
      db,
      `UPDATE person SET last_active = (SELECT max(last_at) FROM chat_sender WHERE person_id = :id)
       WHERE id = :id AND last_active = :at`,
      { id: sender.person_id, at: sender.last_at },
    );
  return sender.name;
}

/** Deletes the kept words of a group; gives how many messages they were. */
export const forgetWords = (db: Db, groupId: number): number =>
  run(db, 'DELETE FROM chat_message WHERE group_id = ?', groupId).changes;
