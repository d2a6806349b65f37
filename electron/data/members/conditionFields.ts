import type { Condition } from '#shared/contract/conditions';
import { clause, column, type Clause } from '../db/search';
import { ourGroup } from './scope';

type Field<K extends Condition['is']> = Extract<Condition, { is: K }>['field'];

/** For whom a condition is read: the workspace (null = all), and the moment and zone that days are counted from. */
export interface Asking {
  readonly accountId: number | null;
  /** UTC ms. */
  readonly now: number;
  readonly zone: string;
  /** The column in which the query asked has a figure or date at hand already, so that it need not be gathered anew. */
  readonly at?: (field: Field<'number' | 'ago'>) => string | undefined;
  /** True where a few named members are asked: what is known of each is looked up, not gathered of everyone. */
  readonly few?: boolean;
}

/** What a member has of a field: a column of `p` or `s`, or rows `(person_id, value)` of a query. */
export type Values = { readonly of: 'column'; readonly sql: Clause } | { readonly of: 'rows'; readonly sql: Clause };

const own = (sql: string): Values => ({ of: 'column', sql: column(sql) });
const rows = (sql: Clause): Values => ({ of: 'rows', sql });

const inOurGroups = ({ accountId }: Asking): Clause => ourGroup('m.group_id', accountId);

const ourFriends = ({ accountId }: Asking): Clause =>
  accountId === null ? column('1') : clause`c.account_id = ${accountId}`;

const ofStays = (value: string, asking: Asking): Values =>
  rows(
    clause`SELECT m.person_id, ${column(value)} AS value FROM membership m WHERE m.left_at IS NULL AND ${inOurGroups(asking)}`,
  );
const ofFriends = (value: string, asking: Asking): Values =>
  rows(clause`SELECT c.person_id, ${column(value)} AS value FROM contact c WHERE ${ourFriends(asking)}`);

/** The texts of a field; an empty text and none are the same. */
export function textValues(field: Field<'text'>, asking: Asking): Values {
  switch (field) {
    case 'name':
      return own('p.nickname');
    case 'wechatId':
      return own('p.wechat_id');
    case 'phone':
      return own('p.phone');
    case 'city':
      return own('p.city');
    case 'note':
      return own('p.note');
    case 'remark':
      return ofFriends('c.remark', asking);
    case 'channel':
      return ofFriends('c.channel', asking);
    case 'groupNickname':
      return ofStays('m.nickname', asking);
    default:
      return { of: 'column', sql: clause`json_extract(p.extra, ${`$."${field.slice('extra:'.length)}"`})` };
  }
}

/** The ids of rows that may hold a text, by the index of the search box; null for a field that it does not cover. */
export function indexed(field: Field<'text'>, match: string): Clause | null {
  if (field === 'name' || field === 'wechatId' || field === 'phone')
    return clause`p.id IN (SELECT rowid FROM person_fts WHERE person_fts MATCH ${match})`;
  // Of any workspace: whose remark it is, the rows themselves decide.
  if (field === 'remark')
    return clause`p.id IN (SELECT c.person_id FROM contact c WHERE c.id IN (SELECT rowid FROM contact_fts WHERE contact_fts MATCH ${match}))`;
  return null;
}

/** A figure of a member, or rows `(person_id, value)` of those in whom it is above 0. Points, strikes, orders and talk are
 * the person's own, whichever workspace asks. */
export function numberValues(field: Field<'number'>, asking: Asking, day30: string): Values {
  const known = asking.at?.(field);
  if (known !== undefined) return own(known);
  switch (field) {
    case 'groups':
      return asking.accountId === null
        ? own('s.groups')
        : rows(
            clause`SELECT m.person_id, count(*) AS value FROM membership m WHERE m.left_at IS NULL AND ${inOurGroups(asking)} GROUP BY m.person_id`,
          );
    case 'invited':
      return asking.accountId === null
        ? own('s.invited')
        : rows(
            clause`SELECT m.inviter_id AS person_id, count(DISTINCT m.person_id) AS value FROM membership m
              WHERE m.inviter_id IS NOT NULL AND m.left_at IS NULL AND ${inOurGroups(asking)} GROUP BY m.inviter_id`,
          );
    case 'messages30':
      return rows(
        clause`SELECT w.person_id, sum(d.messages) AS value FROM talk_day d JOIN chat_sender w ON w.id = d.sender_id
          WHERE d.day > ${day30} AND w.person_id IS NOT NULL GROUP BY w.person_id`,
      );
    case 'spent':
      return own('s.spent_fen');
    case 'points':
    case 'strikes':
    case 'orders':
    case 'messages':
      return own(`s.${field}`);
  }
}

