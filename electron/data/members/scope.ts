import { clause, column, type Clause } from '../db/search';

/** The clause over `person p` that keeps the members of a workspace (null = every workspace): those it has as a friend, or
 * who are in a group it runs. Those who left its groups are still shown to it, where they are asked for. */
export function inScope(accountId: number | null, evenIfLeft = false): Clause | null {
  if (accountId === null) return null;
  return clause`p.id IN (${scopeRows(accountId, column(evenIfLeft ? '' : 'AND m.left_at IS NULL'))})`;
}

/** The rows `person_id` of a workspace's members, some of them more than once; `stays` narrows the stays `m` in its groups. */
export const scopeRows = (accountId: number, stays: Clause): Clause =>
  clause`SELECT person_id FROM contact WHERE account_id = ${accountId}
    UNION ALL SELECT m.person_id FROM group_account ga JOIN membership m ON m.group_id = ga.group_id ${stays}
      WHERE ga.account_id = ${accountId} AND ga.role = 'operating'`;

/** The same, those who left included, looked up person by person: for a page of them rather than for all. */
export function visible(accountId: number | null): Clause {
  if (accountId === null) return column('1');
  return clause`(EXISTS (SELECT 1 FROM contact c WHERE c.account_id = ${accountId} AND c.person_id = p.id)
    OR EXISTS (SELECT 1 FROM membership m JOIN group_account ga ON ga.group_id = m.group_id
      WHERE m.person_id = p.id AND ga.account_id = ${accountId} AND ga.role = 'operating'))`;
}

/** SQL that is true where the group of a row is run by the workspace `?`, or where `?` is null; binds the account twice. */
export const runsGroup = (groupColumn: string): string => `(? IS NULL OR EXISTS (
  SELECT 1 FROM group_account ga WHERE ga.group_id = ${groupColumn} AND ga.account_id = ? AND ga.role = 'operating'))`;

/** True where the group of a row is run by the workspace; null = any group. Over many rows this is the quicker of the two. */
export const ourGroup = (groupColumn: string, accountId: number | null): Clause =>
  accountId === null
    ? column('1')
    : clause`${column(groupColumn)} IN (SELECT ga.group_id FROM group_account ga WHERE ga.account_id = ${accountId} AND ga.role = 'operating')`;

/** True of a stay `m` that ended and was not followed by another in the same group. */
export const isGone = column(`m.left_at IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM membership back WHERE back.group_id = m.group_id AND back.person_id = m.person_id AND back.left_at IS NULL)`);
