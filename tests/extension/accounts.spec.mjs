import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

const OTHER = 'felix.otto@acme.example';

test('two accounts keep their days apart, and signing one out leaves the other', async ({ signedIn, browserWith, company }) => {
  const view = signedIn;
  const { page } = view;
  await company.clear(today(), OTHER);
  await view.record('8', '9', 'of Clara');
  await view.saved();
  await view.go('More');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await view.signIn(company.invite(OTHER));
  await view.saved();
  await expect(view.entries).toHaveCount(0);
  await view.start.click();
  await expect(view.stop).toBeVisible();
  await view.record('7', '8', 'of Felix');
  await view.saved();
  expect(await company.day(today(), OTHER)).toEqual(['WORK 07:00–08:00 of Felix']);

  await view.go('More');
  await page.getByRole('button', { name: /^Switch to Clara/ }).click();
  await expect(view.entry('of Clara')).toBeVisible();
  await expect(view.entries).toHaveCount(1);
  await expect(view.start, 'the timer is that of the other one').toBeVisible();

  await view.go('More');
  await page.getByRole('button', { name: /^Switch to Felix/ }).click();
  await expect(view.stop).toBeVisible();
  await view.go('More');
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(view.entry('of Clara')).toBeVisible();
  const kept = JSON.stringify(await browserWith.kept());
  expect(kept).not.toMatch(/felix|of Felix/);
  expect(kept).toContain('of Clara');
});
