import { AxeBuilder } from '@axe-core/playwright';

import { expect, test } from './fixtures.mjs';
import { View } from './pages/view.mjs';

test('three steps lead in by keyboard, once', async ({ signedIn, browserWith }) => {
  const { page } = signedIn;
  const tour = page.getByRole('region', { name: 'First steps' });
  await expect(tour).toContainText('1 of 3');
  const next = tour.getByRole('button', { name: 'Next' });
  await next.focus();
  await page.keyboard.press('Enter');
  await expect(tour).toContainText('2 of 3');
  await expect(next).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(tour.getByRole('button', { name: 'Done' })).toBeFocused();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(tour).toBeHidden();
  const again = new View(await browserWith.open());
  await expect(again.start).toBeVisible();
  await expect(again.page.getByRole('region', { name: 'First steps' })).toBeHidden();
});

test('what does not work leads to its answer, before signing in and after', async ({ view, company }) => {
  const { page } = view;
  await view.invitation.fill(`${company.relay}/_relay/sign-in#code=AAAA-BBBB-CCCC`);
  await view.signInButton.click();
  await page.getByRole('button', { name: 'Help with this' }).click();
  await expect(page.locator('#help-sign-in > p')).toBeVisible();
  await expect(page.locator('#help-sign-in > summary')).toBeFocused();
  await page.getByRole('button', { name: 'Back' }).click();
  await view.signIn(company.invite());
  await view.saved();
  company.revoke();
  await view.record('8', '9');
  await expect(page.getByText('Your sign-in has ended')).toBeVisible();
  await page.getByRole('button', { name: 'Help with this' }).click();
  await expect(page.locator('#help-session > p')).toBeVisible();
});

test('an entry that Personio refused leads to its answer', async ({ signedIn, company }) => {
  const { page } = signedIn;
  await signedIn.saved();
  const body = JSON.stringify({ errors: [{ title: 'Bad request', detail: 'The day is closed.' }] });
  const headers = { 'content-type': 'application/json' };
  const answer = { kind: 'status', status: 400, headers, body, times: 1 };
  await company.sandbox.fault({ path: '/v2/attendance-periods', method: 'POST', match: 'exact', ...answer });
  await signedIn.record('8', '9', 'closed');
  await expect(signedIn.entry('closed')).toContainText('The day is closed.');
  await signedIn.entry('closed').getByRole('button', { name: 'Help with this' }).click();
  await expect(page.locator('#help-refused > p')).toBeVisible();
  await expect(page.locator('#help-refused > summary')).toBeFocused();
});
