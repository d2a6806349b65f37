import type { Context } from '../context';
import { sql } from '../db/sql';
import { rulesAsk } from '../layers/apply';
import { packed, type Moves } from '../members/moves';
import { askGates } from './assign';
import { listLevels } from './repo';

/** Told how many are done of all (0 = not known yet); may throw to give up. */
type Step = (done: number, total: number) => void;

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

/** Asks the gates of everyone in a workspace; writes nothing. */
export function lookAtLevels(base: Omit<Context, 'summarise'>, wish: LevelWish, step: Step): LevelLook {
  step(0, 0);
  const { asked, kept, moves } = askGates(base.db, listLevels(base.db, null), rulesAsk(base), wish);
  return { asked, kept, moves: packed(moves.map(({ id, from, to }) => ({ id, from: from ?? 0, to: to ?? 0 }))) };
}

const STEP = 1000;

/** Gives everyone in a workspace the level that the gates say; gives how many changed. Inside an operation. */
export function applyLevels(ctx: Context, wish: LevelWish, step: Step): number {
  const { moves } = askGates(ctx.db, listLevels(ctx.db, null), rulesAsk(ctx), wish);
  const at = ctx.now();
  moves.forEach(({ id, to }, done) => {
    if (done % STEP === 0) step(done, moves.length);
    sql(ctx.db, 'UPDATE person SET level_id = ?, level_since = ? WHERE id = ?').run(to, to === null ? null : at, id);
  });
  ctx.summarise({ count: moves.length }, wish.accountId ?? undefined);
  return moves.length;
}
