import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SetupSandbox, setupSandbox } from '../support/setupSandbox';

const lock = (version: string): string =>
  JSON.stringify({
    packages: {
      '': { name: 'qundesk' },
      'node_modules/zod': { version },
      'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
    },
  });
const NPM_CI = `PATH=/usr/bin:/bin; mkdir -p node_modules && cp package-lock.json node_modules/.package-lock.json`;
const prepare = (box: SetupSandbox): { readonly code: number; readonly output: string } =>
  box.run('packages.mjs', 'it.preparePackages()');

let box: SetupSandbox;
beforeEach(() => {
  box = setupSandbox();
  box.write('package-lock.json', lock('4.0.0'));
});
afterEach(() => box.remove());

test('packages are installed once, and again only when the lock file asks for others', () => {
  box.program('npm', NPM_CI);
  expect(prepare(box)).toMatchObject({ code: 0, output: expect.stringContaining('npm ci') });
  expect(prepare(box)).toMatchObject({ code: 0, output: '\n' });
  expect(box.calls()).toHaveLength(1);
  box.write('package-lock.json', lock('4.0.1'));
  prepare(box);
  expect(box.calls()).toHaveLength(2);
});

test('packages that the user installed by hand are not installed again', () => {
  box.program('npm', NPM_CI);
  box.write('node_modules/.package-lock.json', lock('4.0.0'));
  expect(prepare(box).code).toBe(0);
  expect(box.calls()).toHaveLength(0);
});

test('an installation that was cut short is done again', () => {
  box.program('npm', 'PATH=/usr/bin:/bin; mkdir -p node_modules/zod; exit 1');
  expect(prepare(box).code).toBe(1);
  box.program('npm', NPM_CI);
  expect(prepare(box).code).toBe(0);
  expect(box.calls()).toHaveLength(2);
});

test.each([
  ['npm error code ENOTFOUND', 'the npm registry does not answer'],
  ['npm error code SELF_SIGNED_CERT_IN_CHAIN', 'certificate is not trusted'],
  ['npm error code ENOSPC', 'the disk is full'],
  ['npm error code EACCES', 'may not write here'],
  ['npm error code EINTEGRITY', 'arrived damaged'],
])('a failure "%s" gets its sentence', (printed, sentence) => {
  box.program('npm', `echo '${printed}' >&2; exit 1`);
  expect(prepare(box)).toMatchObject({ code: 1, output: expect.stringContaining(sentence) });
});

test('a runtime whose integrity differs from the pinned one is refused, and nothing of it is kept', () => {
  box.program('npm', `PATH=/usr/bin:/bin; echo tampered > runtime.tgz`);
  box.write('package.json', '{}');
  const { code, output } = box.run('runtime-registry.mjs', 'it.installRegistryRuntime()');
  expect(code).toBe(1);
  expect(output).toContain('not the pinned file');
  expect(readdirSync(join(box.folder, 'cache/qundesk/runtime'))).toEqual([]);
});
