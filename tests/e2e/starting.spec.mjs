import { expect, test } from './fixtures.mjs';

test('a board whose relay has just started waits for it, without an error', async ({ page, chainWith, board }) => {
  const { site } = await chainWith([], [{ path: '/xml', kind: 'delay', delay_ms: 4000, times: 1 }]);
  await page.addInitScript(() => {
    window.errors = 0;
    document.addEventListener('personio:error', () => { window.errors += 1; });
  });
  const first = page.waitForResponse(/\/_relay\/board\.json/);
  await page.goto(site.board({ lang: 'en' }));
  expect((await (await first).json()).error.code).toBe('starting');
  await expect(board.loading).toBeVisible();
  await expect(board.alert).toHaveCount(0);
  await expect(board.results).toHaveText('32 jobs');
  expect(await page.evaluate(() => window.errors)).toBe(0);
});

test('a board that waited half a minute for its relay says so and offers a way on', async ({ page, site, board }) => {
  await page.clock.install();
  const careerPage = 'https://acme.jobs.personio.com';
  let asked = 0;
  await page.route('**/_relay/board.json*', (route) => {
    asked += 1;
    return route.fulfill({ status: 503, json: { error: { code: 'starting', message: '' }, career_page: careerPage } });
  });
  await page.goto(site.board({ lang: 'en' }));
  await expect(board.loading).toBeVisible();
  await expect.poll(async () => {
    await page.clock.runFor(8_000);
    return board.alert.isVisible();
  }, { intervals: [100] }).toBe(true);
  await expect(board.alert).toContainText('The job board does not answer right now.');
  await expect(board.root.getByRole('link', { name: 'See all jobs on the career page' })).toHaveAttribute('href', careerPage);
  expect(asked).toBe(8);
});
