import type { MemberSort } from '#shared/contract/members';
import { clause, column, type Clause } from '../db/search';
import { ourGroup } from './scope';

/** Where members come from and in what order: `from` has `person p JOIN person_stat s`, and what they are sorted by. */
interface Order {
  readonly from: Clause;
  readonly by: string;
}

const PEOPLE = 'person p JOIN person_stat s ON s.person_id = p.id';

/** The order of a list of members; one without a value stands last whichever way it is sorted. */
export function orderBy({ by, desc }: MemberSort, accountId: number | null): Order {
  const way = desc ? 'DESC' : 'ASC';
  const rows = rowsOf(by, accountId);
  return {
    from: rows === null ? column(PEOPLE) : clause`${column(PEOPLE)} LEFT JOIN (${rows}) o ON o.person_id = p.id`,
    by: `${rows === null ? columnOf(by) : 'o.value'} ${way} NULLS LAST, p.id ${way}`,
  };
}

const COLUMNS: Readonly<Partial<Record<MemberSort['by'], string>>> = {
  name: 'p.pinyin',
  wechatId: 'p.wechat_id',
  phone: 'p.phone',
  city: `nullif(p.city, '')`,
  created: 'p.created_at',
  lastActive: 'p.last_active',
  layer: `CASE p.layer WHEN 'core' THEN 5 WHEN 'active' THEN 4 WHEN 'ordinary' THEN 3 WHEN 'silent' THEN 2 WHEN 'lost' THEN 1 END`,
  valueLayer: `CASE p.value_layer WHEN 'high' THEN 3 WHEN 'potential' THEN 2 WHEN 'churned' THEN 1 END`,
  level: '(SELECT l.rank FROM level l WHERE l.id = p.level_id)',
  groups: 's.groups',
  joined: 's.last_joined_at',
  firstJoined: 's.first_joined_at',
  points: 's.points',
  strikes: 's.strikes',
  invited: 's.invited',
  orders: 's.orders',
  spent: 's.spent_fen',
  messages: 's.messages',
};
const columnOf = (by: MemberSort['by']): string => COLUMNS[by] ?? 'p.id';

/** Rows `(person_id, value)` where a column of the table would not do: it differs by workspace, or there are several. */
function rowsOf(by: MemberSort['by'], accountId: number | null): Clause | null {
  const ours = ourGroup('m.group_id', accountId);
  const friends = accountId === null ? column('1') : clause`c.account_id = ${accountId}`;
  const stays = (value: string): Clause =>
    clause`SELECT m.person_id, ${column(value)} AS value FROM membership m WHERE m.left_at IS NULL AND ${ours} GROUP BY m.person_id`;
  const contacts = (value: string): Clause =>
    clause`SELECT c.person_id, ${column(value)} AS value FROM contact c WHERE ${friends} GROUP BY c.person_id`;
  switch (by) {
    case 'role':
      return stays(`min(CASE m.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END)`);
    case 'groups':
      return accountId === null ? null : stays('count(*)');
    case 'joined':
      return accountId === null ? null : stays('max(m.joined_at)');
    case 'firstJoined':
      return accountId === null ? null : stays('min(m.joined_at)');
    case 'remark':
      return contacts(`min(nullif(c.remark, ''))`);
    case 'channel':
      return contacts(`min(nullif(c.channel, ''))`);
    case 'addedOn':
      return contacts('max(c.added_on)');
    default:
      return null;
  }
}
