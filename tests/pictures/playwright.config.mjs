import { defineConfig } from '@playwright/test';

import end2end from '../e2e/playwright.config.mjs';

/** Pictures of every state, in both languages; `cargo xtask pictures` says where the programs lie and where pictures go. */
export default defineConfig({
  ...end2end,
  testDir: '.',
  testMatch: '*.picture.mjs',
  retries: 0,
  globalTeardown: './sheets.mjs',
  projects: ['en', 'de'].map((lang) => ({ name: lang, use: { lang, locale: lang === 'de' ? 'de-DE' : 'en-GB' } })),
});
