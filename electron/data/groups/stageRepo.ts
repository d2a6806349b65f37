import type { Stage } from '#shared/contract/stages';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** The stages in their order, each with its checklist. */
export function listStages(db: Db): Stage[] {
  const checks = all<{ id: number; stage_id: number; area: string; text: string }>(
    db,
    'SELECT id, stage_id, area, text FROM stage_check ORDER BY stage_id, sort, id',
  );
  return all<{ id: number; code: string; name: string; truth: string }>(
    db,
    'SELECT id, code, name, truth FROM stage ORDER BY sort, id',
  ).map((stage) => ({
    ...stage,
    checks: checks.filter((check) => check.stage_id === stage.id).map(({ id, area, text }) => ({ id, area, text })),
  }));
}

/** One stage's name, or the first stage's; undefined where there is none. */
export function findStage(db: Db, id: number | null): { readonly id: number; readonly name: string } | undefined {
  return one(db, 'SELECT id, name FROM stage WHERE ? IS NULL OR id = ? ORDER BY sort, id LIMIT 1', id, id);
}

/** Whether a group is or was in a stage. */
export function stageUsed(db: Db, id: number): boolean {
  const used = one(
    db,
    'SELECT 1 FROM chat_group WHERE stage_id = :id UNION ALL SELECT 1 FROM group_stage_event WHERE stage_id = :id LIMIT 1',
    { id },
  );
  return used !== undefined;
}

/** Adds a stage at the end; `code` names it for good. Gives its id. */
export function insertStage(db: Db, uid: string, name: string, truth: string): number {
  return run(
    db,
    'INSERT INTO stage(uid, code, name, truth, sort) VALUES (?, ?, ?, ?, (SELECT ifnull(max(sort), 0) + 1 FROM stage))',
    uid,
    uid,
    name,
    truth,
  ).id;
}

/** Changes what a stage is called and what is true of it. */
export function updateStage(db: Db, id: number, name: string, truth: string): void {
  run(db, 'UPDATE stage SET name = ?, truth = ? WHERE id = ?', name, truth, id);
}

/** One point of a checklist; no id = a new one. */
export interface StageCheck {
  readonly id?: number | undefined;
  readonly area: string;
  readonly text: string;
}

/** Makes a stage's checklist these points in this order; those left out go with their ticks. */
export function fillStage(db: Db, stageId: number, checks: readonly StageCheck[]): void {
  const kept = JSON.stringify(checks.flatMap(({ id }) => (id === undefined ? [] : [id])));
  run(db, 'DELETE FROM stage_check WHERE stage_id = ? AND id NOT IN (SELECT value FROM json_each(?))', stageId, kept);
  checks.forEach(({ id, area, text }, at) => {
    if (id === undefined)
      run(db, 'INSERT INTO stage_check(stage_id, area, text, sort) VALUES (?, ?, ?, ?)', stageId, area, text, at + 1);
    else
      run(
        db,
        'UPDATE stage_check SET area = ?, text = ?, sort = ? WHERE id = ? AND stage_id = ?',
        area,
        text,
        at + 1,
        id,
        stageId,
      );
  });
}

/** Deletes a stage that no group names. */
export function deleteStage(db: Db, id: number): void {
  run(db, 'DELETE FROM stage WHERE id = ?', id);
}

/** Puts stages into the order of the ids. */
export function orderStages(db: Db, ids: readonly number[]): void {
  ids.forEach((id, at) => run(db, 'UPDATE stage SET sort = ? WHERE id = ? AND sort <> ?', at + 1, id, at + 1));
}
