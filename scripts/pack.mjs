// npm run pack: an unpacked build of this system in dist/. On the development runtime it is marked a test build.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, runQuietly, say, Stop, tail } from './console.mjs';
import { prepareBuild } from './build.mjs';
import { INVENTORY } from './inventory.mjs';
import { nodeBinary, toolEnv, toolScript } from './node.mjs';
import { prepare } from './setup.mjs';

// Another name is another data folder: a test build never opens a real user's database.
const TEST_NAME = 'Qundesk Test Build';
const CONFIG = join(ROOT, 'electron-builder.yml');
const OURS = new Set(['resources', INVENTORY]);
const RUNTIME_COPY = join(ROOT, 'out', 'runtime');

/** The runtime without the loader: electron-builder takes an Electron folder as its makers publish it. */
function bareRuntime(dist) {
  rmSync(RUNTIME_COPY, { recursive: true, force: true });
  cpSync(dist, RUNTIME_COPY, { recursive: true, filter: (path) => !OURS.has(relative(dist, path)) });
  mkdirSync(join(RUNTIME_COPY, 'resources'));
  return RUNTIME_COPY;
}

/** The configuration without the fuse that the development runtime does not know; a fuse once named cannot be unset. */
function withoutNewerFuses() {
  const file = join(ROOT, 'out', 'electron-builder.yml');
  writeFileSync(file, readFileSync(CONFIG, 'utf8').replace(/^ *grantFileProtocolExtraPrivileges:.*\n/m, ''));
  return file;
}

/** What is different in a build made with the development runtime: its name, its mark, a Node 24 for the data process. */
function testBuild({ dist, name, version }) {
  return {
    electronDist: bareRuntime(dist),
    electronVersion: version,
    extends: withoutNewerFuses(),
    productName: TEST_NAME,
    extraMetadata: { productName: TEST_NAME, testBuild: true, runtime: name },
    extraResources: [{ from: nodeBinary(), to: 'node24' }],
  };
}

/** Sets up, builds and packs; resolves with the exit code. */
export async function run() {
  const runtime = await prepare();
  await prepareBuild();
  const changes = runtime.development
    ? testBuild(runtime)
    : { electronDist: runtime.dist, electronVersion: runtime.version };
  const config = join(ROOT, 'out', 'pack.json');
  writeFileSync(config, JSON.stringify({ extends: CONFIG, ...changes }, null, 2));
  say(`packing with ${runtime.name} 正在打包…`);
  const args = [toolScript('electron-builder'), '--dir', '--publish', 'never', '--config', config];
  const { code, output } = await runQuietly(nodeBinary(), args, { env: toolEnv() });
  if (code !== 0) {
    console.error(tail(output, 30));
    throw new Stop('the package could not be made (see above).');
  }
  say(`packed 已打包: dist/${runtime.development ? ' (a test build, not a release 仅供测试)' : ''}`);
  return 0;
}
