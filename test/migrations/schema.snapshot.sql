CREATE TABLE account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  wechat_id TEXT,
  colour TEXT NOT NULL,
  device_id INTEGER REFERENCES device(id),
  persona_id INTEGER REFERENCES persona(id),
  standby_id INTEGER REFERENCES account(id),
  side TEXT NOT NULL CHECK (side IN ('B','C','both')),
  status TEXT NOT NULL DEFAULT 'normal' CHECK (status IN ('normal','restricted','banned','dormant')),
  real_name_checked INTEGER NOT NULL DEFAULT 0 CHECK (real_name_checked IN (0,1)),
  card_checked INTEGER NOT NULL DEFAULT 0 CHECK (card_checked IN (0,1)),
  sort INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  archived_at INTEGER,
  CHECK (standby_id IS NULL OR standby_id <> id)
) STRICT;

CREATE INDEX account_device ON account(device_id);

CREATE INDEX account_persona ON account(persona_id);

CREATE INDEX account_standby ON account(standby_id);

CREATE UNIQUE INDEX account_wechat ON account(wechat_id) WHERE wechat_id IS NOT NULL;

CREATE TABLE account_event (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('normal','restricted','banned','dormant')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX account_event_account ON account_event(account_id, at);

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  name TEXT NOT NULL CHECK (name <> ''),
  aim TEXT NOT NULL DEFAULT '' CHECK (aim IN ('','fission','conversion','activation','retention')),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '', play TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '', archived_at INTEGER,
  UNIQUE (id, account_id)
) STRICT;

CREATE INDEX campaign_account ON campaign(account_id);

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

CREATE TRIGGER group_fts_delete AFTER DELETE ON chat_group BEGIN
  DELETE FROM group_fts WHERE rowid = old.id;
END;

CREATE TRIGGER group_fts_insert AFTER INSERT ON chat_group BEGIN
  INSERT INTO group_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.name || ' ' || new.pinyin || ' ' || new.initials));
END;

CREATE TRIGGER group_fts_update AFTER UPDATE OF name, pinyin, initials ON chat_group BEGIN
  DELETE FROM group_fts WHERE rowid = old.id;
  INSERT INTO group_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.name || ' ' || new.pinyin || ' ' || new.initials));
END;

CREATE TABLE chat_group (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind_id INTEGER NOT NULL REFERENCES group_kind(id),
  name TEXT NOT NULL CHECK (name <> ''),
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  category TEXT NOT NULL DEFAULT '',
  brand TEXT NOT NULL DEFAULT '',
  number TEXT NOT NULL DEFAULT '',
  stage_id INTEGER REFERENCES stage(id),
  stage_since TEXT,
  purpose TEXT NOT NULL DEFAULT '',
  notice TEXT NOT NULL DEFAULT '',
  rules TEXT NOT NULL DEFAULT '',
  welcome_script_id INTEGER REFERENCES script(id),
  qr_material_id INTEGER REFERENCES material(id),
  qr_valid_until INTEGER,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE INDEX chat_group_kind ON chat_group(kind_id);

CREATE UNIQUE INDEX chat_group_name ON chat_group(name) WHERE archived_at IS NULL;

CREATE INDEX chat_group_qr ON chat_group(qr_material_id);

CREATE INDEX chat_group_stage ON chat_group(stage_id);

CREATE INDEX chat_group_welcome ON chat_group(welcome_script_id);

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

CREATE TABLE chat_print (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  minute INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  n INTEGER NOT NULL CHECK (n > 0),
  UNIQUE (group_id, minute, hash)
) STRICT;

CREATE TRIGGER person_stat_sender_delete AFTER DELETE ON chat_sender BEGIN
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = old.person_id)
  WHERE person_id = old.person_id; END;

CREATE TRIGGER person_stat_sender_update AFTER UPDATE OF person_id ON chat_sender BEGIN
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = old.person_id)
  WHERE person_id = old.person_id;
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = new.person_id)
  WHERE person_id = new.person_id; END;

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

CREATE INDEX chat_sender_ignored ON chat_sender(id) WHERE ignored = 1;

CREATE INDEX chat_sender_person ON chat_sender(person_id, group_id) WHERE person_id IS NOT NULL;

CREATE INDEX chat_sender_same ON chat_sender(same_as) WHERE same_as IS NOT NULL;

CREATE TABLE chat_span (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL CHECK (last_day >= first_day),
  UNIQUE (group_id, first_day, last_day)
) STRICT;

CREATE TRIGGER contact_fts_delete AFTER DELETE ON contact WHEN NOT emptying('contact') BEGIN
  DELETE FROM contact_fts WHERE rowid = old.id;
END;

CREATE TRIGGER contact_fts_insert AFTER INSERT ON contact WHEN new.remark <> '' AND NOT in_bulk() BEGIN
  INSERT INTO contact_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.remark));
END;

CREATE TRIGGER contact_fts_update AFTER UPDATE OF remark ON contact BEGIN
  DELETE FROM contact_fts WHERE rowid = old.id;
  INSERT INTO contact_fts(rowid, tokens) SELECT new.id, cjk_tokens(new.remark) WHERE new.remark <> '';
END;

CREATE TABLE contact (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  remark TEXT NOT NULL DEFAULT '',
  added_on TEXT,
  channel TEXT NOT NULL DEFAULT '',
  UNIQUE (account_id, person_id)
) STRICT;

CREATE INDEX contact_person ON contact(person_id);

CREATE VIRTUAL TABLE contact_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');

CREATE TRIGGER delivery_day_delete AFTER DELETE ON delivery BEGIN
  UPDATE delivery_day SET planned = planned - 1, sent = sent - (old.status = 'sent'), skipped = skipped - (old.status = 'skipped'),
    missed = missed - (old.status = 'missed'), late = late - (old.status = 'sent' AND old.done_at > old.due_at + late_ms())
  WHERE account_id = old.account_id AND group_id = ifnull(old.group_id, 0) AND day = local_day(old.due_at);
  DELETE FROM delivery_day
  WHERE account_id = old.account_id AND group_id = ifnull(old.group_id, 0) AND day = local_day(old.due_at) AND planned = 0;
END;

CREATE TRIGGER delivery_day_insert AFTER INSERT ON delivery BEGIN
  INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    VALUES (new.account_id, ifnull(new.group_id, 0), local_day(new.due_at), 1, new.status = 'sent', new.status = 'skipped', new.status = 'missed',
      new.status = 'sent' AND new.done_at > new.due_at + late_ms())
    ON CONFLICT DO UPDATE SET planned = planned + 1, sent = sent + excluded.sent, skipped = skipped + excluded.skipped,
      missed = missed + excluded.missed, late = late + excluded.late;
