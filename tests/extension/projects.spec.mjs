import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

/** The list of projects, as somebody opens it who has no mouse. */
async function open(page) {
  await page.getByRole('button', { name: /^Project: / }).first().press('Enter');
  const field = page.getByRole('combobox', { name: 'Search projects' });
  await expect(field).toBeFocused();
  return { field, options: page.getByRole('option') };
}

test('a project is found by a few letters and chosen by keyboard, and what was used lately comes first', async ({ signedIn, company }) => {
  await signedIn.saved();
  const { page } = signedIn;
  const { field, options } = await open(page);
  await expect(options.first()).toHaveText('No project');
  const all = await options.count();
  expect(all).toBeGreaterThan(3);
  const name = (await options.nth(all - 1).locator('span').first().textContent()).trim();
  await field.pressSequentially(name.slice(0, 6).toUpperCase());
  await expect(options.filter({ hasText: name })).toBeVisible();
  await field.fill('nothing of the kind');
  await expect(page.getByText('No project of yours is called so.')).toBeVisible();
  await field.fill(name);
  await expect(options).toHaveCount(1);
  await expect(field).toHaveAttribute('aria-activedescendant', await options.first().getAttribute('id'));
  await field.press('Enter');
  await expect(page.getByRole('button', { name: `Project: ${name}` })).toBeFocused();

  await signedIn.start.click();
  await signedIn.began('9:00');
  await signedIn.stop.click();
  await signedIn.saved();
  const booked = async () => {
    const query = `person.id=${await company.person()}&attribution_date.gte=${today()}&attribution_date.lte=${today()}`;
    return (await company.ask(`/v2/attendance-periods?${query}`))._data[0]?.project?.id;
  };
  await expect.poll(booked).toBeTruthy();
  const again = await open(page);
  await expect(again.options.nth(1)).toContainText(name);
  await again.field.press('Escape');
  await expect(again.field).toBeHidden();
});

test('a favourite comes first, stays so, and is forgotten with its account', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  const { page } = signedIn;
  const { field, options } = await open(page);
  const name = (await options.last().locator('span').first().textContent()).trim();
  await field.press('ArrowUp');
  await field.press('Tab');
  const star = page.getByRole('button', { name: `Offer ${name} first` });
  await expect(star, 'the list stays').toBeFocused();
  await star.press('Enter');
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  const again = await open(page);
  await expect(again.options.nth(1)).toContainText(name);
  await expect(page.getByRole('option', { name: `${name} Favourite` })).toBeVisible();
  await again.field.press('Escape');
  // What is loaded anew does not undo it.
  await signedIn.status.click();
  await signedIn.saved();
  await page.reload();
  await expect((await open(page)).options.nth(1)).toContainText(name);

  await page.keyboard.press('Escape');
  await signedIn.go('More');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(signedIn.invitation).toBeVisible();
  expect(JSON.stringify(await browserWith.kept())).not.toContain('favourites');
  await signedIn.signIn(company.invite());
});
