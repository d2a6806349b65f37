/** What was said in groups, who is asked to leave, who brought whom, and which rows of a package are rows that were here. */
export const talkSql = `
ALTER TABLE import_batch ADD COLUMN kind TEXT NOT NULL DEFAULT 'members' CHECK (kind IN ('members','roster','chat','package'));
ALTER TABLE import_batch ADD COLUMN group_id INTEGER REFERENCES chat_group(id);
CREATE INDEX import_batch_group ON import_batch(group_id) WHERE group_id IS NOT NULL;

CREATE TABLE chat_sender (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  wechat_id TEXT,
  person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  ignored INTEGER NOT NULL DEFAULT 0 CHECK (ignored IN (0,1)),
  last_at INTEGER,
  same_as INTEGER REFERENCES chat_sender(id) ON DELETE CASCADE,
  UNIQUE (group_id, key)
) STRICT;
CREATE INDEX chat_sender_same ON chat_sender(same_as) WHERE same_as IS NOT NULL;
CREATE INDEX chat_sender_person ON chat_sender(person_id, group_id) WHERE person_id IS NOT NULL;
CREATE INDEX chat_sender_ignored ON chat_sender(id) WHERE ignored = 1;
CREATE TABLE talk_day (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  sender_id INTEGER NOT NULL REFERENCES chat_sender(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  messages INTEGER NOT NULL CHECK (messages > 0),
  UNIQUE (sender_id, day)
) STRICT;
CREATE INDEX talk_day_group ON talk_day(group_id, day, sender_id, messages);
CREATE INDEX talk_day_day ON talk_day(day, sender_id, messages);
-- The days that an imported chat tells of: between two of them nothing is known.
CREATE TABLE chat_span (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  UNIQUE (group_id, first_day, last_day)
) STRICT;
CREATE TABLE chat_print (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  minute INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  UNIQUE (group_id, minute, hash)
) STRICT;
CREATE TABLE chat_message (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  sender_id INTEGER NOT NULL REFERENCES chat_sender(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL DEFAULT 'text',
  text TEXT NOT NULL
) STRICT;
CREATE INDEX chat_message_group ON chat_message(group_id, at);
CREATE INDEX chat_message_sender ON chat_message(sender_id, at);

CREATE TABLE duty (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  work TEXT NOT NULL DEFAULT '',
  letter TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE group_helper (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  duty TEXT NOT NULL DEFAULT '',
  wants TEXT NOT NULL DEFAULT '',
  since TEXT NOT NULL,
  until TEXT,
  UNIQUE (group_id, person_id)
) STRICT;
CREATE INDEX group_helper_person ON group_helper(person_id);
ALTER TABLE group_set ADD COLUMN colour TEXT;
ALTER TABLE group_set ADD COLUMN sort INTEGER NOT NULL DEFAULT 0;
CREATE INDEX membership_leading ON membership(role, group_id, person_id) WHERE left_at IS NULL AND role <> 'member';
CREATE INDEX membership_left ON membership(group_id, left_at) WHERE left_at IS NOT NULL;
CREATE INDEX delivery_next ON delivery(group_id, due_at) WHERE status = 'due';
CREATE INDEX delivery_sent ON delivery(group_id, done_at) WHERE status = 'sent';

CREATE TABLE purge (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id),
  name TEXT NOT NULL CHECK (name <> ''),
  conditions TEXT NOT NULL CHECK (json_valid(conditions)),
  notice TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE INDEX purge_account ON purge(account_id);
CREATE TABLE purge_item (
  id INTEGER PRIMARY KEY,
  purge_id INTEGER NOT NULL REFERENCES purge(id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  reason TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN ('planned','kept','removed','gone')),
  done_at INTEGER,
  UNIQUE (purge_id, group_id, person_id)
) STRICT;
CREATE INDEX purge_item_group ON purge_item(group_id);
CREATE INDEX purge_item_person ON purge_item(person_id);
CREATE TABLE purge_notice (
  id INTEGER PRIMARY KEY,
  purge_id INTEGER NOT NULL REFERENCES purge(id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  told_at INTEGER NOT NULL,
  UNIQUE (purge_id, group_id)
) STRICT;
CREATE INDEX purge_notice_group ON purge_notice(group_id);

ALTER TABLE campaign ADD COLUMN reason TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN play TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE campaign ADD COLUMN archived_at INTEGER;
CREATE TABLE campaign_group (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  UNIQUE (campaign_id, group_id)
) STRICT;
CREATE INDEX campaign_group_group ON campaign_group(group_id);
CREATE TABLE campaign_person (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  added_at INTEGER NOT NULL,
  UNIQUE (campaign_id, person_id)
) STRICT;
CREATE INDEX campaign_person_person ON campaign_person(person_id);
CREATE TABLE reward_stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
  invites INTEGER NOT NULL CHECK (invites > 0),
  reward TEXT NOT NULL CHECK (reward <> ''),
  points INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, invites)
) STRICT;
CREATE TABLE reward_grant (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  stage_id INTEGER NOT NULL REFERENCES reward_stage(id),
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  -- The points that came with it.
  entry_id INTEGER REFERENCES point_entry(id),
  UNIQUE (stage_id, person_id)
) STRICT;
CREATE INDEX reward_grant_person ON reward_grant(person_id);
CREATE INDEX reward_grant_entry ON reward_grant(entry_id);

CREATE TABLE joined_uid (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  uid TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  UNIQUE (tbl, uid)
) STRICT;
`;
