import { AxeBuilder } from '@axe-core/playwright';

import { broken } from './connection.mjs';
import { containing, document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

/** What axe finds wrong with the board, in words. */
async function violations(page) {
  const { violations: found } = await new AxeBuilder({ page }).include('personio-jobs').analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

for (const colorScheme of ['light', 'dark']) {
  test.describe(`axe finds nothing wrong (${colorScheme})`, () => {
    test.use({ colorScheme });

    test('with the list, narrowed or without results', async ({ page, site, board }) => {
      await page.goto(site.board({ lang: 'en' }));
      await board.search.fill('heat');
      await board.facet('Location', 'Hamburg').check();
      await expect(board.chip('Hamburg')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await board.search.fill('qqqqqqqq');
      await expect(board.heading('No jobs match')).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('with an empty board and with an error', async ({ page, site, board }) => {
      await page.goto(site.board({ lang: 'en', feed: '/feeds/empty-board.xml' }));
      await expect(board.heading('No open positions right now')).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await page.goto(site.board({ lang: 'en', feed: '/feeds/malformed-root.xml', 'career-page': 'https://acme.example' }));
      await expect(board.tryAgain).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('with a job and its form, empty and with errors', async ({ page, site, board, job, form }) => {
      await page.goto(site.board({ lang: 'en' }));
      await board.job('Field Service Technician').click();
      await expect(job.text.first()).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await job.apply.click();
      await expect(form.send).toBeVisible();
      expect(await violations(page)).toEqual([]);
      await form.add(document('cv.pdf'), containing('photo.heic', 'x'));
      await expect(form.document('cv.pdf').uploaded).toBeVisible();
      await form.send.click();
      await expect(form.firstName).toHaveAttribute('aria-invalid', 'true');
      expect(await violations(page)).toEqual([]);
    });

    test('with an application that was sent, and one that was made before', async ({ page, site, board, job, form, candidate }) => {
      for (const outcome of [form.sent, form.duplicate]) {
        await page.goto(site.board({ lang: 'en' }));
        await board.job('Acoustics Engineer').click();
        await job.apply.click();
        await form.fill(candidate);
        await form.send.click();
        await expect(outcome).toBeVisible();
        expect(await violations(page)).toEqual([]);
      }
    });

    test('with an application that was received', async ({ page, site, sandbox, board, job, form, candidate }) => {
      await sandbox.fault({ path: '/v1/recruiting', kind: 'status', status: 503 });
      await page.goto(site.board({ lang: 'en' }));
      await board.job('Acoustics Engineer').click();
      await job.apply.click();
      await form.fill(candidate);
      await form.send.click();
      await expect(form.received).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });

    test('with a relay that does not answer', async ({ page, site, board }) => {
      await broken(page, '**/_relay/board.json*');
      await page.goto(site.board({ lang: 'en' }));
      await expect(board.tryAgain).toBeVisible();
      expect(await violations(page)).toEqual([]);
    });
  });
}