END;

CREATE TRIGGER delivery_day_update AFTER UPDATE OF account_id, group_id, due_at, status, done_at ON delivery BEGIN
  UPDATE delivery_day SET planned = planned - 1, sent = sent - (old.status = 'sent'), skipped = skipped - (old.status = 'skipped'),
    missed = missed - (old.status = 'missed'), late = late - (old.status = 'sent' AND old.done_at > old.due_at + late_ms())
  WHERE account_id = old.account_id AND group_id = ifnull(old.group_id, 0) AND day = local_day(old.due_at);
  DELETE FROM delivery_day
  WHERE account_id = old.account_id AND group_id = ifnull(old.group_id, 0) AND day = local_day(old.due_at) AND planned = 0;
  INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    VALUES (new.account_id, ifnull(new.group_id, 0), local_day(new.due_at), 1, new.status = 'sent', new.status = 'skipped', new.status = 'missed',
      new.status = 'sent' AND new.done_at > new.due_at + late_ms())
    ON CONFLICT DO UPDATE SET planned = planned + 1, sent = sent + excluded.sent, skipped = skipped + excluded.skipped,
      missed = missed + excluded.missed, late = late + excluded.late;
END;

CREATE TRIGGER delivery_sent_fixed BEFORE UPDATE ON delivery WHEN old.status = 'sent' AND undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'a sent delivery changes only by undo');
END;

CREATE TRIGGER delivery_sent_kept BEFORE DELETE ON delivery WHEN old.status = 'sent' AND undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'a sent delivery changes only by undo');
END;

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  slot_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  group_id INTEGER,
  due_at INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'due' CHECK (status IN ('due','sent','skipped','missed')),
  done_at INTEGER,
  reason TEXT NOT NULL DEFAULT '',
  script_version_id INTEGER REFERENCES script_version(id),
  FOREIGN KEY (slot_id, account_id) REFERENCES slot(id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (group_id, account_id) REFERENCES group_account(group_id, account_id) DEFERRABLE INITIALLY DEFERRED,
  CHECK ((status = 'due') = (done_at IS NULL)),
  CHECK (status <> 'sent' OR script_version_id IS NOT NULL)
) STRICT;

CREATE INDEX delivery_due ON delivery(due_at);

CREATE INDEX delivery_group ON delivery(group_id, due_at);

CREATE INDEX delivery_next ON delivery(group_id, due_at) WHERE status = 'due';

CREATE INDEX delivery_open ON delivery(account_id, due_at) WHERE status = 'due';

CREATE INDEX delivery_sent ON delivery(group_id, done_at) WHERE status = 'sent';

CREATE UNIQUE INDEX delivery_target ON delivery(slot_id, group_id);

CREATE INDEX delivery_version ON delivery(script_version_id);

