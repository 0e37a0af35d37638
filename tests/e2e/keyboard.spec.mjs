import { document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

/** Presses Tab until something has the focus; more presses than a page has stops would be a trap. */
async function tabTo(page, target, stops = 120) {
  await expect(target).toBeAttached();
  for (let stop = 0; stop < stops; stop += 1) {
    if (await target.evaluate((element) => element.getRootNode().activeElement === element)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

test('everything from the search to the application works by keyboard', async ({ page, site, sandbox, board, job, form, candidate }) => {
  await page.goto(site.board({ lang: 'en' }));
  await expect(board.results).toHaveText('32 jobs');

  await tabTo(page, board.search);
  await page.keyboard.type('engineer');
  const hamburg = board.facet('Location', 'Hamburg');
  await tabTo(page, hamburg);
  await page.keyboard.press('Space');
  await expect(hamburg).toBeChecked();
  await expect(board.chip('Hamburg')).toBeVisible();

  const title = 'Development Engineer, Refrigeration Circuit';
  await tabTo(page, board.job(title));
  await page.keyboard.press('Enter');
  await expect(job.title).toContainText(title);
  await expect(job.title).toBeFocused();

  await tabTo(page, job.back);
  await page.keyboard.press('Enter');
  await expect(board.job(title)).toBeFocused();
  await page.keyboard.press('Enter');

  await tabTo(page, job.apply);
  await page.keyboard.press('Enter');
  await tabTo(page, form.firstName);
  await page.keyboard.type(candidate.firstName);
  await page.keyboard.press('Tab');
  await expect(form.lastName).toBeFocused();
  await page.keyboard.type(candidate.lastName);
  await page.keyboard.press('Tab');
  await expect(form.email).toBeFocused();
  await page.keyboard.type(candidate.email);
  await tabTo(page, form.files);
  const chooser = page.waitForEvent('filechooser');
  // The browser hands the dialog to the test once it has heard of it: an answer of the page comes after that.
  await expect(form.files).toBeFocused();
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(document('cv.pdf'));
  await expect(form.document('cv.pdf').uploaded).toBeVisible();
  await tabTo(page, form.send);
  await page.keyboard.press('Enter');
  await expect(form.sent).toBeVisible();
  await expect(form.sent).toBeFocused();
  const [application] = await sandbox.applicationsOf(candidate.email);
  expect(application.files.map((file) => file.original_filename)).toEqual(['cv.pdf']);
});

test('"Show more" moves the focus to the first new job', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en', 'page-size': 5 }));
  await expect(board.jobs).toHaveCount(5);
  const more = board.root.getByRole('button', { name: 'Show more jobs' });
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(board.jobs).toHaveCount(10);
  await expect(board.jobs.nth(5)).toBeFocused();
});

test('whoever takes the last filter back, or all of them, keeps a place in the page', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en' }));
  const hamburg = board.facet('Location', 'Hamburg');
  await hamburg.check();
  await board.chip('Hamburg').focus();
  await page.keyboard.press('Enter');
  await expect(board.results).toHaveText('32 jobs');
  await expect(board.results).toBeFocused();

  await hamburg.check();
  await board.facet('Location', 'Berlin').check();
  await board.chip('Hamburg').focus();
  await page.keyboard.press('Enter');
  await expect(board.chip('Berlin')).toBeFocused();
  await board.clear.focus();
  await page.keyboard.press('Enter');
  await expect(board.results).toBeFocused();

  await board.search.fill('qqqqqqqq');
  await expect(board.heading('No jobs match')).toBeVisible();
  await board.clear.focus();
  await page.keyboard.press('Enter');
  await expect(board.results).toHaveText('32 jobs');
  await expect(board.results).toBeFocused();
});
