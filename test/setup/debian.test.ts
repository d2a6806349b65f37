import { afterEach, beforeEach, expect, test } from 'vitest';
import { type SetupSandbox, setupSandbox } from '../support/setupSandbox';

const prepare = (box: SetupSandbox, as: number): { readonly code: number; readonly output: string } =>
  box.run('debian.mjs', 'it.prepareDebian({ display: true, tests: false })', as);
const APT_BRINGS_XVFB = `PATH=/usr/bin:/bin; case "$*" in *xvfb*) touch "$BIN/Xvfb" && chmod +x "$BIN/Xvfb";; esac`;

let box: SetupSandbox;
beforeEach(() => {
  box = setupSandbox();
  box.program('fc-list', 'echo a font');
  box.program('apt-cache');
  box.program('apt-get', APT_BRINGS_XVFB);
});
afterEach(() => box.remove());

const aptCalls = (): readonly string[] => box.calls().filter((call) => call.startsWith('apt-get'));

test('without root the exact line is printed and nothing is installed', () => {
  const { code, output } = prepare(box, 1000);
  expect(code).toBe(1);
  expect(output).toContain(`apt-get update && apt-get install -y --no-install-recommends `);
  expect(output).toMatch(/xvfb'?$/m);
  expect(aptCalls()).toEqual([]);
});

test('root without a terminal installs what is missing by itself, once', () => {
  expect(prepare(box, 0).code).toBe(0);
  expect(aptCalls()).toHaveLength(2);
  expect(prepare(box, 0)).toEqual({ code: 0, output: '\n' });
  expect(aptCalls()).toHaveLength(2);
});

test('packages that cannot be had end in the line to run later', () => {
  box.program('apt-get', 'echo "Could not resolve"; exit 100');
  const { code, output } = prepare(box, 0);
  expect(code).toBe(1);
  expect(output).toContain('could not be had');
  expect(output).toContain('apt-get install');
});

test('missing fonts alone stop nobody', () => {
  box.program('Xvfb');
  box.program('fc-list', 'exit 0');
  const { code, output } = prepare(box, 1000);
  expect(output).toContain('fonts-noto-cjk');
  expect(code).toBe(0);
});
