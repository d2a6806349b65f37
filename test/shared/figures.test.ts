import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fillWords } from '../../electron/main/words';

const ROOT = join(import.meta.dirname, '../..');

test('what the tray and the notices say is grouped too', () => {
  expect(fillWords('群台：{{count}} 条该发了', { count: 1234 })).toBe('群台：1,234 条该发了');
});

// React draws a number as it is, so 12345 would stand bare: with numbers taken out of what React may draw, each place is a type error.
test('no number is drawn as it is: it goes through a text or through figure()', { timeout: 180_000 }, () => {
  const dir = mkdtempSync(join(tmpdir(), 'qundesk-figures-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const react = join(dir, 'react');
  cpSync(join(ROOT, 'node_modules/@types/react'), react, { recursive: true, dereference: true });
  const types = join(react, 'index.d.ts');
  const before = readFileSync(types, 'utf8');
  const without = before.replace(/(type ReactNode =[^;]*?)\| number\s+\| bigint/, '$1');
  expect(without).not.toBe(before);
  writeFileSync(types, without);
  const config = {
    extends: join(ROOT, 'tsconfig.renderer.json'),
    compilerOptions: {
      paths: { react: [types], 'react/jsx-runtime': [join(react, 'jsx-runtime.d.ts')] },
      types: [join(ROOT, 'node_modules/vite/client')],
    },
    include: [join(ROOT, 'renderer'), join(ROOT, 'shared')],
  };
  writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(config));
  let bare = '';
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', dir], { encoding: 'utf8' });
  } catch (failure) {
    bare = failure instanceof Error && 'stdout' in failure ? String(failure.stdout) : String(failure);
  }
  expect(bare).toBe('');
});
