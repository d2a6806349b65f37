import type { sheetColumns, SheetKind, wordSets } from '#shared/domain/sheets';

/** How a column's value is written: as text, a number, money (stored in fen), a day, or an instant (stored in UTC ms). */
export type CellType = 'text' | 'count' | 'yuan' | 'day' | 'instant';

/** One column of a sheet: what SQL gives for it, and the words that stand for its codes. */
export interface ColumnSql {
  readonly sql: string;
  readonly type: CellType;
  readonly words?: keyof typeof wordSets;
}

const text = (sql: string): ColumnSql => ({ sql, type: 'text' });
const count = (sql: string): ColumnSql => ({ sql, type: 'count' });
const instant = (sql: string): ColumnSql => ({ sql, type: 'instant' });
const coded = (words: keyof typeof wordSets, sql: string): ColumnSql => ({ sql, type: 'text', words });

/** True where the workspace asked for runs the group. */
export const runs = (group: string): string => `(:account IS NULL OR EXISTS (
  SELECT 1 FROM group_account ga WHERE ga.group_id = ${group} AND ga.account_id = :account AND ga.role = 'operating'))`;
/** The person's open stays in groups of the workspace. */
const STAYS = `FROM membership o WHERE o.person_id = p.id AND o.left_at IS NULL AND ${runs('o.group_id')}`;
/** The person's friendship with the workspace, or with the first account that has one. */
const contact = (column: string): string => `(SELECT c.${column} FROM contact c WHERE c.person_id = p.id
  AND (:account IS NULL OR c.account_id = :account) ORDER BY ifnull(c.${column}, '') = '', c.account_id LIMIT 1)`;
/** The tags of a person, of one tag group where one is named. */
export const tagNames = (group = ''): string => `(SELECT group_concat(name, '、') FROM (
  SELECT t.name FROM person_tag pt JOIN tag t ON t.id = pt.tag_id JOIN tag_group tg ON tg.id = t.group_id
  WHERE pt.person_id = p.id ${group} ORDER BY tg.sort, t.sort, t.id))`;
/** The person's own field of a name. */
export const ownField = (name: string): string =>
  `json_extract(p.extra, '$."' || (SELECT f.id FROM person_field f WHERE f.name = '${name}') || '"')`;

/** What the table of groups counts over its last days, and warns of: read beforehand, once for all. */
const pulse = (figure: string): ColumnSql => count(`json_extract(:pulses, '$."' || g.id || '".${figure}')`);

/** The rewards of the campaign that were handed out to the person, or meet the condition that ends in NOT. */
const rewards = (condition: string): ColumnSql =>
  text(`(SELECT group_concat(reward, '、') FROM (SELECT st.reward FROM reward_stage st WHERE st.campaign_id = :campaign AND ${condition}
    EXISTS (SELECT 1 FROM reward_grant rg WHERE rg.stage_id = st.id AND rg.person_id = p.id) ORDER BY st.invites))`);

const PERSON = {
  nickname: text('p.nickname'),
  wechatId: text('p.wechat_id'),
  phone: text('p.phone'),
  tags: text(tagNames()),
  layer: coded('layer', 'p.layer'),
  level: text('(SELECT l.code FROM level l WHERE l.id = p.level_id)'),
  points: count('s.points'),
  strikes: count('s.strikes'),
  messages: count('s.messages'),
  lastActive: instant('p.last_active'),
} as const;

type Columns = { readonly [K in SheetKind]: Readonly<Record<(typeof sheetColumns)[K][number], ColumnSql>> };

