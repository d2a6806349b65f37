import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { resolveRuntime } from '../../scripts/runtime.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const PACKED: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux-unpacked/qundesk',
  win32: 'win-unpacked/Qundesk.exe',
  darwin: `mac${process.arch === 'arm64' ? '-arm64' : ''}/Qundesk.app/Contents/MacOS/Qundesk`,
};
const executable = join(ROOT, 'dist', PACKED[process.platform] ?? 'unknown');
const resources = join(executable, '..', process.platform === 'darwin' ? '../Resources' : 'resources');
const folder = mkdtempSync(join(tmpdir(), 'qundesk-pack-'));
const picture = join(folder, 'window.png');

let app: ChildProcess | undefined;

beforeAll(async () => {
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts/run.mjs'), 'pack'], { cwd: ROOT });
});

afterAll(() => {
  app?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('the packed build has its fuses set', async () => {
  const wire = await getCurrentFuseWire(executable);
  expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(wire[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
  expect(wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  expect(wire[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
});

test('a build made with the development runtime is marked a test build, another is not', () => {
  const archive = readFileSync(join(resources, 'app.asar'), 'latin1');
  expect(archive.includes('"testBuild": true')).toBe(resolveRuntime().development);
});

test('the data process and its workers lie unpacked: a plain Node cannot look into the archive', () => {
  const unpacked = join(resources, 'app.asar.unpacked');
  const built = readdirSync(join(ROOT, 'out/main'), { recursive: true, encoding: 'utf8' });
  const wanted = built.filter((file) => file.endsWith('.js') && file !== 'index.js');
  expect(wanted).toContain('data.js');
  expect(wanted.filter((file) => !existsSync(join(unpacked, 'out/main', file)))).toEqual([]);
  const platform = `${process.platform}-${process.arch}`;
  expect(readdirSync(join(unpacked, 'node_modules/better-sqlite3/prebuilds'))).toEqual([`${platform}.node`]);
});

test('the packed build opens its database, shows its window and ends when asked', async () => {
  const { args } = resolveRuntime();
  const { QUNDESK_NODE: _node, QUNDESK_MAIN: _main, ...env } = process.env;
  const child = spawn(
    executable,
    args.filter((arg) => arg.startsWith('--')),
    { env: { ...env, QUNDESK_DATA_DIR: folder, QUNDESK_SHOT: picture }, stdio: 'ignore' },
  );
  app = child;
  const isWhole = () => existsSync(picture) && readFileSync(picture).subarray(-8, -4).toString('latin1') === 'IEND';
  await vi.waitFor(() => expect(isWhole()).toBe(true), { timeout: 60_000, interval: 100 });
  expect(readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((file) => file.endsWith('qundesk.db'))).toBe(
    true,
  );

  const ended = new Promise<number | null>((done) => child.on('exit', done));
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
});
