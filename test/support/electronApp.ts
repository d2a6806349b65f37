import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import type { Input, Output, RouteName } from '#shared/contract/index';
import { resolveRuntime } from '../../scripts/runtime.mjs';
import { freshFolder } from './dataProcess';
import type { Ask } from './plannedDay';
import { worldFolder } from './worldFolder';

/** A real Electron window on a real data folder. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly window: Page;
  readonly dataDir: string;
  readonly close: () => Promise<void>;
}

interface StartOptions {
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Leave the first start's screen standing on an empty folder; else it is passed by. */
  readonly firstStart?: boolean;
}

/** Starts the built app and waits until its first screen shows data. */
export async function startApp({
  dataDir = worldFolder(),
  env = {},
  firstStart = false,
}: StartOptions = {}): Promise<RunningApp> {
  const runtime = resolveRuntime();
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...runtime.args, '--lang=zh-CN'],
    env: {
      ...(process.env as Record<string, string>),
      ...runtime.env,
      QUNDESK_DATA_DIR: dataDir,
      LANG: 'zh_CN.UTF-8',
      ...env,
    },
  });
  const window = await app.firstWindow();
  await painted(window);
  if (!firstStart) {
    await askThrough(window)('setting.save', { onboarded: true });
    await window.getByRole('navigation').first().waitFor();
  }
  return { app, window, dataDir, close: () => app.close() };
}

/** Waits until a window shows its data; `waitForFunction` would need eval, which the CSP forbids. */
export async function painted(window: Page): Promise<void> {
  await until(() => window.evaluate(() => document.body.dataset['painted']), 'yes');
}

/** Polls until a value is what is expected; fails after 20 s with both and the caller's line. */
export async function until<T>(read: () => Promise<T> | T, expected: T): Promise<void> {
  const { stack = '' } = new Error();
  await vi
    .waitFor(async () => expect(await read()).toEqual(expected), { timeout: 20_000, interval: 50 })
    .catch((error: Error) => {
      // What is left of the stack after waiting names this function alone.
      error.stack = `${error.name}: ${error.message}\n${stack.split('\n').slice(2).join('\n')}`;
      throw error;
    });
}

/** Goes where the first thing found for these words leads, through the palette. */
export async function goThroughPalette(window: Page, words: string): Promise<void> {
  await window.keyboard.press('Control+k');
  await window.locator('[cmdk-input]:focus').waitFor();
  await window.keyboard.type(words);
  await window.locator('[cmdk-item][aria-selected="true"]', { hasText: words }).waitFor();
  await window.keyboard.press('Enter');
}

/** The system clipboard's text, read from outside the app. */
export function clipboardText(): string {
  return execFileSync('xclip', ['-selection', 'clipboard', '-o'], { encoding: 'utf8' });
}

/** The system clipboard's picture as PNG bytes, read from outside the app. */
export function clipboardPicture(): Buffer {
  return execFileSync('xclip', ['-selection', 'clipboard', '-t', 'image/png', '-o'], { maxBuffer: 64_000_000 });
}

/** Puts PNG bytes on the system clipboard from outside the app. */
export function setClipboardPicture(png: Buffer): void {
  const file = join(freshFolder(), 'picture.png');
  writeFileSync(file, png);
  execFileSync('xclip', ['-selection', 'clipboard', '-t', 'image/png', '-i', file], { stdio: 'ignore' });
}

/** Presses a system-wide key from outside the app, as a keyboard would. */
export function pressOutside(keys: string): void {
  execFileSync('xdotool', ['key', '--clearmodifiers', keys]);
}

/** Saves a picture of the window for a person to look at; `QUNDESK_SHOTS` names the folder, without it nothing is saved. */
export async function shot(window: Page, name: string): Promise<void> {
  const folder = process.env['QUNDESK_SHOTS'];
  if (folder) await window.screenshot({ path: join(folder, `${name}.png`) });
}

/** What `work` gives; a window that does not answer within 90 s fails by the name of what was asked, since evaluating has no end of its own. */
export async function within<T>(what: string, work: Promise<T>, others: () => Promise<string> = nobody): Promise<T> {
  const late = new Error(`${what}: no answer within 90 s`);
  if (await inTime(work, 90_000)) return work;
  late.message += await others();
  throw late;
}

const nobody = (): Promise<string> => Promise.resolve('');

/** Whether a promise is settled within so many ms. */
async function inTime(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const settled = work.then(
    () => true,
    () => true,
  );
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  const first = await Promise.race([settled, late]);
  clearTimeout(timer);
  return first;
}

/** Which of window, main and data process still answer, for the message of a request that was not answered. */
async function whoAnswers(window: Page): Promise<string> {
  const asked = {
    window: window.evaluate(() => 1),
    main: window.evaluate(() => (globalThis as unknown as { qundesk: Bridge }).qundesk.request('app.info', undefined)),
    data: window.evaluate(() =>
      (globalThis as unknown as { qundesk: Bridge }).qundesk.request('operation.next', undefined),
    ),
  };
  const said = Object.entries(asked).map(
    async ([name, work]) => `${name} ${(await inTime(work, 5000)) ? 'answers' : 'does not answer'}`,
  );
  return `; ${(await Promise.all(said)).join(', ')}`;
}

/** Gives the window's page a size in px. */
export const resize = (window: Page, width: number, height: number): Promise<void> =>
  within(`resize to ${width}×${height}`, window.setViewportSize({ width, height }));

interface Bridge {
  readonly request: (
    route: string,
    input: unknown,
  ) => Promise<{ ok: boolean; json?: string; ids?: Uint32Array; error?: unknown }>;
}

/** Asks the data process through a window, as the renderer does. */
export function askThrough(window: Page): Ask {
  return async <K extends RouteName>(route: K, input: Input<K>): Promise<Output<K>> => {
    const asked = window.evaluate(
      async ([name, value]) => {
        const { qundesk } = globalThis as unknown as { qundesk: Bridge };
        const got = await qundesk.request(name, value);
        return got.ids ? { ok: true, json: JSON.stringify(Array.from(got.ids)) } : got;
      },
      [route, input] as [string, unknown],
    );
    const reply = await within(route, asked, () => whoAnswers(window));
    if (reply.json === undefined) throw new Error(JSON.stringify(reply.error));
    return JSON.parse(reply.json) as Output<K>;
  };
}
