// `person.level` of version 10 stays, unused: undo steps written by that version name it.
// A change of what a person counts as, noted by whoever makes it; what a package brings is noted in the package.
const noted = (axis: string, column: string, value: (row: 'new' | 'old') => string, reason: string): string => `
CREATE TRIGGER standing_change_${axis} AFTER UPDATE OF ${column} ON person
WHEN new.${column} IS NOT old.${column} AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  INSERT INTO standing_change(person_id, axis, at, was, became, how, reason)
  SELECT new.id, '${axis}', o.at, ifnull(${value('old')}, ''), ifnull(${value('new')}, ''),
    CASE WHEN o.command IN ('layer.apply','level.apply') THEN 'rule' WHEN o.command = 'member.merge' THEN 'merge'
      WHEN o.command LIKE 'import.%' THEN 'import' ELSE 'hand' END, ${reason}
  FROM operation o WHERE o.id = operation_id() AND o.command <> 'package.apply';
END;`;
const levelCode = (row: 'new' | 'old'): string => `(SELECT code FROM level WHERE id = ${row}.level_id)`;

/** What members are counted as: tags, layers, levels, points, breaches, purchases. */
export const standingSql = `
DROP TRIGGER person_fts_delete;
CREATE TRIGGER person_fts_delete AFTER DELETE ON person WHEN NOT emptying('person') BEGIN
  DELETE FROM person_fts WHERE rowid = old.id;
END;
DROP TRIGGER contact_fts_delete;
CREATE TRIGGER contact_fts_delete AFTER DELETE ON contact WHEN NOT emptying('contact') BEGIN
  DELETE FROM contact_fts WHERE rowid = old.id;
END;
ALTER TABLE person ADD COLUMN value_layer TEXT CHECK (value_layer IN ('high','potential','churned'));
ALTER TABLE person ADD COLUMN value_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN value_manual INTEGER NOT NULL DEFAULT 0 CHECK (value_manual IN (0,1));
ALTER TABLE person ADD COLUMN level_id INTEGER REFERENCES level(id);
ALTER TABLE person ADD COLUMN level_since INTEGER;
ALTER TABLE person ADD COLUMN level_manual INTEGER NOT NULL DEFAULT 0 CHECK (level_manual IN (0,1));
ALTER TABLE person ADD COLUMN extra TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(extra));
CREATE INDEX person_level ON person(level_id) WHERE level_id IS NOT NULL;
CREATE INDEX person_archived ON person(id) WHERE archived_at IS NOT NULL;
CREATE INDEX person_created ON person(created_at);
-- The shares of the layers are counted in this one alone.
DROP INDEX person_layer;
CREATE INDEX person_layers ON person(layer, value_layer, layer_manual, value_manual, archived_at);
DROP INDEX person_last_active;
CREATE INDEX person_last_active ON person(last_active DESC) WHERE last_active IS NOT NULL;
CREATE INDEX person_city ON person(nullif(city, ''));
CREATE INDEX person_value ON person(value_layer) WHERE value_layer IS NOT NULL;

-- Undo writes whole rows: what a person is found by is indexed anew only where it changed.
DROP TRIGGER person_fts_update;
CREATE TRIGGER person_fts_update AFTER UPDATE OF nickname, wechat_id, phone, pinyin, initials ON person
WHEN (old.nickname, old.wechat_id, old.phone, old.pinyin, old.initials) IS NOT (new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials) BEGIN
  DELETE FROM person_fts WHERE rowid = old.id;
  INSERT INTO person_fts(rowid, tokens) VALUES (new.id, cjk_tokens(person_text(new.nickname, new.wechat_id, new.phone, new.pinyin, new.initials)));
END;

CREATE TABLE person_field (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (name <> ''),
  sort INTEGER NOT NULL DEFAULT 0,
  archived_at INTEGER
) STRICT;
CREATE UNIQUE INDEX person_field_name ON person_field(name) WHERE archived_at IS NULL;

CREATE TABLE tag_group (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  colour TEXT NOT NULL,
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  group_id INTEGER NOT NULL REFERENCES tag_group(id),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  sort INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX tag_of_group ON tag(group_id, sort);
CREATE TABLE person_tag (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
  at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX person_tag_once ON person_tag(person_id, tag_id);
CREATE INDEX person_tag_tag ON person_tag(tag_id, person_id);

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
${noted('activity', 'layer', (row) => `${row}.layer`, 'new.layer_reason')}
${noted('value', 'value_layer', (row) => `${row}.value_layer`, 'new.value_reason')}
${noted('level', 'level_id', levelCode, `''`)}

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
CREATE INDEX point_entry_person ON point_entry(person_id, day);
CREATE INDEX point_entry_day ON point_entry(day, person_id, points);
CREATE INDEX point_entry_rule ON point_entry(rule_id, day);
CREATE INDEX point_entry_group ON point_entry(group_id);
CREATE INDEX point_entry_membership ON point_entry(membership_id) WHERE membership_id IS NOT NULL;
CREATE INDEX point_entry_reward ON point_entry(reward_id) WHERE reward_id IS NOT NULL;
-- Whose it is and which stay it names may change: when two people turn out to be one.
CREATE TRIGGER point_entry_fixed
BEFORE UPDATE OF id, uid, at, day, kind, points, rule_id, group_id, reward_id, counters_id, note ON point_entry
WHEN undoing() = 0 BEGIN
  SELECT RAISE(ABORT, 'a ledger row is never changed, only countered');
END;
-- REPLACE deletes without asking the trigger below.
CREATE TRIGGER point_entry_once BEFORE INSERT ON point_entry WHEN NOT in_bulk() AND undoing() = 0
  AND EXISTS (SELECT 1 FROM point_entry WHERE id = new.id OR uid = new.uid OR counters_id = new.counters_id) BEGIN
  SELECT RAISE(ABORT, 'a ledger row is never changed, only countered');
END;
CREATE TRIGGER point_entry_kept BEFORE DELETE ON point_entry
WHEN undoing() = 0 AND EXISTS (SELECT 1 FROM person WHERE id = old.person_id) BEGIN
  SELECT RAISE(ABORT, 'a ledger row is never changed, only countered');
END;
CREATE TABLE redemption (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES point_entry(id) ON DELETE CASCADE,
  handed_at INTEGER
) STRICT;

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
CREATE INDEX violation_person ON violation(person_id, at);
CREATE INDEX violation_group ON violation(group_id, at);

CREATE TABLE purchase (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES chat_group(id),
  on_day TEXT NOT NULL,
  amount_fen INTEGER NOT NULL,
  what TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX purchase_person ON purchase(person_id, on_day);
CREATE INDEX purchase_group ON purchase(group_id);

CREATE TABLE saved_view (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  screen TEXT NOT NULL CHECK (screen IN ('members','groups')),
  name TEXT NOT NULL CHECK (name <> ''),
  view TEXT NOT NULL CHECK (json_valid(view)),
  sort INTEGER NOT NULL DEFAULT 0,
  UNIQUE (screen, name)
) STRICT;
`;
