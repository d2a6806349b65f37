// npm run bench: builds the product and the measuring program, then measures. No timing is ever a test.
import { join } from 'node:path';
import { ROOT, runOpenly, runQuietly, say, Stop, tail } from './console.mjs';
import { prepareBuild } from './build.mjs';
import { startDisplay } from './display.mjs';
import { nodeBinary, toolEnv, toolScript } from './node.mjs';
import { prepare } from './setup.mjs';

/** Sets up, builds and runs test/bench/run.ts with the given arguments; resolves with its exit code. */
export async function run(args) {
  const linux = process.platform === 'linux';
  const runtime = await prepare({ display: linux });
  await prepareBuild();
  const out = join(ROOT, 'out', 'bench');
  const bundle = [toolScript('vite'), 'build', '--ssr', 'test/bench/run.ts', '--outDir', out, '--logLevel', 'error'];
  const { code, output } = await runQuietly(nodeBinary(), bundle, { env: toolEnv() });
  if (code !== 0) {
    console.error(tail(output, 30));
    throw new Stop('the bench could not be built (see above).');
  }
  say(`measuring on ${runtime.name} 正在测量…`);
  const screen = linux ? await startDisplay() : undefined;
  const env = toolEnv(screen ? { DISPLAY: screen.display, QUNDESK_HEADLESS: '1' } : {});
  try {
    return await runOpenly(nodeBinary(), [join(out, 'run.mjs'), ...args], { env });
  } finally {
    screen?.stop();
  }
}
