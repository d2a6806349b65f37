// Counts what a vitest run really showed: nothing that did not pass may count as passed.
import { readFileSync } from 'node:fs';

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
