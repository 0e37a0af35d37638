import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { FEEDS, OWN_FEEDS } from './chain/place.mjs';
import { expect, test } from './fixtures.mjs';

if (FEEDS === OWN_FEEDS) console.log('../shared/feeds is absent: the feeds of tests/e2e/feeds stand in for it');

const feeds = readdirSync(FEEDS).filter((name) => name.endsWith('.xml')).map((name) => {
  const text = readFileSync(join(FEEDS, name), 'utf8');
  return { name, positions: text.split('<position>').length - 1, isBroken: !/<workzag-jobs(\s[^<>]*)?>/.test(text) };
});

const jobs = (count) => (count === 1 ? '1 job' : `${count} jobs`);

for (const { name, positions } of feeds.filter((feed) => !feed.isBroken && feed.positions > 0)) {
  test(`${name} shows its ${jobs(positions)} without a relay, each with its text or a note`, async ({ page, site, board, job }) => {
    await page.goto(site.board({ lang: 'en', feed: `/feeds/${name}`, 'career-page': 'https://acme.jobs.personio.com' }));
    await expect(board.results).toHaveText(jobs(positions));
    await expect(board.jobs).toHaveCount(positions);
    for (let place = 0; place < positions; place += 1) {
      await board.jobs.nth(place).click();
      await expect(job.text.first().or(job.noText)).toBeVisible();
      await expect(board.root.getByRole('link', { name: /^Apply for this job/ }).first())
        .toHaveAttribute('href', /^https:\/\/acme\.jobs\.personio\.com\/job\/\d+\?language=\w\w#apply$/);
      await job.back.click();
    }
  });
}

for (const { name } of feeds.filter((feed) => feed.isBroken)) {
  test(`${name} is an error with a way on, never an empty board`, async ({ page, site, board }) => {
    await page.goto(site.board({ lang: 'en', feed: `/feeds/${name}`, 'career-page': 'https://acme.example' }));
    await expect(board.alert).toContainText('The job board sent data that cannot be read.');
    await expect(board.tryAgain).toBeVisible();
    await expect(board.root.getByRole('link', { name: 'See all jobs on the career page' })).toHaveAttribute('href', 'https://acme.example');
  });

  test(`${name} is an error through the relay too`, async ({ page, chainWith, board }) => {
    const { site, sandbox } = await chainWith([join(FEEDS, name)]);
    await page.goto(site.board({ lang: 'en' }));
    await expect(board.alert).toContainText('The job board sent data that cannot be read.');
    await expect(board.tryAgain).toBeVisible();
    // The page does not know the company's career page; the relay does.
    const careerPage = board.root.getByRole('link', { name: 'See all jobs on the career page' });
    await expect(careerPage).toHaveAttribute('href', sandbox.url);
    await page.goto(site.board({ lang: 'en', 'career-page': 'https://acme.example/jobs' }));
    await expect(careerPage).toHaveAttribute('href', 'https://acme.example/jobs');
  });
}

for (const { name } of feeds.filter((feed) => !feed.isBroken && feed.positions === 0)) {
  test(`${name} is an empty board`, async ({ page, site, chainWith, board }) => {
    await page.goto(site.board({ lang: 'en', feed: `/feeds/${name}` }));
    await expect(board.heading('No open positions right now')).toBeVisible();
    const { site: through } = await chainWith([join(FEEDS, name)]);
    await page.goto(through.board({ lang: 'en' }));
    await expect(board.heading('No open positions right now')).toBeVisible();
    await expect(board.alert).toHaveCount(0);
  });
}

test('a feed that is not there is an error that leads on', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en', feed: '/feeds/nothing-here.xml' }));
  await expect(board.alert).toContainText("This company's job feed is switched off at the moment.");
  site.feed('nothing-here.xml', readFileSync(join(OWN_FEEDS, 'two-positions.xml')));
  await board.tryAgain.click();
  await expect(board.results).toHaveText('2 jobs');
});
