import { defineConfig } from '@playwright/test';

/** The npm package as others get it: packed, and installed into a project of its own. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: '../results',
  globalSetup: './install.mjs',
  forbidOnly: true,
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: process.env.PERSONIO_CHROMIUM ?? '/usr/bin/chromium' },
    trace: 'off',
    screenshot: 'off',
  },
});
