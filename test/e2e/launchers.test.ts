import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { resolveRuntime } from '../../scripts/runtime.mjs';
import { freshFolder } from '../support/dataProcess';

const ROOT = resolve(import.meta.dirname, '../..');

test('both launchers carry typed arrays to the data process and back, and keep NODE_OPTIONS out of it', async () => {
  const folder = freshFolder();
  const report = join(folder, 'report.json');
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: folder,
      target: 'node18',
      rolldownOptions: {
        input: { main: 'test/support/launchers.child.ts', stub: 'test/support/launched.child.ts' },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'launchers', version: '1.0.0', main: 'main.js' }));

  const { executable, args, env } = resolveRuntime({ main: join(folder, 'main.js') });
  await promisify(execFile)(executable, [...args], {
    env: { ...process.env, ...env, STUB: join(folder, 'stub.js'), REPORT: report, NODE_OPTIONS: '--no-deprecation' },
  });

  const { chosen, utility, node } = JSON.parse(readFileSync(report, 'utf8'));
  const reply = { ids: 'Uint32Array 1,2,3', folder: '/data', nodeOptions: null };
  expect(utility).toMatchObject(reply);
  expect(node).toMatchObject(reply);
  expect(node.nodeApi).toBeGreaterThanOrEqual(10);
  expect(chosen).toBe(utility.nodeApi >= 10 ? 'utility' : 'node');
});
