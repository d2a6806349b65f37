/** What is said, what goes out, what came of it. */
export const planSql = `
CREATE TABLE script_category (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  parent_id INTEGER REFERENCES script_category(id),
  name TEXT NOT NULL CHECK (name <> ''),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX script_category_parent ON script_category(parent_id);

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

CREATE TABLE script_part (
  id INTEGER PRIMARY KEY,
  script_id INTEGER NOT NULL REFERENCES script(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('text','picture')),
  text TEXT NOT NULL DEFAULT '',
  material_id INTEGER REFERENCES material(id),
  CHECK ((kind = 'picture') = (material_id IS NOT NULL))
) STRICT;
CREATE INDEX script_part_script ON script_part(script_id, position);
CREATE INDEX script_part_material ON script_part(material_id);

CREATE TABLE script_trigger (
  id INTEGER PRIMARY KEY,
  script_id INTEGER NOT NULL REFERENCES script(id) ON DELETE CASCADE,
  word TEXT NOT NULL CHECK (word <> '')
) STRICT;
CREATE INDEX script_trigger_script ON script_trigger(script_id);

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
CREATE TRIGGER script_version_fixed BEFORE UPDATE ON script_version WHEN undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'script_version is never changed');
END;

CREATE TABLE watchword (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  word TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT '',
  action TEXT NOT NULL DEFAULT 'remind' CHECK (action IN ('remind','warn','remove'))
) STRICT;

CREATE VIRTUAL TABLE script_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');
CREATE TRIGGER script_fts_insert AFTER INSERT ON script BEGIN
  INSERT INTO script_fts(rowid, tokens) VALUES (new.id, cjk_tokens(script_text(new.title, new.tags, new.body, new.pinyin, new.initials)));
END;
CREATE TRIGGER script_fts_update AFTER UPDATE OF title, tags, body, pinyin, initials ON script BEGIN
  DELETE FROM script_fts WHERE rowid = old.id;
  INSERT INTO script_fts(rowid, tokens) VALUES (new.id, cjk_tokens(script_text(new.title, new.tags, new.body, new.pinyin, new.initials)));
END;
CREATE TRIGGER script_fts_delete AFTER DELETE ON script BEGIN
  DELETE FROM script_fts WHERE rowid = old.id;
END;

CREATE TABLE campaign (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  account_id INTEGER NOT NULL REFERENCES account(id),
  name TEXT NOT NULL CHECK (name <> ''),
  aim TEXT NOT NULL DEFAULT '' CHECK (aim IN ('','fission','conversion','activation','retention')),
  starts_on TEXT NOT NULL,
  ends_on TEXT NOT NULL,
  UNIQUE (id, account_id)
) STRICT;
CREATE INDEX campaign_account ON campaign(account_id);

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
CREATE TABLE recurrence_exception (
  id INTEGER PRIMARY KEY,
  recurrence_id INTEGER NOT NULL REFERENCES recurrence(id) ON DELETE CASCADE,
  on_date TEXT NOT NULL,
  UNIQUE (recurrence_id, on_date)
) STRICT;

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
CREATE INDEX slot_starts ON slot(starts_at);
CREATE INDEX slot_account ON slot(account_id, starts_at);
CREATE INDEX slot_script ON slot(script_id);
CREATE INDEX slot_campaign ON slot(campaign_id, account_id);
CREATE INDEX slot_recurrence ON slot(recurrence_id, occurs_on);

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
CREATE UNIQUE INDEX delivery_target ON delivery(slot_id, group_id);
CREATE INDEX delivery_open ON delivery(account_id, due_at) WHERE status = 'due';
CREATE INDEX delivery_due ON delivery(due_at);
CREATE INDEX delivery_group ON delivery(group_id, due_at);
CREATE INDEX delivery_version ON delivery(script_version_id);
CREATE TRIGGER delivery_sent_fixed BEFORE UPDATE ON delivery WHEN old.status = 'sent' AND undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'a sent delivery changes only by undo');
END;
CREATE TRIGGER delivery_sent_kept BEFORE DELETE ON delivery WHEN old.status = 'sent' AND undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'a sent delivery changes only by undo');
END;

CREATE TRIGGER slot_script_scope_insert BEFORE INSERT ON slot
WHEN EXISTS (SELECT 1 FROM script WHERE id = new.script_id AND account_id IS NOT NULL AND account_id <> new.account_id) BEGIN
  SELECT RAISE(ABORT, 'script of another workspace');
END;
CREATE TRIGGER slot_script_scope_update BEFORE UPDATE OF script_id, account_id ON slot
WHEN EXISTS (SELECT 1 FROM script WHERE id = new.script_id AND account_id IS NOT NULL AND account_id <> new.account_id) BEGIN
  SELECT RAISE(ABORT, 'script of another workspace');
END;

CREATE TRIGGER script_scope_update BEFORE UPDATE OF account_id ON script
WHEN new.account_id IS NOT NULL AND (
  EXISTS (SELECT 1 FROM slot WHERE script_id = new.id AND account_id <> new.account_id)
  OR EXISTS (SELECT 1 FROM recurrence WHERE script_id = new.id AND account_id <> new.account_id)) BEGIN
  SELECT RAISE(ABORT, 'script of another workspace');
END;

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
CREATE TRIGGER delivery_day_insert AFTER INSERT ON delivery BEGIN
  INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    VALUES (new.account_id, ifnull(new.group_id, 0), local_day(new.due_at), 1, new.status = 'sent', new.status = 'skipped', new.status = 'missed',
      new.status = 'sent' AND new.done_at > new.due_at + late_ms())
    ON CONFLICT DO UPDATE SET planned = planned + 1, sent = sent + excluded.sent, skipped = skipped + excluded.skipped,
      missed = missed + excluded.missed, late = late + excluded.late;
END;
CREATE TRIGGER delivery_day_delete AFTER DELETE ON delivery BEGIN
  UPDATE delivery_day SET planned = planned - 1, sent = sent - (old.status = 'sent'), skipped = skipped - (old.status = 'skipped'),
    missed = missed - (old.status = 'missed'), late = late - (old.status = 'sent' AND old.done_at > old.due_at + late_ms())
  WHERE account_id = old.account_id AND group_id = ifnull(old.group_id, 0) AND day = local_day(old.due_at);
  DELETE FROM delivery_day
  WHERE account_id = old.account_id AND group_id = ifnull(old.group_id, 0) AND day = local_day(old.due_at) AND planned = 0;
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

CREATE TRIGGER setting_zone_insert AFTER INSERT ON setting WHEN new.scope = 'app' AND new.key = 'zone' BEGIN
  SELECT use_zone(json_extract(new.value, '$'));
  DELETE FROM delivery_day;
  INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    SELECT account_id, ifnull(group_id, 0), local_day(due_at), count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
      sum(status = 'sent' AND done_at > due_at + late_ms())
    FROM delivery GROUP BY 1, 2, 3;
END;
CREATE TRIGGER setting_zone_update AFTER UPDATE OF value ON setting WHEN new.scope = 'app' AND new.key = 'zone' BEGIN
  SELECT use_zone(json_extract(new.value, '$'));
  DELETE FROM delivery_day;
  INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    SELECT account_id, ifnull(group_id, 0), local_day(due_at), count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
      sum(status = 'sent' AND done_at > due_at + late_ms())
    FROM delivery GROUP BY 1, 2, 3;
END;
CREATE TRIGGER setting_zone_delete AFTER DELETE ON setting WHEN old.scope = 'app' AND old.key = 'zone' BEGIN
  SELECT use_zone(NULL);
  DELETE FROM delivery_day;
  INSERT INTO delivery_day(account_id, group_id, day, planned, sent, skipped, missed, late)
    SELECT account_id, ifnull(group_id, 0), local_day(due_at), count(*), sum(status = 'sent'), sum(status = 'skipped'), sum(status = 'missed'),
      sum(status = 'sent' AND done_at > due_at + late_ms())
    FROM delivery GROUP BY 1, 2, 3;
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
CREATE INDEX note_group ON note(group_id);
CREATE INDEX note_campaign ON note(campaign_id);

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
CREATE INDEX task_note ON task(note_id);
CREATE INDEX task_account ON task(account_id);
CREATE INDEX task_open ON task(due_on) WHERE done_at IS NULL;

CREATE VIRTUAL TABLE note_fts USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii', prefix='1');
CREATE TRIGGER note_fts_insert AFTER INSERT ON note BEGIN
  INSERT INTO note_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.title || char(10) || new.text));
END;
CREATE TRIGGER note_fts_update AFTER UPDATE OF title, text ON note BEGIN
  DELETE FROM note_fts WHERE rowid = old.id;
  INSERT INTO note_fts(rowid, tokens) VALUES (new.id, cjk_tokens(new.title || char(10) || new.text));
END;
CREATE TRIGGER note_fts_delete AFTER DELETE ON note BEGIN
  DELETE FROM note_fts WHERE rowid = old.id;
END;
`;
