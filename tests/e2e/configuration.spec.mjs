import { expect, test } from './fixtures.mjs';

const HOSTED = 'https://acme.jobs.personio.com';

/** Collects the kinds of the board's errors as a page hears of them. */
const listen = (page) => page.addInitScript(() => {
  window.kinds = [];
  document.addEventListener('personio:error', (event) => window.kinds.push(event.detail.kind));
});

for (const [what, attributes, says, kind] of [
  ['that is empty', { relay: '' }, 'This job board is not set up yet: it has neither a relay nor a feed.', 'not_set_up'],
  ['where nobody listens', { relay: 'http://127.0.0.1:9' }, 'The job board does not answer right now.', 'unreachable'],
  ['that is no address', { relay: 'http://[jobs' }, 'The job board does not answer right now.', 'unreachable'],
  ['that is a page of the site', { relay: '/jobs' }, 'The job board does not answer right now.', 'unreachable'],
]) {
  test(`a relay ${what} is an error with a way on`, async ({ page, site, board }) => {
    await listen(page);
    await page.goto(site.board({ lang: 'en', 'career-page': HOSTED, ...attributes }));
    await expect(board.alert).toContainText(says);
    await expect(board.root.getByRole('link', { name: 'See all jobs on the career page' })).toHaveAttribute('href', HOSTED);
    // Trying again helps only where something may change by itself.
    await expect(board.tryAgain).toHaveCount(kind === 'not_set_up' ? 0 : 1);
    expect(await page.evaluate(() => window.kinds)).toEqual([kind]);
  });
}

for (const [what, feed, says, kind] of [
  ['that is empty', '', 'This job board is not set up yet: it has neither a relay nor a feed.', 'not_set_up'],
  ['that is no address', 'http://[feed', 'The job board does not answer right now.', 'unreachable'],
  ['that is a web page', '/privacy.html', 'The job board sent data that cannot be read.', 'broken'],
]) {
  test(`a feed ${what} is an error that says so`, async ({ page, site, board }) => {
    await listen(page);
    await page.goto(site.board({ lang: 'en', feed }));
    await expect(board.alert).toContainText(says);
    expect(await page.evaluate(() => window.kinds)).toEqual([kind]);
  });
}

test('attributes that make no sense are passed over, and the board works', async ({ page, site, board, job, form, candidate, sandbox }) => {
  const warnings = [];
  page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  await page.goto(site.board({
    lang: 'Klingon', fallbacks: 'x,,y z', preset: 'colour=red;;=;department;office=', 'hide-facets': 'colour,,', 'group-by': 'colour',
    sort: 'sideways', 'page-size': '-3', fields: 'phone, shoe size*', apply: 'perhaps', 'url-state': 'maybe', job: 'abc', theme: 'pink',
    'career-page': 'javascript:alert(1)',
  }));
  await expect(board.results).toHaveText('32 jobs');
  await expect(board.jobs).toHaveCount(25);
  await board.search.fill('acoustics');
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await expect(form.phone).toBeVisible();
  expect(warnings.filter((text) => text.includes('shoe size'))).toHaveLength(1);
  await form.fill(candidate);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect(await sandbox.applicationsOf(candidate.email)).toHaveLength(1);
});

test('a preset that fits no job says so, and one click shows them all', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en', preset: 'department=Astrology' }));
  await expect(board.heading('No jobs match')).toBeVisible();
  await board.clear.last().click();
  await expect(board.results).toHaveText('32 jobs');
});

test('attributes that change while the page is open take effect', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en', relay: '' }));
  await expect(board.alert).toBeVisible();
  await page.evaluate((relay) => document.querySelector('personio-jobs').setAttribute('relay', relay), site.relay);
  await expect(board.results).toHaveText('32 jobs');
  await page.evaluate(() => document.querySelector('personio-jobs').setAttribute('lang', 'de'));
  await expect(board.results).toHaveText('32 Stellen');
});
