import type { Member, MemberFilter, MemberSort } from '#shared/contract/members';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { allOf, anyOf, clause, column, searchClause, searchRows, type Clause } from '../db/search';
import { all, ids } from '../db/sql';
import { conditionClause } from './conditions';
import { TALK_STATE } from './conditionFields';
import { inScope, isGone, ourGroup, visible } from './scope';
import { inOrder } from './order';
import { archivedMarks, joined, marksOf, membersOf, only, presentIds, scopeMarks } from './sets';

/** Of whom a question is asked, and when: days are counted back from now in the user's zone. */
export type Asked = Pick<Context, 'db' | 'now' | 'zone'>;

/** The members that a filter keeps, as a clause over `person p JOIN person_stat s ON s.person_id = p.id`. */
export function memberClause(ctx: Asked, filter: MemberFilter): Clause {
  const { accountId, where = [] } = filter;
  return allOf([
    present(filter.archived ?? false),
    inScope(accountId, filter.left),
    stays(filter),
    filter.search === undefined ? null : says(filter.search, accountId),
    where.length === 0 ? null : conditionClause(where, { accountId, now: ctx.now(), zone: ctx.zone }),
  ]);
}

/** The ids of the members that a filter keeps, in order. */
export function memberIds(ctx: Asked, filter: MemberFilter, sort: MemberSort): Uint32Array<ArrayBuffer> {
  return inOrder(ctx, narrows(filter) ? keptIds(ctx, filter) : null, sort, filter.accountId);
}

/** The ids of the members that a filter keeps, in no order. */
export function keptIds(ctx: Asked, filter: MemberFilter): Uint32Array<ArrayBuffer> {
  if (!isPlain(filter)) return idsOf(ctx, filter);
  // A letter typed reads what was found and nothing else: who is archived or of the workspace is at hand.
  const [archived, scope] = [archivedMarks(ctx.db), scopeMarks(ctx.db, filter.accountId)];
  const found = filter.search === undefined ? null : foundIds(ctx.db, filter.search, filter.accountId);
  const ours = found === null ? scope && membersOf(scope) : scope ? only(found, scope) : found;
  if (ours === null) return filter.archived ? membersOf(archived) : presentIds(ctx.db).slice();
  return only(ours, archived, filter.archived === true);
}

/** Whether a filter asks for nothing but a workspace, words, or the archived. */
const isPlain = ({ left, groupId, role, where = [] }: MemberFilter): boolean =>
  left !== true && groupId === undefined && role === undefined && where.length === 0;

function idsOf(ctx: Asked, filter: MemberFilter): Uint32Array<ArrayBuffer> {
  const kept = memberClause(ctx, filter);
  const [of, bare] = /\bp\.(?!id\b)/.test(kept.sql) ? ['person p', 'p.id'] : ['person_stat s', 's.person_id'];
  // Rows of both tables cost a look-up each: a clause that names one of them reads that one alone.
  if (of === 'person p' && /\bs\./.test(kept.sql))
    return ids(
      ctx.db,
      `SELECT p.id FROM person p JOIN person_stat s ON s.person_id = p.id WHERE ${kept.sql}`,
      ...kept.values,
    );
  return ids(ctx.db, `SELECT ${bare} FROM ${of} WHERE ${kept.sql.replaceAll(/\bp\.id\b/g, bare)}`, ...kept.values);
}

const narrows = ({ accountId, archived, left, groupId, role, search = '', where = [] }: MemberFilter): boolean =>
  accountId !== null ||
  archived === true ||
  left === true ||
  groupId !== undefined ||
  role !== undefined ||
  search !== '' ||
  where.length > 0;

// Few are archived: naming those spares a look at everyone else's row.
const present = (archived: boolean): Clause =>
  column(`p.id ${archived ? 'IN' : 'NOT IN'} (SELECT id FROM person WHERE archived_at IS NOT NULL)`);

/** Members whose stay in a group of the workspace fits the filter's group, role and leaving. */
function stays({ accountId, groupId, role, left }: MemberFilter): Clause | null {
  if (groupId === undefined && role === undefined && !left) return null;
  const fits = allOf([
    groupId === undefined ? null : clause`m.group_id = ${groupId}`,
    role === undefined ? null : clause`m.role = ${role}`,
    ourGroup('m.group_id', accountId),
  ]);
  if (!left) return clause`p.id IN (SELECT m.person_id FROM membership m WHERE m.left_at IS NULL AND ${fits})`;
  return clause`p.id IN (SELECT m.person_id FROM membership m WHERE ${isGone} AND ${fits})`;
}

