import type { Clause } from '../db/search';

// A member belongs to a workspace that has them as a friend, or that runs a group they are in.
const BELONGS = `p.id IN (
  SELECT person_id FROM contact WHERE account_id = ?
  UNION SELECT s.person_id FROM group_account ga JOIN membership s ON s.group_id = ga.group_id AND s.left_at IS NULL
    WHERE ga.account_id = ? AND ga.role = 'operating')`;

// Those who left its groups are still shown to it, where they are asked for.
const ONCE_BELONGED = `p.id IN (
  SELECT person_id FROM contact WHERE account_id = ?
  UNION SELECT s.person_id FROM group_account ga JOIN membership s ON s.group_id = ga.group_id
    WHERE ga.account_id = ? AND ga.role = 'operating')`;

/** The clause over `person p` that keeps the members of a workspace; null = every workspace. */
export function inScope(accountId: number | null, evenIfLeft = false): Clause | null {
  if (accountId === null) return null;
  return { sql: evenIfLeft ? ONCE_BELONGED : BELONGS, values: [accountId, accountId] };
}

/** SQL that is true where the group of a row is run by the workspace `?`, or where `?` is null; binds the account twice. */
export const runsGroup = (groupColumn: string): string => `(? IS NULL OR EXISTS (
  SELECT 1 FROM group_account ga WHERE ga.group_id = ${groupColumn} AND ga.account_id = ? AND ga.role = 'operating'))`;
