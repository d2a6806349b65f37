// What every script says and how it runs another program.
import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** A reason to stop that the user can act on: one sentence, shown without a stack. */
export class Stop extends Error {}

/** Prints one line that says what is happening. */
export function say(line) {
  console.log(`Qundesk: ${line}`);
}

const running = new Set();

/** Starts a program that dies with us when we are asked to stop. */
function start(command, args, options) {
  const child = spawn(command, args, { cwd: ROOT, ...options });
  running.add(child);
  child.on('close', () => running.delete(child));
  return child;
}

function stopAll(signal) {
  for (const child of running) child.kill('SIGTERM');
  process.exit(signal === 'SIGINT' ? 130 : 143);
}

let onStop = stopAll;

/** Replaces what happens on Ctrl+C, SIGTERM, or when the npm that started us is gone. */
export function whenAskedToStop(handler) {
  onStop = handler;
}

/** Listens for being asked to stop; npm dies of SIGTERM without passing it on, so its end counts as one. */
export function listenForStop() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => onStop(signal));
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onStop('SIGTERM');
  }, 500);
  watch.unref();
}

/** Runs a program without showing its output; resolves with its exit code and everything it printed. */
export function runQuietly(command, args, options = {}) {
  return new Promise((done) => {
    const child = start(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => done({ code: 127, output: error.message }));
    child.on('close', (code, signal) =>
      done({ code: code ?? (signal === null ? 1 : 128), output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

/** Runs a program on the user's own terminal; resolves with its exit code. */
export function runOpenly(command, args, options = {}) {
  return new Promise((done) => {
    const child = start(command, args, { stdio: 'inherit', ...options });
    child.on('error', (error) => {
      console.error(error.message);
      done(127);
    });
    child.on('close', (code) => done(code ?? 1));
  });
}

/** The last lines of a long output, for showing after a failure. */
export function tail(output, lines = 15) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}
