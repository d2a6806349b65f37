/** Texts that come with the app, by table: they follow the language of the window until the operator changes them. */
export const TEXTS = {
  tag_group: ['name'],
  tag: ['name'],
  layer_rule: ['name'],
  level: ['name', 'benefits'],
  point_rule: ['name'],
  saved_view: ['name'],
  stage: ['name', 'truth'],
  stage_check: ['area', 'text'],
  group_kind: ['name', 'purpose', 'posts'],
  duty: ['name', 'work'],
  watchword: ['kind'],
  wechat_fact: ['unit', 'source', 'standing'],
} as const;

// Whoever writes another text there makes it their own.
const own = (table: string, column: string): string => `
CREATE TRIGGER shipped_${table}_${column} AFTER UPDATE OF ${column} ON ${table}
WHEN new.${column} IS NOT old.${column} AND operation_id() IS NOT NULL AND undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = '${table}' AND row_id = old.id AND col = '${column}';
END;`;
const gone = (table: string): string => `
CREATE TRIGGER shipped_${table}_gone AFTER DELETE ON ${table} WHEN undoing() = 0 BEGIN
  DELETE FROM shipped WHERE tbl = '${table}' AND row_id = old.id;
END;`;

/** Which texts came with the app and were not changed since: they follow the language of the window. `text` is as shipped, Chinese. */
export const shippedSql = `
CREATE TABLE shipped (
  id INTEGER PRIMARY KEY,
  tbl TEXT NOT NULL,
  row_id INTEGER NOT NULL,
  col TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (tbl, row_id, col)
) STRICT;
${Object.entries(TEXTS)
  .map(([table, columns]) => columns.map((column) => own(table, column)).join('') + gone(table))
  .join('')}
`;
