import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { build } from 'vite';
import { resolveRuntime } from '../../scripts/runtime.mjs';
import { freshFolder } from '../support/dataProcess';

const ROOT = resolve(import.meta.dirname, '../..');

// Answers through whichever channel it was given, as electron/data/index.ts does.
const STUB = `
  const port = process.parentPort;
  const answer = (message) => {
    const reply = {
      ids: [...message.ids],
      typed: message.ids instanceof Uint32Array,
      folder: process.env.QUNDESK_DATA_DIR,
      nodeOptions: process.env.NODE_OPTIONS ?? null,
      nodeApi: Number(process.versions.napi),
    };
    if (port) port.postMessage(reply); else process.send(reply);
  };
  if (port) port.on('message', (event) => answer(event.data)); else process.on('message', answer);
`;

test('both launchers carry typed arrays to the data process and back, and keep NODE_OPTIONS out of it', async () => {
  const folder = freshFolder();
  const stub = join(folder, 'stub.js');
  const report = join(folder, 'report.json');
  writeFileSync(stub, STUB);
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: 'test/support/launchers.child.ts',
      outDir: folder,
      target: 'node18',
      rolldownOptions: { external: ['electron'], output: { format: 'cjs', entryFileNames: 'main.js' } },
    },
  });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'launchers', version: '1.0.0', main: 'main.js' }));

  const { executable, args, env } = resolveRuntime({ main: join(folder, 'main.js') });
  await promisify(execFile)(executable, [...args], {
    env: { ...process.env, ...env, STUB: stub, REPORT: report, NODE_OPTIONS: '--no-deprecation' },
  });

  const { chosen, utility, node } = JSON.parse(readFileSync(report, 'utf8'));
  const reply = { ids: [1, 2, 3], typed: true, folder: '/data', nodeOptions: null };
  expect(utility).toMatchObject(reply);
  expect(node).toMatchObject(reply);
  expect(node.nodeApi).toBeGreaterThanOrEqual(10);
  expect(chosen).toBe(utility.nodeApi >= 10 ? 'utility' : 'node');
});
