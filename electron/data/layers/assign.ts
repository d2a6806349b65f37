import type { Axis, Layer, LayerChange, LayerReason, LayerRule } from '#shared/contract/layers';
import { localDay } from '#shared/domain/time';
import type { Db } from '../db/open';
import { allOf, clause, column, type Clause } from '../db/search';
import { conditionClause, type Asking } from '../members/conditions';
import { factsOf, joined, listed } from '../members/facts';
import { inScope } from '../members/scope';
import { layerColumns } from './repo';

/** Who is asked: everyone in a workspace (null = all), or these. */
export type Whom = { readonly accountId: number | null } | { readonly ids: readonly number[] };

/** What the rules say of one person. */
export interface Verdict extends Omit<LayerChange, 'reason'> {
  readonly reason: () => LayerReason | null;
}

/** The rules of an axis that are in force, in their order. */
export const inForce = (rules: readonly LayerRule[], axis: Axis): readonly LayerRule[] =>
  rules.filter((rule) => rule.axis === axis && rule.enabled);

/** Asks the rules of an axis of everyone who is not set by hand; gives nobody where none is in force. */
export function* askRules(
  db: Db,
  rules: readonly LayerRule[],
  axis: Axis,
  asking: Asking,
  whom: Whom,
): Generator<Verdict> {
  const tried = inForce(rules, axis);
  if (tried.length === 0) return;
  const columns = layerColumns[axis];
  const facts = factsOf(
    tried.flatMap(({ conditions }) => conditions),
    asking,
    'ids' in whom ? whom.ids : null,
  );
  const cases = tried.map(
    ({ id, conditions }) => clause`WHEN ${conditionClause(conditions, facts.asking)} THEN ${id} `,
  );
  const { sql, values } = clause`SELECT p.id, p.nickname, ${column(`p.${columns.layer}`)} AS had,
    CASE ${joined(cases)}END AS rule ${facts.columns}
    FROM person p JOIN person_stat s ON s.person_id = p.id ${facts.joins}
    WHERE p.archived_at IS NULL AND ${column(`p.${columns.manual} = 0`)} AND ${those(whom)}`;
  const byId = new Map(tried.map((rule) => [rule.id, rule]));
  const day = localDay(asking.now, asking.zone);
  // Not among the cached statements: rules make ever new ones, and one being read cannot be read again.
  for (const row of db.prepare(sql).iterate(...values) as IterableIterator<Row>) {
    const rule = row.rule === null ? undefined : byId.get(row.rule);
    yield {
      id: row.id,
      nickname: row.nickname,
      from: row.had,
      to: rule?.layer ?? null,
      reason: () =>
        rule ? { rule: rule.id, name: rule.name, day, facts: facts.read({ ...row }, rule.conditions) } : null,
    };
  }
}

interface Row {
  readonly id: number;
  readonly nickname: string;
  readonly had: Layer | null;
  readonly rule: number | null;
}

/** The clause over `person p` that keeps those asked. */
export const those = (whom: Whom): Clause =>
  'ids' in whom ? clause`p.id IN ${listed(whom.ids)}` : allOf([inScope(whom.accountId)]);
