import { axes, layersOf, type Axis, type Layer, type LayerChange } from '#shared/contract/layers';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { sql } from '../db/sql';
import { packed, type Moves } from '../members/moves';
import { askRules, explain } from './assign';
import { layerColumns, layerRules } from './repo';

/** Told how many are done of all (0 = not known yet); may throw to give up. */
type Step = (done: number, total: number) => void;
type Base = Omit<Context, 'summarise'>;

/** Who would change on each axis, packed, and how many were asked. */
export type LayerLook = Readonly<Record<Axis, { readonly asked: number; readonly moves: Moves }>>;

/** The number that stands for a layer among those of its axis; 0 = none. */
export const placeOf = (axis: Axis, layer: Layer | null): number =>
  layer === null ? 0 : layersOf[axis].findIndex((each) => each === layer) + 1;

/** The layer that a number stands for. */
export const layerAt = (axis: Axis, place: number): Layer | null => layersOf[axis][place - 1] ?? null;

/** Asks the rules of everyone in a workspace; writes nothing. */
export function lookAtLayers(base: Base, accountId: number | null, step: Step): LayerLook {
  const rules = layerRules(base.db);
  const look = (axis: Axis): LayerLook[Axis] => {
    step(0, 0);
    const { asked, moves } = askRules(base.db, rules, axis, rulesAsk(base), accountId);
    const places = moves.map(({ id, from, to }) => ({ id, from: placeOf(axis, from), to: placeOf(axis, to) }));
    return { asked, moves: packed(places) };
  };
  return { activity: look('activity'), value: look('value') };
}

/** Rules see a member whole, in every workspace. */
export const rulesAsk = ({ now, zone }: Pick<Base, 'now' | 'zone'>) => ({ accountId: null, now: now(), zone });

// Figures are gathered for so many at a time, and between two of these the work can be given up.
const PIECE = 20_000;
const STEP = 1000;

/** Puts everyone in a workspace where the rules say; gives how many changed. Inside an operation. */
export function applyLayers(ctx: Context, accountId: number | null, step: Step): number {
  step(0, 0);
  const rules = layerRules(ctx.db);
  const asking = rulesAsk(ctx);
  const moves = axes.map((axis) => ({ axis, ...askRules(ctx.db, rules, axis, asking, accountId) }));
  const total = moves.reduce((sum, each) => sum + each.moves.length, 0);
  const changed = new Set<number>();
  let done = 0;
  for (const { axis, moves: found } of moves)
    for (let at = 0; at < found.length; at += PIECE) {
      const ids = found.slice(at, at + PIECE).map(({ id }) => id);
      step(done, total);
      for (const change of explain(ctx.db, rules, axis, asking, ids)) {
        setLayer(ctx.db, axis, change);
        changed.add(change.id);
        done += 1;
        if (done % STEP === 0) step(done, total);
      }
    }
  ctx.summarise({ count: changed.size }, accountId ?? undefined);
  return changed.size;
}

function setLayer(db: Db, axis: Axis, { id, to, reason }: LayerChange): void {
  const { layer, reason: why } = layerColumns[axis];
  sql(db, `UPDATE person SET ${layer} = ?, ${why} = ? WHERE id = ?`).run(
    to,
    reason === null ? '' : JSON.stringify(reason),
    id,
  );
}