/** A date of a member: an instant (UTC ms), or a day `YYYY-MM-DD` where `days` says so. */
export function dateValues(field: Field<'ago'>, asking: Asking): { readonly values: Values; readonly days: boolean } {
  const known = asking.at?.(field);
  if (known !== undefined) return { values: own(known), days: field === 'addedOn' || field === 'lastOrder' };
  const instants = (values: Values) => ({ values, days: false });
  const stays = (value: string, still: string): Values =>
    rows(
      clause`SELECT m.person_id, ${column(value)} AS value FROM membership m WHERE ${column(still)} AND ${inOurGroups(asking)} GROUP BY m.person_id`,
    );
  switch (field) {
    case 'created':
      return instants(own('p.created_at'));
    case 'lastActive':
      return instants(own('p.last_active'));
    case 'joined':
      return instants(
        asking.accountId === null ? own('s.last_joined_at') : stays('max(m.joined_at)', 'm.left_at IS NULL'),
      );
    case 'firstJoined':
      return instants(
        asking.accountId === null ? own('s.first_joined_at') : stays('min(m.joined_at)', 'm.left_at IS NULL'),
      );
    case 'left':
      return instants(stays('max(m.left_at)', 'm.left_at IS NOT NULL'));
    case 'addedOn':
      return {
        values: rows(
          clause`SELECT c.person_id, max(c.added_on) AS value FROM contact c WHERE ${ourFriends(asking)} GROUP BY c.person_id`,
        ),
        days: true,
      };
    case 'lastOrder':
      return {
        values: rows(column('SELECT o.person_id, max(o.on_day) AS value FROM purchase o GROUP BY o.person_id')),
        days: true,
      };
  }
}

const HAS_TALK = 'EXISTS (SELECT 1 FROM talk_day d WHERE d.group_id = chat_group.id)';
const talkState = (inTalk: string): string =>
  `CASE WHEN p.last_active IS NOT NULL THEN 'spoke' WHEN ${inTalk} THEN 'never' ELSE 'unknown' END`;

/** Whether a person `p` ever spoke, looked up person by person: for a page of them. */
export const TALK_STATE = talkState(`EXISTS (SELECT 1 FROM membership t JOIN chat_group ON chat_group.id = t.group_id
  WHERE t.person_id = p.id AND t.left_at IS NULL AND ${HAS_TALK})`);

// Of everyone: whoever is in a group with talk is gathered once.
const TALK_STATE_OF_ALL = talkState(`p.id IN (SELECT person_id FROM membership WHERE left_at IS NULL AND group_id IN (
  SELECT id FROM chat_group WHERE ${HAS_TALK}))`);

/** The values a member may have any number of, of which a list is asked. */
export function choiceValues(field: Field<'choice'>, asking: Asking): Values {
  const { accountId } = asking;
  switch (field) {
    case 'gender':
    case 'layer':
      return own(`p.${field}`);
    case 'valueLayer':
      return own('p.value_layer');
    case 'level':
      return own('p.level_id');
    case 'talk':
      return own(asking.few ? TALK_STATE : TALK_STATE_OF_ALL);
    case 'role':
      return ofStays('m.role', asking);
    case 'joinHow':
      return ofStays('m.join_how', asking);
    case 'group':
      return ofStays('m.group_id', asking);
    case 'groupKind':
      return rows(
        clause`SELECT m.person_id, g.kind_id AS value FROM chat_group g JOIN membership m ON m.group_id = g.id
          WHERE m.left_at IS NULL AND ${inOurGroups(asking)}`,
      );
    case 'tag':
      return rows(column('SELECT t.person_id, t.tag_id AS value FROM person_tag t'));
    case 'campaign':
      return rows(
        clause`SELECT cp.person_id, cp.campaign_id AS value FROM campaign_person cp JOIN campaign k ON k.id = cp.campaign_id
          WHERE ${accountId === null ? column('1') : clause`k.account_id = ${accountId}`}`,
      );
    case 'account':
      return rows(
        clause`SELECT c.person_id, c.account_id AS value FROM contact c WHERE ${ourFriends(asking)}
          UNION SELECT m.person_id, ga.account_id FROM group_account ga JOIN membership m ON m.group_id = ga.group_id
          WHERE ga.role = 'operating' AND m.left_at IS NULL AND ${accountId === null ? column('1') : clause`ga.account_id = ${accountId}`}`,
      );
  }
}
