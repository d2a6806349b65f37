import type { StageFields } from '#shared/contract/campaigns';
import { localDay } from '#shared/domain/time';
import type { Context } from '../context';
import { one, run } from '../db/sql';
import { CodedError } from '../errors';
import { addEntries } from '../points/ledger';
import { inviters, stagesOf } from './fission';

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

/** Hands a stage's reward to those of these (null = of all) who have reached it and have not got it; gives them. */
export function grant(ctx: Context, stageId: number, personIds: readonly number[] | null): number[] {
  const { db } = ctx;
  const stage = one<{
    campaign: number;
    invites: number;
    reward: string;
    points: number;
    name: string;
    account: number;
  }>(
    db,
    `SELECT s.campaign_id AS campaign, s.invites, s.reward, s.points, c.name, c.account_id AS account
     FROM reward_stage s JOIN campaign c ON c.id = s.campaign_id WHERE s.id = ?`,
    stageId,
  );
  if (!stage) throw new CodedError('NOT_FOUND', 'error.campaignGone');
  const wanted = personIds && new Set(personIds);
  const owed = inviters(db, stage.campaign)
    .filter(({ id, present }) => present >= stage.invites && (wanted === null || wanted.has(id)))
    .map(({ id }) => id)
    .filter((id) => !one(db, 'SELECT 1 FROM reward_grant WHERE stage_id = ? AND person_id = ?', stageId, id));
  for (const id of owed)
    run(
      db,
      'INSERT INTO reward_grant(uid, stage_id, person_id, at) VALUES (?, ?, ?, ?)',
      ctx.newUid(),
      stageId,
      id,
      ctx.now(),
    );
  const day = localDay(ctx.now(), ctx.zone);
  const note = `${stage.name} · ${stage.reward}`;
  if (stage.points > 0)
    addEntries(
      ctx,
      owed.map((personId) => ({ personId, day, kind: 'task' as const, points: stage.points, note })),
    );
  ctx.summarise({ name: stage.name, reward: stage.reward, count: owed.length }, stage.account);
  return owed;
}
