import { expect, never, test, troubled } from './fixtures.mjs';

const HOSTED = 'https://acme.jobs.personio.com';

test('an empty board', async ({ open, board, show }) => {
  await open({ feed: '/feeds/empty-board.xml', 'career-page': HOSTED });
  await expect(board.root.locator('.screen .notice')).toBeVisible();
  await show('empty-board');
});

test('a board that cannot be read', async ({ open, board, show }) => {
  await open({ feed: '/feeds/malformed-root.xml', 'career-page': HOSTED });
  await expect(board.alert).toBeVisible();
  await show('broken-board');
});

for (const [code, status] of [['feed_off', 503], ['no_such_company', 404], ['unreachable', 502]]) {
  test(`a board that is not there: ${code}`, async ({ page, open, board, show }) => {
    await troubled(page, code, status);
    await open();
    await expect(board.alert).toBeVisible();
    await show(`trouble-${code}`);
  });
}

test('a board that is not set up', async ({ open, board, show }) => {
  await open({ relay: '' });
  await expect(board.alert).toBeVisible();
  await show('not-set-up');
});

test('the list is loading, as while a relay starts', async ({ page, open, board, show }) => {
  await troubled(page, 'starting');
  await open();
  await expect(board.root.locator('.skeleton')).toBeVisible();
  await show('loading');
});

test('the module does not come', async ({ page, open, show }) => {
  await page.route('**/personio-jobs-list*.wasm', (route) => route.abort());
  await open();
  await expect(page.getByText(/could not be loaded|konnten nicht geladen/)).toBeVisible();
  await show('no-module');
});

test('a form that does not come', async ({ page, open, board, job, show }) => {
  await page.route('**/personio-jobs-form*.wasm', (route) => route.abort());
  await open();
  await board.jobs.first().click();
  await job.apply.click();
  await expect(page.getByText(/form could not be loaded|Formular konnte nicht/)).toBeVisible();
  await show('no-form');
});

test('a form that is loading', async ({ page, open, board, job, show }) => {
  await never(page, '**/_relay/form.json*');
  await open();
  await board.jobs.first().click();
  await job.apply.click();
  await expect(board.root.locator('.form-place .skeleton')).toBeVisible();
  await show('form-loading', board.root.locator('.form-place'));
});
