import { AppSettings, defaultSettings, type WechatFact } from '#shared/contract/settings';
import type { Db } from '../db/open';
import { all, run } from '../db/sql';

/** The app's settings: what is stored over the defaults; a stored value that no longer fits is passed over. */
export function readSettings(db: Db): AppSettings {
  const stored = all<{ key: string; value: string }>(
    db,
    `SELECT key, value FROM setting WHERE scope = 'app' AND scope_id = 0`,
  );
  const merged: Record<string, unknown> = { ...defaultSettings };
  for (const { key, value } of stored) {
    const field = Object.hasOwn(AppSettings.shape, key) ? AppSettings.shape[key as keyof AppSettings] : undefined;
    const parsed = field?.safeParse(JSON.parse(value));
    if (parsed?.success) merged[key] = parsed.data;
  }
  return AppSettings.parse(merged);
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
