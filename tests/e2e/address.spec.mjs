import { expect, test } from './fixtures.mjs';
import { BoardPage } from './pages/board.mjs';
import { JobPage } from './pages/job.mjs';

test('the address tells search, filters and job; its link and the back button work', async ({ page, context, site, board, job }) => {
  await page.goto(`${site.board({ lang: 'en', 'url-state': 'query' })}?utm_source=mail`);
  await board.search.fill('engineer');
  await board.facet('Department', 'Engineering').check();
  await expect(page).toHaveURL(/[?&]q=engineer/);
  await expect(page).toHaveURL(/[?&]department=Engineering/);
  await expect(page).toHaveURL(/[?&]utm_source=mail/);
  const found = await board.results.textContent();

  await board.job('Acoustics Engineer').click();
  await expect(job.title).toContainText('Acoustics Engineer');
  await expect(page).toHaveURL(/[?&]job=2706118/);

  const friend = await context.newPage();
  await friend.goto(page.url());
  await expect(new JobPage(friend.locator('personio-jobs')).title).toContainText('Acoustics Engineer');
  await new JobPage(friend.locator('personio-jobs')).back.click();
  await expect(new BoardPage(friend.locator('personio-jobs')).search).toHaveValue('engineer');
  await friend.close();

  await page.goBack();
  await expect(board.search).toBeVisible();
  await expect(board.search).toHaveValue('engineer');
  await expect(board.facet('Department', 'Engineering')).toBeChecked();
  await expect(board.results).toHaveText(found);
  await expect(page).not.toHaveURL(/[?&]job=/);
  await page.goForward();
  await expect(job.title).toContainText('Acoustics Engineer');
});

test('a job is a link of its own that opens in a new tab', async ({ page, context, site, board }) => {
  await page.goto(site.board({ lang: 'en', 'url-state': 'query' }));
  const opened = context.waitForEvent('page');
  await board.job('Acoustics Engineer').click({ modifiers: ['Control'] });
  const tab = await opened;
  await expect(new JobPage(tab.locator('personio-jobs')).title).toContainText('Acoustics Engineer');
  await expect(board.search).toBeVisible();
});

test('a link to a job that is gone leads to the others', async ({ page, site, board, job }) => {
  await page.goto(`${site.board({ lang: 'en', 'url-state': 'query' })}?job=1`);
  await expect(board.heading('This job is no longer open')).toBeVisible();
  await job.back.click();
  await expect(board.results).toHaveText('32 jobs');
});

test('a preset that was taken back stays so on the way back from a job, and in a link', async ({ page, context, site, board, job }) => {
  for (const place of ['query', 'hash']) {
    await page.goto(site.board({ lang: 'en', 'url-state': place, preset: 'department=Engineering;office=Hamburg', 'hide-facets': 'office' }));
    await expect(board.facet('Department', 'Engineering')).toBeChecked();
    const preset = await board.results.textContent();
    await board.chip('Engineering').click();
    await expect(board.facet('Department', 'Engineering')).not.toBeChecked();
    await expect(board.results).not.toHaveText(preset);
    const cleared = await board.results.textContent();
    await board.jobs.first().click();
    await expect(job.title).toBeVisible();
    await page.goBack();
    await expect(board.results).toHaveText(cleared);
    await expect(board.facet('Department', 'Engineering')).not.toBeChecked();

    const friend = await context.newPage();
    await friend.goto(page.url());
    const theirs = new BoardPage(friend.locator('personio-jobs'));
    await expect(theirs.results).toHaveText(cleared);
    await friend.close();
    await page.reload();
    await expect(board.results).toHaveText(cleared);
  }
});

test('a preset comes back with an address that names no filter', async ({ page, site, board, job }) => {
  await page.goto(site.board({ lang: 'en', 'url-state': 'query', preset: 'department=Engineering' }));
  const preset = await board.results.textContent();
  expect(preset).not.toBe('32 jobs');
  await board.jobs.first().click();
  await expect(job.title).toBeVisible();
  await job.back.click();
  await expect(board.results).toHaveText(preset);
  await expect(board.facet('Department', 'Engineering')).toBeChecked();
});

test('without the attribute the address stays as it is', async ({ page, site, board, job }) => {
  await page.goto(`${site.board({ lang: 'en' })}?job=2706118&q=nothing`);
  const address = page.url();
  await expect(board.results).toHaveText('32 jobs');
  await board.search.fill('acoustics');
  await board.job('Acoustics Engineer').click();
  await expect(job.title).toBeVisible();
  expect(page.url()).toBe(address);
});
