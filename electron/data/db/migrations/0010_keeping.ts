/** How it is kept: operations, settings, materials, imports. */
export const keepingSql = `
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

CREATE TABLE undo_log (
  id INTEGER PRIMARY KEY,
  operation_id INTEGER NOT NULL REFERENCES operation(id) ON DELETE CASCADE,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  last_id INTEGER CHECK (last_id >= row_id),
  sql TEXT NOT NULL
) STRICT;
CREATE INDEX undo_log_operation ON undo_log(operation_id);
CREATE INDEX undo_log_row ON undo_log(tbl, row_id);
CREATE INDEX undo_log_range ON undo_log(tbl, last_id) WHERE last_id IS NOT NULL;

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  scope TEXT NOT NULL CHECK (scope IN ('app','account','group')),
  scope_id INTEGER NOT NULL DEFAULT 0,
  key TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  UNIQUE (scope, scope_id, key)
) STRICT;

CREATE TABLE wechat_fact (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value INTEGER,
  unit TEXT NOT NULL,
  source TEXT NOT NULL,
  as_of TEXT NOT NULL,
  standing TEXT NOT NULL
) STRICT;

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
) STRICT;

CREATE TABLE import_reject (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES import_batch(id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw TEXT NOT NULL
) STRICT;
CREATE INDEX import_reject_batch ON import_reject(batch_id);

CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  header_signature TEXT NOT NULL UNIQUE,
  mapping TEXT NOT NULL CHECK (json_valid(mapping))
) STRICT;
`;