const PERSON_TEXT = 'person_text(p.nickname, p.wechat_id, p.phone, p.pinyin, p.initials)';
const PERSON_PARTS = ['p.pinyin', 'p.nickname'];
const friendsOfScope = (accountId: number | null): Clause =>
  accountId === null ? column('1') : clause`c.account_id = ${accountId}`;

/** Members found by name, WeChat ID, phone, pinyin or initials, or by a remark that the workspace gave them. */
function says(typed: string, accountId: number | null): Clause | null {
  const own = searchClause('person_fts', 'p.id', PERSON_TEXT, typed, PERSON_PARTS);
  const remarked = searchClause('contact_fts', 'c.id', 'c.remark', typed);
  if (!own || !remarked) return null;
  return anyOf([
    own,
    clause`p.id IN (SELECT c.person_id FROM contact c WHERE ${friendsOfScope(accountId)} AND ${remarked})`,
  ]);
}

/** The ids of the same, each once; null where nothing that can be looked for was typed. */
function foundIds(db: Db, typed: string, accountId: number | null): Uint32Array<ArrayBuffer> | null {
  const own = searchRows('person_fts', 'person p', 'p.id', PERSON_TEXT, typed, PERSON_PARTS);
  const remarked = searchClause('contact_fts', 'c.id', 'c.remark', typed);
  if (!own || !remarked) return null;
  const named = ids(db, own.sql, ...own.values);
  const noted = clause`SELECT c.person_id FROM contact c WHERE ${remarked} AND ${friendsOfScope(accountId)}`;
  const others = new Set(ids(db, noted.sql, ...noted.values));
  return others.size === 0 ? named : joined([named, only(Uint32Array.from(others), marksOf(named), false)]);
}

interface PersonRow {
  readonly id: number;
  readonly nickname: string;
  readonly wechat_id: string | null;
  readonly phone: string | null;
  readonly city: string;
  readonly gender: Member['gender'];
  readonly archived_at: number | null;
  readonly created_at: number;
  readonly last_active: number | null;
  readonly talk: Member['talk'];
  readonly layer: Member['layer'];
  readonly value_layer: Member['valueLayer'];
  readonly level_id: number | null;
  readonly extra: string;
  readonly points: number;
  readonly strikes: number;
  readonly invited: number;
  readonly orders: number;
  readonly spent_fen: number;
  readonly messages: number;
}

/** The members of these ids that the workspace may see, in the order asked for; `left` asks what they left: a group, or any. */
export function membersByIds(
  db: Db,
  wanted: readonly number[],
  accountId: number | null,
  left?: { readonly groupId: number | null },
): Member[] {
  const list = JSON.stringify(wanted);
  const seen = visible(accountId);
  const rows = all<PersonRow>(
    db,
    `SELECT p.id, p.nickname, p.wechat_id, p.phone, p.city, p.gender, p.archived_at, p.created_at, p.last_active,
       ${TALK_STATE} AS talk, p.layer, p.value_layer, p.level_id, p.extra, s.points, s.strikes, s.invited, s.orders, s.spent_fen, s.messages
     FROM json_each(?) wanted CROSS JOIN person p ON p.id = wanted.value JOIN person_stat s ON s.person_id = p.id
     WHERE ${seen.sql} ORDER BY wanted.key`,
    list,
    ...seen.values,
  );
  const [stays, friends, tags] = [staysOf(db, list, accountId), friendsOf(db, list, accountId), tagsOf(db, list)];
  const gone = left && leftOf(db, list, accountId, left.groupId);
  return rows.map((row) => {
    const stay = stays.get(row.id);
    const friend = friends.get(row.id);
    const before = gone?.get(row.id);
    return {
      ...(before && { left: before }),
      id: row.id,
      nickname: row.nickname,
      remark: friend?.remark ?? '',
      wechatId: row.wechat_id,
      phone: row.phone,
      city: row.city,
      gender: row.gender,
      groups: stay?.groups ?? 0,
      lastJoinedAt: stay?.last ?? null,
      firstJoinedAt: stay?.first ?? null,
      channel: friend?.channel ?? '',
      addedOn: friend?.added_on ?? null,
      tagIds: tags.get(row.id) ?? [],
      layer: row.layer,
      valueLayer: row.value_layer,
      levelId: row.level_id,
      lastActive: row.last_active,
      talk: row.talk,
      points: row.points,
      strikes: row.strikes,
      invited: row.invited,
      orders: row.orders,
      spentFen: row.spent_fen,
      messages: row.messages,
      createdAt: row.created_at,
      // Written by the product alone, as texts by the id of a field.
      extra: row.extra === '{}' ? {} : (JSON.parse(row.extra) as Record<string, string>),
      role: stay === undefined ? null : (RANKS[stay.rank] ?? null),
      archivedAt: row.archived_at,
    };
  });
}