CREATE TABLE delivery_day (
  account_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  day TEXT NOT NULL,
  planned INTEGER NOT NULL DEFAULT 0,
  sent INTEGER NOT NULL DEFAULT 0,
  skipped INTEGER NOT NULL DEFAULT 0,
  missed INTEGER NOT NULL DEFAULT 0,
  late INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (account_id, day, group_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX delivery_day_group ON delivery_day(group_id, day);

CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  label TEXT NOT NULL CHECK (label <> ''),
  model TEXT NOT NULL DEFAULT '',
  os TEXT NOT NULL DEFAULT '',
  bought_on TEXT,
  price_fen INTEGER,
  role TEXT NOT NULL CHECK (role IN ('primary','standby')),
  sim_plan TEXT NOT NULL DEFAULT '',
  sim_monthly_fen INTEGER,
  note TEXT NOT NULL DEFAULT '',
  archived_at INTEGER
) STRICT;

CREATE TRIGGER shipped_duty_gone AFTER DELETE ON duty WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'duty' AND row_id = old.id;
END;

CREATE TRIGGER shipped_duty_name AFTER UPDATE OF name ON duty
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'duty' AND row_id = old.id AND col = 'name';
END;

CREATE TRIGGER shipped_duty_work AFTER UPDATE OF work ON duty
WHEN new.work IS NOT old.work AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'duty' AND row_id = old.id AND col = 'work';
END;

CREATE TABLE duty (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  work TEXT NOT NULL DEFAULT '',
  letter TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE group_account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  role TEXT NOT NULL CHECK (role IN ('operating','admin','standby','former')),
  joined_at INTEGER NOT NULL,
  UNIQUE (group_id, account_id)
) STRICT;

CREATE INDEX group_account_account ON group_account(account_id, role);

CREATE UNIQUE INDEX group_account_operating ON group_account(group_id) WHERE role = 'operating';

CREATE TABLE group_check (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  stage_check_id INTEGER NOT NULL REFERENCES stage_check(id) ON DELETE CASCADE,
  done_at INTEGER NOT NULL,
  UNIQUE (group_id, stage_check_id)
) STRICT;

CREATE INDEX group_check_check ON group_check(stage_check_id);

CREATE TABLE group_count (
  group_id INTEGER PRIMARY KEY,
  members INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE VIRTUAL TABLE group_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');

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

CREATE TRIGGER shipped_group_kind_gone AFTER DELETE ON group_kind WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'group_kind' AND row_id = old.id;
END;

CREATE TRIGGER shipped_group_kind_name AFTER UPDATE OF name ON group_kind
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'group_kind' AND row_id = old.id AND col = 'name';
END;

CREATE TRIGGER shipped_group_kind_posts AFTER UPDATE OF posts ON group_kind
WHEN new.posts IS NOT old.posts AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'group_kind' AND row_id = old.id AND col = 'posts';
END;

CREATE TRIGGER shipped_group_kind_purpose AFTER UPDATE OF purpose ON group_kind
WHEN new.purpose IS NOT old.purpose AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'group_kind' AND row_id = old.id AND col = 'purpose';
END;

CREATE TABLE group_kind (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  audience TEXT NOT NULL CHECK (audience IN ('B','C')),
  purpose TEXT NOT NULL DEFAULT '',
  naming_pattern TEXT NOT NULL DEFAULT '',
  posts TEXT NOT NULL DEFAULT '',
  rules TEXT NOT NULL DEFAULT '',
  welcome TEXT NOT NULL DEFAULT '',
  next_kind_id INTEGER REFERENCES group_kind(id),
  capacity_best INTEGER NOT NULL DEFAULT 300,
  capacity_full INTEGER NOT NULL DEFAULT 400,
  capacity_max INTEGER NOT NULL DEFAULT 500,
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX group_kind_next ON group_kind(next_kind_id);

CREATE TABLE group_set (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> '')
, colour TEXT, sort INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE group_set_item (
  id INTEGER PRIMARY KEY,
  set_id INTEGER NOT NULL REFERENCES group_set(id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  UNIQUE (set_id, group_id)
) STRICT;

CREATE INDEX group_set_item_group ON group_set_item(group_id);

CREATE TABLE group_stage_event (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  stage_id INTEGER NOT NULL REFERENCES stage(id),
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX group_stage_event_group ON group_stage_event(group_id, at);

CREATE INDEX group_stage_event_stage ON group_stage_event(stage_id);

CREATE TABLE import_batch (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  header_signature TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  added INTEGER NOT NULL,
  updated INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  rejected INTEGER NOT NULL
, kind TEXT NOT NULL DEFAULT 'members' CHECK (kind IN ('members','roster','chat','package')), group_id INTEGER REFERENCES chat_group(id)) STRICT;

CREATE INDEX import_batch_group ON import_batch(group_id) WHERE group_id IS NOT NULL;

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  header_signature TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT;

CREATE TABLE import_reject (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;

CREATE INDEX import_reject_batch ON import_reject(batch_id);

CREATE TABLE joined_uid (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  uid TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  UNIQUE (tbl, uid)
) STRICT;

CREATE TRIGGER shipped_layer_rule_gone AFTER DELETE ON layer_rule WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'layer_rule' AND row_id = old.id;
END;

CREATE TRIGGER shipped_layer_rule_name AFTER UPDATE OF name ON layer_rule
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'layer_rule' AND row_id = old.id AND col = 'name';
END;

CREATE TABLE layer_rule (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  axis TEXT NOT NULL CHECK (axis IN ('activity','value')),
  layer TEXT NOT NULL CHECK (layer IN ('core','active','ordinary','silent','lost','high','potential','churned')),
  name TEXT NOT NULL DEFAULT '',
  conditions TEXT NOT NULL CHECK (json_valid(conditions)),
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1)),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER shipped_level_benefits AFTER UPDATE OF benefits ON level
WHEN new.benefits IS NOT old.benefits AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'level' AND row_id = old.id AND col = 'benefits';
END;

CREATE TRIGGER shipped_level_gone AFTER DELETE ON level WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'level' AND row_id = old.id;
END;

CREATE TRIGGER shipped_level_name AFTER UPDATE OF name ON level
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'level' AND row_id = old.id AND col = 'name';
END;

CREATE TABLE level (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name TEXT NOT NULL DEFAULT '',
  parent_id INTEGER REFERENCES level(id),
  rank INTEGER NOT NULL,
  conditions TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(conditions)),
  benefits TEXT NOT NULL DEFAULT '',
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1))
) STRICT;

CREATE INDEX level_parent ON level(parent_id);

CREATE TABLE material (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  sha256 TEXT NOT NULL UNIQUE,
  mime TEXT NOT NULL,
  name TEXT NOT NULL,
  size INTEGER NOT NULL,
  width INTEGER,
  height INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TRIGGER group_count_delete AFTER DELETE ON membership WHEN old.left_at IS NULL BEGIN
  UPDATE group_count SET members = members - 1 WHERE group_id = old.group_id;
  DELETE FROM group_count WHERE group_id = old.group_id AND members = 0;
END;

CREATE TRIGGER group_count_insert AFTER INSERT ON membership WHEN new.left_at IS NULL BEGIN
  INSERT INTO group_count(group_id, members) VALUES (new.group_id, 1)
    ON CONFLICT(group_id) DO UPDATE SET members = members + 1;
END;

CREATE TRIGGER group_count_update AFTER UPDATE OF left_at, group_id ON membership BEGIN
  UPDATE group_count SET members = members - 1 WHERE old.left_at IS NULL AND group_id = old.group_id;
  INSERT INTO group_count(group_id, members) SELECT new.group_id, 1 WHERE new.left_at IS NULL
    ON CONFLICT(group_id) DO UPDATE SET members = members + 1;
  DELETE FROM group_count WHERE group_id = old.group_id AND members = 0;
END;

CREATE TRIGGER person_stat_stay_delete AFTER DELETE ON membership WHEN NOT emptying('membership') BEGIN
      UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
        (SELECT count(*), min(joined_at), max(joined_at) FROM membership WHERE person_id = old.person_id AND left_at IS NULL)
      WHERE person_id = old.person_id;
      UPDATE person_stat SET invited =
        (SELECT count(DISTINCT person_id) FROM membership WHERE inviter_id = old.inviter_id AND left_at IS NULL)
      WHERE person_id = old.inviter_id;
    END;

CREATE TRIGGER person_stat_stay_insert AFTER INSERT ON membership WHEN NOT in_bulk() BEGIN

  UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
    (SELECT count(*), min(joined_at), max(joined_at) FROM membership WHERE person_id = new.person_id AND left_at IS NULL)
  WHERE person_id = new.person_id;
  UPDATE person_stat SET invited =
    (SELECT count(DISTINCT person_id) FROM membership WHERE inviter_id = new.inviter_id AND left_at IS NULL)
  WHERE person_id = new.inviter_id;
END;

CREATE TRIGGER person_stat_stay_update AFTER UPDATE OF person_id, left_at, joined_at, inviter_id ON membership BEGIN

  UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
    (SELECT count(*), min(joined_at), max(joined_at) FROM membership WHERE person_id = old.person_id AND left_at IS NULL)
  WHERE person_id = old.person_id;
  UPDATE person_stat SET (groups, first_joined_at, last_joined_at) =
    (SELECT count(*), min(joined_at), max(joined_at) FROM membership WHERE person_id = new.person_id AND left_at IS NULL)
  WHERE person_id = new.person_id;
  UPDATE person_stat SET invited =
    (SELECT count(DISTINCT person_id) FROM membership WHERE inviter_id = old.inviter_id AND left_at IS NULL)
  WHERE person_id = old.inviter_id;
  UPDATE person_stat SET invited =
    (SELECT count(DISTINCT person_id) FROM membership WHERE inviter_id = new.inviter_id AND left_at IS NULL)
  WHERE person_id = new.inviter_id;
END;

CREATE TABLE membership (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  nickname TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('owner','admin','member')),
  joined_at INTEGER,
  join_how TEXT NOT NULL DEFAULT 'unknown' CHECK (join_how IN ('invited','link','qr','unknown')),
  inviter_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
  left_at INTEGER,
  left_how TEXT NOT NULL DEFAULT '' CHECK (left_how IN ('','left','removed','unknown')),
  CHECK (left_at IS NULL OR joined_at IS NULL OR left_at >= joined_at)
) STRICT;

CREATE INDEX membership_inviter ON membership(inviter_id) WHERE inviter_id IS NOT NULL;

CREATE INDEX membership_joined ON membership(group_id, joined_at) WHERE left_at IS NULL;

CREATE INDEX membership_leading ON membership(role, group_id, person_id) WHERE left_at IS NULL AND role <> 'member';

CREATE INDEX membership_left ON membership(group_id, left_at) WHERE left_at IS NOT NULL;

CREATE UNIQUE INDEX membership_open ON membership(group_id, person_id) WHERE left_at IS NULL;

CREATE INDEX membership_person ON membership(person_id);

CREATE TRIGGER note_fts_delete AFTER DELETE ON note BEGIN
  DELETE FROM note_fts WHERE rowid = old.id;
END;

CREATE TRIGGER note_fts_insert AFTER INSERT ON note BEGIN
  INSERT INTO note_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.title || char(10) || new.text));
