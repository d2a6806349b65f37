import type { Level, LevelChange } from '#shared/contract/levels';
import { gateOf, levelsBelow } from '#shared/domain/levels';
import type { Db } from '../db/open';
import { clause, column, type Clause } from '../db/search';
import { those, type Whom } from '../layers/assign';
import { conditionClause, type Asking } from '../members/conditions';
import { factsOf, joined } from '../members/facts';

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

/** Which level the gates give to one person. */
export interface LevelVerdict extends Omit<LevelChange, 'facts'> {
  /** What was seen: by the gate of the level reached, or of the one lost. */
  readonly facts: () => LevelChange['facts'];
}

/** Asks the gates of everyone whose level is not set by hand. */
export function* askGates(db: Db, levels: readonly Level[], asking: Asking, whom: Whom): Generator<LevelVerdict> {
  const facts = factsOf(
    levels.flatMap(({ conditions }) => conditions),
    asking,
    'ids' in whom ? whom.ids : null,
  );
  const { sql, values } = clause`SELECT p.id, p.nickname, p.level_id AS had,
    ${highest(levels, null, facts.asking)} AS reached ${facts.columns}
    FROM person p JOIN person_stat s ON s.person_id = p.id ${facts.joins}
    WHERE p.archived_at IS NULL AND p.level_manual = 0 AND ${those(whom)}`;
  // Not among the cached statements: gates make ever new ones, and one being read cannot be read again.
  for (const row of db.prepare(sql).iterate(...values) as IterableIterator<Row>)
    yield {
      id: row.id,
      nickname: row.nickname,
      from: row.had,
      to: row.reached,
      facts: () =>
        facts.read(
          { ...row },
          gateOf(levels, row.reached ?? row.had).flatMap(({ conditions }) => conditions),
        ),
    };
}

interface Row {
  readonly id: number;
  readonly nickname: string;
  readonly had: number | null;
  readonly reached: number | null;
}

/** True where a level is lower than another; no level is the lowest. */
export function lowerThan(levels: readonly Level[]): (to: number | null, from: number | null) => boolean {
  const rank = new Map<number | null, number>(levels.map((level) => [level.id, level.rank]));
  const rankOf = (id: number | null): number => rank.get(id) ?? Number.NEGATIVE_INFINITY;
  return (to, from) => rankOf(to) < rankOf(from);
}
