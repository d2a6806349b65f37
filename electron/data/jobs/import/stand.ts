import type { Layer } from '#shared/contract/layers';
import { layerOfWord, type SaidStanding, type StandingField, standingFields } from '#shared/domain/importStanding';
import type { Context } from '../../context';
import { insertRange, type Tick } from '../../db/bulk';
import type { Db } from '../../db/open';
import { one, run } from '../../db/sql';
import { layerColumns } from '../../layers/repo';
import { levelNames } from '../../levels/repo';
import { noteTogether } from '../../members/changes';
import type { NewStanding } from '../../members/writeMany';
import type { Stored } from './labels';
import type { Slot } from './slots';

type Stand = { -readonly [K in keyof NewStanding]: NewStanding[K] };

/** What someone counts as: how it is stored, each with whether by hand, and what the sheet says; null = nothing. */
export interface SlotStanding extends Stand {
  readonly before: (NewStanding & Readonly<Record<'byHand', Readonly<Record<keyof Stand, boolean>>>>) | null;
}

const FIELDS = { level: 'levelId', layer: 'layer', valueLayer: 'valueLayer' } as const satisfies Record<
  StandingField,
  keyof Stand
>;
const AXES = { level: 'level', layer: 'activity', valueLayer: 'value' } as const;

/** What a word of the sheet means in a field; null where nobody is counted as that. */
export function meaningOf({ levelOf }: Stored, field: StandingField, word: string): number | Layer | null {
  return field === 'level' ? levelOf(word) : layerOfWord(AXES[field], word);
}

/** Lets a row say what someone counts as: known words count, by hand; true where that changes anything. */
export function standsAs(stored: Stored, slot: Slot, said: SaidStanding): boolean {
  const level = stored.levelOf(said.level);
  const layer = layerOfWord('activity', said.layer);
  const valueLayer = layerOfWord('value', said.valueLayer);
  if (level === null && layer === null && valueLayer === null) return false;
  const standing = (slot.standing ??= newStanding(stored.db, slot.id));
  let changed = false;
  const after: Stand = standing;
  const say = <K extends keyof Stand>(key: K, value: Stand[K]): void => {
    const { before } = standing;
    const now = after[key] ?? (before?.byHand[key] ? before[key] : null);
    if (value === null || value === now) return;
    after[key] = value;
    changed = true;
  };
  say('levelId', level);
  say('layer', layer);
  say('valueLayer', valueLayer);
  return changed;
}

function newStanding(db: Db, id: number | null): SlotStanding {
  const row = id === null ? undefined : one<StandingRow>(db, STORED, id);
  const before = row
    ? {
        ...row,
        byHand: { levelId: row.levelHand === 1, layer: row.layerHand === 1, valueLayer: row.valueHand === 1 },
      }
    : null;
  return { before, levelId: null, layer: null, valueLayer: null };
}
interface StandingRow extends NewStanding {
  readonly levelHand: 0 | 1;
  readonly layerHand: 0 | 1;
  readonly valueHand: 0 | 1;
}
const STORED = `SELECT level_id AS levelId, level_manual AS levelHand, layer, layer_manual AS layerHand,
  value_layer AS valueLayer, value_manual AS valueHand FROM person WHERE id = ?`;

/** True where storing what the sheet says in a field would change a row. */
const differs = ({ before, ...said }: SlotStanding, key: keyof Stand): boolean =>
  said[key] !== null && (before === null || before[key] !== said[key] || !before.byHand[key]);

/** True where storing what the sheet says someone counts as would change a row. */
export const standingChanged = ({ standing }: Slot): boolean =>
  standing !== null && standingFields.some((field) => differs(standing, FIELDS[field]));

const PIECE = 5000;

/** Writes what those stored count as now, set by set, and notes it of them and of those who came with it; `because` is JSON. */
export function storeStandings(
  ctx: Pick<Context, 'db' | 'now'>,
  slots: readonly Slot[],
  because: string,
  tick: Tick,
): void {
  const { db } = ctx;
  const at = ctx.now();
  const sets: { readonly field: StandingField; readonly to: number | Layer; readonly ids: number[] }[] = [];
  const came: { readonly id: number; readonly field: StandingField; readonly to: number | Layer }[] = [];
  let noted = 0;
  for (const { id, standing } of slots) {
    if (id === null || standing === null) continue;
    for (const field of standingFields) {
      const key = FIELDS[field];
      const to = standing[key];
      if (to === null || !differs(standing, key)) continue;
      if (standing.before === null) {
        came.push({ id, field, to });
        continue;
      }
      if (standing.before[key] !== to) noted += 1;
      const open = sets.findLast((set) => set.field === field && set.to === to);
      if (open && open.ids.length < PIECE) open.ids.push(id);
      else sets.push({ field, to, ids: [id] });
    }
  }
  const write = (): void => {
    for (const { field, to, ids } of sets) {
      run(db, UPDATES[field], { to, at, list: JSON.stringify(ids) });
      tick(slots.length);
    }
  };
  if (sets.length > 0) noteTogether(db, noted, write, because);
  const codes = new Map(levelNames(db).map(({ id, code }) => [id, code]));
  insertRange(
    db,
    'standing_change',
    'person_id, axis, became',
    came,
    ({ id, field, to }) => [id, AXES[field], typeof to === 'number' ? (codes.get(to) ?? '') : to],
    () => tick(slots.length),
    { at, was: '', how: 'import', reason: because },
  );
}

const AMONG = 'WHERE id IN (SELECT value FROM json_each(:list))';
const layerUpdate = ({ layer, reason, manual }: (typeof layerColumns)[keyof typeof layerColumns]): string =>
  `UPDATE person SET ${layer} = :to, ${reason} = '', ${manual} = 1 ${AMONG}`;
const UPDATES: Readonly<Record<StandingField, string>> = {
  level: `UPDATE person SET level_since = iif(level_id IS :to, level_since, :at), level_id = :to, level_manual = 1 ${AMONG}`,
  layer: layerUpdate(layerColumns.activity),
  valueLayer: layerUpdate(layerColumns.value),
};
