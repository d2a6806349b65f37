// npm test: set-up, every check, every test, and one last line that counts them.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, runOpenly, runQuietly, say } from './console.mjs';
import { buildOutput } from './build.mjs';
import { countReport, failuresOf } from './count.mjs';
import { startDisplay } from './display.mjs';
import { nodeBinary, toolEnv, toolScript } from './node.mjs';
import { prepare } from './setup.mjs';

const REPORTS = join(ROOT, 'test', '.artifacts', 'reports');

const tool = (name, command, ...args) => [toolScript(name, command), ...args];

/** Checks count one each: they pass or they fail. */
const checks = () => [
  ['types', tool('typescript', 'tsc', '-p', 'tsconfig.json')],
  ['types of the renderer', tool('typescript', 'tsc', '-p', 'tsconfig.renderer.json')],
  ['types of the end-to-end tests', tool('typescript', 'tsc', '-p', 'tsconfig.e2e.json')],
  ['lint', tool('oxlint', 'oxlint', 'electron', 'shared', 'renderer', 'test', 'scripts')],
  ['format', tool('@biomejs/biome', 'biome', 'format', '.')],
  ['who imports whom', [join(ROOT, 'scripts', 'check-imports.mjs')]],
  ['unused code', tool('knip', 'knip')],
];
const PROJECTS = ['node', 'fault', 'browser', 'e2e', 'scale'];

const seconds = (begun) => `${((Date.now() - begun) / 1000).toFixed(1)} s`;

async function check(name, work) {
  const begun = Date.now();
  const failure = await work();
  console.log(`${failure === undefined ? 'passed' : 'FAILED'}  ${name} (${seconds(begun)})`);
  if (failure !== undefined) console.log(failure.trimEnd());
  return { name, passed: failure === undefined ? 1 : 0, failed: failure === undefined ? 0 : 1 };
}

async function runCheck([name, args], env) {
  return check(name, async () => {
    const { code, output } = await runQuietly(nodeBinary(), args, { env });
    return code === 0 ? undefined : output;
  });
}

async function runProject(project, env) {
  const report = join(REPORTS, `${project}.json`);
  say(`tests: ${project} 测试…`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const args = tool('vitest', 'vitest', 'run', '--project', project, ...reporters);
  const code = await runOpenly(nodeBinary(), args, { env });
  return { name: `tests: ${project}`, ...countReport(report, code), failures: failuresOf(report) };
}

/** Runs all checks and tests, goes on after a failure, and ends with "N passed, N failed"; resolves with the exit code. */
export async function run() {
  const linux = process.platform === 'linux';
  const runtime = await prepare({ display: linux, tests: true });
  say(`testing on ${runtime.name}`);
  rmSync(REPORTS, { recursive: true, force: true });
  mkdirSync(REPORTS, { recursive: true });
  const screen = linux ? await startDisplay('1440x900x24') : undefined;
  const env = toolEnv(screen ? { DISPLAY: screen.display, WAYLAND_DISPLAY: '', QUNDESK_HEADLESS: '1' } : {});

  const results = [];
  for (const item of checks()) results.push(await runCheck(item, env));
  results.push(await check('build', buildOutput));
  for (const project of PROJECTS) results.push(await runProject(project, env));
  screen?.stop();

  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  // Said once more at the end, where a shortened log still shows it.
  for (const { name, failed, failures = [] } of results.filter((result) => result.failed > 0))
    console.log([`FAILED  ${name} (${failed})`, ...failures].join('\n  '));
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}
