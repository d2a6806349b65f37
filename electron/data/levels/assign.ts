import type { Level, LevelChange } from '#shared/contract/levels';
import { gateOf, levelsBelow } from '#shared/domain/levels';
import type { Db } from '../db/open';
import { allOf, clause, column, type Clause } from '../db/search';
import { all, sql } from '../db/sql';
import { conditionClause, type Asking } from '../members/conditions';
import { factsOf } from '../members/facts';
import { inScope } from '../members/scope';

/** One who holds another level than the gates say. */
export interface LevelMove {
  readonly id: number;
  readonly from: number | null;
  readonly to: number | null;
}

const joined = (parts: readonly Clause[]): Clause => ({
  sql: parts.map((part) => part.sql).join(''),
  values: parts.flatMap((part) => part.values),
});

/** The highest level whose gate holds: below a parent, levels are asked only of those who passed the parent's gate. */
function highest(levels: readonly Level[], parentId: number | null, asking: Asking): Clause {
  const none: Clause = parentId === null ? column('NULL') : clause`${parentId}`;
  const asked = levelsBelow(levels, parentId).filter(({ enabled }) => enabled);
  if (asked.length === 0) return none;
  const cases = asked.map(
    (level) => clause`WHEN ${conditionClause(level.conditions, asking)} THEN ${highest(levels, level.id, asking)} `,
  );
  return clause`CASE ${joined(cases)}ELSE ${none} END`;
}

/** Asks the gates of everyone in a workspace; `kept` are those who hold more than they reach and are not `demote`d. */
export function askGates(
  db: Db,
  levels: readonly Level[],
  asking: Asking,
  { accountId, demote }: { readonly accountId: number | null; readonly demote: boolean },
): { readonly asked: number; readonly kept: number; readonly moves: readonly LevelMove[] } {
  const rank = new Map<number | null, number>(levels.map((level) => [level.id, level.rank]));
  const rankOf = (id: number | null): number => rank.get(id) ?? Number.NEGATIVE_INFINITY;
  const whom = allOf([column('p.archived_at IS NULL AND p.level_manual = 0'), inScope(accountId)]);
  const { sql: text, values } = clause`SELECT p.id, p.level_id, ${highest(levels, null, asking)} AS reached
    FROM person p JOIN person_stat s ON s.person_id = p.id WHERE ${whom} ORDER BY p.pinyin, p.id`;
  const moves: LevelMove[] = [];
  let [asked, kept] = [0, 0];
  for (const row of sql(db, text)
    .raw()
    .iterate(...values) as IterableIterator<[number, number | null, number | null]>) {
    const [id, from, to] = row;
    asked += 1;
    if (to === from) continue;
    if (!demote && rankOf(to) < rankOf(from)) kept += 1;
    else moves.push({ id, from, to });
  }
  return { asked, kept, moves };
}

/** Where the gates put some people, and what they saw: the gate of the level reached, or of the one lost. */
export function explainLevels(db: Db, levels: readonly Level[], asking: Asking, ids: readonly number[]): LevelChange[] {
  const only = JSON.stringify(ids);
  const facts = factsOf(
    levels.flatMap(({ conditions }) => conditions),
    asking,
    only,
  );
  const { sql: text, values } =
    clause`SELECT p.id, p.nickname, p.level_id, ${highest(levels, null, asking)} AS reached ${facts.columns}
    FROM json_each(${only}) wanted JOIN person p ON p.id = wanted.value JOIN person_stat s ON s.person_id = p.id ${facts.joins}
    ORDER BY wanted.key`;
  type Row = { id: number; nickname: string; level_id: number | null; reached: number | null };
  return all<Row>(db, text, ...values).map((row) => ({
    id: row.id,
    nickname: row.nickname,
    from: row.level_id,
    to: row.reached,
    facts: facts.read(
      { ...row },
      gateOf(levels, row.reached ?? row.level_id).flatMap(({ conditions }) => conditions),
    ),
  }));
}