END;

CREATE TRIGGER note_fts_update AFTER UPDATE OF title, text ON note BEGIN
  DELETE FROM note_fts WHERE rowid = old.id;
  INSERT INTO note_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.title || char(10) || new.text));
END;

CREATE TABLE note (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id),
  kind TEXT NOT NULL CHECK (kind IN ('retro','note')),
  title TEXT NOT NULL DEFAULT '',
  group_id INTEGER REFERENCES chat_group(id),
  campaign_id INTEGER REFERENCES campaign(id),
  from_on TEXT,
  to_on TEXT,
  doc TEXT NOT NULL CHECK (json_valid(doc)),
  text TEXT NOT NULL DEFAULT '',
  figures TEXT CHECK (figures IS NULL OR json_valid(figures)),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  finished_at INTEGER,
  archived_at INTEGER
) STRICT;

CREATE INDEX note_account ON note(account_id, updated_at DESC);

CREATE INDEX note_campaign ON note(campaign_id);

CREATE INDEX note_group ON note(group_id);

CREATE VIRTUAL TABLE note_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');

CREATE TABLE operation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  command TEXT NOT NULL,
  account_id INTEGER,
  summary TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(summary)),
  undoes INTEGER REFERENCES operation(id) ON DELETE SET NULL,
  undone_by INTEGER REFERENCES operation(id) ON DELETE SET NULL
) STRICT;

CREATE INDEX operation_undoes ON operation(undoes);

CREATE INDEX operation_undone_by ON operation(undone_by);

CREATE TRIGGER person_fts_delete AFTER DELETE ON person WHEN NOT emptying('person') BEGIN
  DELETE FROM person_fts WHERE rowid = old.id;
END;

CREATE TRIGGER person_fts_insert AFTER INSERT ON person WHEN NOT in_bulk() BEGIN
  INSERT INTO person_fts(rowid, tokens) VALUES (new.id, cjk_tokens(person_text(new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials)));
END;

CREATE TRIGGER person_fts_update AFTER UPDATE OF nickname, wechat_id, phone, pinyin, initials ON person
WHEN (old.nickname, old.wechat_id, old.phone, old.pinyin, old.initials) IS NOT (new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials) BEGIN
  DELETE FROM person_fts WHERE rowid = old.id;
  INSERT INTO person_fts(rowid, tokens) VALUES (new.id, cjk_tokens(person_text(new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials)));
END;

CREATE TRIGGER person_stat_delete AFTER DELETE ON person BEGIN
  DELETE FROM person_stat WHERE person_id = old.id;
END;

CREATE TRIGGER person_stat_insert AFTER INSERT ON person WHEN NOT in_bulk() BEGIN
  INSERT INTO person_stat(person_id) VALUES (new.id);
END;

CREATE TRIGGER standing_change_activity AFTER UPDATE OF layer ON person
  WHEN new.layer IS NOT old.layer AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
    INSERT INTO standing_change(person_id, axis, at, was, became, how, reason)
    SELECT new.id, 'activity', o.at, ifnull(old.layer, ''), ifnull(new.layer, ''),
      CASE WHEN o.command IN ('layer.apply','level.apply') THEN 'rule' WHEN o.command = 'member.merge' THEN 'merge'
        WHEN o.command LIKE 'import.%' THEN 'import' ELSE 'hand' END,
      CASE WHEN o.command LIKE 'import.%' THEN because() ELSE new.layer_reason END
    FROM operation o WHERE o.id = operation_id() AND o.command <> 'package.apply';
  END;

CREATE TRIGGER standing_change_level AFTER UPDATE OF level_id ON person
  WHEN new.level_id IS NOT old.level_id AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
    INSERT INTO standing_change(person_id, axis, at, was, became, how, reason)
    SELECT new.id, 'level', o.at, ifnull((SELECT code FROM level WHERE id = old.level_id), ''), ifnull((SELECT code FROM level WHERE id = new.level_id), ''),
      CASE WHEN o.command IN ('layer.apply','level.apply') THEN 'rule' WHEN o.command = 'member.merge' THEN 'merge'
        WHEN o.command LIKE 'import.%' THEN 'import' ELSE 'hand' END,
      CASE WHEN o.command LIKE 'import.%' THEN because() ELSE '' END
    FROM operation o WHERE o.id = operation_id() AND o.command <> 'package.apply';
  END;

CREATE TRIGGER standing_change_value AFTER UPDATE OF value_layer ON person
  WHEN new.value_layer IS NOT old.value_layer AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
    INSERT INTO standing_change(person_id, axis, at, was, became, how, reason)
    SELECT new.id, 'value', o.at, ifnull(old.value_layer, ''), ifnull(new.value_layer, ''),
      CASE WHEN o.command IN ('layer.apply','level.apply') THEN 'rule' WHEN o.command = 'member.merge' THEN 'merge'
        WHEN o.command LIKE 'import.%' THEN 'import' ELSE 'hand' END,
      CASE WHEN o.command LIKE 'import.%' THEN because() ELSE new.value_reason END
    FROM operation o WHERE o.id = operation_id() AND o.command <> 'package.apply';
  END;

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  wechat_id TEXT,
  nickname TEXT NOT NULL CHECK (nickname <> ''),
  phone TEXT,
  city TEXT NOT NULL DEFAULT '',
  gender TEXT NOT NULL DEFAULT '' CHECK (gender IN ('','male','female')),
  note TEXT NOT NULL DEFAULT '',
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  layer TEXT CHECK (layer IN ('core','active','ordinary','silent','lost')),
  layer_reason TEXT NOT NULL DEFAULT '',
  layer_manual INTEGER NOT NULL DEFAULT 0 CHECK (layer_manual IN (0,1)),
  level TEXT,
  last_active INTEGER,
  created_at INTEGER NOT NULL,
  archived_at INTEGER
