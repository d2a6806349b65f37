import type { MemberContact, MemberPage, Stay } from '#shared/contract/members';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { CodedError } from '../errors';
import { membersByIds } from './repo';
import { runsGroup } from './scope';

/** Everything about one member that the workspace may see; NOT_FOUND otherwise. */
export function memberPage(db: Db, id: number, accountId: number | null): MemberPage {
  const [member] = membersByIds(db, [id], accountId);
  const row = one<{ note: string }>(db, 'SELECT note FROM person WHERE id = ?', id);
  if (!member || !row) throw new CodedError('NOT_FOUND', 'error.memberGone');
  return {
    ...member,
    note: row.note,
    contacts: contactsOf(db, id, accountId),
    stays: staysOf(db, id, accountId),
    invited: invitedBy(db, id, accountId),
    oldNames: oldNamesOf(db, id),
  };
}

function contactsOf(db: Db, id: number, accountId: number | null): MemberContact[] {
  const rows = all<{
    account_id: number;
    name: string;
    colour: string;
    remark: string;
    added_on: string | null;
    channel: string;
  }>(
    db,
    `SELECT c.account_id, a.name, a.colour, c.remark, c.added_on, c.channel FROM contact c JOIN account a ON a.id = c.account_id
     WHERE c.person_id = ? AND (? IS NULL OR c.account_id = ?) ORDER BY a.sort, a.id`,
    id,
    accountId,
    accountId,
  );
  return rows.map((row) => ({
    accountId: row.account_id,
    accountName: row.name,
    colour: row.colour,
    remark: row.remark,
    addedOn: row.added_on,
    channel: row.channel,
  }));
}

interface StayRow {
  readonly id: number;
  readonly group_id: number;
  readonly group_name: string;
  readonly nickname: string;
  readonly role: Stay['role'];
  readonly joined_at: number | null;
  readonly join_how: Stay['joinHow'];
  readonly inviter_id: number | null;
  readonly inviter: string | null;
  readonly left_at: number | null;
  readonly left_how: Stay['leftHow'];
}

function staysOf(db: Db, id: number, accountId: number | null): Stay[] {
  const rows = all<StayRow>(
    db,
    `SELECT m.id, m.group_id, g.name AS group_name, m.nickname, m.role, m.joined_at, m.join_how,
       m.inviter_id, i.nickname AS inviter, m.left_at, m.left_how
     FROM membership m JOIN chat_group g ON g.id = m.group_id LEFT JOIN person i ON i.id = m.inviter_id
     WHERE m.person_id = ? AND ${runsGroup('m.group_id')}
     ORDER BY m.left_at IS NOT NULL, ifnull(m.joined_at, m.left_at) DESC, m.id DESC`,
    id,
    accountId,
    accountId,
  );
  return rows.map((row) => ({
    id: row.id,
    groupId: row.group_id,
    groupName: row.group_name,
    nickname: row.nickname,
    role: row.role,
    joinedAt: row.joined_at,
    joinHow: row.join_how,
    inviter: row.inviter_id === null ? null : { id: row.inviter_id, nickname: row.inviter ?? '' },
    leftAt: row.left_at,
    leftHow: row.left_how,
  }));
}

function invitedBy(db: Db, id: number, accountId: number | null): MemberPage['invited'] {
  const rows = all<{ id: number; nickname: string; group_name: string; joined_at: number | null }>(
    db,
    `SELECT p.id, p.nickname, g.name AS group_name, m.joined_at
     FROM membership m JOIN person p ON p.id = m.person_id JOIN chat_group g ON g.id = m.group_id
     WHERE m.inviter_id = ? AND ${runsGroup('m.group_id')} ORDER BY m.joined_at DESC, m.id DESC LIMIT 500`,
    id,
    accountId,
    accountId,
  );
  return rows.map((row) => ({
    id: row.id,
    nickname: row.nickname,
    groupName: row.group_name,
    joinedAt: row.joined_at,
  }));
}

function oldNamesOf(db: Db, id: number): MemberPage['oldNames'] {
  return [
    ...all<{ nickname: string; until: number }>(
      db,
      'SELECT nickname, until FROM person_name WHERE person_id = ? ORDER BY until DESC, id DESC',
      id,
    ),
  ];
}
