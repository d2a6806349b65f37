import type { Input } from '#shared/contract/index';
import type { WechatFact } from '#shared/contract/settings';
import type { Fits } from '#shared/domain/fits';
import { defaultSettings, settingFits, type AppSettings } from '#shared/domain/settings';
import type { Context } from '../context';
import { connectionState } from '../db/functions';
import type { Db } from '../db/open';
import { all, one, run } from '../db/sql';

/** The app's settings: what is stored over the defaults; a stored value that no longer fits is passed over. */
export function readSettings(db: Db): AppSettings {
  const stored = all<{ key: string; value: string }>(
    db,
    `SELECT key, value FROM setting WHERE scope = 'app' AND scope_id = 0`,
  );
  const settings = { ...defaultSettings };
  for (const { key, value } of stored) if (isSetting(key)) take(settings, key, JSON.parse(value));
  return settings;
}

const isSetting = (key: string): key is keyof AppSettings => Object.hasOwn(settingFits, key);

function take<K extends keyof AppSettings>(settings: Record<K, AppSettings[K]>, key: K, value: unknown): void {
  const fits: Fits<AppSettings[K]> = settingFits[key];
  if (fits(value)) settings[key] = value;
}

/** Stores one app setting as JSON. */
export function writeSetting(db: Db, key: string, value: unknown): void {
  run(
    db,
    `INSERT INTO setting(scope, scope_id, key, value) VALUES ('app', 0, ?, ?)
     ON CONFLICT(scope, scope_id, key) DO UPDATE SET value = excluded.value`,
    key,
    JSON.stringify(value),
  );
}

/** Stores the settings given; another zone counts every post's day anew. */
export function saveSettings({ db }: Pick<Context, 'db'>, changes: Input<'setting.save'>): null {
  for (const [key, value] of Object.entries(changes)) if (value !== undefined) writeSetting(db, key, value);
  return null;
}

/** Lets this connection tell days by the zone that is stored: another one may have changed it. */
export function useStoredZone(db: Db): void {
  connectionState(db).zone = readSettings(db).zone;
}

// So many posts are given their days in less time than it takes to start a thread.
const FEW_POSTS = 20_000;

/** True where another zone would take so long that it is for a thread. */
export const zoneIsWide = (db: Db): boolean =>
  (one<{ id: number | null }>(db, 'SELECT max(id) AS id FROM delivery')?.id ?? 0) > FEW_POSTS;

/** True where undoing an operation changes the zone. */
export const undoesZone = (db: Db, operationId: number): boolean =>
  one(
    db,
    `SELECT 1 FROM undo_log WHERE operation_id = ? AND tbl = 'setting'
       AND (sql LIKE '%zone%' OR row_id IN (SELECT id FROM setting WHERE scope = 'app' AND key = 'zone')) LIMIT 1`,
    operationId,
  ) !== undefined;

/** The editable figures of WeChat. */
export function listFacts(db: Db): WechatFact[] {
  return all<Omit<WechatFact, 'asOf'> & { as_of: string }>(
    db,
    'SELECT id, key, value, unit, source, as_of, standing FROM wechat_fact ORDER BY id',
  ).map(({ as_of, ...fact }) => ({ ...fact, asOf: as_of }));
}

/** The value of a figure of WeChat by its key, or null where it is unknown. */
export function factValue(db: Db, key: string): number | null {
  return all<{ value: number | null }>(db, 'SELECT value FROM wechat_fact WHERE key = ?', key)[0]?.value ?? null;
}

/** Changes one figure of WeChat. */
export function saveFact(db: Db, fact: Omit<WechatFact, 'key'>): void {
  run(
    db,
    'UPDATE wechat_fact SET value = ?, unit = ?, source = ?, as_of = ?, standing = ? WHERE id = ?',
    fact.value,
    fact.unit,
    fact.source,
    fact.asOf,
    fact.standing,
    fact.id,
  );
}
