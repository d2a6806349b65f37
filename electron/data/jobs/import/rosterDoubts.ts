import type { ImportReview } from '#shared/contract/imports';
import { nameKey } from '#shared/domain/importMapping';
import { elsewhereDoubt, nameTells } from '#shared/domain/importNames';
import type { Candidate } from '#shared/domain/importRow';
import type { Db } from '../../db/open';
import { all, ids } from '../../db/sql';
import { personById } from '../../members/write';
import { knownIn } from './known';

// Of more people of one name nobody looks at each.
const SHOWN = 8;

/** Rows of newcomers with nothing but a name that somebody goes by who is not in the group: whether they are one is for the operator to say. */
export function outsiders(db: Db, groupId: number, rows: readonly Candidate[]): ImportReview[] {
  const nameless = rows.filter(({ wechatId, phone }) => wechatId === null && phone === null);
  if (nameless.length === 0) return [];
  const here = new Set(ids(db, 'SELECT person_id FROM membership WHERE group_id = ? AND left_at IS NULL', groupId));
  const gone = leavers(db, groupId);
  const known = knownIn(db, nameless);
  // Two newcomers of one name are two people: which of them is the known one nobody can tell.
  const named = new Map<string, number>();
  for (const { name } of nameless) named.set(nameKey(name), (named.get(nameKey(name)) ?? 0) + 1);
  return nameless.flatMap((row): ImportReview[] => {
    const left = gone.get(nameKey(row.name)) ?? [];
    const found = Array.from(new Set([...left, ...known.byNickname(row.name)])).filter((id) => !here.has(id));
    if (found.length === 0) return [];
    const alone = found.length === 1 && named.get(nameKey(row.name)) === 1;
    const doubt = elsewhereDoubt(row.name, found);
    // Who left this very group under the name is most likely back.
    const back = alone && left.length === 1 && nameTells(row.name) !== 'nothing';
    const suggested = back
      ? ({ action: 'same', memberId: found[0] ?? null } as const)
      : alone
        ? doubt.suggested
        : ({ action: 'new', memberId: null } as const);
    return [
      {
        line: row.line,
        reason: left.length > 0 ? 'left' : doubt.reason,
        row: { nickname: row.name, wechatId: null, phone: null, city: row.city ?? '' },
        candidates: found.slice(0, SHOWN).map((id) => {
          const { nickname, wechat_id: wechatId, phone, city } = personById(db, id);
          return { id, line: null, nickname, wechatId, phone, city, groups: [...known.groupsOf(id)] };
        }),
        suggested,
      },
    ];
  });
}

/** Who left the group, by name. */
function leavers(db: Db, groupId: number): ReadonlyMap<string, readonly number[]> {
  const gone = new Map<string, number[]>();
  for (const { id, nickname } of all<{ id: number; nickname: string }>(
    db,
    `SELECT DISTINCT p.id, p.nickname FROM membership m JOIN person p ON p.id = m.person_id
     WHERE m.group_id = ? AND m.left_at IS NOT NULL ORDER BY p.id`,
    groupId,
  ))
    gone.set(nameKey(nickname), [...(gone.get(nameKey(nickname)) ?? []), id]);
  return gone;
}
