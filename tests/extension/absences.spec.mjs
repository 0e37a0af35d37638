import { expect, test } from './fixtures.mjs';
import { isWeekend, today } from './time.mjs';

test('an absence is requested, shown with its status, and cancelled', async ({ signedIn, company }) => {
  const view = signedIn;
  await view.saved();
  const before = await company.absences();
  await view.go('Absences');
  await expect(view.page.getByRole('heading', { name: 'Balances' })).toBeVisible();
  await expect(view.page.getByText(/^[\d.]+ days left$/).first()).toBeVisible();
  await view.page.getByRole('button', { name: 'Request absence' }).click();
  const form = view.page.getByRole('form', { name: 'Request absence' });
  await form.getByLabel('Type').selectOption({ label: 'Paid vacation' });
  const [first, last] = [today(200), today(206)];
  await form.getByLabel('First day').fill(first);
  await form.getByLabel('Last day').fill(last);
  const days = [...Array(7).keys()].map((day) => today(200 + day)).filter((day) => !isWeekend(day));
  await expect(form.getByText(`Counts as ${days.length} days`)).toBeVisible();
  await form.getByLabel('Comment').fill('sea');
  await form.getByRole('button', { name: 'Request' }).click();
  const requested = async () => (await company.absences()).filter((it) => it.comment === 'sea');
  await expect.poll(async () => (await requested()).length).toBe(1);
  expect((await requested())[0].starts_from.date_time.slice(0, 10)).toBe(first);
  await view.saved();

  // The month says it in words, too: colours are not for everybody.
  const month = days[0].slice(0, 7);
  await view.go('Week');
  await view.page.getByRole('button', { name: 'Month', exact: true }).click();
  const number = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  for (let left = number(days[0]) - number(today()); left > 0; left -= 1) {
    await view.page.getByRole('button', { name: 'Month after' }).click();
  }
  await expect(view.page.getByRole('button', { name: /, absent$/ })).toHaveCount(days.filter((day) => day.startsWith(month)).length);
  await view.go('Absences');

  await view.entries.last().getByRole('button', { name: 'Cancel absence' }).click();
  await expect(view.toast).toContainText('Absence cancelled');
  await expect.poll(async () => (await company.absences()).length).toBe(before.length);
});
