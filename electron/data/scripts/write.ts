import type { PartInput, ScriptDraft, ScriptPart } from '#shared/contract/scripts';
import { pinyinOf } from '#shared/text/pinyin';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';
import { CodedError } from '../errors';
import { latestVersion, readMaterials, readParts, readScripts, readTriggers } from './repo';

/** Writes a new script with its first version; an inline one is the one-off text of a slot and is never listed. */
export function createScript(ctx: Context, draft: ScriptDraft, inline = false): number {
  const { db } = ctx;
  const now = ctx.now();
  const { id } = run(
    db,
    `INSERT INTO script(uid, account_id, category_id, title, inline, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ctx.newUid(),
    draft.accountId,
    draft.categoryId,
    draft.title,
    inline ? 1 : 0,
    now,
    now,
  );
  fill(ctx, id, draft, true);
  return id;
}

/** Writes what is given of a script; a changed title or message makes a new version. */
export function updateScript(ctx: Context, id: number, changes: Partial<ScriptDraft>): void {
  const { db } = ctx;
  const before = draftOf(db, id);
  const after: ScriptDraft = { ...before, ...changes };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (after.accountId !== null && after.accountId !== before.accountId && usedElsewhere(db, id, after.accountId))
    throw new CodedError('CONFLICT', 'scripts:error.usedElsewhere', { title: before.title });
  run(
    db,
    'UPDATE script SET account_id = ?, category_id = ?, title = ?, updated_at = ? WHERE id = ?',
    after.accountId,
    after.categoryId,
    after.title,
    ctx.now(),
    id,
  );
  fill(ctx, id, after, JSON.stringify(before.parts) !== JSON.stringify(after.parts));
}

/** A script as it would be written anew; NOT_FOUND for an unknown id. */
export function draftOf(db: Db, id: number): ScriptDraft {
  const script = readScripts(db, [id])[0];
  if (!script) throw new CodedError('NOT_FOUND', 'scripts:error.gone');
  return {
    title: script.title,
    accountId: script.accountId,
    categoryId: script.categoryId,
    tags: script.tags,
    triggers: readTriggers(db, id),
    parts: readParts(db, id).map((part) =>
      part.kind === 'text' ? part : { kind: 'picture', materialId: part.materialId },
    ),
  };
}

/** Writes the words and messages of a script, its search text, and a version where title or messages are new. */
function fill(ctx: Context, id: number, draft: ScriptDraft, partsChanged: boolean): void {
  const { db } = ctx;
  if (partsChanged) replaceParts(db, id, draft.parts);
  replaceTriggers(db, id, unique(draft.triggers));
  const texts = draft.parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
  const { pinyin, initials } = pinyinOf(draft.title);
  run(
    db,
    'UPDATE script SET tags = ?, body = ?, pinyin = ?, initials = ? WHERE id = ?',
    unique(draft.tags).join('\n'),
    // Triggers are found by the same search as the text itself.
    [...texts, ...unique(draft.triggers)].join('\n'),
    pinyin,
    initials,
    id,
  );
  const last = latestVersion(db, id);
  if (!last || partsChanged || last.title !== draft.title)
    insertVersion(ctx, id, (last?.number ?? 0) + 1, draft.title, readParts(db, id));
}

function replaceParts(db: Db, scriptId: number, parts: readonly PartInput[]): void {
  const materialIds = parts.flatMap((part) => (part.kind === 'picture' ? [part.materialId] : []));
  if (readMaterials(db, unique(materialIds)).length !== unique(materialIds).length)
    throw new CodedError('NOT_FOUND', 'scripts:error.pictureGone');
  run(db, 'DELETE FROM script_part WHERE script_id = ?', scriptId);
  for (const [position, part] of parts.entries())
    run(
      db,
      'INSERT INTO script_part(script_id, position, kind, text, material_id) VALUES (?, ?, ?, ?, ?)',
      scriptId,
      position,
      part.kind,
      part.kind === 'text' ? part.text : '',
      part.kind === 'picture' ? part.materialId : null,
    );
}

function replaceTriggers(db: Db, scriptId: number, words: readonly string[]): void {
  if (readTriggers(db, scriptId).join('\n') === words.join('\n')) return;
  run(db, 'DELETE FROM script_trigger WHERE script_id = ?', scriptId);
  for (const word of words) run(db, 'INSERT INTO script_trigger(script_id, word) VALUES (?, ?)', scriptId, word);
}

function insertVersion(
  ctx: Context,
  scriptId: number,
  number: number,
  title: string,
  parts: readonly ScriptPart[],
): void {
  run(
    ctx.db,
    'INSERT INTO script_version(uid, script_id, number, at, title, parts) VALUES (?, ?, ?, ?, ?, ?)',
    ctx.newUid(),
    scriptId,
    number,
    ctx.now(),
    title,
    JSON.stringify(parts),
  );
}

/** True where a slot or repetition of another workspace than `accountId` says this script. */
function usedElsewhere(db: Db, scriptId: number, accountId: number): boolean {
  return (
    one(
      db,
      `SELECT 1 FROM (SELECT account_id FROM slot WHERE script_id = :script UNION SELECT account_id FROM recurrence WHERE script_id = :script)
       WHERE account_id <> :account LIMIT 1`,
      { script: scriptId, account: accountId },
    ) !== undefined
  );
}

/** Names or renames a category, or moves it below another; CONFLICT where that would make a ring. */
export function saveCategory(
  ctx: Context,
  category: { readonly id?: number | undefined; readonly name: string; readonly parentId: number | null },
): number {
  const { db } = ctx;
  if (category.id === undefined)
    return run(
      db,
      `INSERT INTO script_category(uid, parent_id, name, sort)
       SELECT :uid, :parent, :name, ifnull(max(sort), 0) + 1 FROM script_category`,
      { uid: ctx.newUid(), parent: category.parentId, name: category.name },
    ).id;
  if (category.parentId !== null && isBelow(db, category.parentId, category.id))
    throw new CodedError('CONFLICT', 'scripts:error.categoryRing');
  run(
    db,
    'UPDATE script_category SET name = ?, parent_id = ? WHERE id = ?',
    category.name,
    category.parentId,
    category.id,
  );
  return category.id;
}

/** True where category `id` is `top` or lies below it. */
function isBelow(db: Db, id: number, top: number): boolean {
  return (
    one(
      db,
      `WITH RECURSIVE up(id) AS (SELECT :id UNION SELECT c.parent_id FROM script_category c JOIN up ON c.id = up.id)
       SELECT 1 FROM up WHERE id = :top`,
      { id, top },
    ) !== undefined
  );
}

/** Removes a category; what it held goes to the one above. */
export function deleteCategory(db: Db, id: number): string {
  const category = one<{ name: string; parent_id: number | null }>(
    db,
    'SELECT name, parent_id FROM script_category WHERE id = ?',
    id,
  );
  if (!category) throw new CodedError('NOT_FOUND', 'scripts:error.categoryGone');
  run(db, 'UPDATE script SET category_id = ? WHERE category_id = ?', category.parent_id, id);
  run(db, 'UPDATE script_category SET parent_id = ? WHERE parent_id = ?', category.parent_id, id);
  run(db, 'DELETE FROM script_category WHERE id = ?', id);
  return category.name;
}

const unique = <T>(values: readonly T[]): T[] => Array.from(new Set(values));

/** Categories with the number of live scripts in each that a workspace sees. */
export function listCategories(db: Db, accountId: number | null) {
  return Array.from(
    all<{ id: number; parentId: number | null; name: string; sort: number; scripts: number }>(
      db,
      `SELECT c.id, c.parent_id AS parentId, c.name, c.sort,
         (SELECT count(*) FROM script s WHERE s.category_id = c.id AND s.inline = 0 AND s.archived_at IS NULL
           AND (:account IS NULL OR s.account_id IS NULL OR s.account_id = :account)) AS scripts
       FROM script_category c ORDER BY c.sort, c.id`,
      { account: accountId },
    ),
  );
}
