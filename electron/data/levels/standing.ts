import type { LevelGoal, LevelStanding } from '#shared/contract/levels';
import { gateOf, nextLevels } from '#shared/domain/levels';
import type { Context } from '../context';
import { allOf, clause, column, type Clause } from '../db/search';
import { one } from '../db/sql';
import { CodedError } from '../errors';
import { rulesAsk } from '../layers/apply';
import { conditionClause } from '../members/conditions';
import { factsOf, joined } from '../members/facts';
import { visible } from '../members/scope';
import { listLevels } from './repo';

/** A member's level and what each of the next ones still asks; NOT_FOUND outside the workspace. */
export function levelStanding(
  ctx: Pick<Context, 'db' | 'now' | 'zone'>,
  id: number,
  accountId: number | null,
): LevelStanding {
  const { db } = ctx;
  const scope = allOf([column('p.id = ?'), visible(accountId)]);
  const person = one<{ level_id: number | null }>(
    db,
    `SELECT p.level_id FROM person p WHERE ${scope.sql}`,
    id,
    ...scope.values,
  );
  if (!person) throw new CodedError('NOT_FOUND', 'error.memberGone');
  const levels = listLevels(db, null);
  const asking = rulesAsk(ctx);
  const goals = nextLevels(levels, person.level_id).map(({ id: levelId }): LevelGoal => {
    const conditions = gateOf(levels, levelId).flatMap((level) => level.conditions);
    const facts = factsOf(conditions, asking, [id]);
    const holds = conditions.map((condition, at): Clause => {
      const holding = conditionClause([condition], facts.asking);
      return clause`, (${holding}) AS ${column(`c_${at}`)}`;
    });
    const { sql, values } = clause`SELECT p.id ${joined(holds)} ${facts.columns}
      FROM person p JOIN person_stat s ON s.person_id = p.id ${facts.joins} WHERE p.id = ${id}`;
    const row = one<Record<string, number | string | null>>(db, sql, ...values) ?? {};
    return {
      levelId,
      gate: conditions.map((condition, at) => ({
        condition,
        met: row[`c_${at}`] === 1,
        fact: facts.read(row, [condition])[0] ?? null,
      })),
    };
  });
  return { levelId: person.level_id, goals };
}
