// What every spec gets: a company, a browser with the extension, and the view.

import { test as base, expect } from '@playwright/test';

import { startBrowser } from './browser.mjs';
import { HR, startCompany } from './company.mjs';
import { Desk } from './pages/desk.mjs';
import { View } from './pages/view.mjs';
import { today } from './time.mjs';

export { expect };

export const test = base.extend({
  language: ['en-GB', { option: true }],
  colorScheme: ['light', { option: true }],
  /** Whether the worker can be held at what it waits for. */
  holds: [false, { option: true }],

  /** Relay and sandbox, started once for each worker. */
  company: [async ({}, use) => {
    const company = await startCompany();
    await use(company);
    await company.stop();
  }, { scope: 'worker' }],

  /** A browser that nobody has used yet. */
  browserWith: async ({ language, colorScheme, holds, company }, use) => {
    await company.reset();
    const browser = await startBrowser({ locale: language, colorScheme, holds });
    await use(browser);
    expect(browser.thrown ?? [], 'errors in the pages').toEqual([]);
    await browser.end();
  },

  /** The view as the popup shows it, of somebody who is not signed in. */
  view: async ({ browserWith }, use) => use(new View(await browserWith.open())),

  /** The desk of somebody who keeps the company's people and documents. */
  desk: async ({ view, browserWith, company }, use) => {
    // The relay's own token ended when Personio was reset.
    await company.stopRelay();
    await company.startRelay();
    await company.sandbox.unlimited();
    await view.signIn(company.invite(HR));
    await use(new Desk(await browserWith.desk()));
  },

  /** The same, of somebody who is signed in and has not recorded anything today. */
  signedIn: async ({ view, company }, use) => {
    await company.clear(today());
    await view.signIn(company.invite());
    await use(view);
  },
});
