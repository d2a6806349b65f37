// Debian's own packages: libraries for Electron, a display for machines without one, fonts, test tools.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ROOT, runQuietly, say, Stop, tail } from './console.mjs';

/** One thing a task needs: how it is found, and the package that brings it (older name last). */
const library = (file, ...names) => ({ names, has: () => libraries().includes(`\t${file} `) });
const program = (file, ...names) => ({ names, has: () => onPath(file) });
const font = (pattern, ...names) => ({ names, wanted: true, has: () => fonts(pattern) });

const WINDOW = [
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libgbm.so.1', 'libgbm1'),
  library('libXss.so.1', 'libxss1'),
  library('libXtst.so.6', 'libxtst6'),
  library('libnotify.so.4', 'libnotify4'),
  font(':lang=zh', 'fonts-noto-cjk'),
  font(':charset=1f600', 'fonts-noto-color-emoji'),
];
const DISPLAY = [program('Xvfb', 'xvfb')];
const TESTS = [program('chromium', 'chromium'), program('xclip', 'xclip'), program('xdotool', 'xdotool')];

let libraryList;
function libraries() {
  libraryList ??=
    spawnSync(existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig', ['-p']).stdout?.toString() ?? '';
  return libraryList;
}

function fonts(pattern) {
  const { stdout, status } = spawnSync('fc-list', [pattern, 'file']);
  return status === 0 && stdout.length > 0;
}

/** True when a program of this name can be started from the path. */
export function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The names this Debian or Ubuntu uses: newer ones carry a t64 ending. */
function packageNames(missing) {
  return missing.map(
    ({ names }) => names.find((name) => spawnSync('apt-cache', ['show', name]).status === 0) ?? names.at(-1),
  );
}

const APT = ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends'];
const line = (names) => `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;

async function agree(names) {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(`Qundesk: install ${names.join(' ')} with apt-get? 现在安装吗？[Y/n] `);
  reader.close();
  return /^(y|yes|是|好)?$/i.test(answer.trim());
}

async function install(missing) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await runQuietly('apt-get', ['update'], { env });
  const names = packageNames(missing);
  const installed = await runQuietly('apt-get', [...APT, ...names], { env });
  libraryList = undefined;
  return { names, ok: installed.code === 0, output: installed.code === 0 ? '' : update.output + installed.output };
}

/** Sees to the Debian packages a task needs ({ display, tests }: whether it wants a virtual display, test tools). */
export async function prepareDebian({ display, tests }) {
  if (process.platform !== 'linux' || !onPath('apt-get')) return;
  const all = [...WINDOW, ...(display ? DISPLAY : []), ...(tests ? TESTS : [])];
  const missing = all.filter((item) => !item.has());
  if (missing.length === 0) return;
  const needed = missing.filter((item) => !item.wanted);
  const names = packageNames(missing);

  if (process.getuid() !== 0) {
    if (needed.length === 0) return say(`for Chinese text and emoji, an administrator can run: ${line(names)}`);
    throw new Stop(
      `some Debian packages are missing and only root can install them. Run this, then start again:\n  sudo sh -c '${line(names)}'`,
    );
  }
  if (process.stdin.isTTY && process.stdout.isTTY && !(await agree(names))) {
    if (needed.length === 0) return;
    throw new Stop(`these are needed to open a window. When it suits you, run:\n  ${line(names)}`);
  }
  say(`installing Debian packages 正在安装系统软件包 (${names.join(' ')})…`);
  const result = await install(missing);
  const still = all.filter((item) => !item.has() && !item.wanted);
  if (still.length > 0) {
    console.error(tail(result.output));
    throw new Stop(
      `Debian's packages could not be had. Check the network and apt's sources, then run:\n  ${line(packageNames(still))}`,
    );
  }
}

/** Stops with a sentence when a program lacks shared libraries on this machine. */
export function checkLibraries(executable) {
  if (process.platform !== 'linux' || !onPath('ldd')) return;
  const { stdout } = spawnSync('ldd', [executable], { cwd: ROOT });
  const lost = (stdout?.toString() ?? '').split('\n').filter((text) => text.includes('not found'));
  if (lost.length === 0) return;
  const list = lost.map((text) => text.trim().split(' ')[0]).join(', ');
  throw new Stop(
    `this system lacks libraries that Electron needs: ${list}. Install them with your package manager, then start again.`,
  );
}