, value_layer TEXT CHECK (value_layer IN ('high','potential','churned')), value_reason TEXT NOT NULL DEFAULT '', value_manual INTEGER NOT NULL DEFAULT 0 CHECK (value_manual IN (0,1)), level_id INTEGER REFERENCES level(id), level_since INTEGER, level_manual INTEGER NOT NULL DEFAULT 0 CHECK (level_manual IN (0,1)), extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra))) STRICT;

CREATE INDEX person_archived ON person(id) WHERE archived_at IS NOT NULL;

CREATE INDEX person_city ON person(nullif(city, ''));

CREATE INDEX person_created ON person(created_at);

CREATE INDEX person_last_active ON person(last_active DESC) WHERE last_active IS NOT NULL;

CREATE INDEX person_layers ON person(layer, value_layer, layer_manual, value_manual, archived_at);

CREATE INDEX person_level ON person(level_id) WHERE level_id IS NOT NULL;

CREATE INDEX person_phone ON person(phone) WHERE phone IS NOT NULL;

CREATE INDEX person_pinyin ON person(pinyin, id);

CREATE INDEX person_value ON person(value_layer) WHERE value_layer IS NOT NULL;

CREATE UNIQUE INDEX person_wechat ON person(wechat_id) WHERE wechat_id IS NOT NULL;

CREATE TABLE person_field (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  sort INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER
) STRICT;

CREATE UNIQUE INDEX person_field_name ON person_field(name) WHERE archived_at IS NULL;

CREATE VIRTUAL TABLE person_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');

CREATE TABLE person_name (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  nickname TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;

CREATE INDEX person_name_person ON person_name(person_id);

CREATE TABLE person_stat (
  person_id INTEGER PRIMARY KEY,
  groups INTEGER NOT NULL DEFAULT 0,
  first_joined_at INTEGER,
  last_joined_at INTEGER,
  invited INTEGER NOT NULL DEFAULT 0,
  points INTEGER NOT NULL DEFAULT 0,
  strikes INTEGER NOT NULL DEFAULT 0,
  orders INTEGER NOT NULL DEFAULT 0,
  spent_fen INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX person_stat_first_joined ON person_stat(first_joined_at) WHERE first_joined_at IS NOT NULL;

CREATE INDEX person_stat_groups ON person_stat(groups);

CREATE INDEX person_stat_joined ON person_stat(last_joined_at) WHERE last_joined_at IS NOT NULL;

CREATE INDEX person_stat_points ON person_stat(points);

CREATE TABLE person_tag (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX person_tag_once ON person_tag(person_id, tag_id);

CREATE INDEX person_tag_tag ON person_tag(tag_id, person_id);

CREATE TABLE persona (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  nickname TEXT NOT NULL CHECK (nickname <> ''),
  title TEXT NOT NULL DEFAULT '',
  tone TEXT NOT NULL DEFAULT '',
  stance TEXT NOT NULL DEFAULT '',
  avatar_id INTEGER REFERENCES material(id),
  cover_id INTEGER REFERENCES material(id),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX persona_avatar ON persona(avatar_id);

CREATE INDEX persona_cover ON persona(cover_id);

CREATE TRIGGER person_stat_points_delete AFTER DELETE ON point_entry BEGIN
  UPDATE person_stat SET points = points - old.points WHERE person_id = old.person_id;
END;

CREATE TRIGGER person_stat_points_insert AFTER INSERT ON point_entry WHEN NOT in_bulk() BEGIN
  UPDATE person_stat SET points = points + new.points WHERE person_id = new.person_id;
END;

CREATE TRIGGER person_stat_points_update AFTER UPDATE ON point_entry BEGIN
  UPDATE person_stat SET points = points - old.points WHERE person_id = old.person_id;
  UPDATE person_stat SET points = points + new.points WHERE person_id = new.person_id;
END;

CREATE TRIGGER point_entry_fixed
BEFORE UPDATE OF id, uid, at, day, kind, points, rule_id, group_id, reward_id, counters_id, note ON point_entry
WHEN undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'a ledger row is never changed, only countered');
END;

CREATE TRIGGER point_entry_kept BEFORE DELETE ON point_entry
WHEN undoing() = 0 AND EXISTS (SELECT 1 FROM person WHERE id = old.person_id) BEGIN
  SELECT RAISE(ABORT, 'a ledger row is never changed, only countered');
END;

CREATE TRIGGER point_entry_once BEFORE INSERT ON point_entry WHEN NOT in_bulk() AND undoing() = 0
  AND EXISTS (SELECT 1 FROM point_entry WHERE id = new.id OR uid = new.uid OR counters_id = new.counters_id) BEGIN
  SELECT RAISE(ABORT, 'a ledger row is never changed, only countered');
END;

CREATE TABLE point_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('checkin','streak','comment','invite','invite_lost','task','other','manual','redeem','counter')),
  points INTEGER NOT NULL,
  rule_id INTEGER REFERENCES point_rule(id),
  group_id INTEGER REFERENCES chat_group(id),
  membership_id INTEGER REFERENCES membership(id),
  reward_id INTEGER REFERENCES reward(id),
  counters_id INTEGER UNIQUE REFERENCES point_entry(id),
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX point_entry_day ON point_entry(day, person_id, points);

CREATE INDEX point_entry_group ON point_entry(group_id);

CREATE INDEX point_entry_membership ON point_entry(membership_id) WHERE membership_id IS NOT NULL;

CREATE INDEX point_entry_person ON point_entry(person_id, day);

CREATE INDEX point_entry_reward ON point_entry(reward_id) WHERE reward_id IS NOT NULL;

CREATE INDEX point_entry_rule ON point_entry(rule_id, day);

CREATE TRIGGER shipped_point_rule_gone AFTER DELETE ON point_rule WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'point_rule' AND row_id = old.id;
END;

CREATE TRIGGER shipped_point_rule_name AFTER UPDATE OF name ON point_rule
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'point_rule' AND row_id = old.id AND col = 'name';
END;

CREATE TABLE point_rule (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('checkin','streak','comment','invite','task','other')),
  name TEXT NOT NULL CHECK (name <> ''),
  points INTEGER NOT NULL,
  daily_cap INTEGER CHECK (daily_cap > 0),
  streak_days INTEGER CHECK (streak_days > 1),
  since TEXT,
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0,1)),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER person_stat_bought_delete AFTER DELETE ON purchase WHEN NOT emptying('purchase') BEGIN
  UPDATE person_stat SET (orders, spent_fen) =
    (SELECT ifnull(sum(orders), 0), ifnull(sum(amount_fen), 0) FROM purchase WHERE person_id = old.person_id)
  WHERE person_id = old.person_id; END;

