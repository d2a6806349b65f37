import type { Condition } from '#shared/contract/conditions';
import { addDays, localDay } from '#shared/domain/time';
import type { Db } from '../../electron/data/db/open';
import { seeded } from './random';

type Field<K extends Condition['is']> = Extract<Condition, { is: K }>['field'];
type Cell = string | number | null;

/** What there is to know about one member in a workspace, gathered without SQL's help. */
export interface Seen {
  readonly id: number;
  readonly texts: (field: Field<'text'>) => readonly string[];
  readonly number: (field: Field<'number'>) => number;
  readonly day: (field: Field<'ago'>) => string | null;
  readonly choices: (field: Field<'choice'>) => readonly (string | number)[];
}

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';

/** Writes 120 members of two workspaces, four groups, with something of everything, by plain SQL. `now` is UTC ms. */
export function buildCommunity(db: Db, now: number): void {
  const random = seeded(7);
  const upTo = (n: number): number => Math.floor(random() * n);
  const pick = <T>(from: readonly [T, ...T[]]): T => from[upTo(from.length)] ?? from[0];
  const maybe = <T>(value: T): T | null => (random() < 0.6 ? value : null);
  const back = (): number => now - upTo(60) * DAY - upTo(DAY);
  const add = (table: string, row: Readonly<Record<string, Cell>>): number =>
    Number(
      db
        .prepare(
          `INSERT OR IGNORE INTO ${table}(${Object.keys(row).join(',')}) VALUES (${Object.keys(row)
            .map(() => '?')
            .join(',')})`,
        )
        .run(...Object.values(row)).lastInsertRowid,
    );
  let made = 0;
  const uid = (): string => `u${(made += 1)}`;
  db.pragma('defer_foreign_keys = ON');
  db.transaction(() => {
    for (const id of [1, 2]) {
      add('account', { id, uid: uid(), name: `号${id}`, colour: '#0e8a84', side: 'both', created_at: 0 });
      add('campaign', { id, uid: uid(), account_id: id, name: '国庆', starts_on: '2026-10-01', ends_on: '2026-10-07' });
      add('group_kind', { id: id + 1, uid: uid(), code: `k${id}`, name: `类${id}`, audience: 'C' });
    }
    for (const id of [1, 2, 3, 4]) {
      add('chat_group', { id, uid: uid(), kind_id: 2 + (id % 2), name: `群${id}`, created_at: 0 });
      add('group_account', { uid: uid(), group_id: id, account_id: 1 + (id % 2), role: 'operating', joined_at: 0 });
      add('level', { id, uid: uid(), code: `L${id}`, rank: id });
      add('tag_group', { id, uid: uid(), name: `组${id}`, colour: '#0e8a84' });
      add('tag', { id, uid: uid(), group_id: id, name: `标签${id}` });
    }
    for (let id = 1; id <= 120; id += 1)
      add('person', {
        id,
        uid: uid(),
        nickname: pick(['成都银饰', '小李', '李a1', '银 饰', 'ＡＢ老李', '-'] as const),
        wechat_id: maybe(`wx_${id}`),
        phone: maybe(pick(['13800001234', '139', ''] as const)),
        city: pick(['成都', '', '成都 '] as const),
        gender: pick(['', 'male', 'female'] as const),
        note: pick(['', '爱银饰', 'A1'] as const),
        layer: maybe(pick(['core', 'silent', 'lost'] as const)),
        value_layer: maybe(pick(['high', 'potential'] as const)),
        level_id: maybe(1 + upTo(4)),
        last_active: maybe(back()),
        created_at: back(),
        extra: pick(['{}', '{"1":"银饰"}', '{"1":"","2":"A1"}'] as const),
      });
    for (let id = 1; id <= 120; id += 1) {
      if (random() < 0.5)
        add('contact', {
          uid: uid(),
          account_id: 1 + upTo(2),
          person_id: id,
          remark: pick(['', '老客户', '银饰A1'] as const),
          added_on: maybe(localDay(back())),
          channel: pick(['', '抖音'] as const),
        });
      for (const group of [1, 2, 3, 4])
        if (random() < 0.35) {
          const joined = maybe(back());
          add('membership', {
            uid: uid(),
            group_id: group,
            person_id: id,
            nickname: pick(['', '李饰'] as const),
            role: pick(['owner', 'admin', 'member'] as const),
            joined_at: joined,
            join_how: pick(['qr', 'unknown', 'invited'] as const),
            inviter_id: maybe(1 + upTo(20)),
            left_at: random() < 0.3 ? Math.max(joined ?? 0, back()) : null,
          });
        }
      for (const tag of [1, 2, 3, 4]) if (random() < 0.4) add('person_tag', { person_id: id, tag_id: tag, at: 0 });
      for (const campaign of [1, 2])
        if (random() < 0.3) add('campaign_person', { campaign_id: campaign, person_id: id, added_at: 0 });
      if (random() < 0.4)
        add('point_entry', {
          uid: uid(),
          person_id: id,
          at: 0,
          day: '2026-11-01',
          kind: 'manual',
          points: upTo(9) - 2,
        });
      if (random() < 0.3)
        add('violation', { uid: uid(), person_id: id, at: 0, strikes: upTo(3), forgiven_at: maybe(1) });
      if (random() < 0.3)
        add('purchase', { uid: uid(), person_id: id, on_day: localDay(back()), amount_fen: upTo(700) });
      if (random() < 0.4) {
        const sender = add('chat_sender', {
          uid: uid(),
          group_id: 1 + upTo(4),
          key: `k${id}`,
          name: '甲',
          person_id: id,
        });
        for (let n = 0; n < 3; n += 1)
          add('talk_day', {
            group_id: 1,
            sender_id: sender,
            day: localDay(now - upTo(60) * DAY),
            messages: 1 + upTo(3),
          });
      }
    }
  })();
}

