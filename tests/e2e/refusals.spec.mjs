import { APPLICATIONS, broken } from './connection.mjs';
import { document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

test.beforeEach(async ({ page, site, board, job }) => {
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
});

test('what Personio refuses stands at its field and in the summary, and can be corrected', async ({ sandbox, form, candidate }) => {
  await sandbox.refuse({
    email: 'errors.attribute-validation.invalid-email-format',
    last_name: 'errors.attribute-validation.required-attribute',
    'attributes[0].value': 'errors.attribute-validation.unknown',
  });
  await form.fill(candidate);
  await form.phone.fill('+49 30 1234567');
  await form.send.click();

  await expect(form.root.getByText('Please check 3 entries')).toBeVisible();
  await expect(form.email).toHaveAttribute('aria-invalid', 'true');
  await expect(form.email).toHaveAccessibleDescription(/^Please enter an address/);
  await expect(form.lastName).toHaveAccessibleDescription(/^Please fill in this field/);
  await expect(form.phone).toHaveAccessibleDescription(/^This was not accepted/);
  await expect(form.firstName).not.toHaveAttribute('aria-invalid', 'true');
  await expect(form.phone).toHaveValue('+49 30 1234567');
  expect(await sandbox.applicationsOf(candidate.email)).toEqual([]);

  await form.phone.fill('');
  await form.lastName.fill('Byron');
  await form.email.fill(`new-${candidate.email}`);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect(await sandbox.applicationsOf(`new-${candidate.email}`)).toHaveLength(1);
});

test('entries of the summary lead to their fields', async ({ page, form }) => {
  await form.send.click();
  await expect(form.root.getByText('Please check 3 entries')).toBeVisible();
  await form.root.getByRole('link', { name: /^Email: Please fill in/ }).click();
  await expect(form.email).toBeFocused();
  await page.keyboard.type('nobody');
  await form.send.click();
  await expect(form.email).toHaveAccessibleDescription(/^Please enter an address/);
});

test('whoever applied before is told so, and may use another address', async ({ page, sandbox, board, job, form, candidate, site }) => {
  await form.fill(candidate);
  await form.send.click();
  await expect(form.sent).toBeVisible();

  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await form.fill(candidate);
  await form.send.click();
  await expect(form.duplicate).toBeVisible();
  expect(await sandbox.applicationsOf(candidate.email)).toHaveLength(1);

  await form.useAnotherEmail.click();
  await expect(form.firstName).toHaveValue(candidate.firstName);
  await form.email.fill(`other-${candidate.email}`);
  await form.send.click();
  await expect(form.sent).toBeVisible();
});

for (const [what, trouble] of [
  ['answers 503', { kind: 'status', status: 503 }],
  ['answers 429', { kind: 'status', status: 429 }],
  ['breaks every connection', { kind: 'reset' }],
  // Half a minute, after which the relay asks again; an upload would be given two.
  ['never answers', { kind: 'timeout', path: '/v1/recruiting/applications', match: 'exact' }],
]) {
  test(`while Personio ${what} an application is received, and delivered later`, async ({ sandbox, form, candidate }) => {
    test.setTimeout(90_000);
    await sandbox.fault({ path: '/v1/recruiting', ...trouble });
    await form.fill(candidate);
    const cv = document('cv.pdf');
    await form.add(cv);
    await expect(form.document(cv.name).uploaded).toBeVisible();
    await form.send.click();
    await expect(form.received).toBeVisible();
    await expect(form.root.getByText(candidate.email)).toBeVisible();
    expect(await sandbox.applicationsOf(candidate.email)).toEqual([]);

    await sandbox.clearFaults();
    await expect.poll(async () => (await sandbox.applicationsOf(candidate.email)).length, { timeout: 50_000 }).toBe(1);
    const [application] = await sandbox.applicationsOf(candidate.email);
    expect(application.files.map((file) => file.original_filename)).toEqual([cv.name]);
  });
}

test('an application that Personio took without saying so arrives once', async ({ sandbox, form, candidate }) => {
  await sandbox.fault({ path: '/v1/recruiting/applications', match: 'exact', kind: 'lost_answer', times: 1 });
  await form.fill(candidate);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect(await sandbox.applicationsOf(candidate.email)).toHaveLength(1);
});

const LONG = 'ä'.repeat(10_000);

test('a message of 10,000 characters arrives whole', async ({ sandbox, form, candidate }) => {
  await form.fill(candidate);
  await form.message.fill(LONG);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  const [application] = await sandbox.applicationsOf(candidate.email);
  expect(application.message).toBe(LONG);
});

test('what is too long is said at its field, and nothing of it is lost', async ({ page, sandbox, form, candidate }) => {
  await form.firstName.fill(LONG);
  await form.lastName.fill(candidate.lastName);
  await form.email.fill(`${'a'.repeat(10_000)}@example.org`);
  await form.phone.fill('1'.repeat(10_000));
  await form.message.fill(`${LONG}!`);
  await form.send.click();
  await expect(form.root.getByText('Please check 4 entries')).toBeVisible();
  for (const field of [form.firstName, form.email, form.phone]) {
    await expect(field).toHaveAccessibleDescription(/^This is too long, at most 255 characters/);
  }
  await expect(form.message).toHaveAccessibleDescription(/^This is too long, at most 10,000 characters/);
  await expect(form.firstName).toHaveValue(LONG);
  await expect(form.message).toHaveValue(`${LONG}!`);
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth, clientWidth: document.documentElement.clientWidth,
  }));
  expect(scrollWidth).toBe(clientWidth);

  await form.firstName.fill('x'.repeat(255));
  await form.email.fill(candidate.email);
  await form.phone.fill('');
  await form.message.fill(LONG);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect(await sandbox.applicationsOf(candidate.email)).toHaveLength(1);
});

test('a broken connection keeps everything, and sending again works', async ({ page, sandbox, form, candidate }) => {
  await form.fill(candidate);
  await form.message.fill('I look forward to it.');
  const cv = document('cv.pdf');
  await form.add(cv);
  await expect(form.document(cv.name).uploaded).toBeVisible();
  const connection = await broken(page, APPLICATIONS);
  await form.send.click();
  await expect(form.problem.filter({ hasText: 'We could not reach the server' })).toBeVisible();
  await expect(form.firstName).toHaveValue(candidate.firstName);
  await expect(form.email).toHaveValue(candidate.email);
  await expect(form.message).toHaveValue('I look forward to it.');
  await expect(form.document(cv.name).uploaded).toBeVisible();

  await connection.mend();
  await form.sendAgain.click();
  await expect(form.sent).toBeVisible();
  const applications = await sandbox.applicationsOf(candidate.email);
  expect(applications).toHaveLength(1);
  expect(applications[0].files).toHaveLength(1);
});
