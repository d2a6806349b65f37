// Electron as its makers publish it, fetched by the electron package's own installer.
import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ROOT, runQuietly, say } from './console.mjs';
import { nodeBinary, toolEnv } from './node.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const CONNECT_MS = 4000;
const IDLE_MS = 20_000;

const IN_FOLDER = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const executableIn = (folder) => join(folder, IN_FOLDER[process.platform] ?? 'electron');

/** The Electron that ELECTRON_OVERRIDE_DIST_PATH names or the installer has put in place; undefined when none is. */
export function installedElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return { executable: executableIn(override), dist: override, version: versionIn(override) };
  const dist = join(PACKAGE, 'dist');
  const executable = executableIn(dist);
  // path.txt is the last thing the installer writes: without it the folder may be half unpacked.
  if (!existsSync(join(PACKAGE, 'path.txt')) || !existsSync(executable)) return undefined;
  return { executable, dist, version: versionIn(dist) };
}

function versionIn(dist) {
  try {
    return readFileSync(join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'of unknown version';
  }
}

/** Downloads with patience for slow networks and none for closed ones: 4 s to answer, 20 s between two chunks. */
async function download(url, file) {
  const control = new AbortController();
  let timer = setTimeout(() => control.abort(new Error('no answer')), CONNECT_MS);
  const rewind = () => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(new Error('the download stalled')), IDLE_MS);
  };
  try {
    const response = await fetch(url, { signal: control.signal });
    if (!response.ok || !response.body) throw new Error(`status ${response.status}`);
    say('downloading Electron 正在下载 Electron…');
    const body = Readable.fromWeb(response.body);
    body.on('data', rewind);
    await pipeline(body, createWriteStream(file), { signal: control.signal });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Fetches the official Electron (ELECTRON_MIRROR and the proxy settings of @electron/get are honoured).
 * Resolves with undefined when it is in place, else with a few words on why not. The archive is checked against the
 * electron package's own checksums before it is kept, so a broken download leaves nothing behind.
 */
export async function installOfficial() {
  try {
    const fromElectron = createRequire(join(PACKAGE, 'package.json'));
    const { downloadArtifact } = await import(fromElectron.resolve('@electron/get'));
    await downloadArtifact({
      version: fromElectron('./package.json').version,
      artifactName: 'electron',
      cacheRoot: process.env.electron_config_cache,
      checksums: fromElectron('./checksums.json'),
      platform: process.platform,
      arch: process.arch,
      downloader: { download },
    });
  } catch (error) {
    return error.cause?.code ?? error.cause?.message ?? error.message;
  }
  rmSync(join(PACKAGE, 'dist'), { recursive: true, force: true });
  const { code, output } = await runQuietly(nodeBinary(), [join(PACKAGE, 'install.js')], { env: toolEnv() });
  return code === 0 ? undefined : output.trim().split('\n')[0];
}
