import type { Axis, Layer, LayerChange, LayerReason, LayerRule } from '#shared/contract/layers';
import { localDay } from '#shared/domain/time';
import { allOf, clause, column, type Clause } from '../db/search';
import type { Db } from '../db/open';
import { all, sql } from '../db/sql';
import { conditionClause, type Asking } from '../members/conditions';
import { factsOf } from '../members/facts';
import { inScope } from '../members/scope';
import { layerColumns } from './repo';

/** One who is somewhere else than the rules say. */
export interface LayerMove {
  readonly id: number;
  readonly from: Layer | null;
  readonly to: Layer | null;
}

interface Row {
  readonly id: number;
  readonly had: Layer | null;
  readonly rule: number | null;
  readonly [fact: `f_${string}`]: number | string | null;
}

/** The rules of an axis that are in force, in their order. */
export const inForce = (rules: readonly LayerRule[], axis: Axis): readonly LayerRule[] =>
  rules.filter((rule) => rule.axis === axis && rule.enabled);

/** The id of the first rule that holds, or null. */
const firstThatHolds = (rules: readonly LayerRule[], asking: Asking): Clause => {
  const cases = rules.map(({ id, conditions }) => clause`WHEN ${conditionClause(conditions, asking)} THEN ${id} `);
  return clause`CASE ${{ sql: cases.map((each) => each.sql).join(''), values: cases.flatMap((each) => each.values) }}END`;
};

/** Everyone of the workspace whom rules may move on an axis. Rules see all groups: a layer is the person's, not a workspace's. */
const movable = (axis: Axis, accountId: number | null): Clause =>
  allOf([column(`p.archived_at IS NULL AND p.${layerColumns[axis].manual} = 0`), inScope(accountId)]);

/** Asks the rules of an axis of everyone in a workspace; gives how many were asked, and who is somewhere else than they say. */
export function askRules(
  db: Db,
  rules: readonly LayerRule[],
  axis: Axis,
  asking: Asking,
  accountId: number | null,
): { readonly asked: number; readonly moves: readonly LayerMove[] } {
  const tried = inForce(rules, axis);
  if (tried.length === 0) return { asked: 0, moves: [] };
  const layerOf = new Map(tried.map(({ id, layer }) => [id, layer]));
  const { sql: text, values } =
    clause`SELECT p.id, ${column(`p.${layerColumns[axis].layer}`)} AS had, ${firstThatHolds(tried, asking)} AS rule
    FROM person p JOIN person_stat s ON s.person_id = p.id WHERE ${movable(axis, accountId)} ORDER BY p.pinyin, p.id`;
  const moves: LayerMove[] = [];
  let asked = 0;
  for (const row of sql(db, text)
    .raw()
    .iterate(...values) as IterableIterator<[number, Layer | null, number | null]>) {
    const [id, from, rule] = row;
    const to = rule === null ? null : (layerOf.get(rule) ?? null);
    asked += 1;
    if (to !== from) moves.push({ id, from, to });
  }
  return { asked, moves };
}

/** What the rules of an axis say of some people (JSON ids), and why. */
export function explain(
  db: Db,
  rules: readonly LayerRule[],
  axis: Axis,
  asking: Asking,
  ids: readonly number[],
): LayerChange[] {
  const tried = inForce(rules, axis);
  if (tried.length === 0) return [];
  const only = JSON.stringify(ids);
  const facts = factsOf(
    tried.flatMap(({ conditions }) => conditions),
    asking,
    only,
  );
  const { sql: text, values } = clause`SELECT p.id, p.nickname, ${column(`p.${layerColumns[axis].layer}`)} AS had,
    ${firstThatHolds(tried, asking)} AS rule ${facts.columns}
    FROM json_each(${only}) wanted JOIN person p ON p.id = wanted.value JOIN person_stat s ON s.person_id = p.id ${facts.joins}
    ORDER BY wanted.key`;
  const day = localDay(asking.now, asking.zone);
  return all<Row & { readonly nickname: string }>(db, text, ...values).map((row) => {
    const rule = tried.find(({ id }) => id === row.rule);
    const reason: LayerReason | null = rule
      ? { rule: rule.id, name: rule.name, day, facts: facts.read({ ...row }, rule.conditions) }
      : null;
    return { id: row.id, nickname: row.nickname, from: row.had, to: rule?.layer ?? null, reason };
  });
}
