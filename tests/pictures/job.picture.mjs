import { longWords } from '../e2e/feeds/long-words.mjs';
import { expect, never, row, test } from './fixtures.mjs';

const shows = {
  'job': 2703341,
  'job-contact': 2704417,
  'job-teaser': 2698803,
};

for (const [state, id] of Object.entries(shows)) {
  test(state, async ({ open, board, job, show }) => {
    await open({ 'page-size': 100 });
    await row(board, id).click();
    await expect(job.text.first()).toBeVisible();
    await show(state);
  });
}

test('a job whose text is in another language', async ({ open, board, job, show }) => {
  await open({ 'page-size': 100 });
  await board.root.locator('.job:has(.badge) .job-link').first().click();
  await expect(job.text.first()).toBeVisible();
  await show('job-foreign');
});

test('a job without a text, with words as long as they get', async ({ site, open, board, show }) => {
  site.feed('long.xml', longWords);
  await open({ feed: '/feeds/long.xml', 'career-page': 'https://acme.jobs.personio.com' });
  await expect(board.jobs.first()).toBeVisible();
  await show('long-words');
  await board.jobs.nth(1).click();
  await expect(board.root.locator('.rich-text').first()).toBeVisible();
  await show('long-words-job');
});

test('a job without a description', async ({ open, board, show }) => {
  await open({ feed: '/feeds/two-positions.xml' });
  await board.jobs.nth(1).click();
  await expect(board.root.locator('.note')).toBeVisible();
  await show('job-plain');
});

test('a job that is gone', async ({ open, board, show }) => {
  await open({ job: '1' });
  await expect(board.root.locator('.notice-title')).toBeVisible();
  await show('job-gone');
});

test('a job that closed since the list came', async ({ page, open, board, show }) => {
  await page.route('**/_relay/board/*.json*', (route) => route.fulfill({ status: 404, json: {} }));
  await open();
  await board.jobs.first().click();
  await expect(board.root.locator('.note')).toBeVisible();
  await show('job-closed');
});

test('a text that does not come', async ({ page, open, board, show }) => {
  await page.route('**/_relay/board/*.json*', (route) => route.abort());
  await open();
  await board.jobs.first().click();
  await expect(board.root.locator('.note')).toBeVisible();
  await show('job-failed');
});

test('a job whose code does not come', async ({ page, open, board, show }) => {
  await page.route('**/personio-jobs-detail*.wasm', (route) => route.abort());
  await open();
  await board.jobs.first().click();
  await expect(board.alert).toBeVisible();
  await show('job-no-code');
});

test('a text on its way', async ({ page, open, board, show }) => {
  await never(page, '**/_relay/board/*.json*');
  await open();
  await board.jobs.first().click();
  await expect(board.root.locator('.detail .skeleton')).toBeVisible();
  await show('job-loading');
});
