// Installs the npm packages, and only when those in node_modules are not the ones of package-lock.json.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runQuietly, say, Stop, tail } from './console.mjs';
import { npmEnv } from './node.mjs';

const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.qundesk-stamp');
const NEEDED_BYTES = 1_500_000_000;

// Two tries more, but not a minute of silence on a closed network.
const FLAGS = ['--loglevel=error', '--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|fetch failed/;

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
}

/** True when npm's own record of node_modules holds every package of the lock file at its version. */
function matchesLock() {
  const record = join(MODULES, '.package-lock.json');
  if (!existsSync(record)) return false;
  try {
    const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
    const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === '' || (installed[path] ? installed[path].version === entry.version : entry.optional === true),
    );
  } catch {
    return false;
  }
}

function isStamped() {
  try {
    return readFileSync(STAMP, 'utf8') === lockHash();
  } catch {
    return false;
  }
}

function writeStamp() {
  try {
    writeFileSync(`${STAMP}.new`, lockHash());
    renameSync(`${STAMP}.new`, STAMP);
  } catch {
    // A read-only node_modules is fine: the comparison is made again next time.
  }
}

function freeBytes(folder) {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** What the user can do about a failed npm, from what npm printed. */
export function npmAdvice(output, what) {
  if (/ENOSPC|EDQUOT/.test(output))
    return `the disk is full: ${what} could not be written. Free 2 GB and run this again.`;
  if (/CERT/.test(output))
    return `the npm registry's certificate is not trusted here: ${what} could not be had. Name your network's certificate with \`npm config set cafile <file>\` and run this again.`;
  if (OFFLINE.test(output))
    return `the npm registry does not answer: ${what} could not be had. Connect to the network (or set a mirror with \`npm config set registry <address>\`) and run this again.`;
  if (/EACCES|EPERM|EROFS/.test(output))
    return `this user may not write here: ${what} could not be written. Make ${ROOT} writable and run this again.`;
  if (/EINTEGRITY/.test(output)) return `${what} arrived damaged. Run \`npm cache clean --force\`, then this again.`;
  return `npm failed (see above): ${what} could not be had. Run this again.`;
}

/** The way to call npm: the one that called us, or the one on the path. */
export function npmCommand(wanted) {
  const cli = process.env.npm_execpath;
  const all = [...wanted, ...FLAGS];
  const env = npmEnv();
  if (cli && cli.endsWith('.js') && existsSync(cli) && !process.execPath.includes('node_modules')) {
    return { command: process.execPath, args: [cli, ...all], options: { env } };
  }
  if (process.platform === 'win32') return { command: 'npm.cmd', args: all, options: { env, shell: true } };
  return { command: 'npm', args: all, options: { env } };
}

/** Brings node_modules to package-lock.json; does nothing when it is there already. */
export async function preparePackages() {
  if (isStamped()) return;
  if (matchesLock()) return writeStamp();
  if (process.platform === 'win32' && process.execPath.startsWith(MODULES)) {
    throw new Stop('node_modules is out of date: run `npm ci`, then this again.');
  }
  if (freeBytes(ROOT) < NEEDED_BYTES) {
    throw new Stop(`too little disk space in ${ROOT}: the packages need 1.5 GB. Free some and run this again.`);
  }
  say('installing packages, about a minute 正在安装依赖 (npm ci)…');
  const { command, args, options } = npmCommand(['ci', '--no-audit', '--no-fund']);
  const { code, output } = await runQuietly(command, args, options);
  if (code !== 0) {
    console.error(tail(output));
    throw new Stop(npmAdvice(output, 'the npm packages'));
  }
  writeStamp();
}
