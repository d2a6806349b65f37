import type { EventKind, MemberEvent } from '#shared/contract/memberPage';
import type { Db } from '../db/open';
import { all, one } from '../db/sql';
import { reasonOf, sheetOf } from './standing';

/** One kind of event of person `:id`: its day, instant, group, words, figure and other person; `where` closes it. */
interface Source {
  readonly kind: EventKind;
  readonly at: string;
  /** Where only the day is known: the column that holds it. */
  readonly day?: string;
  readonly group?: string;
  readonly text?: string;
  readonly how?: string;
  readonly amount?: string;
  readonly was?: string;
  readonly reason?: string;
  readonly other?: string;
  readonly from: string;
}

const own = (groupColumn: string): string =>
  `(${groupColumn} IS NULL OR :account IS NULL OR EXISTS (SELECT 1 FROM group_account ga
     WHERE ga.group_id = ${groupColumn} AND ga.account_id = :account AND ga.role = 'operating'))`;
const spoke = (which: 'min' | 'max'): Omit<Source, 'kind'> => ({
  at: 'NULL',
  day: 'd.day',
  group: 'd.group_id',
  amount: 'd.messages',
  from: `(SELECT d.day, d.group_id, d.messages, ${which}(d.day) FROM chat_sender s
     JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = :id AND ${own('d.group_id')}) d WHERE d.day IS NOT NULL`,
});

const changed = (axis: string): Omit<Source, 'kind'> => ({
  at: 'sc.at',
  text: 'sc.became',
  was: 'sc.was',
  how: 'sc.how',
  reason: 'sc.reason',
  from: `standing_change sc WHERE sc.person_id = :id AND sc.axis = '${axis}'`,
});
/** A level with its name, by its code or id; one that is gone by its code. */
const levelName = (of: string, by: 'id' | 'code' = 'code'): string =>
  `ifnull((SELECT trim(l.code || ' ' || l.name) FROM level l WHERE l.${by} = ${of}), ${of})`;

const SOURCES: readonly Source[] = [
  { kind: 'created', at: 'p.created_at', from: 'person p WHERE p.id = :id' },
  {
    kind: 'friend',
    at: 'NULL',
    day: 'c.added_on',
    text: 'a.name',
    how: 'c.channel',
    from: `contact c JOIN account a ON a.id = c.account_id
      WHERE c.person_id = :id AND c.added_on IS NOT NULL AND (:account IS NULL OR c.account_id = :account)`,
  },
  {
    kind: 'join',
    at: 'm.joined_at',
    group: 'm.group_id',
    how: 'm.join_how',
    other: 'm.inviter_id',
    from: `membership m WHERE m.person_id = :id AND m.joined_at IS NOT NULL AND ${own('m.group_id')}`,
  },
  {
    kind: 'leave',
    at: 'm.left_at',
    group: 'm.group_id',
    how: 'm.left_how',
    from: `membership m WHERE m.person_id = :id AND m.left_at IS NOT NULL AND ${own('m.group_id')}`,
  },
  { kind: 'rename', at: 'n.until', text: 'n.nickname', from: 'person_name n WHERE n.person_id = :id' },
  { kind: 'firstSpoke', ...spoke('min') },
  { kind: 'lastSpoke', ...spoke('max') },
  {
    kind: 'points',
    at: 'e.at',
    group: 'e.group_id',
    text: `CASE WHEN e.note <> '' THEN e.note ELSE ifnull(r.name, ifnull(w.name, '')) END`,
    how: 'e.kind',
    amount: 'e.points',
    from: `point_entry e LEFT JOIN point_rule r ON r.id = e.rule_id LEFT JOIN reward w ON w.id = e.reward_id
      WHERE e.person_id = :id AND ${own('e.group_id')}`,
  },
  {
    kind: 'violation',
    at: 'v.at',
    group: 'v.group_id',
    text: 'v.rule',
    how: 'v.action',
    amount: 'v.strikes',
    from: `violation v WHERE v.person_id = :id AND ${own('v.group_id')}`,
  },
  {
    kind: 'purchase',
    at: 'NULL',
    day: 'b.on_day',
    group: 'b.group_id',
    text: 'b.what',
    amount: 'b.amount_fen',
    from: `purchase b WHERE b.person_id = :id AND ${own('b.group_id')}`,
  },
  {
    kind: 'level',
    at: 'p.level_since',
    text: levelName('p.level_id', 'id'),
    // Of whoever came with a level nothing else is known.
    from: `person p WHERE p.id = :id AND p.level_id IS NOT NULL AND p.level_since IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM standing_change sc WHERE sc.person_id = p.id AND sc.axis = 'level')`,
  },
  { kind: 'level', ...changed('level'), text: levelName('sc.became'), was: levelName('sc.was') },
  { kind: 'layer', ...changed('activity') },
  { kind: 'valueLayer', ...changed('value') },
  {
    kind: 'campaign',
    at: 'cp.added_at',
    text: 'c.name',
    from: `campaign_person cp JOIN campaign c ON c.id = cp.campaign_id
      WHERE cp.person_id = :id AND (:account IS NULL OR c.account_id = :account)`,
  },
  {
    kind: 'reward',
    at: 'rg.at',
    text: 'rs.reward',
    how: 'c.name',
    amount: 'rs.invites',
    from: `reward_grant rg JOIN reward_stage rs ON rs.id = rg.stage_id JOIN campaign c ON c.id = rs.campaign_id
      WHERE rg.person_id = :id AND (:account IS NULL OR c.account_id = :account)`,
  },
  {
    kind: 'purge',
    at: 'ifnull(i.done_at, u.created_at)',
    group: 'i.group_id',
    text: 'u.name',
    how: 'i.status',
    from: `purge_item i JOIN purge u ON u.id = i.purge_id WHERE i.person_id = :id AND ${own('i.group_id')}
      AND (:account IS NULL OR u.account_id IS NULL OR u.account_id = :account)`,
  },
];

