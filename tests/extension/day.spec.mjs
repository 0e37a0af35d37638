import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

test('a day: clock in, break, out; what Personio then has', async ({ signedIn, company }) => {
  const view = signedIn;
  await view.comment.fill('review');
  await view.start.click();
  await expect(view.page.getByText(/^Working since/)).toBeVisible();
  await view.began('9:00');
  await expect(view.page.getByText('Working since 09:00')).toBeVisible();
  await expect(view.page.getByRole('timer')).toHaveText(/^[34]:\d\d/);
  await view.pause.click();
  await expect(view.page.getByText(/^On a break since/)).toBeVisible();
  await view.resume.click();
  await view.stop.click();
  await expect(view.toast).toContainText('Saved');
  await view.saved();
  await expect.poll(async () => (await company.day(today()))[0]).toMatch(/^WORK 09:00–13:\d\d review$/);
});

test('an entry is added, corrected, split, deleted, and brought back', async ({ signedIn, company }) => {
  const view = signedIn;
  await view.record('9', '1230', 'planning');
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 09:00–12:30 planning']);

  await view.entry('planning').getByRole('button').first().click();
  const form = view.page.getByRole('form', { name: 'Edit 09:00 – 12:30' });
  await form.getByLabel('Until').fill('12:00');
  await form.getByLabel('Comment').fill('planning with ACME');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(view.entry('planning with ACME')).toContainText('09:00 – 12:00');
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 09:00–12:00 planning with ACME']);

  await view.entry('planning').getByRole('button').first().click();
  await view.page.getByRole('button', { name: 'Split' }).click();
  await expect(view.entries).toHaveCount(2);
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual([
    'WORK 09:00–10:30 planning with ACME', 'WORK 10:30–12:00 planning with ACME',
  ]);

  await view.entry('10:30 – 12:00').getByRole('button').first().click();
  await view.page.getByRole('button', { name: 'Delete' }).click();
  await expect(view.entries).toHaveCount(1);
  await view.saved();
  await expect.poll(() => company.day(today())).toHaveLength(1);

  await view.toast.getByRole('button', { name: 'Undo' }).click();
  await expect(view.entries).toHaveCount(2);
  await view.saved();
  await expect.poll(() => company.day(today())).toHaveLength(2);
});

test('nothing is recorded on top of something else, and the form says why', async ({ signedIn, company }) => {
  const view = signedIn;
  await view.record('9', '12');
  await view.saved();
  await view.record('11', '13');
  await expect(view.alert).toContainText('This overlaps 09:00 – 12:00.');
  await view.page.getByLabel('From').fill('noon');
  await view.page.getByRole('button', { name: 'Save' }).click();
  await expect(view.alert).toContainText('Enter a time such as 9:00.');
  await expect.poll(() => company.day(today())).toEqual(['WORK 09:00–12:00']);
});

test('what Personio refuses says so at its entry, and can be discarded', async ({ signedIn, company }) => {
  const view = signedIn;
  const refusal = { errors: [{ title: 'Locked', detail: 'This day is locked <b>for you</b>' }] };
  await company.sandbox.fault({
    path: '/v2/attendance-periods', method: 'POST', kind: 'status', status: 400, times: 1,
    headers: { 'content-type': 'application/json' }, body: JSON.stringify(refusal),
  });
  await view.record('9', '12', 'late');
  await expect(view.entry('late')).toContainText('This day is locked <b>for you</b>');
  await expect(view.status).toHaveText('Needs your attention');
  await view.entry('late').getByRole('button', { name: 'Discard my change' }).click();
  await expect(view.entries).toHaveCount(0);
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual([]);
});

test('hostile texts in names and comments are texts', async ({ signedIn, company }) => {
  const view = signedIn;
  const comment = '<img src=x onerror="document.title=1">\u202e"\'`${7*7}';
  await view.record('9', '12', comment);
  await view.saved();
  await expect(view.entries.locator('img')).toHaveCount(0);
  await expect(view.entries).toContainText(comment);
  await expect.poll(async () => (await company.day(today()))[0]).toContain('<img');
});
