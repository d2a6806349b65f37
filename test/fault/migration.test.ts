import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newestVersion, schemaVersion } from '../../electron/data/db/migrate';
import { openDb } from '../../electron/data/db/open';
import { disagreements } from '../support/agreement';
import { startChild } from '../support/dataChild';
import { freshFolder } from '../support/dataProcess';
import { seeded } from '../support/random';

test('killed at any moment of its first start, the database is none, empty or whole, and the next start makes it whole', async () => {
  const random = seeded(7);
  for (let round = 0; round < 20; round += 1) {
    const dir = freshFolder();
    const child = startChild(dir);
    // Not waiting for anything: the kill is to fall anywhere in the first start.
    await Promise.race([after(random() * 400), child.ended]);
    await child.kill();
    const again = startChild(dir);
    expect(await again.ask('store.status', undefined)).toMatchObject({ set: 'main', empty: true });
    expect((await again.ask('setting.all', undefined)).zone).toBe('Asia/Shanghai');
    await again.stop();
    const db = openDb(join(dir, 'sets/main/qundesk.db'));
    expect(schemaVersion(db)).toBe(newestVersion);
    expect(disagreements(db)).toEqual([]);
    db.close();
  }
});
