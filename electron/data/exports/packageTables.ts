import type { BulkTable } from '../db/bulk';

/** A table that a hand-over package carries. Rows are named by uid; what a column refers to is named by that row's uid. */
export interface PackageTable {
  readonly name: string;
  /** Columns that name a row of another table (or of this one). */
  readonly refs: Readonly<Record<string, string>>;
  /** SQL that gives the ids to take along; `:account`, `:group`, `:history` and `:from` (UTC ms) are bound, `take_<table>` holds what was taken before. */
  readonly take: string;
  /** Columns that make two rows the same thing although their uids differ. */
  readonly natural?: readonly string[];
  /** Only rows of this kind can be the same thing. */
  readonly naturalWhere?: string;
  /** Tables without uid: the columns that name a row. */
  readonly key?: readonly string[];
  /** Such a row's figure: the greater one stays. */
  readonly greater?: string;
  /** Rows are a list that belongs to the row named here and is replaced with it. */
  readonly ownedBy?: string;
  /** Rows that never change. */
  readonly fixed?: boolean;
  readonly bulk?: BulkTable;
  /** The column that names a row to people. */
  readonly title?: string;
}

const taken = (table: string): string => `(SELECT id FROM take_${table})`;

/** In the order in which they are taken in: what is referred to stands before what refers to it. */
export const packageTables: readonly PackageTable[] = [
  {
    name: 'material',
    refs: {},
    natural: ['sha256'],
    take: `SELECT qr_material_id FROM chat_group WHERE id IN ${taken('chat_group')}
      UNION SELECT material_id FROM script_part WHERE script_id IN ${taken('script')}
      UNION SELECT json_extract(j.value, '$.materialId') FROM script_version v, json_each(v.parts) j WHERE v.id IN ${taken('script_version')}
      UNION SELECT avatar_id FROM persona WHERE id IN ${taken('persona')}
      UNION SELECT cover_id FROM persona WHERE id IN ${taken('persona')}`,
  },
  { name: 'device', refs: {}, title: 'label', take: `SELECT device_id FROM account WHERE id IN ${taken('account')}` },
  {
    name: 'persona',
    refs: { avatar_id: 'material', cover_id: 'material' },
    title: 'nickname',
    take: `SELECT persona_id FROM account WHERE id IN ${taken('account')}`,
  },
  {
    name: 'account',
    refs: { device_id: 'device', persona_id: 'persona', standby_id: 'account' },
    natural: ['wechat_id'],
    title: 'name',
    take: `SELECT :account UNION SELECT account_id FROM group_account WHERE group_id IN ${taken('chat_group')} AND role <> 'former'`,
  },
  { name: 'stage', refs: {}, natural: ['code'], title: 'name', take: 'SELECT id FROM stage' },
  {
    name: 'stage_check',
    refs: { stage_id: 'stage' },
    key: ['stage_id', 'area', 'text'],
    take: 'SELECT id FROM stage_check',
  },
  {
    name: 'group_kind',
    refs: { next_kind_id: 'group_kind' },
    natural: ['code'],
    title: 'name',
    take: 'SELECT id FROM group_kind',
  },
  { name: 'watchword', refs: {}, natural: ['word'], title: 'word', take: 'SELECT id FROM watchword' },
  {
    name: 'person_field',
    refs: {},
    natural: ['name'],
    naturalWhere: 'archived_at IS NULL',
    title: 'name',
    take: 'SELECT id FROM person_field',
  },
  { name: 'tag_group', refs: {}, natural: ['name'], title: 'name', take: 'SELECT id FROM tag_group' },
  { name: 'tag', refs: { group_id: 'tag_group' }, natural: ['name'], title: 'name', take: 'SELECT id FROM tag' },
  {
    name: 'script_category',
    refs: { parent_id: 'script_category' },
    natural: ['parent_id', 'name'],
    title: 'name',
    take: 'SELECT id FROM script_category',
  },
  {
    name: 'script',
    refs: { account_id: 'account', category_id: 'script_category' },
    title: 'title',
    take: `SELECT id FROM script WHERE :group IS NULL AND (account_id = :account OR (account_id IS NULL AND inline = 0))
      UNION SELECT welcome_script_id FROM chat_group WHERE id IN ${taken('chat_group')}
      UNION SELECT script_id FROM slot WHERE id IN ${taken('slot')}
      UNION SELECT script_id FROM recurrence WHERE id IN ${taken('recurrence')}`,
  },
  {
    name: 'script_part',
    refs: { script_id: 'script', material_id: 'material' },
    key: ['script_id', 'position'],
    ownedBy: 'script_id',
    take: `SELECT id FROM script_part WHERE script_id IN ${taken('script')}`,
  },
  {
    name: 'script_trigger',
    refs: { script_id: 'script' },
    key: ['script_id', 'word'],
    ownedBy: 'script_id',
    take: `SELECT id FROM script_trigger WHERE script_id IN ${taken('script')}`,
  },
  {
    name: 'script_version',
    refs: { script_id: 'script' },
    natural: ['script_id', 'number'],
    fixed: true,
    take: `SELECT id FROM script_version WHERE :history AND script_id IN ${taken('script')}`,
  },
  {
    name: 'chat_group',
    refs: { kind_id: 'group_kind', stage_id: 'stage', welcome_script_id: 'script', qr_material_id: 'material' },
    natural: ['name'],
    naturalWhere: 'archived_at IS NULL',
    title: 'name',
    take: `SELECT group_id FROM group_account WHERE :group IS NULL AND account_id = :account AND role = 'operating' UNION SELECT :group`,
  },
  {
    name: 'group_account',
    refs: { group_id: 'chat_group', account_id: 'account' },
    natural: ['group_id', 'account_id'],
    take: `SELECT id FROM group_account WHERE group_id IN ${taken('chat_group')} AND account_id IN ${taken('account')}`,
  },
  {
    name: 'group_stage_event',
    refs: { group_id: 'chat_group', stage_id: 'stage' },
    key: ['group_id', 'stage_id', 'at'],
    take: `SELECT id FROM group_stage_event WHERE group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'group_check',
    refs: { group_id: 'chat_group', stage_check_id: 'stage_check' },
    key: ['group_id', 'stage_check_id'],
    take: `SELECT id FROM group_check WHERE group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'group_set',
    refs: {},
    natural: ['name'],
    title: 'name',
    take: `SELECT set_id FROM group_set_item WHERE group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'group_set_item',
    refs: { set_id: 'group_set', group_id: 'chat_group' },
    key: ['set_id', 'group_id'],
    take: `SELECT id FROM group_set_item WHERE group_id IN ${taken('chat_group')}`,
  },
  { name: 'level', refs: { parent_id: 'level' }, natural: ['code'], title: 'code', take: 'SELECT id FROM level' },
  {
    name: 'layer_rule',
    refs: {},
    natural: ['axis', 'layer', 'name'],
    title: 'name',
    take: 'SELECT id FROM layer_rule',
  },
  { name: 'point_rule', refs: {}, natural: ['kind', 'name'], title: 'name', take: 'SELECT id FROM point_rule' },
  { name: 'reward', refs: {}, natural: ['name'], title: 'name', take: 'SELECT id FROM reward' },
  {
    name: 'campaign',
    refs: { account_id: 'account' },
    title: 'name',
    take: `SELECT id FROM campaign WHERE :group IS NULL AND account_id = :account`,
  },
  {
    name: 'person',
    refs: { level_id: 'level' },
    natural: ['wechat_id'],
    bulk: 'person',
    title: 'nickname',
    take: `SELECT person_id FROM membership WHERE id IN ${taken('membership')}
      UNION SELECT inviter_id FROM membership WHERE id IN ${taken('membership')}
      UNION SELECT person_id FROM contact WHERE :group IS NULL AND account_id = :account
      UNION SELECT person_id FROM group_helper WHERE group_id IN ${taken('chat_group')}
      UNION SELECT person_id FROM campaign_person WHERE campaign_id IN ${taken('campaign')}
      UNION SELECT g.person_id FROM reward_grant g JOIN reward_stage s ON s.id = g.stage_id WHERE s.campaign_id IN ${taken('campaign')}`,
  },
  {
    name: 'person_name',
    refs: { person_id: 'person' },
    key: ['person_id', 'nickname', 'until'],
    take: `SELECT id FROM person_name WHERE :history AND person_id IN ${taken('person')}`,
  },
  {
    name: 'person_tag',
    refs: { person_id: 'person', tag_id: 'tag' },
    key: ['person_id', 'tag_id'],
    bulk: 'person_tag',
    take: `SELECT id FROM person_tag WHERE person_id IN ${taken('person')}`,
  },
  {
    name: 'contact',
    refs: { account_id: 'account', person_id: 'person' },
    natural: ['account_id', 'person_id'],
    bulk: 'contact',
    title: 'remark',
    take: `SELECT id FROM contact WHERE account_id = :account AND person_id IN ${taken('person')}`,
  },
  {
    name: 'membership',
    refs: { group_id: 'chat_group', person_id: 'person', inviter_id: 'person' },
    natural: ['group_id', 'person_id'],
    naturalWhere: 'left_at IS NULL',
    bulk: 'membership',
    title: 'nickname',
    take: `SELECT id FROM membership WHERE group_id IN ${taken('chat_group')} AND (left_at IS NULL OR :history)`,
  },
  {
    name: 'group_helper',
    refs: { group_id: 'chat_group', person_id: 'person' },
    natural: ['group_id', 'person_id'],
    title: 'duty',
    take: `SELECT id FROM group_helper WHERE group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'point_entry',
    refs: {
      person_id: 'person',
      rule_id: 'point_rule',
      group_id: 'chat_group',
      membership_id: 'membership',
      reward_id: 'reward',
      counters_id: 'point_entry',
    },
    fixed: true,
    bulk: 'point_entry',
    take: `SELECT id FROM point_entry WHERE person_id IN ${taken('person')}`,
  },
  {
    name: 'redemption',
    refs: { entry_id: 'point_entry' },
    natural: ['entry_id'],
    take: `SELECT id FROM redemption WHERE entry_id IN ${taken('point_entry')}`,
  },
  {
    name: 'violation',
    refs: { person_id: 'person', group_id: 'chat_group' },
    title: 'rule',
    take: `SELECT id FROM violation WHERE :history AND person_id IN ${taken('person')} AND (group_id IS NULL OR group_id IN ${taken('chat_group')})`,
  },
  {
    name: 'purchase',
    refs: { person_id: 'person', group_id: 'chat_group' },
    title: 'what',
    take: `SELECT id FROM purchase WHERE :history AND person_id IN ${taken('person')} AND (group_id IS NULL OR group_id IN ${taken('chat_group')})`,
  },
  {
    name: 'campaign_group',
    refs: { campaign_id: 'campaign', group_id: 'chat_group' },
    key: ['campaign_id', 'group_id'],
    take: `SELECT id FROM campaign_group WHERE campaign_id IN ${taken('campaign')} AND group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'campaign_person',
    refs: { campaign_id: 'campaign', person_id: 'person' },
    key: ['campaign_id', 'person_id'],
    bulk: 'campaign_person',
    take: `SELECT id FROM campaign_person WHERE campaign_id IN ${taken('campaign')}`,
  },
  {
    name: 'reward_stage',
    refs: { campaign_id: 'campaign' },
    natural: ['campaign_id', 'invites'],
    title: 'reward',
    take: `SELECT id FROM reward_stage WHERE campaign_id IN ${taken('campaign')}`,
  },
  {
    name: 'reward_grant',
    refs: { stage_id: 'reward_stage', person_id: 'person' },
    natural: ['stage_id', 'person_id'],
    take: `SELECT id FROM reward_grant WHERE stage_id IN ${taken('reward_stage')}`,
  },
  {
    name: 'recurrence',
    refs: { account_id: 'account', script_id: 'script' },
    title: 'note',
    take: `SELECT id FROM recurrence WHERE account_id = :account AND (until_on IS NULL OR until_on >= local_day(:from))
      AND (:group IS NULL OR EXISTS (SELECT 1 FROM recurrence_target t WHERE t.recurrence_id = recurrence.id AND t.group_id = :group))`,
  },
  {
    name: 'recurrence_target',
    refs: { recurrence_id: 'recurrence', account_id: 'account', group_id: 'chat_group' },
    key: ['recurrence_id', 'group_id'],
    take: `SELECT id FROM recurrence_target WHERE recurrence_id IN ${taken('recurrence')} AND group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'recurrence_exception',
    refs: { recurrence_id: 'recurrence' },
    key: ['recurrence_id', 'on_date'],
    take: `SELECT id FROM recurrence_exception WHERE recurrence_id IN ${taken('recurrence')}`,
  },
  {
    name: 'slot',
    refs: { account_id: 'account', script_id: 'script', recurrence_id: 'recurrence', campaign_id: 'campaign' },
    title: 'note',
    take: `SELECT id FROM slot WHERE account_id = :account AND starts_at >= :from AND (:group IS NULL OR EXISTS (
      SELECT 1 FROM delivery d WHERE d.slot_id = slot.id AND d.group_id = :group AND d.status = 'due'))`,
  },
  {
    name: 'delivery',
    refs: { slot_id: 'slot', account_id: 'account', group_id: 'chat_group', script_version_id: 'script_version' },
    natural: ['slot_id', 'group_id'],
    take: `SELECT id FROM delivery WHERE slot_id IN ${taken('slot')} AND status = 'due' AND (group_id IS NULL OR group_id IN ${taken('chat_group')})`,
  },
  {
    name: 'note',
    refs: { account_id: 'account', group_id: 'chat_group', campaign_id: 'campaign' },
    title: 'title',
    take: `SELECT id FROM note WHERE group_id IN ${taken('chat_group')} OR (:group IS NULL AND account_id = :account)`,
  },
  {
    name: 'task',
    refs: { note_id: 'note', account_id: 'account' },
    title: 'title',
    take: `SELECT id FROM task WHERE note_id IN ${taken('note')} OR (:group IS NULL AND account_id = :account AND note_id IS NULL)`,
  },
  {
    name: 'chat_sender',
    refs: { group_id: 'chat_group', person_id: 'person' },
    natural: ['group_id', 'key'],
    title: 'name',
    take: `SELECT id FROM chat_sender WHERE :history AND group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'talk_day',
    refs: { group_id: 'chat_group', sender_id: 'chat_sender' },
    key: ['sender_id', 'day'],
    greater: 'messages',
    bulk: 'talk_day',
    take: `SELECT id FROM talk_day WHERE sender_id IN ${taken('chat_sender')}`,
  },
  {
    name: 'chat_print',
    refs: { group_id: 'chat_group' },
    key: ['group_id', 'minute', 'hash'],
    greater: 'n',
    bulk: 'chat_print',
    take: `SELECT id FROM chat_print WHERE :history AND group_id IN ${taken('chat_group')}`,
  },
];

/** The order in which rows are chosen for a package: whose choice names others stands after them. */
export const takingOrder = [
  'chat_group',
  'account',
  'campaign',
  'slot',
  'recurrence',
  'membership',
  'person',
  'script',
  'script_version',
  'persona',
] as const;
