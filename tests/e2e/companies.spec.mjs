// Two companies behind one relay: a page's attribute `relay` says whose board and form it is.

import { join } from 'node:path';

import { startCompanies } from './chain/companies.mjs';
import { OWN_FEEDS } from './chain/place.mjs';
import { document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

const FEED = join(OWN_FEEDS, 'two-positions.xml');

test('board and application are those of the company that the page names', async ({ page, board, job, form, candidate }) => {
  const { acme, north, stop } = await startCompanies([FEED]);
  try {
    // The script comes from the other company's address: the attribute counts.
    const { relay } = north.site;
    north.site.relay = acme.site.relay;
    await page.goto(north.site.board({ lang: 'en', relay }));
    await expect(board.results).toHaveText('2 jobs');
    await board.job('Baker & Pastry Chef').click();
    await job.apply.click();
    await expect(form.root.getByText('north uses what you send only to decide on your application.')).toBeVisible();
    const cv = document('cv.pdf', 20_000);
    await form.add(cv);
    await expect(form.document(cv.name).uploaded).toBeVisible();
    await form.fill(candidate);
    await form.send.click();
    await expect(form.sent).toBeVisible();
    const [application, ...more] = await north.sandbox.applicationsOf(candidate.email);
    expect(more).toEqual([]);
    expect(application.job_position_id).toBe(901);
    expect(application.files.map((file) => file.original_filename)).toEqual([cv.name]);
    expect(await acme.sandbox.applicationsOf(candidate.email)).toEqual([]);

    // Without the attribute, it is the company whose address the script has.
    await page.goto(acme.site.board({ lang: 'en' }));
    await expect(board.results).toHaveText('32 jobs');
    // And a page of one company does not send to the other.
    await page.goto(acme.site.board({ lang: 'en', relay }));
    await board.job('Driver').click();
    await job.apply.click();
    await form.fill(candidate);
    await form.send.click();
    await expect(form.problem.filter({ hasText: 'This page is not allowed to take applications.' })).toBeVisible();
    expect(await north.sandbox.applicationsOf(candidate.email)).toHaveLength(1);
  } finally {
    await stop();
  }
});
