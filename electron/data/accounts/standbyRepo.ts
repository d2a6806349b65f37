import type { Inviter } from '#shared/contract/accounts';
import type { GroupSeat, Plan } from '#shared/domain/standby';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** The live groups in which an account sits, with what it still has to do there. */
export function listSeats(db: Db, accountId: number, standbyId: number): GroupSeat[] {
  return all<Omit<GroupSeat, 'operating' | 'standbySits'> & { operating: number; standbySits: number }>(
    db,
    `SELECT g.id AS groupId, g.name, ga.role = 'operating' AS operating,
       EXISTS (SELECT 1 FROM group_account s WHERE s.group_id = g.id AND s.account_id = ? AND s.role <> 'former') AS standbySits,
       (SELECT count(*) FROM delivery d WHERE d.group_id = g.id AND d.account_id = ga.account_id AND d.status = 'due') AS deliveries,
       (SELECT count(*) FROM recurrence_target t WHERE t.group_id = g.id AND t.account_id = ga.account_id) AS series
     FROM group_account ga JOIN chat_group g ON g.id = ga.group_id
     WHERE ga.account_id = ? AND ga.role <> 'former' AND g.archived_at IS NULL ORDER BY g.id`,
    standbyId,
    accountId,
  ).map((row) => ({ ...row, operating: row.operating === 1, standbySits: row.standbySits === 1 }));
}

/** Who could invite the standby into the groups: our other working accounts there, then owners and admins. */
export function listInviters(
  db: Db,
  accountId: number,
  standbyId: number,
): readonly (Omit<Inviter, 'friend'> & { readonly groupId: number; readonly friend: number })[] {
  return all(
    db,
    `SELECT mine.group_id AS groupId, 'account' AS kind, a.name AS name, 1 AS friend, 0 AS rank
     FROM group_account mine
       JOIN group_account other ON other.group_id = mine.group_id AND other.account_id NOT IN (@accountId, @standbyId) AND other.role <> 'former'
       JOIN account a ON a.id = other.account_id AND a.status IN ('normal','restricted') AND a.archived_at IS NULL
     WHERE mine.account_id = @accountId
     UNION ALL
     SELECT mine.group_id, m.role, coalesce(nullif(m.nickname, ''), p.nickname), c.id IS NOT NULL, 1 + (m.role = 'admin')
     FROM group_account mine
       JOIN membership m ON m.group_id = mine.group_id AND m.left_at IS NULL AND m.role IN ('owner','admin')
       JOIN person p ON p.id = m.person_id
       LEFT JOIN contact c ON c.account_id = @standbyId AND c.person_id = p.id
     WHERE mine.account_id = @accountId
       AND NOT EXISTS (SELECT 1 FROM account own WHERE own.wechat_id = p.wechat_id)
     ORDER BY rank, friend DESC, name`,
    { accountId, standbyId },
  );
}

/** How many open posts to Moments an account has. */
export function countMoments(db: Db, accountId: number): number {
  return (
    one<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM delivery WHERE account_id = ? AND status = 'due' AND group_id IS NULL`,
      accountId,
    )?.count ?? 0
  );
}

interface PartRow {
  readonly plan: number;
  readonly id: number;
  readonly group_id: number | null;
  readonly open: number;
}

function toPlans(rows: readonly PartRow[]): Plan[] {
  const plans = new Map<number, { id: number; groupId: number | null; open: boolean }[]>();
  for (const row of rows) {
    const parts = plans.get(row.plan) ?? [];
    parts.push({ id: row.id, groupId: row.group_id, open: row.open === 1 });
    plans.set(row.plan, parts);
  }
  return Array.from(plans, ([id, parts]) => ({ id, parts }));
}

/** The account's slots that have an open delivery, with all their deliveries. */
export function listOpenSlots(db: Db, accountId: number): Plan[] {
  return toPlans(
    all<PartRow>(
      db,
      `SELECT d.slot_id AS plan, d.id, d.group_id, d.status = 'due' AS open FROM delivery d
       WHERE d.slot_id IN (SELECT slot_id FROM delivery WHERE account_id = ? AND status = 'due') ORDER BY d.slot_id, d.id`,
      accountId,
    ),
  );
}

/** The account's repeating plans with their groups; one for Moments has a single part without a group. */
export function listSeries(db: Db, accountId: number): Plan[] {
  return toPlans(
    all<PartRow>(
      db,
      `SELECT r.id AS plan, ifnull(t.id, 0) AS id, t.group_id, 1 AS open
       FROM recurrence r LEFT JOIN recurrence_target t ON t.recurrence_id = r.id
       WHERE r.account_id = ? AND (r.kind = 'moments' OR t.id IS NOT NULL) ORDER BY r.id, t.id`,
      accountId,
    ),
  );
}

/** Adds the standby to a group in which it does not sit yet, or no longer did. */
export function seatStandby(
  db: Db,
  seat: { readonly uid: string; readonly groupId: number; readonly accountId: number; readonly at: number },
): void {
  run(
    db,
    `INSERT INTO group_account(uid, group_id, account_id, role, joined_at) VALUES (?, ?, ?, 'standby', ?)
     ON CONFLICT(group_id, account_id) DO UPDATE SET role = 'standby' WHERE role = 'former'`,
    seat.uid,
    seat.groupId,
    seat.accountId,
    seat.at,
  );
}

/** Hands the operating seat of a group from one account to another; nothing happens where `from` does not operate. */
export function swapSeats(db: Db, groupId: number, from: number, to: number): void {
  const { changes } = run(
    db,
    `UPDATE group_account SET role = 'standby' WHERE group_id = ? AND account_id = ? AND role = 'operating'`,
    groupId,
    from,
  );
  if (changes === 1)
    run(db, `UPDATE group_account SET role = 'operating' WHERE group_id = ? AND account_id = ?`, groupId, to);
}

/** The scripts of one account alone that the named slots and repeating plans say; `inline` marks a text written for one post. */
export function ownScripts(
  db: Db,
  accountId: number,
  slotIds: readonly number[],
  seriesIds: readonly number[],
): readonly { readonly id: number; readonly inline: 0 | 1 }[] {
  return all<{ id: number; inline: 0 | 1 }>(
    db,
    `SELECT id, inline FROM script WHERE account_id = ? AND (
       id IN (SELECT script_id FROM slot WHERE id IN (SELECT value FROM json_each(?)))
       OR id IN (SELECT script_id FROM recurrence WHERE id IN (SELECT value FROM json_each(?))))`,
    accountId,
    JSON.stringify(slotIds),
    JSON.stringify(seriesIds),
  );
}

/** Makes a script shared by all accounts. */
export function shareScript(db: Db, id: number): void {
  run(db, 'UPDATE script SET account_id = NULL WHERE id = ?', id);
}
