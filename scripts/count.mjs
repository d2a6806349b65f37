// Counts what a vitest run really showed: nothing that did not pass may count as passed.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { ROOT } from './console.mjs';

/** What a report says of one test or file that failed: its file, name and the first lines of its message. */
const told = (file, name, message = '') =>
  [`${relative(ROOT, file.name)} > ${name}`, ...message.split('\n').slice(0, 6)].join('\n    ');

/** A text each for the tests of a vitest JSON report that did not pass and the files that did not load; none without a report. */
export function failuresOf(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults.flatMap((file) =>
      file.status === 'failed' && file.assertionResults.length === 0
        ? [told(file, '(did not load)', file.message)]
        : file.assertionResults
            .filter(({ status }) => status !== 'passed')
            .map(({ fullName, status, failureMessages = [] }) =>
              told(file, `${fullName} (${status})`, failureMessages[0]),
            ),
    );
  } catch {
    return [];
  }
}

/**
 * { passed, failed } of a vitest JSON report and exit code. A suite that did not load, a skipped test, a run that broke
 * or found no tests, and a missing report are failures.
 */
export function countReport(report, code) {
  try {
    const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    const failed = numTotalTests - numPassedTests + unloaded;
    const broke = code !== 0 || numTotalTests === 0;
    return { passed: numPassedTests, failed: failed === 0 && broke ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