CREATE TRIGGER person_stat_bought_insert AFTER INSERT ON purchase WHEN NOT in_bulk() BEGIN
  UPDATE person_stat SET (orders, spent_fen) =
    (SELECT ifnull(sum(orders), 0), ifnull(sum(amount_fen), 0) FROM purchase WHERE person_id = new.person_id)
  WHERE person_id = new.person_id; END;

CREATE TRIGGER person_stat_bought_update AFTER UPDATE ON purchase BEGIN
  UPDATE person_stat SET (orders, spent_fen) =
    (SELECT ifnull(sum(orders), 0), ifnull(sum(amount_fen), 0) FROM purchase WHERE person_id = old.person_id)
  WHERE person_id = old.person_id;
  UPDATE person_stat SET (orders, spent_fen) =
    (SELECT ifnull(sum(orders), 0), ifnull(sum(amount_fen), 0) FROM purchase WHERE person_id = new.person_id)
  WHERE person_id = new.person_id; END;

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES chat_group(id),
  on_day TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  what TEXT NOT NULL DEFAULT ''
, orders INTEGER NOT NULL DEFAULT 1 CHECK (orders >= 0)) STRICT;

CREATE INDEX purchase_group ON purchase(group_id);

CREATE INDEX purchase_person ON purchase(person_id, on_day);

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

CREATE TABLE recurrence (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  kind TEXT NOT NULL CHECK (kind IN ('group','moments')),
  rule TEXT NOT NULL,
  zone TEXT NOT NULL,
  starts_local TEXT NOT NULL,
  until_on TEXT,
  window_minutes INTEGER NOT NULL DEFAULT 0,
  script_id INTEGER NOT NULL REFERENCES script(id),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (id, account_id)
) STRICT;

CREATE INDEX recurrence_account ON recurrence(account_id);

CREATE INDEX recurrence_script ON recurrence(script_id);

CREATE TABLE recurrence_exception (
  id INTEGER PRIMARY KEY,
  recurrence_id INTEGER NOT NULL REFERENCES recurrence(id) ON DELETE CASCADE,
  on_date TEXT NOT NULL,
  UNIQUE (recurrence_id, on_date)
) STRICT;

CREATE TABLE recurrence_target (
  id INTEGER PRIMARY KEY,
  recurrence_id INTEGER NOT NULL,
  account_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  UNIQUE (recurrence_id, group_id),
  FOREIGN KEY (recurrence_id, account_id) REFERENCES recurrence(id, account_id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (group_id, account_id) REFERENCES group_account(group_id, account_id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX recurrence_target_group ON recurrence_target(group_id, account_id);

CREATE TABLE redemption (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES point_entry(id) ON DELETE CASCADE,
  handed_at INTEGER
) STRICT;

CREATE TABLE reward (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  cost INTEGER NOT NULL CHECK (cost > 0),
  stock INTEGER CHECK (stock >= 0),
  note TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER
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

CREATE INDEX reward_grant_entry ON reward_grant(entry_id);

CREATE INDEX reward_grant_person ON reward_grant(person_id);

CREATE TABLE reward_stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  campaign_id INTEGER NOT NULL REFERENCES campaign(id) ON DELETE CASCADE,
  invites INTEGER NOT NULL CHECK (invites > 0),
  reward TEXT NOT NULL CHECK (reward <> ''),
  points INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, invites)
) STRICT;

CREATE TRIGGER shipped_saved_view_gone AFTER DELETE ON saved_view WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'saved_view' AND row_id = old.id;
END;

CREATE TRIGGER shipped_saved_view_name AFTER UPDATE OF name ON saved_view
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'saved_view' AND row_id = old.id AND col = 'name';
END;

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  screen TEXT NOT NULL CHECK (screen IN ('members','groups')),
  name TEXT NOT NULL CHECK (name <> ''),
  view TEXT NOT NULL CHECK (json_valid(view)),
  sort INTEGER NOT NULL DEFAULT 0,
  UNIQUE (screen, name)
) STRICT;

CREATE TRIGGER script_fts_delete AFTER DELETE ON script BEGIN
  DELETE FROM script_fts WHERE rowid = old.id;
END;

CREATE TRIGGER script_fts_insert AFTER INSERT ON script BEGIN
  INSERT INTO script_fts(rowid, tokens) VALUES (new.id, cjk_tokens(script_text(new.title, new.tags, new.body, new.pinyin, new.initials)));
END;

CREATE TRIGGER script_fts_update AFTER UPDATE OF title, tags, body, pinyin, initials ON script BEGIN
  DELETE FROM script_fts WHERE rowid = old.id;
  INSERT INTO script_fts(rowid, tokens) VALUES (new.id, cjk_tokens(script_text(new.title, new.tags, new.body, new.pinyin, new.initials)));
END;

CREATE TRIGGER script_scope_update BEFORE UPDATE OF account_id ON script
WHEN new.account_id IS NOT NULL AND (
  EXISTS (SELECT 1 FROM slot WHERE script_id = new.id AND account_id <> new.account_id)
  OR EXISTS (SELECT 1 FROM recurrence WHERE script_id = new.id AND account_id <> new.account_id)) BEGIN
  SELECT RAISE(ABORT, 'script of another workspace');
END;

CREATE TABLE script (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER REFERENCES account(id),
  category_id INTEGER REFERENCES script_category(id),
  title TEXT NOT NULL CHECK (title <> ''),
  pinyin TEXT NOT NULL DEFAULT '',
  initials TEXT NOT NULL DEFAULT '',
  inline INTEGER NOT NULL DEFAULT 0 CHECK (inline IN (0,1)),
  tags TEXT NOT NULL DEFAULT '',
  body TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  archived_at INTEGER
) STRICT;

CREATE INDEX script_account ON script(account_id);

CREATE INDEX script_category_id ON script(category_id);

CREATE INDEX script_updated ON script(updated_at DESC, id DESC) WHERE inline = 0;

CREATE TABLE script_category (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES script_category(id),
  name TEXT NOT NULL CHECK (name <> ''),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX script_category_parent ON script_category(parent_id);

CREATE VIRTUAL TABLE script_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');

CREATE TABLE script_part (
  id INTEGER PRIMARY KEY,
  script_id INTEGER NOT NULL REFERENCES script(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text','picture')),
  text TEXT NOT NULL DEFAULT '',
  material_id INTEGER REFERENCES material(id),
  CHECK ((kind = 'picture') = (material_id IS NOT NULL))
) STRICT;

CREATE INDEX script_part_material ON script_part(material_id);

CREATE INDEX script_part_script ON script_part(script_id, position);

CREATE TABLE script_trigger (
  id INTEGER PRIMARY KEY,
  script_id INTEGER NOT NULL REFERENCES script(id) ON DELETE CASCADE,
  word TEXT NOT NULL CHECK (word <> '')
) STRICT;

CREATE INDEX script_trigger_script ON script_trigger(script_id);

CREATE TRIGGER script_version_fixed BEFORE UPDATE ON script_version WHEN undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'script_version is never changed');
END;

CREATE TABLE script_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  script_id INTEGER NOT NULL REFERENCES script(id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  title TEXT NOT NULL,
  parts TEXT NOT NULL CHECK (json_valid(parts)),
  UNIQUE (script_id, number)
) STRICT;

CREATE TRIGGER setting_zone_delete AFTER DELETE ON setting WHEN old.scope = 'app' AND old.key = 'zone' BEGIN
    SELECT use_zone(NULL);
    DELETE FROM delivery_day;
    INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
      SELECT account_id, ifnull(group_id, 0), q.day, count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
        sum(status = 'sent' AND done_at > due_at + late_ms())
      FROM delivery CROSS JOIN
        (SELECT quarter, local_day(quarter * 900000) AS day FROM (SELECT DISTINCT due_at / 900000 AS quarter FROM delivery) LIMIT -1) q
      WHERE q.quarter = due_at / 900000 GROUP BY 1, 2, 3;
  END;

CREATE TRIGGER setting_zone_insert AFTER INSERT ON setting WHEN new.scope = 'app' AND new.key = 'zone' BEGIN
    SELECT use_zone(json_extract(new.value, '$'));
    DELETE FROM delivery_day;
    INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
      SELECT account_id, ifnull(group_id, 0), q.day, count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
        sum(status = 'sent' AND done_at > due_at + late_ms())
      FROM delivery CROSS JOIN
        (SELECT quarter, local_day(quarter * 900000) AS day FROM (SELECT DISTINCT due_at / 900000 AS quarter FROM delivery) LIMIT -1) q
      WHERE q.quarter = due_at / 900000 GROUP BY 1, 2, 3;
  END;

CREATE TRIGGER setting_zone_update AFTER UPDATE OF value ON setting WHEN new.scope = 'app' AND new.key = 'zone' BEGIN
    SELECT use_zone(json_extract(new.value, '$'));
    DELETE FROM delivery_day;
    INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
      SELECT account_id, ifnull(group_id, 0), q.day, count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
        sum(status = 'sent' AND done_at > due_at + late_ms())
      FROM delivery CROSS JOIN
        (SELECT quarter, local_day(quarter * 900000) AS day FROM (SELECT DISTINCT due_at / 900000 AS quarter FROM delivery) LIMIT -1) q
      WHERE q.quarter = due_at / 900000 GROUP BY 1, 2, 3;
  END;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('app','account','group')),
  scope_id INTEGER NOT NULL DEFAULT 0,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  UNIQUE (scope, scope_id, key)
) STRICT;

