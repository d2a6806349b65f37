/** Groups: kinds and stages as editable data, groups, our accounts in them, memberships. */
export const groupsSql = `
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

CREATE TABLE stage (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  truth TEXT NOT NULL DEFAULT '',
  sort INTEGER NOT NULL
) STRICT;
CREATE TABLE stage_check (
  id INTEGER PRIMARY KEY,
  stage_id INTEGER NOT NULL REFERENCES stage(id) ON DELETE CASCADE,
  area TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  sort INTEGER NOT NULL
) STRICT;
CREATE INDEX stage_check_stage ON stage_check(stage_id);

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
CREATE UNIQUE INDEX chat_group_name ON chat_group(name) WHERE archived_at IS NULL;
CREATE INDEX chat_group_kind ON chat_group(kind_id);
CREATE INDEX chat_group_stage ON chat_group(stage_id);
CREATE INDEX chat_group_welcome ON chat_group(welcome_script_id);
CREATE INDEX chat_group_qr ON chat_group(qr_material_id);

CREATE TABLE group_stage_event (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  stage_id INTEGER NOT NULL REFERENCES stage(id),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX group_stage_event_group ON group_stage_event(group_id, at);
CREATE INDEX group_stage_event_stage ON group_stage_event(stage_id);
CREATE TABLE group_check (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  stage_check_id INTEGER NOT NULL REFERENCES stage_check(id) ON DELETE CASCADE,
  done_at INTEGER NOT NULL,
  UNIQUE (group_id, stage_check_id)
) STRICT;
CREATE INDEX group_check_check ON group_check(stage_check_id);

CREATE TABLE group_account (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  role TEXT NOT NULL CHECK (role IN ('operating','admin','standby','former')),
  joined_at INTEGER NOT NULL,
  UNIQUE (group_id, account_id)
) STRICT;
CREATE UNIQUE INDEX group_account_operating ON group_account(group_id) WHERE role = 'operating';
CREATE INDEX group_account_account ON group_account(account_id, role);

CREATE TABLE group_set (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> '')
) STRICT;
CREATE TABLE group_set_item (
  id INTEGER PRIMARY KEY,
  set_id INTEGER NOT NULL REFERENCES group_set(id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES chat_group(id) ON DELETE CASCADE,
  UNIQUE (set_id, group_id)
) STRICT;
CREATE INDEX group_set_item_group ON group_set_item(group_id);

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
CREATE UNIQUE INDEX membership_open ON membership(group_id, person_id) WHERE left_at IS NULL;
CREATE INDEX membership_joined ON membership(group_id, joined_at) WHERE left_at IS NULL;
CREATE INDEX membership_person ON membership(person_id);
CREATE INDEX membership_inviter ON membership(inviter_id) WHERE inviter_id IS NOT NULL;

CREATE TABLE group_count (
  group_id INTEGER PRIMARY KEY,
  members INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TRIGGER group_count_insert AFTER INSERT ON membership WHEN new.left_at IS NULL BEGIN
  INSERT INTO group_count(group_id, members) VALUES (new.group_id, 1)
    ON CONFLICT(group_id) DO UPDATE SET members = members + 1;
END;
CREATE TRIGGER group_count_delete AFTER DELETE ON membership WHEN old.left_at IS NULL BEGIN
  UPDATE group_count SET members = members - 1 WHERE group_id = old.group_id;
  DELETE FROM group_count WHERE group_id = old.group_id AND members = 0;
END;
CREATE TRIGGER group_count_update AFTER UPDATE OF left_at, group_id ON membership BEGIN
  UPDATE group_count SET members = members - 1 WHERE old.left_at IS NULL AND group_id = old.group_id;
  INSERT INTO group_count(group_id, members) SELECT new.group_id, 1 WHERE new.left_at IS NULL
    ON CONFLICT(group_id) DO UPDATE SET members = members + 1;
  DELETE FROM group_count WHERE group_id = old.group_id AND members = 0;
END;

CREATE VIRTUAL TABLE group_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');
CREATE TRIGGER group_fts_insert AFTER INSERT ON chat_group BEGIN
  INSERT INTO group_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.name || ' ' || new.pinyin || ' ' || new.initials));
END;
CREATE TRIGGER group_fts_update AFTER UPDATE OF name, pinyin, initials ON chat_group BEGIN
  DELETE FROM group_fts WHERE rowid = old.id;
  INSERT INTO group_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.name || ' ' || new.pinyin || ' ' || new.initials));
END;
CREATE TRIGGER group_fts_delete AFTER DELETE ON chat_group BEGIN
  DELETE FROM group_fts WHERE rowid = old.id;
END;
`;
