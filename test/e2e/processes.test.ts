import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type {} from '../../renderer/api/client';
import type { AppEvent } from '#shared/contract/events';
import { resolveRuntime } from '../../scripts/runtime.mjs';
import { startApp, until, type RunningApp } from '../support/electronApp';
import { freshFolder } from '../support/dataProcess';
import { dataProcesses } from '../support/processes';

/** Keeps, in the page, what the data process was said to be doing. */
async function followData({ window: page }: RunningApp): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const states: string[] = [];
    Object.assign(globalThis, { states });
    window.qundesk.subscribe((event) => {
      const said = event as AppEvent;
      if (said.type === 'data') states.push(said.state);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as { states: string[] }).states);
}

const houseOf = ({ window: page }: RunningApp): Promise<unknown> =>
  page.evaluate(() => window.qundesk.request('setting.all', undefined));
const saveHouse = ({ window: page }: RunningApp, house: string): Promise<unknown> =>
  page.evaluate((name) => window.qundesk.request('setting.save', { house: name }), house);
const current = (dataDir: string): number => dataProcesses(dataDir)[0] ?? 0;

test('a dead data process comes back by itself with all that was confirmed; three deaths in a row are told, not hidden', async () => {
  const running = await startApp();
  const { dataDir } = running;
  const states = await followData(running);
  await saveHouse(running, '银饰研究所');
  process.kill(current(dataDir), 'SIGKILL');
  await until(states, ['restarting', 'ready']);
  expect(JSON.stringify(await houseOf(running))).toContain('银饰研究所');
  process.kill(current(dataDir), 'SIGKILL');
  await until(states, ['restarting', 'ready', 'restarting', 'ready']);
  process.kill(current(dataDir), 'SIGKILL');
  await until(async () => (await states()).at(-1), 'failed');
  expect(await saveHouse(running, '金匠社')).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
  await running.close();
});

test('started twice on one folder, the second leaves before it opens the database and brings the first to the front', async () => {
  const running = await startApp();
  const { app, dataDir } = running;
  const [data] = dataProcesses(dataDir);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const runtime = resolveRuntime();
  await promisify(execFile)(runtime.executable, [...runtime.args], {
    env: { ...process.env, ...runtime.env, QUNDESK_DATA_DIR: dataDir },
  });
  expect(dataProcesses(dataDir)).toEqual([data]);
  await until(
    () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized())),
    [false],
  );
  await running.close();
});

test('two folders are two apps side by side', async () => {
  const [one, two] = [await startApp(), await startApp()];
  await saveHouse(one, '银饰研究所');
  await saveHouse(two, '金匠社');
  expect(JSON.stringify(await houseOf(one))).toContain('银饰研究所');
  expect(JSON.stringify(await houseOf(two))).toContain('金匠社');
  await Promise.all([one.close(), two.close()]);
});

test('closed in order, the database is whole in one file and no process is left', async () => {
  const running = await startApp({ dataDir: freshFolder() });
  await saveHouse(running, '银饰研究所');
  await running.close();
  await until(() => dataProcesses(running.dataDir), []);
  const left = readdirSync(join(running.dataDir, 'sets/main'));
  expect(left.filter((name) => /-wal|-shm|in-use/.test(name))).toEqual([]);
});

test('killed whole, again and again, between writes under way, it keeps what it confirmed and starts again at once', async () => {
  const dataDir = freshFolder();
  let confirmed = -1;
  for (let round = 0; round < 4; round += 1) {
    const running = await startApp({ dataDir });
    const reply = (await houseOf(running)) as { json: string };
    const kept = Number((JSON.parse(reply.json) as { house: string }).house || -1);
    // What was under way when it was killed may be there or not; what was confirmed is.
    expect(kept).toBeGreaterThanOrEqual(confirmed);
    const [orphan] = dataProcesses(dataDir);
    for (let count = 0; count < 15; count += 1) {
      await saveHouse(running, String(kept + count + 1));
      confirmed = kept + count + 1;
    }
    const underWay = saveHouse(running, String(confirmed + 1)).catch(() => null);
    running.app.process().kill('SIGKILL');
    await underWay;
    await until(() => dataProcesses(dataDir).includes(orphan ?? 0), false);
  }
});
