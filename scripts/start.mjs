// npm start: opens Qundesk and stays with it until it is closed or Ctrl+C.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT, say, whenAskedToStop } from './console.mjs';
import { prepareBuild } from './build.mjs';
import { hasDisplay, startDisplay } from './display.mjs';
import { toolEnv } from './node.mjs';
import { resolveRuntime } from './runtime.mjs';
import { prepare } from './setup.mjs';

const PICTURE = join(ROOT, 'out', 'window.png');
const PICTURE_MS = 60_000;
const QUIT_MS = 8000;
const LAST_MS = 3000;
const HARMLESS = /bus\.cc|object_proxy\.cc|viz_main_impl|gpu_(process|channel|memory)|command_buffer_proxy|vaapi|dri3/;

/** True once the file is a whole PNG: its last chunk is written. */
function isWholePng(path) {
  return existsSync(path) && readFileSync(path).subarray(-8, -4).toString('latin1') === 'IEND';
}

/** Says where the picture of the opened window is as soon as it is there. */
function announcePicture() {
  const begun = Date.now();
  const timer = setInterval(() => {
    if (isWholePng(PICTURE)) say(`open 已打开; picture of the window 窗口截图: ${relative(process.cwd(), PICTURE)}`);
    else if (Date.now() - begun > PICTURE_MS)
      say('no picture of the window came within a minute; the lines above may say why.');
    else return;
    clearInterval(timer);
  }, 100);
  timer.unref();
}

/** Ends the app and all it started at once; on Windows its children follow by themselves. */
function kill(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** Waits for the processes of the ended app, so that none is cut off while it closes the database; ends them after 3 s. */
async function lastOnesOut(child) {
  if (process.platform === 'win32') return;
  for (let waited = 0; waited < LAST_MS; waited += 50) {
    try {
      process.kill(-child.pid, 0);
    } catch {
      return;
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  kill(child);
}

/** Runs the app until it ends; Ctrl+C and SIGTERM ask it to quit, and insist after 8 s. */
function stay(runtime, env) {
  return new Promise((done) => {
    const child = spawn(runtime.executable, runtime.args, {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'inherit', 'pipe'],
      detached: process.platform !== 'win32',
    });
    createInterface({ input: child.stderr }).on('line', (line) => {
      if (line !== '' && !HARMLESS.test(line)) console.error(line);
    });
    let asked = false;
    whenAskedToStop(() => {
      if (asked) return;
      asked = true;
      say('closing 正在关闭…');
      child.kill('SIGTERM'); // the app alone: it ends its own processes in order
      setTimeout(() => kill(child), QUIT_MS).unref();
    });
    child.on('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.on('exit', (code) => {
      done(lastOnesOut(child).then(() => (asked ? 0 : (code ?? 1))));
    });
  });
}

/** Sets up, builds, opens Qundesk; resolves with the exit code. */
export async function run() {
  const headless = !hasDisplay();
  await prepare({ display: headless });
  await prepareBuild();
  const runtime = resolveRuntime({ headless });
  if (!runtime.args.includes('--no-sandbox') || process.getuid?.() === 0) {
    say(`opening with ${runtime.name} 正在打开…`);
  } else {
    say(`opening with ${runtime.name}, without Chromium's sandbox because this system forbids user namespaces…`);
  }
  const env = toolEnv(runtime.env);
  if (!headless) return stay(runtime, env);

  const screen = await startDisplay();
  say(`no display here: running under Xvfb on ${screen.display} 没有显示器，使用虚拟屏幕; Ctrl+C stops it.`);
  mkdirSync(join(ROOT, 'out'), { recursive: true });
  rmSync(PICTURE, { force: true });
  announcePicture();
  try {
    return await stay(runtime, { ...env, DISPLAY: screen.display, QUNDESK_SHOT: PICTURE, QUNDESK_HEADLESS: '1' });
  } finally {
    screen.stop();
  }
}
