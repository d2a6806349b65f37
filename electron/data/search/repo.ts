import type { SearchHit } from '#shared/contract/search';
import type { Db } from '../db/open';
import { anyOf, initialsClause, searchClause } from '../db/search';
import { all } from '../db/sql';

type Found = Omit<SearchHit, 'kind'>;

/** Live groups by name, pinyin or initials; info = kind of group. */
export function findGroups(db: Db, text: string, limit: number): readonly Found[] {
  const clause = anyOf([
    searchClause('group_fts', 'g.id', `g.name || ' ' || g.pinyin || ' ' || g.initials`, text),
    initialsClause('g.initials', text),
  ]);
  if (!clause) return [];
  return all<Found>(
    db,
    `SELECT g.id, g.name AS label, k.name AS info FROM chat_group g JOIN group_kind k ON k.id = g.kind_id
     WHERE g.archived_at IS NULL AND (${clause.sql}) ORDER BY length(g.name), g.id LIMIT ?`,
    ...clause.values,
    limit,
  );
}

/** Members by nickname, WeChat ID, phone, pinyin or initials; info = WeChat ID or city. */
export function findMembers(db: Db, text: string, limit: number): readonly Found[] {
  const clause = searchClause(
    'person_fts',
    'p.id',
    'person_text(p.nickname, p.wechat_id, p.phone, p.pinyin, p.initials)',
    text,
  );
  if (!clause) return [];
  return all<Found>(
    db,
    `SELECT p.id, p.nickname AS label, coalesce(p.wechat_id, p.city) AS info FROM person p
     WHERE p.archived_at IS NULL AND ${clause.sql} ORDER BY length(p.nickname), p.id LIMIT ?`,
    ...clause.values,
    limit,
  );
}

/** Scripts by title, tags, text, pinyin or initials, those of one slot only left out; info = first words. */
export function findScripts(db: Db, text: string, limit: number): readonly Found[] {
  const clause = searchClause('script_fts', 's.id', 'script_text(s.title, s.tags, s.body, s.pinyin, s.initials)', text);
  if (!clause) return [];
  return all<Found>(
    db,
    `SELECT s.id, s.title AS label, substr(replace(s.body, char(10), ' '), 1, 40) AS info FROM script s
     WHERE s.archived_at IS NULL AND s.inline = 0 AND ${clause.sql} ORDER BY length(s.title), s.id LIMIT ?`,
    ...clause.values,
    limit,
  );
}

/** Retrospectives and notes by title or text; info = first words. */
export function findNotes(db: Db, text: string, limit: number): readonly Found[] {
  const clause = searchClause('note_fts', 'n.id', `n.title || char(10) || n.text`, text);
  if (!clause) return [];
  return all<Found>(
    db,
    `SELECT n.id, n.title AS label, substr(replace(n.text, char(10), ' '), 1, 40) AS info FROM note n
     WHERE n.archived_at IS NULL AND ${clause.sql} ORDER BY n.updated_at DESC LIMIT ?`,
    ...clause.values,
    limit,
  );
}
