import type { Material, Script, ScriptFilter, ScriptPart, ScriptSort, ScriptVersion } from '#shared/contract/scripts';
import type { Db } from '../db/open';
import { searchClause } from '../db/search';
import { all, ids, one, run } from '../db/sql';

const ORDERS: Readonly<Record<`${ScriptSort['by']}.${'up' | 'down'}`, string>> = {
  'updated.up': 'updated_at, id',
  'updated.down': 'updated_at DESC, id DESC',
  'created.up': 'created_at, id',
  'created.down': 'created_at DESC, id DESC',
  'title.up': 'pinyin, title, id',
  'title.down': 'pinyin DESC, title DESC, id DESC',
};

// Every place is bound; a filter that is not set is null.
const MATCHES = `inline = 0 AND (archived_at IS NOT NULL) = :archived
  AND (:account IS NULL OR account_id IS NULL OR account_id = :account)
  AND CASE :category WHEN 0 THEN category_id IS NULL WHEN -1 THEN 1 ELSE category_id IN (
    WITH RECURSIVE below(id) AS (SELECT :category UNION SELECT c.id FROM script_category c JOIN below ON c.parent_id = below.id)
    SELECT id FROM below) END`;

/** Ids of the scripts that a filter leaves, sorted; one-off texts of slots are never listed. */
export function listScriptIds(db: Db, filter: ScriptFilter, sort: ScriptSort): Uint32Array<ArrayBuffer> {
  const order = ORDERS[`${sort.by}.${sort.desc ? 'down' : 'up'}`];
  const bound = {
    archived: filter.archived === true ? 1 : 0,
    account: filter.accountId,
    category: filter.category === 'none' ? 0 : (filter.category ?? -1),
  };
  const typed = filter.search?.trim() ?? '';
  if (typed === '') return ids(db, `SELECT id FROM script WHERE ${MATCHES} ORDER BY ${order}`, bound);
  const found = searchClause('script_fts', 'id', 'script_text(title, tags, body, pinyin, initials)', typed);
  if (!found) return new Uint32Array();
  return ids(db, `SELECT id FROM script WHERE ${found.sql} AND ${MATCHES} ORDER BY ${order}`, ...found.values, bound);
}

interface ScriptRow {
  readonly id: number;
  readonly uid: string;
  readonly account_id: number | null;
  readonly category_id: number | null;
  readonly title: string;
  readonly tags: string;
  readonly inline: 0 | 1;
  readonly created_at: number;
  readonly updated_at: number;
  readonly archived_at: number | null;
  readonly excerpt: string | null;
  readonly texts: number;
  readonly pictures: number;
  readonly uses: number;
  readonly last_used_at: number | null;
}

const rowToScript = (row: ScriptRow): Script => ({
  id: row.id,
  uid: row.uid,
  accountId: row.account_id,
  categoryId: row.category_id,
  title: row.title,
  tags: splitWords(row.tags),
  excerpt: row.excerpt ?? '',
  texts: row.texts,
  pictures: row.pictures,
  uses: row.uses,
  lastUsedAt: row.last_used_at,
  inline: row.inline === 1,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  archivedAt: row.archived_at,
});

/** Tags are kept one a line. */
const splitWords = (lines: string): string[] => lines.split('\n').filter((word) => word !== '');

/** Rows of scripts in the order of their ids; unknown ids are left out. */
export function readScripts(db: Db, scriptIds: readonly number[]): Script[] {
  return all<ScriptRow>(
    db,
    `SELECT s.id, s.uid, s.account_id, s.category_id, s.title, s.tags, s.inline, s.created_at, s.updated_at, s.archived_at,
       (SELECT substr(p.text, 1, 80) FROM script_part p WHERE p.script_id = s.id AND p.kind = 'text' ORDER BY p.position LIMIT 1) AS excerpt,
       (SELECT count(*) FROM script_part p WHERE p.script_id = s.id AND p.kind = 'text') AS texts,
       (SELECT count(*) FROM script_part p WHERE p.script_id = s.id AND p.kind = 'picture') AS pictures,
       (SELECT count(*) FROM script_version v JOIN delivery d ON d.script_version_id = v.id
         WHERE v.script_id = s.id AND d.status = 'sent') AS uses,
       (SELECT max(d.done_at) FROM script_version v JOIN delivery d ON d.script_version_id = v.id
         WHERE v.script_id = s.id AND d.status = 'sent') AS last_used_at
     FROM json_each(?) wanted JOIN script s ON s.id = wanted.value ORDER BY wanted.key`,
    JSON.stringify(scriptIds),
  ).map(rowToScript);
}

