import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

test('a day is typed in one line, shown before it is added, and taken back at once', async ({ signedIn, company }) => {
  const { page } = signedIn;
  const line = page.getByRole('textbox', { name: 'Quick entry' });
  await line.fill('9-11:30 b11:30-12 12-13 review');
  const rows = page.locator('.quick-rows li');
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toContainText('09:00 – 11:30');
  await expect(rows.first()).toContainText('2 h 30 min');
  await expect(rows.nth(1)).toContainText('Break');
  await line.press('Enter');
  await expect(signedIn.toast).toContainText('Saved');
  await expect(line).toHaveValue('');
  await signedIn.saved();
  await expect.poll(() => company.day(today())).toEqual(['BREAK 11:30–12:00', 'WORK 09:00–11:30 review', 'WORK 12:00–13:00 review']);
  await signedIn.toast.getByRole('button', { name: 'Undo' }).click();
  await expect(signedIn.entries).toHaveCount(0);
  await signedIn.saved();
  await expect.poll(() => company.day(today())).toEqual([]);
});

test('what cannot be is said with its place, and nothing is added', async ({ signedIn, company }) => {
  const { page } = signedIn;
  const line = page.getByRole('textbox', { name: 'Quick entry' });
  const said = page.getByRole('form', { name: 'Quick entry' }).getByRole('status');
  await line.fill('8-9 9-25 review');
  await expect(said.locator('mark')).toHaveText('9-25');
  await expect(said).toContainText('is not a time');
  await line.press('Enter');
  await expect(said.locator('.problem')).toBeVisible();
  await line.fill('8-9 @nobody');
  await expect(said.locator('mark')).toHaveText('@nobody');
  await line.fill('8-9 review');
  await line.press('Enter');
  await expect(signedIn.entries).toHaveCount(1);
  await line.fill('8:30-10');
  await expect(said).toContainText('This overlaps 08:00 – 09:00.');
  await line.press('Enter');
  await line.press('Escape');
  await expect(line).toHaveValue('');
  await signedIn.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 08:00–09:00 review']);
});

test('a line may be for another day, or press a button', async ({ signedIn, company }) => {
  const { page } = signedIn;
  await company.clear(today(-1));
  await signedIn.status.click();
  const line = page.getByRole('textbox', { name: 'Quick entry' });
  await line.fill('yesterday 9-10 mail');
  await line.press('Enter');
  await expect(page.getByRole('button', { name: 'Back to today' })).toBeVisible();
  await expect(signedIn.entry('mail')).toContainText('09:00 – 10:00');
  await expect.poll(() => company.day(today(-1))).toEqual(['WORK 09:00–10:00 mail']);
  await line.fill('start 8:40 review');
  await expect(page.locator('.quick')).toContainText('Start working 08:40');
  await line.press('Enter');
  await expect(page.getByText('Working since 08:40')).toBeVisible();
});
