import { startSite } from './chain/site.mjs';
import { document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

const NOT_ALLOWED = 'This page is not allowed to take applications. Please tell the company.';

test('a page whose origin the relay does not know shows the board, and tells visitors and its editor why nothing can be sent', async ({
  page, chain, sandbox, board, job, form, candidate,
}) => {
  const stranger = await startSite();
  stranger.relay = chain.relay.url;
  const said = [];
  page.on('console', (message) => { if (message.type() === 'error') said.push(message.text()); });
  await page.addInitScript(() => {
    window.kinds = [];
    document.addEventListener('personio:apply-error', (event) => window.kinds.push(event.detail.kind));
  });
  await page.goto(stranger.board({ lang: 'en' }));
  await expect(board.results).toHaveText('32 jobs');
  await board.job('Acoustics Engineer').click();
  await expect(job.text.first()).toBeVisible();
  await job.apply.click();
  await form.fill(candidate);
  await form.message.fill('I look forward to it.');
  await form.send.click();

  await expect(form.problem.filter({ hasText: NOT_ALLOWED })).toBeVisible();
  await expect(form.message).toHaveValue('I look forward to it.');
  await expect(form.email).toHaveValue(candidate.email);
  expect(await page.evaluate(() => window.kinds)).toEqual(['origin']);
  const advice = () => said.filter((text) => text.includes(`takes no applications from ${stranger.origin}`));
  expect(advice()).toHaveLength(1);
  expect(advice()[0]).toContain('allowed_origins');

  const cv = document('cv.pdf', 3_000_000);
  await form.add(cv);
  await expect(form.document(cv.name).row).toContainText(NOT_ALLOWED);
  expect(advice()).toHaveLength(2);
  expect(await sandbox.applicationsOf(candidate.email)).toEqual([]);
  await stranger.stop();
});