/** The messages of a script in order. */
export function readParts(db: Db, scriptId: number): ScriptPart[] {
  return all<{
    kind: 'text' | 'picture';
    text: string;
    material_id: number;
    sha256: string;
    width: number | null;
    height: number | null;
    name: string;
  }>(
    db,
    `SELECT p.kind, p.text, p.material_id, m.sha256, m.width, m.height, m.name
     FROM script_part p LEFT JOIN material m ON m.id = p.material_id WHERE p.script_id = ? ORDER BY p.position`,
    scriptId,
  ).map((row) =>
    row.kind === 'text'
      ? { kind: 'text', text: row.text }
      : {
          kind: 'picture',
          materialId: row.material_id,
          sha256: row.sha256,
          width: row.width,
          height: row.height,
          name: row.name,
        },
  );
}

/** The trigger words of a script. */
export function readTriggers(db: Db, scriptId: number): string[] {
  return all<{ word: string }>(db, 'SELECT word FROM script_trigger WHERE script_id = ? ORDER BY id', scriptId).map(
    (row) => row.word,
  );
}

interface VersionRow {
  readonly id: number;
  readonly number: number;
  readonly at: number;
  readonly title: string;
  readonly parts: string;
}

const rowToVersion = (row: VersionRow): ScriptVersion => ({
  id: row.id,
  number: row.number,
  at: row.at,
  title: row.title,
  // Written by insertVersion and never changed.
  parts: JSON.parse(row.parts) as ScriptPart[],
});

/** All versions of a script, newest first. */
export function readVersions(db: Db, scriptId: number): ScriptVersion[] {
  return all<VersionRow>(
    db,
    'SELECT id, number, at, title, parts FROM script_version WHERE script_id = ? ORDER BY number DESC',
    scriptId,
  ).map(rowToVersion);
}

/** The newest version of a script. */
export function latestVersion(db: Db, scriptId: number): ScriptVersion | undefined {
  const row = one<VersionRow>(
    db,
    'SELECT id, number, at, title, parts FROM script_version WHERE script_id = ? ORDER BY number DESC LIMIT 1',
    scriptId,
  );
  return row && rowToVersion(row);
}

/** One version by its id: what a past delivery said. */
export function readVersion(db: Db, versionId: number): ScriptVersion | undefined {
  const row = one<VersionRow>(db, 'SELECT id, number, at, title, parts FROM script_version WHERE id = ?', versionId);
  return row && rowToVersion(row);
}

/** Rows of pictures in the order of their ids; unknown ids are left out. */
export function readMaterials(db: Db, materialIds: readonly number[]): Material[] {
  return Array.from(
    all<Material>(
      db,
      `SELECT m.id, m.sha256, m.mime, m.name, m.size, m.width, m.height
       FROM json_each(?) wanted JOIN material m ON m.id = wanted.value ORDER BY wanted.key`,
      JSON.stringify(materialIds),
    ),
  );
}

/** The picture of a content hash, or undefined. */
export function materialByHash(db: Db, sha256: string): Material | undefined {
  return one<Material>(db, 'SELECT id, sha256, mime, name, size, width, height FROM material WHERE sha256 = ?', sha256);
}

/** Records a picture whose file is already in place. */
export function insertMaterial(db: Db, uid: string, at: number, material: Omit<Material, 'id'>): number {
  return run(
    db,
    'INSERT INTO material(uid, sha256, mime, name, size, width, height, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    uid,
    material.sha256,
    material.mime,
    material.name,
    material.size,
    material.width,
    material.height,
    at,
  ).id;
}

/** Marks scripts archived at an instant (UTC ms), or live again with null. */
export function setArchived(db: Db, scriptIds: readonly number[], at: number | null): void {
  run(
    db,
    'UPDATE script SET archived_at = ? WHERE id IN (SELECT value FROM json_each(?)) AND (archived_at IS NULL) = ?',
    at,
    JSON.stringify(scriptIds),
    at === null ? 0 : 1,
  );
}
