import { taken, type PackageTable } from './packageTable';

/** What is planned, written and was said. */
export const planTables: readonly PackageTable[] = [
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
    refs: { group_id: 'chat_group', person_id: 'person', same_as: 'chat_sender' },
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
    name: 'chat_span',
    refs: { group_id: 'chat_group' },
    key: ['group_id', 'first_day', 'last_day'],
    take: `SELECT id FROM chat_span WHERE :history AND group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'chat_print',
    refs: { group_id: 'chat_group' },
    key: ['group_id', 'minute', 'hash'],
    greater: 'n',
    bulk: 'chat_print',
    take: `SELECT id FROM chat_print WHERE :history AND group_id IN ${taken('chat_group')}`,
  },
  {
    name: 'chat_message',
    refs: { group_id: 'chat_group', sender_id: 'chat_sender' },
    key: ['sender_id', 'at', 'kind', 'text'],
    bulk: 'chat_message',
    take: `SELECT id FROM chat_message WHERE :history AND sender_id IN ${taken('chat_sender')}`,
  },
];
