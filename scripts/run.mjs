// npm start, npm test, npm run bench, generate, pack and screenshot: each does all set-up by itself.
import { listenForStop, Stop } from './console.mjs';

const TASKS = {
  start: './start.mjs',
  test: './test.mjs',
  bench: './bench.mjs',
  generate: './generate.mjs',
  pack: './pack.mjs',
  screenshot: './screenshot.mjs',
};

async function main() {
  listenForStop();
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Stop(`this is Node ${process.versions.node}; please install Node 20 or later.`);
  const task = TASKS[process.argv[2]];
  if (!task) throw new Stop(`usage: node scripts/run.mjs ${Object.keys(TASKS).join('|')}`);
  const { run } = await import(task);
  return run(process.argv.slice(3));
}

/** What the user can do about an error of the file system; undefined when the error is of another kind. */
function fileAdvice({ code, path }) {
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'the disk is full. Free 2 GB and run this again.';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `this user may not write ${path ?? 'here'}. Make it writable and run this again.`;
  return undefined;
}

try {
  process.exitCode = await main();
} catch (error) {
  const advice = error instanceof Stop ? error.message : fileAdvice(error);
  if (advice === undefined) throw error;
  console.error(`Qundesk: ${advice}`);
  process.exitCode = 1;
}
