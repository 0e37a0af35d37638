// Chromium, as the browser tests use it.

import { chromium } from '@playwright/test';

export const launch = () => chromium.launch({
  executablePath: process.env.PERSONIO_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--js-flags=--expose-gc'],
});

/** Opens a page whose mistakes end the bench. */
export async function open(context, url) {
  const page = await context.newPage();
  page.on('pageerror', (error) => { throw error; });
  await page.goto(url);
  return page;
}
