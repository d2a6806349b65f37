import { taken, type PackageTable } from './packageTable';

/** People, where they are and were, and what they did. */
export const peopleTables: readonly PackageTable[] = [
  {
    name: 'person',
    refs: { level_id: 'level' },
    natural: ['wechat_id'],
    bulk: 'person',
    title: 'nickname',
    take: `SELECT person_id FROM membership WHERE id IN ${taken('membership')}
      UNION SELECT i.inviter_id FROM membership i WHERE i.id IN ${taken('membership')} AND (
        EXISTS (SELECT 1 FROM contact c WHERE c.account_id = :account AND c.person_id = i.inviter_id)
        OR EXISTS (SELECT 1 FROM membership o JOIN group_account ga ON ga.group_id = o.group_id
          WHERE o.person_id = i.inviter_id AND ga.account_id = :account AND ga.role = 'operating'))
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
    name: 'standing_change',
    refs: { person_id: 'person' },
    key: ['person_id', 'axis', 'at', 'became'],
    bulk: 'standing_change',
    take: `SELECT id FROM standing_change WHERE :history AND person_id IN ${taken('person')}`,
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
    refs: { stage_id: 'reward_stage', person_id: 'person', entry_id: 'point_entry' },
    natural: ['stage_id', 'person_id'],
    take: `SELECT id FROM reward_grant WHERE stage_id IN ${taken('reward_stage')}`,
  },
  {
    name: 'purge',
    refs: { account_id: 'account' },
    title: 'name',
    // What another account asked for stays with it.
    take: `SELECT id FROM purge WHERE (:group IS NULL AND account_id = :account) OR ((account_id IS NULL OR account_id = :account)
      AND id IN (SELECT purge_id FROM purge_item WHERE group_id IN ${taken('chat_group')}))`,
  },
  {
    name: 'purge_item',
    refs: { purge_id: 'purge', group_id: 'chat_group', person_id: 'person' },
    key: ['purge_id', 'group_id', 'person_id'],
    undecided: ['status', 'planned'],
    bulk: 'purge_item',
    take: `SELECT id FROM purge_item WHERE purge_id IN ${taken('purge')} AND group_id IN ${taken('chat_group')}
      AND person_id IN ${taken('person')}`,
  },
  {
    name: 'purge_notice',
    refs: { purge_id: 'purge', group_id: 'chat_group' },
    key: ['purge_id', 'group_id'],
    take: `SELECT id FROM purge_notice WHERE purge_id IN ${taken('purge')} AND group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'saved_view',
    refs: {},
    natural: ['screen', 'name'],
    title: 'name',
    take: 'SELECT id FROM saved_view WHERE :group IS NULL',
  },
];
