import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

/** What Personio has of today, with projects: `09:00–11:00 Retrofit`. */
async function booked(company) {
  const { _data: projects } = await company.ask('/v2/projects?limit=100');
  const query = `person.id=${await company.person()}&attribution_date.gte=${today()}&attribution_date.lte=${today()}&limit=100`;
  const { _data: periods } = await company.ask(`/v2/attendance-periods?${query}`);
  const time = (moment) => moment.date_time.slice(11, 16);
  const name = ({ project, type }) => (type === 'BREAK' ? 'break' : projects.find(({ id }) => id === project?.id)?.name ?? '');
  return periods.map((it) => `${time(it.start)}–${time(it.end)} ${name(it)}`.trim()).sort();
}

/** Adds a project to the sheet, by its place in the list, and tells its name. */
async function add(page, place) {
  await page.getByRole('button', { name: /^Project: / }).click();
  const option = page.getByRole('option').nth(place);
  const name = (await option.locator('span').first().textContent()).trim();
  await option.click();
  return name;
}

test('a day is split over projects by typing hours, shown first, saved, and taken back', async ({ signedIn, company }) => {
  const { page } = signedIn;
  await signedIn.saved();
  const line = page.getByRole('textbox', { name: 'Quick entry' });
  await line.fill('6-9:30 b9:30-10 10-12 words');
  await line.press('Enter');
  await expect(signedIn.entries).toHaveCount(3);
  await signedIn.saved();
  const before = await booked(company);

  await signedIn.go('Week');
  await page.getByRole('button', { name: 'Time sheet' }).click();
  const form = page.getByRole('form', { name: 'Time sheet' });
  const one = await add(page, 1);
  const other = await add(page, 2);
  const hours = (name) => form.getByRole('textbox', { name: `Hours for ${name}`, exact: true });
  await hours(one).fill('4');
  await hours(other).fill('x');
  await hours(other).press('Enter');
  await expect(signedIn.alert).toContainText('Write hours such as');
  await hours(other).fill('2');
  await hours(other).press('Enter');
  await expect(signedIn.alert).toContainText('0:30 more than what is recorded');
  await hours(other).fill('1,25');
  await hours(other).press('Enter');
  await expect(form).toContainText('0:15');
  const rows = page.locator('.quick-rows li');
  await expect(rows).toHaveCount(5);
  expect(await booked(company), 'nothing is done before it was seen').toEqual(before);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect.poll(() => booked(company)).toEqual([
    `06:00–09:30 ${one}`, '09:30–10:00 break', `10:00–10:30 ${one}`, `10:30–11:45 ${other}`, '11:45–12:00',
  ]);
  await signedIn.toast.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => booked(company)).toEqual(before);
});
