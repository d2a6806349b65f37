import type { Participant, participantSorts, ParticipantFilter } from '#shared/contract/campaigns';
import type { Db } from '../db/open';
import { allOf, clause, column, type Clause } from '../db/search';
import { all, ids } from '../db/sql';
import { brought } from './fission';

// `b` is whom they brought over the whole campaign, `h` the same into the group asked for, `l` their place on the list.
const KINDS: Readonly<Record<ParticipantFilter['kind'], Clause | null>> = {
  all: null,
  listed: column('l.id IS NOT NULL'),
  inviters: column('h.invited > 0'),
  owed: column(`EXISTS (SELECT 1 FROM reward_stage s WHERE s.campaign_id = w.campaign AND s.invites <= ifnull(b.present, 0)
    AND NOT EXISTS (SELECT 1 FROM reward_grant g WHERE g.stage_id = s.id AND g.person_id = p.id))`),
  granted: column(`EXISTS (SELECT 1 FROM reward_stage s JOIN reward_grant g ON g.stage_id = s.id
    WHERE s.campaign_id = w.campaign AND g.person_id = p.id)`),
};
const ORDERS = {
  present: ['ifnull(h.present, 0)', 'ifnull(h.invited, 0)'],
  invited: ['ifnull(h.invited, 0)'],
  lost: ['ifnull(h.invited - h.present, 0)'],
  name: ['p.pinyin'],
  added: ['l.added_at'],
} as const;

type Sort = { readonly by: (typeof participantSorts)[number]; readonly desc: boolean };

/** SQL of the ids of all who take part; `b` gives those who brought someone. */
const whoTakesPart = (id: number, b: Clause): Clause =>
  clause`SELECT person_id AS id FROM campaign_person WHERE campaign_id = ${id} UNION SELECT id FROM ${b}
    UNION SELECT g.person_id FROM reward_stage s JOIN reward_grant g ON g.stage_id = s.id WHERE s.campaign_id = ${id}`;

/** Of these people, those who take part in a campaign, in the same order. */
export function partakers(db: Db, campaignId: number, wanted: readonly number[]): readonly number[] {
  const who = whoTakesPart(campaignId, clause`(${brought(campaignId, null)})`);
  const known = new Set(ids(db, who.sql, ...who.values));
  return wanted.filter((id) => known.has(id));
}

/** Everyone who has to do with a campaign and whom the filter keeps, in order; with a group, figures are those of that group. */
export function participantIds(db: Db, filter: ParticipantFilter, { by, desc }: Sort): Uint32Array<ArrayBuffer> {
  const { id, groupId, kind } = filter;
  const search = filter.search.trim();
  const kept = allOf([
    KINDS[kind],
    search === ''
      ? null
      : clause`instr(norm(person_text(p.nickname, '', p.wechat_id, p.pinyin, p.initials, '')), norm(${search})) > 0`,
  ]);
  const direction = desc ? 'DESC' : 'ASC';
  const order = [...ORDERS[by].map((part) => `${part} ${direction}`), 'p.id'].join(', ');
  const found = clause`WITH b AS MATERIALIZED (${brought(id, null)}),
      h AS MATERIALIZED (${groupId === null ? column('SELECT * FROM b') : brought(id, groupId)}),
      who AS (${whoTakesPart(id, column('b'))})
    SELECT p.id FROM (SELECT who.id, ${id} AS campaign FROM who) w JOIN person p ON p.id = w.id
      LEFT JOIN b ON b.id = p.id LEFT JOIN h ON h.id = p.id
      LEFT JOIN campaign_person l ON l.campaign_id = w.campaign AND l.person_id = p.id
    WHERE ${kept} ORDER BY ${column(order)}`;
  return ids(db, found.sql, ...found.values);
}

type Row = Omit<Participant, 'owed' | 'granted' | 'lost'> & { readonly owed: string; readonly granted: string };

/** Participants as rows, in the order asked for. */
export function participantsByIds(
  db: Db,
  { accountId, id, groupId }: Pick<ParticipantFilter, 'accountId' | 'id' | 'groupId'>,
  list: readonly number[],
): Participant[] {
  const only = JSON.stringify(list);
  const found = clause`WITH b AS MATERIALIZED (${brought(id, null, only)}),
      h AS MATERIALIZED (${groupId === null ? column('SELECT * FROM b') : brought(id, groupId, only)})
    SELECT p.id, p.nickname, l.added_at AS addedAt, ifnull(h.invited, 0) AS invited, ifnull(h.present, 0) AS present,
      ifnull((SELECT c.remark FROM contact c WHERE c.person_id = p.id AND (${accountId} IS NULL OR c.account_id = ${accountId})
        AND c.remark <> '' ORDER BY c.account_id LIMIT 1), '') AS remark,
      (SELECT json_group_array(s.id ORDER BY s.invites) FROM reward_stage s WHERE s.campaign_id = ${id} AND s.invites <= ifnull(b.present, 0)
        AND NOT EXISTS (SELECT 1 FROM reward_grant g WHERE g.stage_id = s.id AND g.person_id = p.id)) AS owed,
      (SELECT json_group_array(json_object('stageId', s.id, 'at', g.at,
          'lapsed', json(CASE WHEN ifnull(b.present, 0) < s.invites THEN 'true' ELSE 'false' END)) ORDER BY s.invites)
        FROM reward_stage s JOIN reward_grant g ON g.stage_id = s.id WHERE s.campaign_id = ${id} AND g.person_id = p.id) AS granted
    FROM json_each(${only}) asked JOIN person p ON p.id = asked.value LEFT JOIN b ON b.id = p.id LEFT JOIN h ON h.id = p.id
      LEFT JOIN campaign_person l ON l.campaign_id = ${id} AND l.person_id = p.id
    WHERE l.id IS NOT NULL OR b.id IS NOT NULL OR EXISTS (SELECT 1 FROM reward_stage s JOIN reward_grant g ON g.stage_id = s.id
      WHERE s.campaign_id = ${id} AND g.person_id = p.id)
    ORDER BY asked.key`;
  return all<Row>(db, found.sql, ...found.values).map((row) => ({
    ...row,
    lost: row.invited - row.present,
    owed: JSON.parse(row.owed) as number[],
    granted: JSON.parse(row.granted) as Participant['granted'],
  }));
}
