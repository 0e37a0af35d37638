import { readFile } from 'node:fs/promises';

import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

/** The screen with documents. */
async function open(view) {
  await view.go('More');
  await view.page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(view.page.getByRole('heading', { level: 1, name: 'Documents' })).toBeFocused();
  return view.page.locator('.main .people button');
}

/** The file that is saved by pressing a button. */
async function saved(page, button) {
  const [file] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Bytes that no two places have alike. */
const bytes = (count) => Buffer.alloc(count, Buffer.from(Array.from({ length: 251 }, (_, at) => (at * 89 + 7) % 251)));

test('own documents are listed, the newest first, found by a few letters, and saved byte for byte', async ({ signedIn, company }) => {
  await company.file('Bescheinigung für Zoë', Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes(5_000)]), { date: today() });
  for (let month = 1; month <= 6; month += 1) await company.file(`Note ${month}`, bytes(10), { date: `2019-0${month}-28` });
  await company.file('Of somebody else', bytes(10), { email: 'felix.otto@acme.example', date: today() });
  const rows = await open(signedIn);
  await expect(rows.first()).toContainText('Bescheinigung für Zoë');
  await expect(rows.first()).toContainText('6 KB');
  await expect(rows.filter({ hasText: 'somebody else' })).toHaveCount(0);

  const { page } = signedIn;
  await page.getByRole('searchbox', { name: 'Search documents' }).fill('zoe bescheinigung');
  await expect(rows).toHaveCount(1);
  const { name, bytes: content } = await saved(page, rows.first());
  expect(name).toBe('Bescheinigung für Zoë.pdf');
  expect(content.equals(Buffer.concat([Buffer.from('%PDF-1.7\n'), bytes(5_000)]))).toBe(true);
  await expect(signedIn.toast).toContainText('among your downloads');
  await page.getByRole('searchbox').fill('payslip');
  await expect(rows).toHaveCount(3);
  await expect(rows.first(), 'with its category').toContainText('Payslips ·');
  await page.getByRole('searchbox').fill('nothing of the kind');
  await expect(page.getByText('Nothing found')).toBeVisible();
});

test('a document of 20 MB arrives whole', async ({ signedIn, company }) => {
  const large = bytes(20_000_000);
  await company.file('Scan of everything', large, { date: today(), name: 'scan.pdf' });
  const rows = await open(signedIn);
  await expect(rows.first()).toContainText('20.0 MB');
  const { bytes: content } = await saved(signedIn.page, rows.first());
  expect(content.equals(large)).toBe(true);
});

test('what keeps documents away is said: no connection, no right, and a session that has ended', async ({ signedIn, company }) => {
  const rows = await open(signedIn);
  await expect(rows.first()).toBeVisible();
  const { page } = signedIn;
  await company.stopRelay();
  await rows.first().click();
  await expect(signedIn.alert).toContainText('Nothing was saved');
  await page.getByRole('button', { name: 'More' }).first().click();
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(signedIn.alert).toContainText('There is no connection');
  await company.startRelay();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rows.first()).toBeVisible();

  await company.sandbox.fault({ path: '/v2/document-management/documents', kind: 'status', status: 403, times: 1 });
  await signedIn.go('More');
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  await expect(signedIn.alert).toContainText('may not read this');

  company.revoke();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Sign in again' }).first()).toBeVisible();
});
