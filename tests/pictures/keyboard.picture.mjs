import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import { document } from '../e2e/documents.mjs';
import { expect, test } from './fixtures.mjs';
import { PICTURES } from './looks.mjs';

/** Presses Tab until something has the focus. */
async function tabTo(page, target) {
  for (let stop = 0; stop < 150; stop += 1) {
    if (await target.evaluate((element) => element.getRootNode().activeElement === element)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

for (const colorScheme of ['light', 'dark']) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 768, height: 640 } });

    test(`where the focus is, from the search to the thanks (${colorScheme})`, async ({ page, lang, open, board, job, form, candidate }) => {
      const folder = join(PICTURES, `768-focus-${colorScheme}-${lang}`);
      await mkdir(folder, { recursive: true });
      let step = 0;
      const snap = async (name) => {
        step += 1;
        await page.screenshot({ path: join(folder, `${String(step).padStart(2, '0')}-${name}.png`), animations: 'disabled' });
      };
      const stop = async (name, target) => {
        await tabTo(page, target);
        await snap(name);
      };
      await open({ 'page-size': 5 });
      await stop('search', board.search);
      await page.keyboard.type(lang === 'de' ? 'wärme' : 'heat');
      await expect(board.root.locator('mark').first()).toBeVisible();
      await stop('clear', board.root.locator('.clear'));
      await page.keyboard.press('Enter');
      await snap('cleared');
      await stop('filters', board.filterToggle);
      await page.keyboard.press('Enter');
      await stop('facet', board.root.locator('.facet-value input').first());
      await page.keyboard.press('Space');
      await stop('all-values', board.root.locator('.facet .link-button').first());
      await stop('sort', board.root.locator('#sort'));
      await stop('chip', board.root.locator('.chip').first());
      await page.keyboard.press('Enter');
      await snap('chip-removed');
      await stop('job', board.jobs.nth(1));
      await stop('more', board.root.locator('.show-more .button'));
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement.shadowRoot.activeElement.matches('.job-link'));
      await snap('more-shown');
      await page.keyboard.press('Enter');
      await expect(job.title).toBeFocused();
      await snap('title');
      await page.keyboard.press('Shift+Tab');
      await snap('back');
      await stop('apply', job.apply);
      await page.keyboard.press('Enter');
      await expect(form.send).toBeVisible();
      await snap('form');
      await stop('send', form.send);
      await page.keyboard.press('Enter');
      await expect(board.root.locator('.summary')).toBeFocused();
      await snap('summary');
      await page.keyboard.press('Tab');
      await snap('summary-link');
      await page.keyboard.press('Enter');
      await expect(form.firstName).toBeFocused();
      await snap('field-wrong');
      await page.keyboard.type(candidate.firstName);
      await page.keyboard.press('Tab');
      await page.keyboard.type(candidate.lastName);
      await page.keyboard.press('Tab');
      await page.keyboard.type(candidate.email);
      await snap('email');
      await stop('message', board.root.locator('textarea'));
      await stop('files', form.files);
      const chooser = page.waitForEvent('filechooser');
      await expect(form.files).toBeFocused(); // by then, the browser hands its dialog over
      await page.keyboard.press('Enter');
      await (await chooser).setFiles(document('cv.pdf'));
      await expect(board.root.locator('.upload')).toHaveCount(1);
      await page.keyboard.press('Shift+Tab');
      await snap('category');
      await page.keyboard.press('Shift+Tab');
      await snap('remove');
      await stop('send-again', form.send);
      await page.keyboard.press('Enter');
      await expect(board.root.locator('.outcome-title')).toBeFocused();
      await snap('thanks');
    });
  });
}
