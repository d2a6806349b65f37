import type { MemberSort } from '#shared/contract/members';
import type { Db } from '../db/open';
import { clause, column, type Clause } from '../db/search';
import { ids } from '../db/sql';
import { isGone, ourGroup } from './scope';

/** What members are sorted by: rows of `id` and `value`; whoever has no value stands last. */
export type Order = ByValue | ByRank | ByScan;

/** A few ranks, the lowest first: for each a query of the ids in it. Somebody in several counts as the lowest. */
export interface ByRank {
  readonly ranks: readonly Clause[];
}

/** The same in one look at everyone: id × `of` + rank, where there is no index to ask for each rank. */
export interface ByScan {
  readonly of: number;
  readonly scan: Clause;
}

export interface ByValue {
  readonly from: Clause;
  readonly id: string;
  readonly value: string;
  /** True where nobody is without a value. */
  readonly whole?: true;
  /** True where values are words, to be looked up by pinyin. */
  readonly words?: true;
  /** True where values are instants, shown as days. */
  readonly instants?: true;
  /** True where values are numbers, few different ones. */
  readonly figures?: true;
}

const ofPerson = (value: string): ByValue => ({ from: column('person p'), id: 'p.id', value });
const ofStat = (value: string): ByValue => ({ from: column('person_stat s'), id: 's.person_id', value });
const ofFigures = (value: string): Order => ({ ...ofStat(value), whole: true, figures: true });
const days = (of: ByValue): ByValue => ({ ...of, instants: true });
const ofRows = (rows: Clause): ByValue => ({ from: clause`(${rows}) o`, id: 'o.person_id', value: 'o.value' });

const inLayers = (layer: 'layer' | 'value_layer', lowestFirst: readonly string[]): ByRank => ({
  ranks: lowestFirst.map((each) => clause`SELECT p.id FROM person p WHERE p.${column(layer)} = ${each}`),
});
const leading = (role: 'owner' | 'admin', ours: Clause): Clause =>
  clause`SELECT m.person_id FROM membership m WHERE m.role = ${role} AND m.role <> 'member' AND m.left_at IS NULL AND ${ours}`;
/** Those who carry each tag, the tags in the order in which a row shows them. */
const tagged = (db: Db): readonly Clause[] =>
  Array.from(
    ids(db, 'SELECT t.id FROM tag t JOIN tag_group g ON g.id = t.group_id ORDER BY g.sort, g.id, t.sort, t.id'),
    (id) => clause`SELECT pt.person_id FROM person_tag pt WHERE pt.tag_id = ${id}`,
  );
const present = (ours: Clause, accountId: number | null): Clause =>
  accountId === null
    ? column('SELECT person_id FROM person_stat WHERE groups > 0')
    : clause`SELECT m.person_id FROM membership m WHERE m.left_at IS NULL AND ${ours}`;

/** What a column sorts members by, in a workspace (null = all). */
export function orderOf(db: Db, by: MemberSort['by'], accountId: number | null): Order {
  const ours = ourGroup('m.group_id', accountId);
  const friends = accountId === null ? column('1') : clause`c.account_id = ${accountId}`;
  const stays = (value: string): ByValue =>
    ofRows(
      clause`SELECT m.person_id, ${column(value)} AS value FROM membership m WHERE m.left_at IS NULL AND ${ours} GROUP BY m.person_id`,
    );
  const contacts = (value: string): ByValue =>
    ofRows(clause`SELECT c.person_id, ${column(value)} AS value FROM contact c WHERE ${friends} GROUP BY c.person_id`);
  switch (by) {
    case 'name':
      return { ...ofPerson('p.pinyin'), whole: true };
    case 'created':
      return { ...days(ofPerson('p.created_at')), whole: true };
    case 'wechatId':
      return ofPerson('p.wechat_id');
    case 'phone':
      return ofPerson('p.phone');
    case 'city':
      return { ...ofPerson(`nullif(p.city, '')`), words: true };
    case 'gender':
      return { of: 2, scan: clause`SELECT p.id * 2 + (p.gender = 'male') FROM person p WHERE p.gender <> ''` };
    case 'tags':
      return { ranks: tagged(db) };
    case 'lastActive':
      return days(ofPerson('p.last_active'));
    case 'layer':
      return inLayers('layer', ['lost', 'silent', 'ordinary', 'active', 'core']);
    case 'valueLayer':
      return inLayers('value_layer', ['churned', 'potential', 'high']);
    case 'level':
      return { from: column('level l JOIN person p ON p.level_id = l.id'), id: 'p.id', value: 'l.rank' };
    case 'role':
      return { ranks: [leading('owner', ours), leading('admin', ours), present(ours, accountId)] };
    case 'groups':
      return accountId === null ? ofFigures('s.groups') : { ...stays('count(*)'), figures: true };
    case 'joined':
      return days(accountId === null ? ofStat('s.last_joined_at') : stays('max(m.joined_at)'));
    case 'firstJoined':
      return days(accountId === null ? ofStat('s.first_joined_at') : stays('min(m.joined_at)'));
    case 'left':
      return days(
        ofRows(
          clause`SELECT m.person_id, max(m.left_at) AS value FROM membership m WHERE ${isGone} AND ${ours} GROUP BY m.person_id`,
        ),
      );
    case 'remark':
      return { ...contacts(`min(nullif(c.remark, ''))`), words: true };
    case 'channel':
      return { ...contacts(`min(nullif(c.channel, ''))`), words: true };
    case 'addedOn':
      return contacts('max(c.added_on)');
    case 'spent':
      return ofFigures('s.spent_fen');
    case 'points':
    case 'strikes':
    case 'invited':
    case 'orders':
    case 'messages':
      return ofFigures(`s.${by}`);
    default:
      return {
        ...ofRows(
          clause`SELECT p.id AS person_id, nullif(json_extract(p.extra, ${`$."${by.slice('extra:'.length)}"`}), '') AS value FROM person p`,
        ),
        words: true,
      };
  }
}
