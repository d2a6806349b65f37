import type { FileSender, SenderDecision } from '#shared/contract/chats';
import { nameKey } from '#shared/domain/importMapping';
import type { Db } from '../../db/open';
import { all } from '../../db/sql';
import type { SenderRow } from './known';
import type { LogSender } from './log';

/** A member that a sender may be. */
export type Candidate = FileSender['candidates'][number];

/** Who a sender is, as far as names and IDs tell. */
export type Match = Pick<FileSender, 'match' | 'suggested' | 'candidates'>;

interface Named extends Candidate {
  readonly name: string;
}

const MAX_CANDIDATES = 6;
const later: Omit<SenderDecision, 'key'> = { is: 'later', personId: null };

/** Matches senders to members of a group: by WeChat ID, else by name in the group, nickname, remark, old names. */
export function matchPeople(
  db: Db,
  groupId: number | null,
  senders: readonly LogSender[],
  known: readonly (SenderRow | null)[],
): readonly Match[] {
  const byWechat = peopleByWechat(db, senders);
  const names = groupId === null ? new Map<string, readonly Candidate[]>() : namesIn(db, groupId);
  const ours = groupId === null ? new Set<string>() : ownNames(db, groupId);
  const matches = senders.map((sender, index): Match => {
    const before = known[index];
    if (before && (before.personId !== null || before.ignored === 1))
      return {
        match: 'known',
        suggested:
          before.ignored === 1 ? { is: 'ignore', personId: null } : { is: 'member', personId: before.personId },
        candidates: [],
      };
    const called = [sender.name, ...sender.names];
    if (sender.own || [sender.wechatId ?? '', ...called].some((name) => name !== '' && ours.has(nameKey(name))))
      return { match: 'own', suggested: { is: 'ignore', personId: null }, candidates: [] };
    const same = sender.wechatId === null ? undefined : byWechat.get(sender.wechatId);
    if (same) return { match: 'sure', suggested: { is: 'member', personId: same.id }, candidates: [same] };
    const people = new Map<number, Candidate>();
    // Two WeChat IDs are two people, whatever they are called.
    for (const name of called)
      for (const person of names.get(nameKey(name)) ?? [])
        if (person.wechatId === null || sender.wechatId === null) people.set(person.id, person);
    const candidates = Array.from(people.values()).slice(0, MAX_CANDIDATES);
    const [only] = candidates;
    if (candidates.length === 1 && only)
      return { match: 'sure', suggested: { is: 'member', personId: only.id }, candidates };
    return { match: candidates.length > 1 ? 'several' : 'none', suggested: later, candidates };
  });
  return doubted(matches);
}

/** One member cannot be two of the file's senders: where names say so, both are to decide. */
function doubted(matches: readonly Match[]): readonly Match[] {
  const claims = new Map<number, number>();
  for (const { suggested } of matches)
    if (suggested.personId !== null) claims.set(suggested.personId, (claims.get(suggested.personId) ?? 0) + 1);
  return matches.map((match) =>
    match.match === 'sure' && (claims.get(match.suggested.personId ?? 0) ?? 0) > 1
      ? { ...match, match: 'several', suggested: later }
      : match,
  );
}

function peopleByWechat(db: Db, senders: readonly LogSender[]): ReadonlyMap<string, Candidate> {
  const wanted = senders.map(({ wechatId }) => wechatId).filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const people = all<Candidate & { readonly wechatId: string }>(
    db,
    `SELECT id, nickname, '' AS groupNickname, wechat_id AS wechatId FROM person
     WHERE wechat_id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(wanted),
  );
  return new Map(people.map((person) => [person.wechatId, person]));
}

/** Everyone who is or was in the group, under each name they go or went by. */
export function namesIn(db: Db, groupId: number): ReadonlyMap<string, readonly Candidate[]> {
  const rows = all<Named>(
    db,
    `WITH here AS (SELECT person_id, max(id) AS stay, min(left_at IS NOT NULL) AS gone
       FROM membership WHERE group_id = :group GROUP BY person_id),
     people AS (SELECT p.id, p.nickname, p.wechat_id AS wechatId, m.nickname AS groupNickname, h.gone
       FROM here h JOIN person p ON p.id = h.person_id JOIN membership m ON m.id = h.stay)
     SELECT id, nickname, wechatId, groupNickname, groupNickname AS name, gone * 10 AS rank FROM people WHERE groupNickname <> ''
     UNION ALL SELECT id, nickname, wechatId, groupNickname, nickname, gone * 10 + 1 FROM people
     UNION ALL SELECT q.id, q.nickname, q.wechatId, q.groupNickname, c.remark, q.gone * 10 + 2
       FROM people q JOIN contact c ON c.person_id = q.id WHERE c.remark <> ''
     UNION ALL SELECT q.id, q.nickname, q.wechatId, q.groupNickname, n.nickname, q.gone * 10 + 3
       FROM people q JOIN person_name n ON n.person_id = q.id
     ORDER BY rank, id`,
    { group: groupId },
  );
  const names = new Map<string, Candidate[]>();
  for (const { name, id, nickname, groupNickname, wechatId } of rows) {
    const key = nameKey(name);
    const people = names.get(key);
    if (!people) names.set(key, [{ id, nickname, groupNickname, wechatId }]);
    else if (people.every((person) => person.id !== id)) people.push({ id, nickname, groupNickname, wechatId });
  }
  return names;
}

/** Names and IDs of our own accounts that sit in the group. */
export function ownNames(db: Db, groupId: number): ReadonlySet<string> {
  const rows = all<{ name: string }>(
    db,
    `SELECT a.name FROM group_account g JOIN account a ON a.id = g.account_id WHERE g.group_id = :group
     UNION SELECT a.wechat_id FROM group_account g JOIN account a ON a.id = g.account_id
       WHERE g.group_id = :group AND a.wechat_id IS NOT NULL
     UNION SELECT p.nickname FROM group_account g JOIN account a ON a.id = g.account_id JOIN persona p ON p.id = a.persona_id
       WHERE g.group_id = :group`,
    { group: groupId },
  );
  return new Set(rows.map(({ name }) => nameKey(name)));
}
