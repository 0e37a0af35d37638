// The sandbox's own page: whoever develops sees there what arrived.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';

import { startSandbox } from '../../crates/personio-sandbox/js/start.mjs';
import { PROGRAMS } from './chain/place.mjs';

const VIEWS = {
  Applications: 'No applications yet',
  People: 'alma.berg@acme.example',
  Week: 'Hours of work, breaks left out',
  Absences: 'absences of today and later',
  Documents: 'Employment contract',
  Requests: 'No requests yet',
};

const test = base.extend({
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox([], join(PROGRAMS, 'personio-sandbox'));
    await use(sandbox);
    await sandbox.stop();
  },
});

/** Applies with a document. */
async function apply({ url, recruitingToken, companyId }, lastName, document) {
  const headers = { authorization: `Bearer ${recruitingToken}`, 'x-company-id': companyId };
  const file = new FormData();
  file.append('file', new Blob([document], { type: 'application/pdf' }), 'cv.pdf');
  const documents = `${url}/v1/recruiting/applications/documents`;
  const { uuid } = await (await fetch(documents, { method: 'POST', headers, body: file })).json();
  const feed = await (await fetch(`${url}/xml?language=en`)).text();
  const application = {
    first_name: 'Ada',
    last_name: lastName,
    email: `${lastName.toLowerCase()}@example.org`,
    job_position_id: Number(feed.match(/<id>(\d+)</)[1]),
    files: [{ uuid, original_filename: 'Life.pdf', category: 'cv' }],
  };
  const answer = await fetch(`${url}/v1/recruiting/applications`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(application),
  });
  expect(answer.status).toBe(201);
}

test('who applies appears with their documents while the page is open', async ({ page, sandbox }) => {
  await page.goto(`${sandbox.url}/_sandbox/`);
  await expect(page.getByText('No applications yet')).toBeVisible();
  await apply(sandbox, 'Winter', '%PDF-1.4 a life');
  await expect(page.getByRole('heading', { name: 'Ada Winter' })).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Life.pdf' }).click();
  expect(await readFile(await (await download).path(), 'utf8')).toBe('%PDF-1.4 a life');
  await page.getByRole('link', { name: 'Requests' }).click();
  await expect(page.getByRole('row', { name: /POST \/v1\/recruiting\/applications 201/ })).toBeVisible();
  await apply(sandbox, 'Summer', '%PDF-1.4 another');
  await expect(page.getByText('6 requests')).toBeVisible();
});

for (const colorScheme of ['light', 'dark']) {
  test(`each view shows its part of the company, to everybody (${colorScheme})`, async ({ page, sandbox }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${sandbox.url}/_sandbox/`);
    for (const [view, seen] of Object.entries(VIEWS)) {
      await page.getByRole('link', { name: view, exact: true }).click();
      await expect(page.getByText(seen).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), view).toEqual([]);
    }
  });
}

test('the page fits on a phone', async ({ page, sandbox }) => {
  await page.setViewportSize({ width: 320, height: 700 });
  for (const view of Object.keys(VIEWS)) {
    await page.goto(`${sandbox.url}/_sandbox/?view=${view.toLowerCase()}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, view).toBeLessThanOrEqual(0);
  }
});
