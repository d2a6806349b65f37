import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as runtimeModule from '../../scripts/runtime.mjs';

const ROOT = join(import.meta.dirname, '../..');

// Not bundled: it finds its files by its own place.
const { resolveRuntime } = (await import(
  pathToFileURL(join(ROOT, 'scripts/runtime.mjs')).href
)) as typeof runtimeModule;

/** Shows nothing, in a sandboxed window: what any Electron app costs before it does anything. */
const EMPTY = `
const { app, BrowserWindow } = require('electron');
const { writeFileSync } = require('node:fs');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, spellcheck: false } });
  window.once('ready-to-show', () => {
    window.show();
    writeFileSync(process.env.BENCH_REPORT, JSON.stringify({ at: Date.now() }));
  });
  window.loadURL('data:text/html,<!doctype html><title>empty</title><body>empty');
});`;

/** The product itself, with a look at its page from the side: is it painted, and what does a script say of it. */
const PRODUCT = `
const { app } = require('electron');
const { readFileSync, writeFileSync } = require('node:fs');
app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', async () => {
    const painted = \`new Promise((resolve) => {
      const shown = () => document.body.dataset.painted === 'yes' && document.querySelector('main [role=option]');
      const look = () => shown() ? requestAnimationFrame(() => resolve()) : requestAnimationFrame(look);
      look();
    })\`;
    await contents.executeJavaScript(painted);
    const at = Date.now();
    const script = process.env.BENCH_SCRIPT;
    const said = script ? await contents.executeJavaScript(readFileSync(script, 'utf8')) : null;
    writeFileSync(process.env.BENCH_REPORT, JSON.stringify({ at, said }));
  });
});
require(${JSON.stringify(join(ROOT, 'out/main/index.js'))});`;

/** What one start of a window gave. */
export interface WindowRun {
  /** ms from spawn to shown (empty) or painted with its data (product). */
  readonly started: number;
  /** What the script said in the page. */
  readonly said: unknown;
  /** Proportional set size of all its processes in MB, a while after. */
  readonly memory: number;
}

interface WindowOptions {
  readonly what: 'empty' | 'product';
  readonly dataDir?: string;
  readonly script?: string;
  /** ms to stand idle before memory is read; 0 = do not read it. */
  readonly idle?: number;
}

// Of all windows of a kind in one run: after the first start they find what an earlier one left, as on any day but the first.
const profiles = mkdtempSync(join(tmpdir(), 'qundesk-bench-profile-'));
process.once('exit', () => rmSync(profiles, { recursive: true, force: true }));

/** Starts a window, reads off what is asked, and ends it. */
export async function runWindow({ what, dataDir, script = '', idle = 0 }: WindowOptions): Promise<WindowRun> {
  const folder = mkdtempSync(join(tmpdir(), 'qundesk-bench-'));
  const report = join(folder, 'report.json');
  // A file: what a process is given by its environment is short.
  const asked = script === '' ? '' : join(folder, 'script.js');
  if (asked !== '') writeFileSync(asked, script);
  const main = join(ROOT, 'out', 'bench', `${what}.cjs`);
  writeFileSync(main, what === 'empty' ? EMPTY : PRODUCT);
  const runtime = resolveRuntime({ main });
  const begun = Date.now();
  const child = spawn(runtime.executable, [...runtime.args, `--user-data-dir=${join(profiles, what)}`], {
    env: {
      ...process.env,
      ...runtime.env,
      QUNDESK_DATA_DIR: dataDir ?? join(folder, 'data'),
      BENCH_REPORT: report,
      BENCH_SCRIPT: asked,
    },
    stdio: 'ignore',
  });
  try {
    const { at, said } = await reportOf(report, child);
    if (idle > 0) await pause(idle);
    return { started: at - begun, said: said ?? null, memory: idle > 0 ? memoryOf(child.pid ?? 0) : 0 };
  } finally {
    child.kill('SIGTERM');
    await new Promise((resolve) => (child.exitCode === null ? child.once('exit', resolve) : resolve(null)));
    rmSync(folder, { recursive: true, force: true });
  }
}

async function reportOf(path: string, child: ChildProcess): Promise<{ at: number; said?: unknown }> {
  for (const begun = Date.now(); Date.now() - begun < 900_000; await pause(10)) {
    if (child.exitCode !== null) throw new Error(`the window ended with ${child.exitCode}`);
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as { at: number; said?: unknown };
    } catch {
      // Not written yet.
    }
  }
  throw new Error('no window within fifteen minutes');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Proportional set size of a process and all below it, in MB (Linux). */
function memoryOf(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(read(name, 'status'))?.[1] ?? 0));
  const below = (pid: number): boolean =>
    pid === root || (parents.has(pid) && pid !== 0 && below(parents.get(pid) ?? 0));
  let kilobytes = 0;
  for (const pid of parents.keys())
    if (below(pid)) kilobytes += Number(/^Pss:\s+(\d+)/m.exec(read(String(pid), 'smaps_rollup'))?.[1] ?? 0);
  return kilobytes / 1024;
}

function read(pid: string, part: string): string {
  try {
    return readFileSync(`/proc/${pid}/${part}`, 'utf8');
  } catch {
    return '';
  }
}