CREATE TABLE shipped (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  col TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (tbl, row_id, col)
) STRICT;

CREATE TRIGGER slot_script_scope_insert BEFORE INSERT ON slot
WHEN EXISTS (SELECT 1 FROM script WHERE id = new.script_id AND account_id IS NOT NULL AND account_id <> new.account_id) BEGIN
  SELECT RAISE(ABORT, 'script of another workspace');
END;

CREATE TRIGGER slot_script_scope_update BEFORE UPDATE OF script_id, account_id ON slot
WHEN EXISTS (SELECT 1 FROM script WHERE id = new.script_id AND account_id IS NOT NULL AND account_id <> new.account_id) BEGIN
  SELECT RAISE(ABORT, 'script of another workspace');
END;

CREATE TABLE slot (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  kind TEXT NOT NULL CHECK (kind IN ('group','moments')),
  starts_at INTEGER NOT NULL,
  zone TEXT NOT NULL,
  window_minutes INTEGER NOT NULL DEFAULT 0,
  script_id INTEGER NOT NULL REFERENCES script(id),
  recurrence_id INTEGER REFERENCES recurrence(id) ON DELETE SET NULL,
  occurs_on TEXT,
  campaign_id INTEGER,
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  UNIQUE (id, account_id),
  FOREIGN KEY (campaign_id, account_id) REFERENCES campaign(id, account_id)
) STRICT;

CREATE INDEX slot_account ON slot(account_id, starts_at);

CREATE INDEX slot_campaign ON slot(campaign_id, account_id);

CREATE INDEX slot_recurrence ON slot(recurrence_id, occurs_on);

CREATE INDEX slot_script ON slot(script_id);

CREATE INDEX slot_starts ON slot(starts_at);

CREATE TRIGGER shipped_stage_gone AFTER DELETE ON stage WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'stage' AND row_id = old.id;
END;

CREATE TRIGGER shipped_stage_name AFTER UPDATE OF name ON stage
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'stage' AND row_id = old.id AND col = 'name';
END;

CREATE TRIGGER shipped_stage_truth AFTER UPDATE OF truth ON stage
WHEN new.truth IS NOT old.truth AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'stage' AND row_id = old.id AND col = 'truth';
END;

CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  truth TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL
) STRICT;

CREATE TRIGGER shipped_stage_check_area AFTER UPDATE OF area ON stage_check
WHEN new.area IS NOT old.area AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'stage_check' AND row_id = old.id AND col = 'area';
END;

CREATE TRIGGER shipped_stage_check_gone AFTER DELETE ON stage_check WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'stage_check' AND row_id = old.id;
END;

CREATE TRIGGER shipped_stage_check_text AFTER UPDATE OF text ON stage_check
WHEN new.text IS NOT old.text AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'stage_check' AND row_id = old.id AND col = 'text';
END;

CREATE TABLE stage_check (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  area TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  sort INTEGER NOT NULL
) STRICT;

CREATE INDEX stage_check_stage ON stage_check(stage_id);

