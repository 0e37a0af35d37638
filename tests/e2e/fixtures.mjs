// What every spec gets: a chain for each worker, and page objects.

import { randomUUID } from 'node:crypto';

import { test as base, expect } from '@playwright/test';

import { startChain } from './chain/chain.mjs';
import { BoardPage } from './pages/board.mjs';
import { FormPage } from './pages/form.mjs';
import { JobPage } from './pages/job.mjs';

export { expect };

export const test = base.extend({
  /** Page, relay and sandbox, started once for each worker. */
  chain: [async ({}, use) => {
    const chain = await startChain();
    await use(chain);
    await chain.stop();
  }, { scope: 'worker' }],

  /** Starts further chains, with feeds of their own, or with a relay that starts into faults. */
  chainWith: async ({}, use) => {
    const chains = [];
    await use(async (feeds, faults) => {
      const chain = await startChain(feeds, faults);
      chains.push(chain);
      return chain;
    });
    for (const chain of chains) await chain.stop();
  },

  site: async ({ chain }, use) => use(chain.site),

  sandbox: [async ({ chain }, use) => {
    await chain.sandbox.reset();
    await use(chain.sandbox);
  }, { auto: true }],

  /** Whatever a test does, nothing may be thrown in the page: a panic of the widget would be. */
  thrown: [async ({ page }, use) => {
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(String(error)));
    await use(thrown);
    expect(thrown, 'errors thrown in the page').toEqual([]);
  }, { auto: true }],

  board: async ({ page }, use) => use(new BoardPage(page.locator('personio-jobs'))),
  job: async ({ page }, use) => use(new JobPage(page.locator('personio-jobs'))),
  form: async ({ page }, use) => use(new FormPage(page, page.locator('personio-jobs'))),

  /** A candidate whom nobody has seen before. */
  candidate: async ({}, use) => use({ firstName: 'Ada', lastName: 'Lovelace', email: `ada-${randomUUID()}@example.org` }),
});
