// npm run generate -- --to=FOLDER [--scale=1]: a made-up community to try the app on. QUNDESK_DATA_DIR=FOLDER npm start opens it.
import { runOpenly } from './console.mjs';
import { bundle } from './build.mjs';
import { nodeBinary, toolEnv } from './node.mjs';
import { prepare } from './setup.mjs';

/** Sets up and runs test/generate/run.ts with the given arguments; resolves with its exit code. */
export async function run(args) {
  await prepare({});
  const program = await bundle('test/generate/run.ts', 'generate');
  return runOpenly(nodeBinary(), [program, ...args], { env: toolEnv() });
}
