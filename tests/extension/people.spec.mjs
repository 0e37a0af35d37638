import { expect, test } from './fixtures.mjs';
import { EMPLOYEE } from './company.mjs';
import { today } from './time.mjs';

const FELIX = 'felix.otto@acme.example';

/** The relay anew, which gathers everybody anew; it shows of colleagues what is listed. */
async function show(company, shown) {
  await company.stopRelay();
  await company.startRelay({ shown });
}

async function open(view) {
  await view.go('More');
  await view.page.getByRole('button', { name: 'People', exact: true }).click();
  await expect(view.page.getByRole('searchbox', { name: 'Search colleagues' })).toBeVisible();
}

/** Somebody is away for so many days from a day on. */
async function away(company, email, from, days) {
  const { _data: [kind] } = await company.ask('/v2/absence-types?limit=1');
  const at = (day) => `${today(day)}T00:00:00`;
  await company.ask('/v2/absence-periods?skip_approval=true', {
    method: 'POST',
    body: {
      person: { id: await company.person(email) }, absence_type: { id: kind.id }, comment: 'operation',
      starts_from: { date_time: at(from), type: 'FIRST_HALF' }, ends_at: { date_time: at(from + days), type: 'SECOND_HALF' },
    },
  });
  return kind.name;
}

test('who is away and what there is to celebrate is seen as the company shows it, and colleagues are found', async ({ view, company }) => {
  const hired = async (first, last, start, preferred) => company.ask('/v2/persons', {
    method: 'POST',
    body: {
      email: `${first.slice(0, 4)}@acme.example`.toLowerCase(), first_name: first, last_name: last, preferred_name: preferred,
      employments: [{ employment_start_date: start }],
    },
  });
  await hired('Cherilyn', 'Sarkisian', today(-3), 'Cher');
  await hired('Maximiliane Alexandra Friederike', 'von und zu Hohenstein-Wittgenstein', `${today(5).slice(0, 4) - 10}${today(5).slice(4)}`);
  const kind = await away(company, FELIX, 0, 2);
  await show(company, ['absences', 'birthdays', 'anniversaries']);
  await view.signIn(company.invite());
  await open(view);
  const { page } = view;
  const section = (name) => page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
  await expect(section('Away today').locator('li').filter({ hasText: 'Felix Otto' })).toContainText('until');
  await expect(section('To celebrate').locator('li').filter({ hasText: 'Hohenstein' })).toContainText('10 years in the company');
  await expect(section('To celebrate').locator('li').filter({ hasText: 'Cher' })).toContainText('first day');
  const text = await page.locator('.main').innerText();
  expect(text).not.toContain('operation');
  expect(text).not.toContain(kind);

  await page.getByRole('searchbox').fill('otto FEL');
  await expect(page.locator('.main li')).toHaveCount(1);
  await expect(page.locator('.main li')).toContainText('away until');
  await page.getByRole('searchbox').fill('cher');
  await expect(page.locator('.main li').filter({ hasText: 'Cher' }).locator('.initials')).toHaveText('C');
});

test('a company that shows nothing is said to, and names are found all the same', async ({ view, company }) => {
  await show(company, []);
  await view.signIn(company.invite(EMPLOYEE));
  await open(view);
  await expect(view.page.getByText('Your company does not show who is away')).toBeVisible();
  await view.page.getByRole('searchbox').fill('felix');
  await expect(view.page.locator('.main li')).toContainText('Felix Otto');
});
