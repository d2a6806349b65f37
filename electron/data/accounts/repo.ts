import type { Account, AccountEvent, AccountStatus } from '#shared/contract/accounts';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

interface AccountRow {
  readonly id: number;
  readonly name: string;
  readonly wechat_id: string | null;
  readonly colour: string;
  readonly device_id: number | null;
  readonly device_label: string | null;
  readonly device_role: Account['deviceRole'];
  readonly persona_id: number | null;
  readonly side: Account['side'];
  readonly status: AccountStatus;
  readonly standby_id: number | null;
  readonly real_name_checked: number;
  readonly card_checked: number;
  readonly sort: number;
  readonly note: string;
  readonly archived_at: number | null;
  readonly due_count: number;
}

const rowToAccount = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  wechatId: row.wechat_id,
  colour: row.colour,
  deviceId: row.device_id,
  deviceLabel: row.device_label,
  deviceRole: row.device_role,
  personaId: row.persona_id,
  side: row.side,
  status: row.status,
  standbyId: row.standby_id,
  realNameChecked: row.real_name_checked === 1,
  cardChecked: row.card_checked === 1,
  sort: row.sort,
  note: row.note,
  archived: row.archived_at !== null,
  dueCount: row.due_count,
});

const ACCOUNT = `SELECT a.id, a.name, a.wechat_id, a.colour, a.device_id, d.label AS device_label, d.role AS device_role,
    a.persona_id, a.side, a.status, a.standby_id, a.real_name_checked, a.card_checked, a.sort, a.note, a.archived_at,
    (SELECT count(*) FROM delivery WHERE account_id = a.id AND status = 'due' AND due_at <= ?) AS due_count
  FROM account a LEFT JOIN device d ON d.id = a.device_id`;

/** Every account, archived ones last; `now` (UTC ms) decides what is due. */
export function listAccounts(db: Db, now: number): Account[] {
  return all<AccountRow>(db, `${ACCOUNT} ORDER BY a.archived_at IS NOT NULL, a.sort, a.id`, now).map(rowToAccount);
}

/** One account, or undefined. */
export function findAccount(db: Db, id: number, now: number): Account | undefined {
  const row = one<AccountRow>(db, `${ACCOUNT} WHERE a.id = ?`, now, id);
  return row && rowToAccount(row);
}

/** What is stored of an account besides its status. */
export type AccountValues = Omit<Account, 'id' | 'deviceLabel' | 'deviceRole' | 'status' | 'archived' | 'dueCount'>;

const bound = (values: AccountValues): readonly unknown[] => [
  values.name,
  values.wechatId,
  values.colour,
  values.deviceId,
  values.personaId,
  values.standbyId,
  values.side,
  values.realNameChecked ? 1 : 0,
  values.cardChecked ? 1 : 0,
  values.sort,
  values.note,
];

/** Adds an account with status normal; gives its id. */
export function insertAccount(db: Db, uid: string, values: AccountValues, createdAt: number): number {
  return run(
    db,
    `INSERT INTO account(uid, name, wechat_id, colour, device_id, persona_id, standby_id, side, real_name_checked, card_checked, sort, note, created_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    uid,
    ...bound(values),
    createdAt,
  ).id;
}

/** Writes an account's fields. */
export function writeAccount(db: Db, id: number, values: AccountValues): void {
  run(
    db,
    `UPDATE account SET name = ?, wechat_id = ?, colour = ?, device_id = ?, persona_id = ?, standby_id = ?, side = ?,
       real_name_checked = ?, card_checked = ?, sort = ?, note = ? WHERE id = ?`,
    ...bound(values),
    id,
  );
}

/** Sets or clears the archive mark of an account. */
export function markAccountArchived(db: Db, id: number, at: number | null): void {
  run(db, 'UPDATE account SET archived_at = ? WHERE id = ?', at, id);
}

/** How many live groups an account operates. */
export function countOperated(db: Db, id: number): number {
  return (
    one<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM group_account ga JOIN chat_group g ON g.id = ga.group_id
       WHERE ga.account_id = ? AND ga.role = 'operating' AND g.archived_at IS NULL`,
      id,
    )?.count ?? 0
  );
}

/** Sets an account's status and keeps it in its history. */
export function writeStatus(
  db: Db,
  event: {
    readonly uid: string;
    readonly accountId: number;
    readonly at: number;
    readonly status: AccountStatus;
    readonly note: string;
  },
): void {
  run(db, 'UPDATE account SET status = ? WHERE id = ?', event.status, event.accountId);
  run(
    db,
    'INSERT INTO account_event(uid, account_id, at, status, note) VALUES (?, ?, ?, ?, ?)',
    event.uid,
    event.accountId,
    event.at,
    event.status,
    event.note,
  );
}

/** The changes of an account's status, newest first. */
export function listEvents(db: Db, accountId: number): AccountEvent[] {
  return [
    ...all<AccountEvent>(
      db,
      'SELECT id, at, status, note FROM account_event WHERE account_id = ? ORDER BY at DESC, id DESC',
      accountId,
    ),
  ];
}
