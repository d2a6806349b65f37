import { Conditions } from '#shared/contract/conditions';
import { layersOf, type Axis, type Layer, type LayerRule, type LayerShares } from '#shared/contract/layers';
import type { Db } from '../db/open';
import { allOf, column } from '../db/search';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { inScope } from '../members/scope';

interface RuleRow {
  readonly id: number;
  readonly axis: Axis;
  readonly layer: LayerRule['layer'];
  readonly name: string;
  readonly conditions: string;
  readonly enabled: 0 | 1;
  readonly sort: number;
}

const RULE = 'SELECT id, axis, layer, name, conditions, enabled, sort FROM layer_rule';
const toRule = (row: RuleRow): LayerRule => ({
  ...row,
  conditions: Conditions.parse(JSON.parse(row.conditions)),
  enabled: row.enabled === 1,
});

/** All rules, those of an axis in the order in which they are tried. */
export function layerRules(db: Db): LayerRule[] {
  return all<RuleRow>(db, `${RULE} ORDER BY axis, sort, id`).map(toRule);
}

/** One rule; NOT_FOUND for an unknown id. */
export function readLayerRule(db: Db, id: number): LayerRule {
  const row = one<RuleRow>(db, `${RULE} WHERE id = ?`, id);
  if (!row) throw new CodedError('NOT_FOUND', 'error.ruleMissing');
  return toRule(row);
}

type RuleFields = Omit<LayerRule, 'id' | 'sort'>;
const ruleValues = (rule: RuleFields): readonly unknown[] => [
  rule.axis,
  rule.layer,
  rule.name,
  JSON.stringify(rule.conditions),
  rule.enabled ? 1 : 0,
];

/** Adds a rule at the end of its axis; gives its id. */
export function insertLayerRule(db: Db, uid: string, rule: RuleFields): number {
  return run(
    db,
    `INSERT INTO layer_rule(uid, axis, layer, name, conditions, enabled, sort)
     VALUES (?, ?, ?, ?, ?, ?, (SELECT ifnull(max(sort), -1) + 1 FROM layer_rule WHERE axis = ?))`,
    uid,
    ...ruleValues(rule),
    rule.axis,
  ).id;
}

/** Changes a rule. */
export function updateLayerRule(db: Db, id: number, rule: RuleFields): void {
  run(
    db,
    'UPDATE layer_rule SET axis = ?, layer = ?, name = ?, conditions = ?, enabled = ? WHERE id = ?',
    ...ruleValues(rule),
    id,
  );
}

/** Puts the rules of these ids into this order. */
export function orderLayerRules(db: Db, ids: readonly number[]): void {
  ids.forEach((id, sort) => run(db, 'UPDATE layer_rule SET sort = ? WHERE id = ? AND sort <> ?', sort, id, sort));
}

/** Deletes a rule; who is in a layer by it stays there until the rules are applied. */
export function deleteLayerRule(db: Db, id: number): void {
  run(db, 'DELETE FROM layer_rule WHERE id = ?', id);
}

/** Where each axis stands on a person: the layer, why, and whether it was set by hand. */
export const layerColumns = {
  activity: { layer: 'layer', reason: 'layer_reason', manual: 'layer_manual' },
  value: { layer: 'value_layer', reason: 'value_reason', manual: 'value_manual' },
} as const satisfies Record<Axis, Readonly<Record<string, string>>>;

/** How many members of a workspace are in each layer, on both axes; every layer is listed, and none (null) last. */
export function layerShares(db: Db, accountId: number | null): LayerShares {
  const where = allOf([column('p.archived_at IS NULL'), inScope(accountId)]);
  type Row = Readonly<Record<Axis, Layer | null>> & { activityHand: 0 | 1; valueHand: 0 | 1; count: number };
  const rows = all<Row>(
    db,
    `SELECT p.layer AS activity, p.value_layer AS value, p.layer_manual AS activityHand, p.value_manual AS valueHand,
       count(*) AS count FROM person p WHERE ${where.sql} GROUP BY 1, 2, 3, 4`,
    ...where.values,
  );
  const sum = (of: readonly Row[]): number => of.reduce((total, row) => total + row.count, 0);
  const shares = (axis: Axis): LayerShares[Axis] =>
    [...layersOf[axis], null].map((layer) => {
      const here = rows.filter((row) => row[axis] === layer);
      return { layer, count: sum(here), manual: sum(here.filter((row) => row[`${axis}Hand`] === 1)) };
    });
  return { people: sum(rows), activity: shares('activity'), value: shares('value') };
}
