import type { Context } from '../context';
import { sql } from '../db/sql';
import { rulesAsk } from '../layers/apply';
import { noteTogether } from '../members/changes';
import { packed, type Moves } from '../members/moves';
import { askGates, lowerThan } from './assign';
import { listLevels } from './repo';

/** Told how many are done of all (0 = not known yet); may throw to give up. */
type Step = (done: number, total: number) => void;
type Base = Omit<Context, 'summarise'>;

/** Of whom gates are asked, and whether a level may also be taken away. */
export interface LevelWish {
  readonly accountId: number | null;
  readonly demote: boolean;
}

/** Who would change, packed. */
export interface LevelLook {
  readonly asked: number;
  readonly kept: number;
  readonly moves: Moves;
}

const STEP = 1000;

/** Asks the gates of everyone in a workspace; writes nothing. */
export function lookAtLevels(base: Base, { accountId, demote }: LevelWish, step: Step): LevelLook {
  const levels = listLevels(base.db, null);
  const lower = lowerThan(levels);
  const moves: { id: number; from: number; to: number }[] = [];
  let [asked, kept] = [0, 0];
  for (const { id, from, to } of askGates(base.db, levels, rulesAsk(base), { accountId })) {
    if (asked % STEP === 0) step(asked, 0);
    asked += 1;
    if (!demote && lower(to, from)) kept += 1;
    else if (to !== from) moves.push({ id, from: from ?? 0, to: to ?? 0 });
  }
  return { asked, kept, moves: packed(moves) };
}

/** Gives everyone in a workspace the level that the gates say; gives how many changed. Inside an operation. */
export function applyLevels(ctx: Context, wish: LevelWish, step: Step): number {
  const { ids, to } = lookAtLevels(ctx, wish, step).moves;
  const at = ctx.now();
  noteTogether(ctx.db, ids.length, () =>
    ids.forEach((id, done) => {
      if (done % STEP === 0) step(done, ids.length);
      const level = to[done] || null;
      sql(ctx.db, 'UPDATE person SET level_id = ?, level_since = ? WHERE id = ?').run(
        level,
        level === null ? null : at,
        id,
      );
    }),
  );
  ctx.summarise({ count: ids.length }, wish.accountId ?? undefined);
  return ids.length;
}
