import type { Redemption, Reward, RewardFields } from '#shared/contract/points';
import { localDay } from '#shared/domain/time';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { allOf } from '../db/search';
import { all, ids, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { inScope } from '../members/scope';
import { addEntries, inForce, type EntryRow } from './ledger';

const COLUMNS = `r.id, r.name, r.cost, r.stock, r.note, r.archived_at AS archivedAt,
  (SELECT count(*) FROM point_entry e WHERE e.reward_id = r.id AND e.kind = 'redeem' AND ${inForce('e')}) AS redeemed`;

/** The rewards on offer, or those taken off. */
export function listRewards(db: Db, archived: boolean): Reward[] {
  return [
    ...all<Reward>(
      db,
      `SELECT ${COLUMNS} FROM reward r WHERE (r.archived_at IS NOT NULL) = ? ORDER BY r.sort, r.id`,
      Number(archived),
    ),
  ];
}

function rewardById(db: Db, id: number): Reward {
  const row = one<Reward>(db, `SELECT ${COLUMNS} FROM reward r WHERE r.id = ?`, id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.rewardGone');
  return row;
}

/** Saves a reward, new where `id` is undefined; gives its id. */
export function saveReward(ctx: Context, id: number | undefined, fields: RewardFields): number {
  const { name, cost, stock, note } = fields;
  if (id === undefined)
    return run(
      ctx.db,
      `INSERT INTO reward(uid, name, cost, stock, note, sort)
       VALUES (?, ?, ?, ?, ?, (SELECT ifnull(max(sort), 0) + 1 FROM reward))`,
      ctx.newUid(),
      name,
      cost,
      stock,
      note,
    ).id;
  rewardById(ctx.db, id);
  run(ctx.db, 'UPDATE reward SET name = ?, cost = ?, stock = ?, note = ? WHERE id = ?', name, cost, stock, note, id);
  return id;
}

/** Takes rewards off the shelf, or puts them back; gives those it changed. */
export function archiveRewards(db: Db, list: readonly number[], at: number | null): number[] {
  return list.filter(
    (id) =>
      run(db, 'UPDATE reward SET archived_at = ? WHERE id = ? AND (archived_at IS NULL) = (? IS NOT NULL)', at, id, at)
        .changes > 0,
  );
}

/** Exchanges a member's points for a reward; CONFLICT with a sentence where points or stock do not suffice. */
export function redeem(ctx: Context, id: number, personId: number, note: string): number {
  const { db } = ctx;
  const reward = rewardById(db, id);
  const who = one<{ nickname: string; points: number }>(
    db,
    'SELECT p.nickname, s.points FROM person p JOIN person_stat s ON s.person_id = p.id WHERE p.id = ?',
    personId,
  );
  if (!who) throw new CodedError('NOT_FOUND', 'error.memberGone');
  if (reward.archivedAt !== null) throw new CodedError('CONFLICT', 'error.rewardOff', { reward: reward.name });
  if (reward.stock === 0) throw new CodedError('CONFLICT', 'error.rewardNone', { reward: reward.name });
  if (who.points < reward.cost)
    throw new CodedError('CONFLICT', 'error.pointsTooFew', {
      name: who.nickname,
      balance: who.points,
      cost: reward.cost,
    });
  const entry = addEntries(ctx, [
    {
      personId,
      day: localDay(ctx.now(), ctx.zone),
      kind: 'redeem',
      points: -reward.cost,
      rewardId: id,
      note,
    },
  ]);
  if (reward.stock !== null) run(db, 'UPDATE reward SET stock = stock - 1 WHERE id = ?', id);
  ctx.summarise({ name: who.nickname, reward: reward.name });
  return run(db, 'INSERT INTO redemption(uid, entry_id) VALUES (?, ?)', ctx.newUid(), entry).id;
}

/** Puts what was redeemed back on the shelf; CONFLICT where it was handed over. */
export function takeBackRedemption(db: Db, entry: EntryRow): void {
  const row = one<{ handed_at: number | null }>(db, 'SELECT handed_at FROM redemption WHERE entry_id = ?', entry.id);
  if (row && row.handed_at !== null) throw new CodedError('CONFLICT', 'error.redemptionHanded');
  run(db, 'UPDATE reward SET stock = stock + 1 WHERE id = ? AND stock IS NOT NULL', entry.reward_id);
}

/** Redemptions that wait to be handed over (oldest first), or that were (newest first); those taken back are neither. */
export function redemptionIds(db: Db, accountId: number | null, handed: boolean): Uint32Array<ArrayBuffer> {
  const scope = allOf([inScope(accountId, true)]);
  return ids(
    db,
    `SELECT d.id FROM redemption d JOIN point_entry e ON e.id = d.entry_id JOIN person p ON p.id = e.person_id
     WHERE (d.handed_at IS NOT NULL) = ? AND ${inForce('e')} AND ${scope.sql}
     ORDER BY ${handed ? 'd.handed_at DESC, d.id DESC' : 'd.id'}`,
    Number(handed),
    ...scope.values,
  );
}

/** Redemptions as rows, in the order asked for. */
export function redemptionsByIds(db: Db, accountId: number | null, list: readonly number[]): Redemption[] {
  const scope = allOf([inScope(accountId, true)]);
  return [
    ...all<Redemption>(
      db,
      `SELECT d.id, d.entry_id AS entryId, e.person_id AS personId, p.nickname, r.name AS rewardName, 0 - e.points AS cost,
         e.at, e.note, d.handed_at AS handedAt
       FROM json_each(?) AS asked JOIN redemption d ON d.id = asked.value JOIN point_entry e ON e.id = d.entry_id
       JOIN person p ON p.id = e.person_id JOIN reward r ON r.id = e.reward_id
       WHERE ${scope.sql} ORDER BY asked.key`,
      JSON.stringify(list),
      ...scope.values,
    ),
  ];
}

/** Notes that redemptions were handed over, or that they were not after all; gives those it changed. */
export function handOver(db: Db, list: readonly number[], at: number | null): number[] {
  return list.filter(
    (id) =>
      run(db, 'UPDATE redemption SET handed_at = ? WHERE id = ? AND (handed_at IS NULL) = (? IS NOT NULL)', at, id, at)
        .changes > 0,
  );
}
