import { axes, layersOf, type Axis, type Layer, type LayerChange } from '#shared/contract/layers';
import type { Context } from '../context';
import { sql } from '../db/sql';
import { noteTogether } from '../members/changes';
import { packed, type Moves } from '../members/moves';
import { askRules } from './assign';
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
    const moves: { id: number; from: number; to: number }[] = [];
    let asked = 0;
    for (const { id, from, to } of askRules(base.db, rules, axis, rulesAsk(base), { accountId })) {
      if (asked % STEP === 0) step(asked, 0);
      asked += 1;
      if (from !== to) moves.push({ id, from: placeOf(axis, from), to: placeOf(axis, to) });
    }
    return { asked, moves: packed(moves) };
  };
  return { activity: look('activity'), value: look('value') };
}

/** Rules see a member whole, in every workspace. */
export const rulesAsk = ({ now, zone }: Pick<Base, 'now' | 'zone'>) => ({ accountId: null, now: now(), zone });

const STEP = 1000;

/** Puts everyone in a workspace where the rules say; gives how many changed. Inside an operation. */
export function applyLayers(ctx: Context, accountId: number | null, step: Step): number {
  step(0, 0);
  const rules = layerRules(ctx.db);
  const asking = rulesAsk(ctx);
  // All is asked before anything is written.
  const changes = axes.flatMap((axis) => {
    const found: (Pick<LayerChange, 'id' | 'to'> & { axis: Axis; reason: string })[] = [];
    for (const { id, from, to, reason } of askRules(ctx.db, rules, axis, asking, { accountId }))
      if (from !== to) found.push({ axis, id, to, reason: to === null ? '' : JSON.stringify(reason()) });
    step(0, 0);
    return found;
  });
  noteTogether(ctx.db, changes.length, () =>
    changes.forEach(({ axis, id, to, reason }, done) => {
      if (done % STEP === 0) step(done, changes.length);
      const columns = layerColumns[axis];
      sql(ctx.db, `UPDATE person SET ${columns.layer} = ?, ${columns.reason} = ? WHERE id = ?`).run(to, reason, id);
    }),
  );
  const count = new Set(changes.map(({ id }) => id)).size;
  ctx.summarise({ count }, accountId ?? undefined);
  return count;
}
