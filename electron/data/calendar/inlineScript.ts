import { pinyinOf } from '#shared/text/pinyin';
import { titleOf } from '#shared/text/template';
import type { Context } from '../context';
import { one, run } from '../db/sql';
import { readSettings } from '../settings/repo';

const TITLE_CHARS = 24;

/** Keeps a text written for one slot as a script of one part with its version; gives the script's id. */
export function insertInlineScript(ctx: Context, text: string, accountId: number | null): number {
  const { db, newUid } = ctx;
  const at = ctx.now();
  const { language } = readSettings(db);
  const title = titleOf(text, language === 'system' ? 'zh-CN' : language, TITLE_CHARS);
  const { pinyin, initials } = pinyinOf(title);
  const { id } = run(
    db,
    `INSERT INTO script(uid, account_id, title, pinyin, initials, inline, body, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)`,
    newUid(),
    accountId,
    title,
    pinyin,
    initials,
    text,
    at,
    at,
  );
  run(db, `INSERT INTO script_part(script_id, position, kind, text) VALUES (?, 0, 'text', ?)`, id, text);
  run(
    db,
    'INSERT INTO script_version(uid, script_id, number, at, title, parts) VALUES (?, ?, 1, ?, ?, ?)',
    newUid(),
    id,
    at,
    title,
    JSON.stringify([{ kind: 'text', text }]),
  );
  return id;
}

/** Removes a text written for one slot once nothing is planned with it and nothing was sent with it. */
export function sweepInlineScript({ db }: Pick<Context, 'db'>, scriptId: number): void {
  const used = one(
    db,
    `SELECT 1 FROM script s WHERE s.id = ? AND (s.inline = 0 OR EXISTS (SELECT 1 FROM slot WHERE script_id = s.id)
       OR EXISTS (SELECT 1 FROM recurrence WHERE script_id = s.id)
       OR EXISTS (SELECT 1 FROM delivery d JOIN script_version v ON v.id = d.script_version_id WHERE v.script_id = s.id))`,
    scriptId,
  );
  if (used) return;
  run(db, 'DELETE FROM script_version WHERE script_id = ?', scriptId);
  run(db, 'DELETE FROM script WHERE id = ?', scriptId);
}
