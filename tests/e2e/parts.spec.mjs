import { expect, test } from './fixtures.mjs';

const CLOSED = 'This job is no longer open';

test('a form whose code does not come says so beside the button, which tries again', async ({ page, site, board, job, form }) => {
  await page.route('**/personio-jobs-form*.wasm', (route) => route.abort());
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await expect(board.alert.filter({ hasText: 'The form could not be loaded.' })).toBeVisible();
  await expect(job.apply).toBeVisible();
  await page.unroute('**/personio-jobs-form*.wasm');
  await job.apply.click();
  await expect(form.send).toBeVisible();
  await expect(board.alert.filter({ hasText: 'The form could not be loaded.' })).toHaveCount(0);
});

test('a board whose code does not come leaves a sentence in the page, and throws nothing', async ({ page, site }) => {
  const failed = page.waitForEvent('requestfailed', (request) => request.url().includes('/personio-jobs-list'));
  await page.route('**/personio-jobs-list*.wasm', (route) => route.abort());
  // What takes the code comes after it has failed: for a while nobody waits for it.
  await page.route('**/personio-jobs-list*.js', async (route) => {
    await failed;
    await route.continue();
  });
  await page.goto(site.board({ lang: 'en' }));
  await expect(page.getByText('The jobs could not be loaded. Please reload the page.')).toBeVisible();
});

test('a job that was closed since the list came says so and offers no form', async ({ page, site, board, job }) => {
  await page.route('**/_relay/board/*.json*', (route) => route.fulfill({ status: 404, json: {} }));
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await expect(board.root.getByText(CLOSED)).toBeVisible();
  await expect(job.apply).toHaveCount(0);
});

test('the German texts of a job and its form come with the first job that is opened', async ({ page, site, board, job, form }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const later = () => asked.filter((url) => url.includes('/texts-de-job'));
  await page.goto(site.board({ lang: 'de' }));
  await expect(board.results).toHaveText('32 Stellen');
  expect(later()).toEqual([]);
  await board.jobs.first().click();
  await expect(job.apply).toHaveText('Jetzt bewerben');
  await job.apply.click();
  await expect(form.firstName).toBeVisible();
  await job.back.click();
  await board.jobs.nth(1).click();
  await expect(job.apply).toHaveText('Jetzt bewerben');
  expect(later()).toHaveLength(1);
});

test('German texts that do not come leave English ones', async ({ page, site, board, job }) => {
  await page.route('**/texts-de-job*', (route) => route.abort());
  await page.goto(site.board({ lang: 'de' }));
  await board.jobs.first().click();
  await expect(job.apply).toHaveText('Apply now');
});
