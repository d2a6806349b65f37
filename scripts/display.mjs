// A screen where there is none: an Xvfb of our own on a free display number.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Stop } from './console.mjs';

const START_MS = 15_000;

/** True when a window can be shown to somebody: always on Windows and macOS, on Linux with a live display. */
export function hasDisplay(env = process.env) {
  if (process.platform !== 'linux' || env.WAYLAND_DISPLAY) return true;
  if (!env.DISPLAY) return false;
  const local = /^(?:unix)?:(\d+)/.exec(env.DISPLAY);
  return local === null || existsSync(`/tmp/.X11-unix/X${local[1]}`);
}

/** Starts Xvfb, which itself picks a free number; resolves with { display: ":n", stop() }. */
export function startDisplay(screen = '1280x800x24') {
  return new Promise((done, fail) => {
    // A group of its own: Ctrl+C on the terminal must not take the screen from under the app.
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let said = '';
    const stop = () => void server.kill('SIGTERM');
    const giveUp = (why) =>
      fail(new Stop(`the virtual display (Xvfb) did not start: ${why}. Install xvfb, or run this on a desktop.`));
    const timer = setTimeout(() => {
      stop();
      giveUp('no answer');
    }, START_MS);
    server.stderr.on('data', (chunk) => (said += chunk));
    server.on('error', (error) => giveUp(error.message));
    server.on('exit', () => giveUp(said.trim().split('\n')[0] || 'it ended at once'));
    server.stdio[3].on('data', (chunk) => {
      clearTimeout(timer);
      process.on('exit', stop);
      done({ display: `:${chunk.toString().trim()}`, stop });
    });
  });
}
