import { defineConfig } from '@playwright/test';

import end2end from '../e2e/playwright.config.mjs';

/** The extension in Chromium, on a relay and a sandbox of its own; `cargo xtask test` says where everything lies. */
export default defineConfig({ ...end2end, testDir: '.', testMatch: '*.spec.mjs' });
