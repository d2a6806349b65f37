// npm start, npm test, npm run bench, npm run pack: each does all set-up by itself.
import { listenForStop, Stop } from './console.mjs';

const TASKS = { start: './start.mjs', test: './test.mjs', bench: './bench.mjs', pack: './pack.mjs' };

async function main() {
  listenForStop();
  const [major] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Stop(`this is Node ${process.versions.node}; please install Node 20 or later.`);
  const task = TASKS[process.argv[2]];
  if (!task) throw new Stop(`usage: node scripts/run.mjs ${Object.keys(TASKS).join('|')}`);
  const { run } = await import(task);
  return run(process.argv.slice(3));
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`Qundesk: ${error.message}`);
  process.exitCode = 1;
}
