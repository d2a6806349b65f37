import type { Watchword } from '#shared/contract/scripts';
import type { Context } from '../context';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** Every watchword, in order of the word. */
export function listWatchwords(db: Db): Watchword[] {
  return Array.from(all<Watchword>(db, 'SELECT id, word, kind, action FROM watchword ORDER BY kind, word'));
}

/** Adds a word, or changes kind and action of a known one. */
export function addWatchword(ctx: Context, watchword: Omit<Watchword, 'id'>): number {
  const known = one<{ id: number }>(ctx.db, 'SELECT id FROM watchword WHERE word = ?', watchword.word);
  if (known) {
    run(ctx.db, 'UPDATE watchword SET kind = ?, action = ? WHERE id = ?', watchword.kind, watchword.action, known.id);
    return known.id;
  }
  return run(
    ctx.db,
    'INSERT INTO watchword(uid, word, kind, action) VALUES (?, ?, ?, ?)',
    ctx.newUid(),
    watchword.word,
    watchword.kind,
    watchword.action,
  ).id;
}

/** Removes words. */
export function deleteWatchwords(db: Db, ids: readonly number[]): void {
  run(db, 'DELETE FROM watchword WHERE id IN (SELECT value FROM json_each(?))', JSON.stringify(ids));
}