const branch = ({ kind, at, day, group, text, how, amount, was, reason, other, from }: Source): string =>
  `SELECT '${kind}' AS kind, ${day ?? `local_day(${at})`} AS day, ${at} AS at, ${group ?? 'NULL'} AS groupId,
     ${text ?? `''`} AS text, ${how ?? `''`} AS how, ${amount ?? 'NULL'} AS amount, ${was ?? `''`} AS was, ${reason ?? `''`} AS reason, ${other ?? 'NULL'} AS otherId FROM ${from}`;

interface Row extends Omit<MemberEvent, 'other' | 'reason' | 'sheet'> {
  readonly reason: string;
  readonly otherId: number | null;
  readonly otherName: string | null;
}

/** What happened to a member within a workspace (null = all), the newest first, and how much there is in all. */
export function timelineOf(
  db: Db,
  id: number,
  accountId: number | null,
  kinds: readonly EventKind[] | undefined,
  limit: number,
): { events: MemberEvent[]; total: number } {
  const sources = SOURCES.filter(({ kind }) => kinds === undefined || kinds.includes(kind));
  if (sources.length === 0) return { events: [], total: 0 };
  const merged = sources.map(branch).join(' UNION ALL ');
  const bound = { id, account: accountId };
  const rows = all<Row>(
    db,
    `SELECT e.kind, e.day, e.at, e.groupId, g.name AS groupName, e.text, e.how, e.amount, e.was, e.reason, e.otherId, o.nickname AS otherName
     FROM (${merged}) e LEFT JOIN chat_group g ON g.id = e.groupId LEFT JOIN person o ON o.id = e.otherId
     ORDER BY e.day DESC, e.at DESC NULLS LAST, e.kind LIMIT :limit`,
    { ...bound, limit },
  );
  return {
    events: rows.map(({ otherId, otherName, reason, ...event }) => ({
      ...event,
      reason: reasonOf(db, reason),
      sheet: sheetOf(reason),
      other: otherId === null ? null : { id: otherId, nickname: otherName ?? '' },
    })),
    total: one<{ n: number }>(db, `SELECT count(*) AS n FROM (${merged})`, bound)?.n ?? 0,
  };
}
