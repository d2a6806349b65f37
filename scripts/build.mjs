// Builds out/ from the sources, and only when a source is newer than what was built.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runQuietly, say, Stop, tail } from './console.mjs';
import { nodeBinary, toolEnv, toolScript } from './node.mjs';

const STAMP = join(ROOT, 'out', '.built');
const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];

/** Newest change in a file or folder tree, in ms; folders count, so a deleted file is noticed. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), stat.mtimeMs);
}

function isBuilt() {
  try {
    return Number(readFileSync(STAMP, 'utf8')) > Math.max(...SOURCES.map((source) => newest(join(ROOT, source))));
  } catch {
    return false;
  }
}

/** Builds main, preload, data process and renderer; resolves with the output of a failed build, undefined when all is well. */
export async function buildOutput() {
  if (isBuilt()) return undefined;
  const begun = Date.now();
  const { code, output } = await runQuietly(nodeBinary(), [toolScript('electron-vite'), 'build'], { env: toolEnv() });
  if (code !== 0) return output;
  writeFileSync(STAMP, String(begun));
  return undefined;
}

/** Builds, or stops with the compiler's last words. */
export async function prepareBuild() {
  if (isBuilt()) return;
  say('building 正在构建…');
  const failure = await buildOutput();
  if (failure === undefined) return;
  console.error(tail(failure, 30));
  throw new Stop('the build failed (see above).');
}

/** Bundles a program of the tests (`entry`, from the project's folder) into out/<name>; resolves with its file. */
export async function bundle(entry, name) {
  const out = join(ROOT, 'out', name);
  const args = [toolScript('vite'), 'build', '--ssr', entry, '--outDir', out, '--logLevel', 'error'];
  const { code, output } = await runQuietly(nodeBinary(), args, { env: toolEnv() });
  if (code === 0) return join(out, 'run.mjs');
  console.error(tail(output, 30));
  throw new Stop(`${entry} could not be built (see above).`);
}
