import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';

// What set-up does with Debian's packages and shell programs can be seen on Linux only.
const SETUP = process.platform === 'linux' ? ['test/setup/**/*.test.ts'] : [];

const TEMP = 'test/support/temp.setup.ts';
// What a test found instead is said whole, also where only its message is kept.
const chaiConfig = { truncateThreshold: 2000 };
const MAIN_JOB = ['journey', 'round', 'kill', 'calendar'].map((name) => `test/e2e/${name}.test.ts`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          chaiConfig,
          environment: 'node',
          include: ['test/{shared,data,migrations,contract,main}/**/*.test.ts', ...SETUP],
          globalSetup: [TEMP],
          testTimeout: 60_000,
          // Else one core of two would stand idle.
          maxWorkers: '100%',
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'browser',
          chaiConfig,
          include: ['test/renderer/**/*.test.tsx'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'fault',
          chaiConfig,
          environment: 'node',
          include: ['test/fault/**/*.test.ts'],
          globalSetup: [TEMP, 'test/support/built.setup.ts'],
          testTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          chaiConfig,
          environment: 'node',
          globalSetup: [TEMP, 'test/support/built.setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          exclude: process.platform === 'linux' ? [] : ['test/e2e/start.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'scale',
          chaiConfig,
          environment: 'node',
          globalSetup: [TEMP, 'test/support/big.setup.ts'],
          // The main job again, beside 779 groups, 190,000 members and a year of 1.4 million posts.
          include: [...MAIN_JOB, 'test/scale/**/*.test.ts'],
          env: { QUNDESK_TEST_WORLD: 'big' },
          // Each of a dozen starts after a kill checks a database of 400 MB.
          testTimeout: 420_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