/** What SQL gives for each column of each kind of sheet. */
export const columnSql: Columns = {
  members: {
    ...PERSON,
    remark: text(contact('remark')),
    city: text('p.city'),
    gender: coded('gender', 'p.gender'),
    role: coded(
      'role',
      `(SELECT o.role ${STAYS} ORDER BY CASE o.role WHEN 'owner' THEN 0 WHEN 'admin' THEN 1 ELSE 2 END LIMIT 1)`,
    ),
    groups: count(`(SELECT count(*) ${STAYS})`),
    groupNames: text(
      `(SELECT group_concat(name, '、') FROM (SELECT g.name FROM chat_group g WHERE g.id IN (SELECT o.group_id ${STAYS}) ORDER BY g.pinyin))`,
    ),
    joined: instant(`(SELECT max(o.joined_at) ${STAYS})`),
    firstJoined: instant(`(SELECT min(o.joined_at) ${STAYS})`),
    valueLayer: coded('valueLayer', 'p.value_layer'),
    invited: count('s.invited'),
    orders: count('s.orders'),
    spent: { sql: 's.spent_fen', type: 'yuan' },
    addedOn: { sql: contact('added_on'), type: 'day' },
    channel: text(contact('channel')),
    note: text('p.note'),
    created: instant('p.created_at'),
  },
  roster: {
    ...PERSON,
    group: text('g.name'),
    groupNickname: text('m.nickname'),
    remark: text(contact('remark')),
    role: coded('role', 'm.role'),
    joined: instant('m.joined_at'),
    joinHow: coded('joinHow', 'm.join_how'),
    inviter: text('(SELECT ifnull(i.wechat_id, i.nickname) FROM person i WHERE i.id = m.inviter_id)'),
    left: instant('m.left_at'),
    leftHow: coded('leftHow', 'm.left_how'),
  },
  groups: {
    name: text('g.name'),
    kind: text('k.name'),
    region: text('g.region'),
    category: text('g.category'),
    brand: text('g.brand'),
    number: text('g.number'),
    account: text(
      `(SELECT a.name FROM group_account ga JOIN account a ON a.id = ga.account_id WHERE ga.group_id = g.id AND ga.role = 'operating')`,
    ),
    standby: text(
      `(SELECT group_concat(a.name, '、') FROM group_account ga JOIN account a ON a.id = ga.account_id WHERE ga.group_id = g.id AND ga.role = 'standby')`,
    ),
    members: count('ifnull((SELECT c.members FROM group_count c WHERE c.group_id = g.id), 0)'),
    warnings: coded('warning', `json_extract(:pulses, '$."' || g.id || '".warnings')`),
    joins: pulse('joins'),
    leaves: pulse('leaves'),
    messages: pulse('messages'),
    speakers: pulse('speakers'),
    stage: text('(SELECT st.name FROM stage st WHERE st.id = g.stage_id)'),
    stageSince: { sql: 'g.stage_since', type: 'day' },
    qrUntil: instant('g.qr_valid_until'),
    lastPost: instant(`(SELECT max(d.done_at) FROM delivery d WHERE d.group_id = g.id AND d.status = 'sent')`),
    nextPost: instant(`(SELECT min(d.due_at) FROM delivery d WHERE d.group_id = g.id AND d.status = 'due')`),
    purpose: text('g.purpose'),
    notice: text('g.notice'),
    rules: text('g.rules'),
    note: text('g.note'),
    created: instant('g.created_at'),
  },
  // `b` is whom they brought over the whole campaign, `h` the same into the group asked for.
  participants: {
    nickname: PERSON.nickname,
    wechatId: PERSON.wechatId,
    phone: PERSON.phone,
    remark: text(contact('remark')),
    listed: instant(
      '(SELECT l.added_at FROM campaign_person l WHERE l.campaign_id = :campaign AND l.person_id = p.id)',
    ),
    brought: count('ifnull(h.invited, 0)'),
    present: count('ifnull(h.present, 0)'),
    lost: count('ifnull(h.invited - h.present, 0)'),
    owed: rewards('st.invites <= ifnull(b.present, 0) AND NOT'),
    granted: rewards(''),
  },
  violations: {
    nickname: PERSON.nickname,
    wechatId: PERSON.wechatId,
    group: text('(SELECT g.name FROM chat_group g WHERE g.id = v.group_id)'),
    at: instant('v.at'),
    rule: text('v.rule'),
    said: text('v.said'),
    action: coded('action', 'v.action'),
    strikes: count('v.strikes'),
    forgiven: instant('v.forgiven_at'),
    note: text('v.note'),
  },
  points: {
    nickname: PERSON.nickname,
    wechatId: PERSON.wechatId,
    day: { sql: 'e.day', type: 'day' },
    kind: coded('kind', 'e.kind'),
    points: count('e.points'),
    rule: text('(SELECT r.name FROM point_rule r WHERE r.id = e.rule_id)'),
    group: text('(SELECT g.name FROM chat_group g WHERE g.id = e.group_id)'),
    reward: text('(SELECT r.name FROM reward r WHERE r.id = e.reward_id)'),
    note: text('e.note'),
    at: instant('e.at'),
  },
  purge: {
    group: text('g.name'),
    nickname: PERSON.nickname,
    groupNickname: text(
      '(SELECT m.nickname FROM membership m WHERE m.group_id = i.group_id AND m.person_id = i.person_id ORDER BY m.id DESC LIMIT 1)',
    ),
    wechatId: PERSON.wechatId,
    reason: text('i.reason'),
    status: coded('status', 'i.status'),
    done: instant('i.done_at'),
  },
  activity: {
    group: text('g.name'),
    sender: text('cs.name'),
    nickname: text('p.nickname'),
    wechatId: text('ifnull(p.wechat_id, cs.wechat_id)'),
    messages: count('sum(d.messages)'),
    days: count('count(DISTINCT d.day)'),
    lastAt: instant('cs.last_at'),
  },
};

/** The customer list's columns, each read from the person `p`, the friendship `c` and its account `a`. */
export const customerSql = {
  name: text('p.nickname'),
  description: text('p.note'),
  account: text('a.name'),
  accountWechat: text('a.wechat_id'),
  department: text(`''`),
  addedOn: { sql: 'c.added_on', type: 'day' },
  channel: text('c.channel'),
  phone: text('p.phone'),
  company: text(ownField('企业')),
  email: text(ownField('邮箱')),
  address: text(ownField('地址')),
  job: text(ownField('职务')),
  tel: text(ownField('电话')),
} as const satisfies Readonly<Record<string, ColumnSql>>;
