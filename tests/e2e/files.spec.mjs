import { expect, test } from './fixtures.mjs';

/** Saves what a relay serves as files of the site: the list, a job's text, and all texts for the search. */
async function save(site, id) {
  for (const [name, path] of [['board.json', 'board.json'], [`${id}.json`, `board/${id}.json`], ['texts.json', 'board/texts.json']]) {
    const answer = await fetch(`${site.relay}/_relay/${path}?language=en`);
    site.feed(name, await answer.text());
  }
}

test('a board that was saved as files needs no relay', async ({ page, site, board, job }) => {
  await save(site, 2706118);
  const asked = [];
  page.on('request', (request) => { if (request.url().includes('/_relay/')) asked.push(request.url()); });
  await page.goto(site.board({ lang: 'en', feed: '/feeds/board.json?v=1', 'career-page': 'https://acme.jobs.personio.com' }));
  await expect(board.results).toHaveText('32 jobs');
  await board.search.fill('boilers');
  await expect(board.job('Heat Pump Fitter')).toBeVisible();
  await board.search.fill('acoustics');
  await board.job('Acoustics Engineer').click();
  await expect(job.text.first()).toBeVisible();
  await expect(board.root.getByRole('link', { name: /^Apply for this job/ }).first())
    .toHaveAttribute('href', 'https://acme.jobs.personio.com/job/2706118?language=en#apply');
  expect(asked).toEqual([]);
});

test('a saved board that is broken or missing is an error that says so', async ({ page, site, board }) => {
  site.feed('cut.json', '{"jobs":[{"id":');
  for (const [feed, says] of [
    ['/feeds/cut.json', 'The job board sent data that cannot be read.'],
    ['/feeds/missing.json', "This company's job feed is switched off at the moment."],
  ]) {
    await page.goto(site.board({ lang: 'en', feed }));
    await expect(board.alert).toContainText(says);
    await expect(board.tryAgain).toBeVisible();
  }
});
