// npm run bench: builds the product and the measuring program, then measures. No timing is ever a test.
import { runOpenly, say } from './console.mjs';
import { bundle, prepareBuild } from './build.mjs';
import { startDisplay } from './display.mjs';
import { nodeBinary, toolEnv } from './node.mjs';
import { prepare } from './setup.mjs';

/** Sets up, builds and runs test/bench/run.ts with the given arguments; resolves with its exit code. */
export async function run(args) {
  const linux = process.platform === 'linux';
  const runtime = await prepare({ display: linux });
  await prepareBuild();
  const program = await bundle('test/bench/run.ts', 'bench');
  say(`measuring on ${runtime.name} 正在测量…`);
  const screen = linux ? await startDisplay() : undefined;
  const env = toolEnv(screen ? { DISPLAY: screen.display, QUNDESK_HEADLESS: '1' } : {});
  try {
    return await runOpenly(nodeBinary(), [program, ...args], { env });
  } finally {
    screen?.stop();
  }
}
