import { taken, type PackageTable } from './packageTable';

/** The settings by which a house works; the others are this computer's own. */
const HOUSE = ['house', 'benefit', 'quietFrom', 'quietTo', 'slotGapMinutes', 'sameTextDays'];

/** What people and plans stand on: accounts, groups with their kinds and stages, scripts, tags, levels, rules. */
export const groundTables: readonly PackageTable[] = [
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
  {
    name: 'setting',
    refs: {},
    key: ['scope', 'scope_id', 'key'],
    only: ['key', HOUSE],
    take: `SELECT id FROM setting WHERE :group IS NULL AND scope = 'app' AND scope_id = 0 AND key IN ('${HOUSE.join("','")}')`,
  },
  { name: 'duty', refs: {}, natural: ['name'], title: 'name', take: 'SELECT id FROM duty' },
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
];