/** Reads all rows as they stand and says, member by member, what the workspace (null = all) knows. */
export function readCommunity(db: Db, account: number | null, now: number): readonly Seen[] {
  const read = (table: string): readonly Record<string, Cell>[] =>
    db.prepare<[], Record<string, Cell>>(`SELECT * FROM ${table} ORDER BY 1`).all();
  const [stays, contacts, seats] = [read('membership'), read('contact'), read('group_account')];
  const [groups, campaigns] = [read('chat_group'), read('campaign')];
  const [senders, talk] = [read('chat_sender'), read('talk_day')];
  const operator = new Map(seats.map((seat) => [seat['group_id'], seat['account_id']]));
  const ours = stays.filter((stay) => account === null || operator.get(stay['group_id'] ?? 0) === account);
  const friends = contacts.filter((friend) => account === null || friend['account_id'] === account);
  const [tags, purchases, violations, points] = [
    read('person_tag'),
    read('purchase'),
    read('violation'),
    read('point_entry'),
  ];
  const chosen = read('campaign_person').filter(
    (row) => account === null || campaigns.find((one) => one['id'] === row['campaign_id'])?.['account_id'] === account,
  );
  const some = (cells: readonly (Cell | undefined)[]): (string | number)[] =>
    cells.filter((cell): cell is string | number => cell !== null && cell !== undefined);
  const sum = (cells: readonly (Cell | undefined)[]): number =>
    some(cells).reduce<number>((n, cell) => n + Number(cell), 0);
  const dayOf = (cells: readonly (Cell | undefined)[], first = false): string | null => {
    const known = some(cells)
      .map((cell) => (typeof cell === 'number' ? localDay(cell, ZONE) : cell))
      .toSorted();
    return (first ? known[0] : known.at(-1)) ?? null;
  };

  return read('person').map((person): Seen => {
    const id = Number(person['id']);
    const of = (rows: readonly Record<string, Cell>[]) => rows.filter((row) => row['person_id'] === id);
    const open = of(ours).filter((stay) => stay['left_at'] === null);
    const mine = senders.filter((sender) => sender['person_id'] === id).map((sender) => sender['id']);
    const said = talk.filter((row) => mine.includes(row['sender_id'] ?? null));
    const columns = { name: 'nickname', wechatId: 'wechat_id', phone: 'phone', city: 'city', note: 'note' } as const;
    return {
      id,
      texts: (field) => {
        if (field === 'remark' || field === 'channel') return some(of(friends).map((row) => row[field])).map(String);
        if (field === 'groupNickname') return open.map((row) => String(row['nickname']));
        if (field.startsWith('extra:')) {
          const extra = JSON.parse(String(person['extra'])) as Record<string, string>;
          return some([extra[field.slice(6)]]).map(String);
        }
        return some([person[columns[field as keyof typeof columns]]]).map(String);
      },
      number: (field) =>
        ({
          groups: open.length,
          points: sum(of(points).map((row) => row['points'])),
          strikes: sum(of(violations).map((row) => (row['forgiven_at'] === null ? row['strikes'] : 0))),
          invited: new Set(
            ours.filter((row) => row['inviter_id'] === id && row['left_at'] === null).map((row) => row['person_id']),
          ).size,
          orders: of(purchases).length,
          spent: sum(of(purchases).map((row) => row['amount_fen'])) / 100,
          messages: sum(said.map((row) => row['messages'])),
          messages30: sum(
            said.filter((row) => String(row['day']) > addDays(localDay(now, ZONE), -30)).map((row) => row['messages']),
          ),
        })[field],
      day: (field) =>
        ({
          joined: dayOf(open.map((row) => row['joined_at'])),
          firstJoined: dayOf(
            open.map((row) => row['joined_at']),
            true,
          ),
          created: dayOf([person['created_at']]),
          lastActive: dayOf([person['last_active']]),
          addedOn: dayOf(of(friends).map((row) => row['added_on'])),
          lastOrder: dayOf(of(purchases).map((row) => row['on_day'])),
          left: dayOf(of(ours).map((row) => row['left_at'])),
        })[field],
      choices: (field) =>
        ({
          gender: some([person['gender']]),
          layer: some([person['layer']]),
          valueLayer: some([person['value_layer']]),
          talk: [
            person['last_active'] !== null
              ? 'spoke'
              : of(stays).some(
                    (stay) => stay['left_at'] === null && talk.some((row) => row['group_id'] === stay['group_id']),
                  )
                ? 'never'
                : 'unknown',
          ],
          level: some([person['level_id']]),
          role: some(open.map((row) => row['role'])),
          joinHow: some(open.map((row) => row['join_how'])),
          group: some(open.map((row) => row['group_id'])),
          groupKind: some(open.map((row) => groups.find((group) => group['id'] === row['group_id'])?.['kind_id'])),
          tag: some(of(tags).map((row) => row['tag_id'])),
          campaign: some(of(chosen).map((row) => row['campaign_id'])),
          account: some([
            ...of(friends).map((row) => row['account_id']),
            ...open.map((row) => operator.get(row['group_id'] ?? 0)),
          ]),
        })[field],
    };
  });
}