CREATE TABLE standing_change (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  axis TEXT NOT NULL CHECK (axis IN ('activity','value','level')),
  at INTEGER NOT NULL,
  was TEXT NOT NULL,
  became TEXT NOT NULL,
  how TEXT NOT NULL CHECK (how IN ('hand','rule','import','merge')),
  reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX standing_change_person ON standing_change(person_id, at);

CREATE TRIGGER shipped_tag_gone AFTER DELETE ON tag WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'tag' AND row_id = old.id;
END;

CREATE TRIGGER shipped_tag_name AFTER UPDATE OF name ON tag
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'tag' AND row_id = old.id AND col = 'name';
END;

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES tag_group(id),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX tag_of_group ON tag(group_id, sort);

CREATE TRIGGER shipped_tag_group_gone AFTER DELETE ON tag_group WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'tag_group' AND row_id = old.id;
END;

CREATE TRIGGER shipped_tag_group_name AFTER UPDATE OF name ON tag_group
WHEN new.name IS NOT old.name AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'tag_group' AND row_id = old.id AND col = 'name';
END;

CREATE TABLE tag_group (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  colour TEXT NOT NULL,
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TRIGGER person_stat_said_delete AFTER DELETE ON talk_day WHEN NOT emptying('talk_day') BEGIN
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = (SELECT person_id FROM chat_sender WHERE id = old.sender_id))
  WHERE person_id = (SELECT person_id FROM chat_sender WHERE id = old.sender_id); END;

CREATE TRIGGER person_stat_said_insert AFTER INSERT ON talk_day WHEN NOT in_bulk() BEGIN
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = (SELECT person_id FROM chat_sender WHERE id = new.sender_id))
  WHERE person_id = (SELECT person_id FROM chat_sender WHERE id = new.sender_id); END;

CREATE TRIGGER person_stat_said_update AFTER UPDATE ON talk_day BEGIN
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = (SELECT person_id FROM chat_sender WHERE id = old.sender_id))
  WHERE person_id = (SELECT person_id FROM chat_sender WHERE id = old.sender_id);
  UPDATE person_stat SET messages =
    (SELECT ifnull(sum(d.messages), 0) FROM chat_sender s JOIN talk_day d ON d.sender_id = s.id WHERE s.person_id = (SELECT person_id FROM chat_sender WHERE id = new.sender_id))
  WHERE person_id = (SELECT person_id FROM chat_sender WHERE id = new.sender_id); END;

CREATE TABLE talk_day (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id),
  sender_id INTEGER NOT NULL REFERENCES chat_sender(id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  messages INTEGER NOT NULL CHECK (messages > 0),
  UNIQUE (sender_id, day)
) STRICT;

CREATE INDEX talk_day_day ON talk_day(day, sender_id, messages);

CREATE INDEX talk_day_group ON talk_day(group_id, day, sender_id, messages);

CREATE TABLE task (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  note_id INTEGER REFERENCES note(id) ON DELETE CASCADE,
  account_id INTEGER REFERENCES account(id),
  title TEXT NOT NULL CHECK (title <> ''),
  owner TEXT NOT NULL DEFAULT '',
  due_on TEXT,
  done_at INTEGER,
  created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX task_account ON task(account_id);

CREATE INDEX task_note ON task(note_id);

CREATE INDEX task_open ON task(due_on) WHERE done_at IS NULL;

CREATE TABLE undo_log (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation(id) ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  last_id INTEGER CHECK (last_id >= row_id),
  sql TEXT NOT NULL
) STRICT;

CREATE TRIGGER person_stat_strikes_delete AFTER DELETE ON violation BEGIN
  UPDATE person_stat SET strikes =
    (SELECT ifnull(sum(strikes), 0) FROM violation WHERE person_id = old.person_id AND forgiven_at IS NULL)
  WHERE person_id = old.person_id; END;

CREATE TRIGGER person_stat_strikes_insert AFTER INSERT ON violation BEGIN
  UPDATE person_stat SET strikes =
    (SELECT ifnull(sum(strikes), 0) FROM violation WHERE person_id = new.person_id AND forgiven_at IS NULL)
  WHERE person_id = new.person_id; END;

CREATE TRIGGER person_stat_strikes_update AFTER UPDATE ON violation BEGIN
  UPDATE person_stat SET strikes =
    (SELECT ifnull(sum(strikes), 0) FROM violation WHERE person_id = old.person_id AND forgiven_at IS NULL)
  WHERE person_id = old.person_id;
  UPDATE person_stat SET strikes =
    (SELECT ifnull(sum(strikes), 0) FROM violation WHERE person_id = new.person_id AND forgiven_at IS NULL)
  WHERE person_id = new.person_id; END;

CREATE TABLE violation (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES chat_group(id),
  at INTEGER NOT NULL,
  rule TEXT NOT NULL DEFAULT '',
  said TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL DEFAULT 'remind' CHECK (action IN ('remind','warn','remove')),
  strikes INTEGER NOT NULL DEFAULT 1 CHECK (strikes >= 0),
  forgiven_at INTEGER,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX violation_group ON violation(group_id, at);

CREATE INDEX violation_person ON violation(person_id, at);

CREATE TRIGGER shipped_watchword_gone AFTER DELETE ON watchword WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'watchword' AND row_id = old.id;
END;

CREATE TRIGGER shipped_watchword_kind AFTER UPDATE OF kind ON watchword
WHEN new.kind IS NOT old.kind AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'watchword' AND row_id = old.id AND col = 'kind';
END;

CREATE TABLE watchword (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  word TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL DEFAULT 'remind' CHECK (action IN ('remind','warn','remove'))
) STRICT;

CREATE TRIGGER shipped_wechat_fact_gone AFTER DELETE ON wechat_fact WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'wechat_fact' AND row_id = old.id;
END;

CREATE TRIGGER shipped_wechat_fact_source AFTER UPDATE OF source ON wechat_fact
WHEN new.source IS NOT old.source AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'wechat_fact' AND row_id = old.id AND col = 'source';
END;

CREATE TRIGGER shipped_wechat_fact_standing AFTER UPDATE OF standing ON wechat_fact
WHEN new.standing IS NOT old.standing AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'wechat_fact' AND row_id = old.id AND col = 'standing';
END;

CREATE TRIGGER shipped_wechat_fact_unit AFTER UPDATE OF unit ON wechat_fact
WHEN new.unit IS NOT old.unit AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = 'wechat_fact' AND row_id = old.id AND col = 'unit';
END;

CREATE TABLE wechat_fact (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value INTEGER,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  as_of TEXT NOT NULL,
  standing TEXT NOT NULL
) STRICT;
