/**
 * Everything that drives a real engine. Run it through `npm test` or `node build/e2e.mjs`: they prepare
 * the runtime, the display and the unprivileged user these projects expect.
 */
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const results =
  process.env['REDRESS_E2E_RESULTS'] ?? path.join(import.meta.dirname, 'test-results');

export default defineConfig({
  outputDir: path.join(results, 'artifacts'),
  // Each test starts the app anew; two cores carry two apps, not more.
  workers: 2,
  fullyParallel: false,
  // A test that needs a second try hides a race in the app or in itself.
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: path.join(results, 'report.json') }]],
  use: { trace: 'off' },
  projects: [
    {
      name: 'electron',
      testDir: 'tests/e2e',
      testIgnore: ['**/e2e/engine/**', '**/e2e/demo/**', '**/e2e/packaged/**'],
    },
    {
      name: 'engine',
      testDir: 'tests/e2e/engine',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: process.env['REDRESS_CHROMIUM'] ?? '/usr/bin/chromium',
          chromiumSandbox: process.env['REDRESS_E2E_SANDBOX'] !== 'none',
        },
      },
    },
    { name: 'packaged', testDir: 'tests/e2e/packaged' },
    { name: 'demo', testDir: 'tests/e2e/demo', timeout: 10 * 60_000 },
    { name: 'bench', testDir: 'tests/bench', timeout: 15 * 60_000 },
    { name: 'soak', testDir: 'tests/soak', timeout: 60 * 60_000 },
  ],
});