const RANKS = ['owner', 'admin', 'member'] as const;

interface StayRow {
  readonly person_id: number;
  readonly groups: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly rank: number;
}

function staysOf(db: Db, list: string, accountId: number | null): ReadonlyMap<number, StayRow> {
  const ours = ourGroup('m.group_id', accountId);
  const rows = all<StayRow>(
    db,
    `SELECT m.person_id, count(*) AS groups, min(m.joined_at) AS first, max(m.joined_at) AS last,
       min(CASE m.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END) AS rank
     FROM json_each(?) wanted CROSS JOIN membership m ON m.person_id = wanted.value
     WHERE m.left_at IS NULL AND ${ours.sql} GROUP BY m.person_id`,
    list,
    ...ours.values,
  );
  return new Map(rows.map((row) => [row.person_id, row]));
}

function leftOf(
  db: Db,
  list: string,
  accountId: number | null,
  groupId: number | null,
): ReadonlyMap<number, { at: number; groups: string[] }> {
  const kept = allOf([
    isGone,
    groupId === null ? null : clause`m.group_id = ${groupId}`,
    ourGroup('m.group_id', accountId),
  ]);
  const rows = all<{ person_id: number; at: number; name: string }>(
    db,
    `SELECT m.person_id, max(m.left_at) AS at, g.name FROM json_each(?) wanted
       CROSS JOIN membership m ON m.person_id = wanted.value CROSS JOIN chat_group g ON g.id = m.group_id
     WHERE ${kept.sql} GROUP BY m.person_id, m.group_id ORDER BY at DESC, g.id`,
    list,
    ...kept.values,
  );
  const gone = new Map<number, { at: number; groups: string[] }>();
  for (const { person_id: id, at, name } of rows) {
    const known = gone.get(id);
    if (known) known.groups.push(name);
    else gone.set(id, { at, groups: [name] });
  }
  return gone;
}

interface FriendRow {
  readonly person_id: number;
  readonly remark: string;
  readonly channel: string;
  readonly added_on: string | null;
}

/** What accounts note about friends; of several accounts the first that notes anything. */
function friendsOf(db: Db, list: string, accountId: number | null): ReadonlyMap<number, FriendRow> {
  const rows = all<FriendRow>(
    db,
    `SELECT c.person_id, c.remark, c.channel, c.added_on
     FROM json_each(?) wanted CROSS JOIN contact c ON c.person_id = wanted.value
     WHERE ? IS NULL OR c.account_id = ? ORDER BY c.person_id, c.remark = '', c.account_id`,
    list,
    accountId,
    accountId,
  );
  const first = new Map<number, FriendRow>();
  for (const row of rows) if (!first.has(row.person_id)) first.set(row.person_id, row);
  return first;
}

function tagsOf(db: Db, list: string): ReadonlyMap<number, number[]> {
  const rows = all<{ person_id: number; tag_id: number }>(
    db,
    `SELECT pt.person_id, pt.tag_id FROM json_each(?) wanted CROSS JOIN person_tag pt ON pt.person_id = wanted.value
     JOIN tag t ON t.id = pt.tag_id JOIN tag_group tg ON tg.id = t.group_id ORDER BY tg.sort, tg.id, t.sort, t.id`,
    list,
  );
  const tags = new Map<number, number[]>();
  for (const { person_id: person, tag_id: tag } of rows) {
    const known = tags.get(person);
    if (known) known.push(tag);
    else tags.set(person, [tag]);
  }
  return tags;
}
