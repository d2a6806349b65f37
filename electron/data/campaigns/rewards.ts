import type { StageFields } from '#shared/contract/campaigns';
import type { Input } from '#shared/contract/index';
import type { CommandResult } from '#shared/contract/route';
import { localDay } from '#shared/domain/time';
import type { Context } from '../context';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { addEntries, counterable, counterOf, inForce } from '../points/ledger';
import { brought, stagesOf } from './fission';
import { campaignOf } from './people';

/** Makes these, and no others, the reward stages of a campaign; gives their ids. */
export function saveStages({ db, newUid }: Context, campaignId: number, stages: readonly StageFields[]): number[] {
  const before = stagesOf(db, campaignId);
  for (const { id, reward } of before) {
    if (stages.some((stage) => stage.id === id)) continue;
    if (one(db, 'SELECT 1 FROM reward_grant WHERE stage_id = ?', id))
      throw new CodedError('CONFLICT', 'error.stageGranted', { reward });
    run(db, 'DELETE FROM reward_stage WHERE id = ?', id);
  }
  if (new Set(stages.map(({ invites }) => invites)).size < stages.length)
    throw new CodedError('INVALID', 'error.stageTwice');
  // Two that change places would meet on the way: first all step aside.
  for (const { id, invites } of before)
    if (stages.some((stage) => stage.id === id && stage.invites !== invites))
      run(db, 'UPDATE reward_stage SET invites = invites + 1000000 WHERE id = ?', id);
  return stages.map(({ id, invites, reward, points }) => {
    if (id === undefined || !before.some((stage) => stage.id === id))
      return run(
        db,
        'INSERT INTO reward_stage(uid, campaign_id, invites, reward, points) VALUES (?, ?, ?, ?, ?)',
        newUid(),
        campaignId,
        invites,
        reward,
        points,
      ).id;
    run(
      db,
      'UPDATE reward_stage SET invites = ?, reward = ?, points = ? WHERE id = ? AND (invites <> ? OR reward <> ? OR points <> ?)',
      invites,
      reward,
      points,
      id,
      invites,
      reward,
      points,
    );
    return id;
  });
}

const distinct = (rows: readonly { readonly person: number }[]): number[] => [
  ...new Set(rows.map(({ person }) => person)),
];

/** `campaign.grant`: hands rewards that are reached and not handed out yet, with their points. */
export function grant(ctx: Context, { id, stageId, personIds }: Input<'campaign.grant'>): CommandResult {
  const { db } = ctx;
  const campaign = campaignOf(ctx, id);
  const reached = brought(campaign.id, null);
  const owed = all<{ person: number; stage: number; reward: string; points: number }>(
    db,
    `WITH b AS MATERIALIZED (${reached.sql})
     SELECT b.id AS person, s.id AS stage, s.reward, s.points FROM reward_stage s JOIN b ON b.present >= s.invites
     WHERE s.campaign_id = ? AND (? IS NULL OR s.id = ?) AND (? IS NULL OR b.id IN (SELECT value FROM json_each(?)))
       AND NOT EXISTS (SELECT 1 FROM reward_grant g WHERE g.stage_id = s.id AND g.person_id = b.id)
     ORDER BY b.present DESC, b.invited DESC, b.id, s.invites`,
    ...reached.values,
    ...chosen(campaign.id, stageId, personIds),
  );
  const day = localDay(ctx.now(), ctx.zone);
  const withPoints = owed.filter(({ points }) => points > 0);
  const first = addEntries(
    ctx,
    withPoints.map(({ person, points, reward }) => ({
      personId: person,
      day,
      kind: 'task' as const,
      points,
      note: `${campaign.name} · ${reward}`,
    })),
  );
  const entries = new Map(withPoints.map((each, at) => [each, (first ?? 0) + at]));
  for (const each of owed)
    run(
      db,
      'INSERT INTO reward_grant(uid, stage_id, person_id, at, entry_id) VALUES (?, ?, ?, ?, ?)',
      ctx.newUid(),
      each.stage,
      each.person,
      ctx.now(),
      entries.get(each) ?? null,
    );
  const got = distinct(owed);
  ctx.summarise({ name: campaign.name, count: got.length }, campaign.accountId);
  return { ids: got };
}

/** `campaign.revoke`: takes rewards back that were handed out; their points are countered in the ledger. */
export function revoke(ctx: Context, { id, stageId, personIds }: Input<'campaign.revoke'>): CommandResult {
  const { db } = ctx;
  const campaign = campaignOf(ctx, id);
  const given = all<{ grant: number; person: number; reward: string; entry: number | null }>(
    db,
    `SELECT g.id AS "grant", g.person_id AS person, s.reward,
       (SELECT e.id FROM point_entry e WHERE e.id = g.entry_id AND ${inForce('e')}) AS entry
     FROM reward_grant g JOIN reward_stage s ON s.id = g.stage_id
     WHERE s.campaign_id = ? AND (? IS NULL OR s.id = ?) AND (? IS NULL OR g.person_id IN (SELECT value FROM json_each(?)))
     ORDER BY g.id`,
    ...chosen(campaign.id, stageId, personIds),
  );
  const day = localDay(ctx.now(), ctx.zone);
  addEntries(
    ctx,
    given.flatMap(({ entry, reward }) =>
      entry === null ? [] : [counterOf(counterable(db, entry), day, 'counter', `${campaign.name} · ${reward}`)],
    ),
  );
  const rows = JSON.stringify(given.map((each) => each.grant));
  run(db, 'DELETE FROM reward_grant WHERE id IN (SELECT value FROM json_each(?))', rows);
  const had = distinct(given);
  ctx.summarise({ name: campaign.name, count: had.length }, campaign.accountId);
  return { ids: had };
}

function chosen(campaignId: number, stageId: number | null, personIds: readonly number[] | null): readonly unknown[] {
  const people = personIds && JSON.stringify(personIds);
  return [campaignId, stageId, stageId, people, people];
}
