import en from '../../../resources/defaults/words/en.json';
import zhTW from '../../../resources/defaults/words/zh-TW.json';
import type { Language } from '#shared/contract/settings';
import { connectionState } from '../db/functions';
import { TEXTS } from '../db/migrations/0020_shipped';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

// As shipped they are Chinese; what is said to members (rules, welcomes, letters) stays so.
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { 'zh-CN': {}, 'zh-TW': zhTW, en };

// The triggers of the migration are of this very list: a text without one would never become the operator's own.
const shippedTexts: Readonly<Record<string, readonly string[]>> = TEXTS;

/** Notes which texts of a database are the shipped ones; run once, after they were put in. */
export function markShipped(db: Db): void {
  const known = JSON.stringify(Object.keys(en));
  for (const [table, columns] of Object.entries(shippedTexts))
    for (const column of columns)
      run(
        db,
        `INSERT OR IGNORE INTO shipped(tbl, row_id, col, text) SELECT '${table}', id, '${column}', ${column}
         FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`,
        known,
      );
}

/** Puts the shipped texts into a language, as no step of its own; one whose place is taken stays. Gives how many changed. */
export function speak(db: Db, language: Language): number {
  // As they were shipped they are Chinese already.
  if (language === 'zh-CN' && spoken(db) === language) return 0;
  return unlogged(db, () => {
    run(
      db,
      `INSERT INTO setting(scope, scope_id, key, value) VALUES ('app', 0, 'spoken', :value)
       ON CONFLICT(scope, scope_id, key) DO UPDATE SET value = :value WHERE value <> :value`,
      { value: JSON.stringify(language) },
    );
    return say(db, language);
  });
}

/** Brings the shipped texts back into the language spoken: an undone step may have written those of another. */
export const speakAgain = (db: Db): void => void unlogged(db, () => say(db, spoken(db)));

function say(db: Db, language: Language): number {
  const texts = all<{ tbl: string; row_id: number; col: string; text: string }>(
    db,
    'SELECT tbl, row_id, col, text FROM shipped ORDER BY id',
  );
  let changed = 0;
  for (const { tbl, row_id, col, text } of texts) {
    const said = WORDS[language][text] ?? text;
    changed += run(
      db,
      `UPDATE OR IGNORE ${tbl} SET ${col} = ? WHERE id = ? AND ${col} <> ?`,
      said,
      row_id,
      said,
    ).changes;
  }
  return changed;
}

function unlogged(db: Db, work: () => number): number {
  const state = connectionState(db);
  const { operationId } = state;
  state.operationId = null;
  try {
    return db.transaction(work)();
  } finally {
    state.operationId = operationId;
  }
}

/** What stands in a column as it travels: a shipped text as shipped, whatever language this window has. `alias` names the row. */
export const asShipped = (table: string, column: string, alias: string): string =>
  shippedTexts[table]?.includes(column)
    ? `ifnull((SELECT s.text FROM shipped s WHERE s.tbl = '${table}' AND s.row_id = ${alias}.id AND s.col = '${column}'), ${alias}."${column}")`
    : `${alias}."${column}"`;

/** The language that the shipped texts are in. */
export function spoken(db: Db): Language {
  const value = one<{ value: string }>(
    db,
    `SELECT value FROM setting WHERE scope = 'app' AND scope_id = 0 AND key = 'spoken'`,
  )?.value;
  return value === '"en"' ? 'en' : value === '"zh-TW"' ? 'zh-TW' : 'zh-CN';
}
