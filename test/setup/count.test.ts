import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { countReport, failuresOf } from '../../scripts/count.mjs';
import { isWhole, seal } from '../../scripts/inventory.mjs';

const folder = mkdtempSync(join(tmpdir(), 'qundesk-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const report = (numTotalTests: number, numPassedTests: number, testResults: readonly object[] = []): string => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify({ numTotalTests, numPassedTests, testResults }));
  return file;
};

test('a run never counts as passed what did not pass', () => {
  expect(countReport(report(5, 5), 0)).toEqual({ passed: 5, failed: 0 });
  expect(countReport(report(5, 3), 1)).toEqual({ passed: 3, failed: 2 });
  expect(countReport(report(5, 5), 1), 'an unhandled error outside any test').toEqual({ passed: 5, failed: 1 });
  expect(countReport(report(0, 0), 0), 'no tests at all').toEqual({ passed: 0, failed: 1 });
  const unloaded = [{ status: 'failed', assertionResults: [] }];
  expect(countReport(report(5, 5, unloaded), 1), 'a suite that did not load').toEqual({ passed: 5, failed: 1 });
  expect(countReport(join(folder, 'missing.json'), 0)).toEqual({ passed: 0, failed: 1 });
});

test('each failure is named with its file and message, a file that did not load too', () => {
  const failure = { fullName: 'opens', status: 'failed', failureMessages: ['Error: shut\n at x'] };
  const results = [
    { name: join(process.cwd(), 'test/a.test.ts'), status: 'failed', assertionResults: [failure] },
    { name: join(process.cwd(), 'test/b.test.ts'), status: 'failed', assertionResults: [], message: 'no such module' },
    { name: join(process.cwd(), 'test/c.test.ts'), status: 'passed', assertionResults: [{ status: 'passed' }] },
  ];
  expect(failuresOf(report(2, 1, results))).toEqual([
    'test/a.test.ts > opens (failed)\n    Error: shut\n     at x',
    'test/b.test.ts > (did not load)\n    no such module',
  ]);
  expect(failuresOf(join(folder, 'missing.json'))).toEqual([]);
});

test('a folder that lost, gained or changed a file since it was sealed is not whole', () => {
  const sealed = join(folder, 'sealed');
  const fill = (): void => {
    rmSync(sealed, { recursive: true, force: true });
    mkdirSync(join(sealed, 'deep'), { recursive: true });
    writeFileSync(join(sealed, 'a'), 'aaaa');
    writeFileSync(join(sealed, 'deep/b'), 'bbbb');
  };
  fill();
  expect(isWhole(sealed)).toBe(false);
  seal(sealed);
  expect(isWhole(sealed)).toBe(true);
  writeFileSync(join(sealed, 'deep/b'), 'bb');
  expect(isWhole(sealed)).toBe(false);
  fill();
  seal(sealed);
  rmSync(join(sealed, 'a'));
  expect(isWhole(sealed)).toBe(false);
});
