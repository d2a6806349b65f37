/** Who and where: phones, accounts (= workspaces), personas, people. */
export const peopleSql = `
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
CREATE UNIQUE INDEX account_wechat ON account(wechat_id) WHERE wechat_id IS NOT NULL;
CREATE INDEX account_device ON account(device_id);
CREATE INDEX account_persona ON account(persona_id);
CREATE INDEX account_standby ON account(standby_id);

CREATE TABLE account_event (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('normal','restricted','banned','dormant')),
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX account_event_account ON account_event(account_id, at);

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
) STRICT;
CREATE UNIQUE INDEX person_wechat ON person(wechat_id) WHERE wechat_id IS NOT NULL;
CREATE INDEX person_phone ON person(phone) WHERE phone IS NOT NULL;
CREATE INDEX person_pinyin ON person(pinyin, id);
CREATE INDEX person_last_active ON person(last_active DESC);
CREATE INDEX person_layer ON person(layer, last_active DESC);

CREATE TABLE person_name (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  nickname TEXT NOT NULL,
  until INTEGER NOT NULL
) STRICT;
CREATE INDEX person_name_person ON person_name(person_id);

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

CREATE VIRTUAL TABLE person_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');
CREATE TRIGGER person_fts_insert AFTER INSERT ON person WHEN NOT in_bulk() BEGIN
  INSERT INTO person_fts(rowid, tokens) VALUES (new.id, cjk_tokens(person_text(new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials)));
END;
CREATE TRIGGER person_fts_update AFTER UPDATE OF nickname, wechat_id, phone, pinyin, initials ON person BEGIN
  DELETE FROM person_fts WHERE rowid = old.id;
  INSERT INTO person_fts(rowid, tokens) VALUES (new.id, cjk_tokens(person_text(new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials)));
END;
CREATE TRIGGER person_fts_delete AFTER DELETE ON person BEGIN
  DELETE FROM person_fts WHERE rowid = old.id;
END;
CREATE VIRTUAL TABLE contact_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');
CREATE TRIGGER contact_fts_insert AFTER INSERT ON contact WHEN new.remark <> '' AND NOT in_bulk() BEGIN
  INSERT INTO contact_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.remark));
END;
CREATE TRIGGER contact_fts_update AFTER UPDATE OF remark ON contact BEGIN
  DELETE FROM contact_fts WHERE rowid = old.id;
  INSERT INTO contact_fts(rowid, tokens) SELECT new.id, cjk_tokens(new.remark) WHERE new.remark <> '';
END;
CREATE TRIGGER contact_fts_delete AFTER DELETE ON contact BEGIN
  DELETE FROM contact_fts WHERE rowid = old.id;
END;
`;
