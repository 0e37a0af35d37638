// What every picture gets: the chain and the page objects of the end-to-end tests, a language, and a camera.

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { expect, test as base } from '../e2e/fixtures.mjs';
import { LOOKS, file } from './looks.mjs';

export { expect };

export const test = base.extend({
  /** The language of page and board. */
  lang: ['en', { option: true }],

  /** Opens a bare page with a board. */
  open: async ({ page, site, lang }, use) => use(async (attributes = {}) => {
    await page.goto(site.board({ lang, fallbacks: lang === 'de' ? 'en' : 'de', 'page-size': 8, ...attributes }));
  }),

  /** Opens the application form of a job. */
  apply: async ({ open, job, form }, use) => use(async (attributes = {}) => {
    await open({ job: '2706118', ...attributes });
    await job.apply.click();
    await expect(form.send).toBeVisible();
  }),

  /** Takes pictures of what is on the page, or of one part of it, in every look. */
  show: async ({ page, lang }, use) => use(async (state, part) => {
    for (const look of LOOKS) {
      const path = file(look, lang, state);
      await mkdir(dirname(path), { recursive: true });
      await page.setViewportSize({ width: look.width, height: 800 });
      await page.emulateMedia(look.media);
      await (part ?? page).screenshot({ path, animations: 'disabled', ...(part ? {} : { fullPage: true }) });
    }
  }),
});

/** The link of a job, whatever it is called in the page's language. */
export const row = (board, id) => board.root.locator(`[data-job="${id}"] .job-link`);

/** A request that is never answered. */
export const never = (page, address) => page.route(address, () => {});

/** A relay that answers an error of its own for the list. */
export const troubled = (page, code, status = 503) => page.route('**/_relay/board.json*', (route) => route.fulfill({
  status, json: { error: { code, message: '' }, career_page: 'https://acme.jobs.personio.com' },
}));
