import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { freshFolder } from '../support/dataProcess';

const ROOT = resolve(import.meta.dirname, '../..');
const isAlive = (pid: number): boolean => {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

let started: ChildProcess | undefined;
afterEach(() => void started?.kill('SIGTERM'));

test('without a display, npm start shows the window to a file and takes everything down when asked', async () => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, QUNDESK_HEADLESS: _headless, ...env } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'start'], {
    cwd: ROOT,
    env: { ...env, QUNDESK_DATA_DIR: freshFolder() },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started = child;
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));

  await vi.waitFor(() => expect(said).toMatch(/: out\/window\.png/), { timeout: 90_000, interval: 100 });
  expect(said).toMatch(/Xvfb on :\d+/);
  const picture = readFileSync(join(ROOT, 'out/window.png'));
  expect(picture.length, 'a blank window is a small picture').toBeGreaterThan(12_000);
  const children = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').trim().split(' ').map(Number);
  expect(children).toHaveLength(2);

  const ended = new Promise<number | null>((done) => child.on('exit', done));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  await vi.waitFor(() => expect(children.filter(isAlive)).toEqual([]), { timeout: 5000, interval: 50 });
});
