// Without a relay: the extension and Personio, and nobody in between.

import { readFile } from 'node:fs/promises';

import { EMPLOYEE } from './company.mjs';
import { expect, test } from './fixtures.mjs';
import { Direct } from './pages/direct.mjs';
import { View } from './pages/view.mjs';
import { today } from './time.mjs';

const PASSPHRASE = 'früh lampe anker sieben';
const SECRET = 'sandbox-secret';

/** The form, in a tab. */
async function form(browserWith) {
  const page = await browserWith.open('tab#direct');
  const direct = new Direct(page);
  await expect(direct.form).toBeVisible();
  return direct;
}

/** An account that reaches Personio directly, of somebody who has not recorded anything today. */
async function connected(browserWith, company) {
  await company.clear(today());
  const direct = await form(browserWith);
  await direct.connect({ sandbox: company.sandbox.url, email: EMPLOYEE, passphrase: PASSPHRASE });
  const view = new View(direct.page);
  await expect(view.start).toBeVisible();
  await view.saved();
  return { direct, view };
}

/** Everything that lies on the disk, as one text. */
const onDisk = async (browserWith) => JSON.stringify(await browserWith.kept());

/** Everything that lies in the memory of the browser, as one text. */
const inMemory = async ({ page }) => JSON.stringify(await page.evaluate(() => chrome.storage.session.get(null)));

/** How many tokens of version 2 were obtained at Personio, and how many given back. */
const tokens = async ({ sandbox }) => ({
  obtained: await sandbox.asked('/v2/auth/token'), revoked: await sandbox.asked('/v2/auth/revoke'),
});

/** How a secret would look in base64, wherever in a text it begins. */
const inBase64 = (secret) => ['', '.', '..'].map((before) => (
  Buffer.from(before + secret).toString('base64').slice(before.length + 1, -4)
));

test('a day is recorded without a relay, and read back from Personio', async ({ browserWith, company }) => {
  await company.stopRelay();
  const { view } = await connected(browserWith, company);
  await expect(view.page.getByText('Clara Neumann')).toBeVisible();
  await view.start.click();
  await view.began('9:00');
  await view.stop.click();
  await view.saved();
  await expect.poll(async () => (await company.day(today()))[0]).toMatch(/^WORK 09:00–13:/);
  await view.record('6', '7', 'mail');
  await view.saved();
  await expect.poll(async () => (await company.day(today()))[0]).toBe('WORK 06:00–07:00 mail');
  await view.go('Absences');
  await expect(view.page.getByText(/ left$/).first(), 'version 1 has the balances').toBeVisible();
  await view.go('More');
  await expect(view.page.getByRole('button', { name: 'Documents', exact: true })).toBeVisible();
  await expect(view.page.getByRole('button', { name: 'People', exact: true }), 'only a relay knows what may be shown').toBeHidden();
  await company.startRelay();
});

test('own documents are there without a relay, byte for byte', async ({ browserWith, company }) => {
  await company.stopRelay();
  const content = Buffer.from('%PDF-1.7\nünverändert\n');
  await company.file('Bescheinigung für Clara', content, { date: today() });
  const { view: { page }, view } = await connected(browserWith, company);
  await view.go('More');
  await page.getByRole('button', { name: 'Documents', exact: true }).click();
  const row = page.locator('.main .people button').first();
  await expect(row).toContainText('Bescheinigung für Clara');
  const [file] = await Promise.all([page.waitForEvent('download'), row.click()]);
  expect((await readFile(await file.path())).equals(content)).toBe(true);
  await company.startRelay();
});

test('nobody reads the secret on the disk, and signing out leaves nothing behind, here or at Personio', async ({ browserWith, company }) => {
  // It has tokens of its own.
  await company.stopRelay();
  await company.clear(today());
  const before = await tokens(company);
  const { view } = await connected(browserWith, company);
  const kept = await onDisk(browserWith);
  expect(kept).toContain('600000');
  for (const secret of [SECRET, 'sandbox-client', PASSPHRASE, 'lampe']) {
    expect(kept).not.toContain(secret);
    for (const part of inBase64(secret)) expect(kept).not.toContain(part);
  }
  expect(await inMemory(view)).toContain(SECRET);

  await view.go('More');
  await view.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(view.page.getByRole('button', { name: 'Sign out on all devices' })).toBeHidden();
  await view.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(view.invitation).toBeVisible();
  expect(await onDisk(browserWith)).not.toMatch(/sealed|known|queue|clara/i);
  expect(await inMemory(view)).not.toMatch(/opened|secret/);
  await expect.poll(async () => {
    const { obtained, revoked } = await tokens(company);
    return { used: obtained > before.obtained, left: obtained - before.obtained - (revoked - before.revoked) };
  }, 'all that were needed were given back').toEqual({ used: true, left: 0 });
  await company.startRelay();
});

test('after a start of the browser it is locked, keeps what is recorded, and sends it once the passphrase is there', async ({ browserWith, company }) => {
  await connected(browserWith, company);
  await browserWith.restart();
  const view = new View(await browserWith.open());
  const direct = new Direct(view.page);
  await expect(direct.locked).toBeVisible();
  await expect(view.status).toHaveText('Locked');
  await view.record('8', '9', 'locked');
  await expect(view.entry('locked')).toContainText('not sent yet');
  await view.status.click();
  await expect(view.status).toHaveText('1 not sent yet');
  expect(await company.day(today())).toEqual([]);

  await direct.unlock('früh lampe anker sechs!');
  await expect(direct.alert).toContainText('This is not the passphrase. Nothing is lost.');
  expect(await inMemory(view)).not.toContain('opened');
  // The same letters, as another keyboard composes them.
  await direct.unlock(PASSPHRASE.normalize('NFD'));
  await direct.unlocked();
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 08:00–09:00 locked']);

  await view.go('More');
  await view.page.getByRole('button', { name: 'Lock now' }).click();
  await expect(direct.locked).toBeVisible();
  expect(await inMemory(view)).not.toMatch(/opened|secret/);
});

test('who forgot the passphrase connects again, and what waited is sent', async ({ browserWith, company }) => {
  const { view, direct } = await connected(browserWith, company);
  await view.go('More');
  await view.page.getByRole('button', { name: 'Lock now' }).click();
  await expect(direct.locked).toBeVisible();
  await view.go('Today');
  await view.record('10', '11', 'kept');
  await direct.locked.getByRole('button', { name: 'Passphrase forgotten?' }).click();
  await direct.locked.getByRole('button', { name: 'Connect again' }).click();
  await expect(direct.form.getByLabel('Your email address in Personio')).toHaveValue(EMPLOYEE);
  await direct.connect({ sandbox: company.sandbox.url, email: EMPLOYEE, passphrase: 'another passphrase, better' });
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 10:00–11:00 kept']);
});

test('what is missing or wrong is said before and after it is sent, and nothing is kept of it', async ({ browserWith, company }) => {
  const direct = await form(browserWith);
  const sandbox = company.sandbox.url;
  const right = { sandbox, email: EMPLOYEE, passphrase: PASSPHRASE };
  for (const [change, words] of [
    [{ id: '' }, 'Enter client ID, client secret'],
    [{ passphrase: 'short' }, 'too short'],
    [{ again: 'something else' }, 'differ'],
    [{ sandbox: 'https://api.personio.example' }, 'Only a sandbox on this computer'],
    [{ agreed: false }, 'Nothing was sent yet'],
    [{ secret: 'wrong' }, 'does not know this client ID with this client secret'],
    [{ email: 'nobody@acme.example' }, 'knows nobody with this email address'],
  ]) {
    await direct.connect({ ...right, ...change });
    await expect(direct.alert, words).toContainText(words);
  }
  expect(await onDisk(browserWith)).not.toMatch(/sealed|accounts":"{"list":\[{/);
  expect(await inMemory(direct)).not.toMatch(/opened|secret/);
  await direct.page.getByRole('button', { name: 'Help with this' }).click();
  await expect(direct.page.locator('#help-direct > p')).toBeVisible();
});

test('a right that the credentials lack is named', async ({ browserWith, company }) => {
  const credential = (client_id, scopes) => company.sandbox.credential({ client_id, client_secret: 'limited', scopes });
  await credential('no-persons', ['personio:attendances:read']);
  const direct = await form(browserWith);
  const typed = { sandbox: company.sandbox.url, secret: 'limited', email: EMPLOYEE, passphrase: PASSPHRASE };
  await direct.connect({ ...typed, id: 'no-persons' });
  await expect(direct.alert).toContainText('personio:persons:read');
  await credential('no-writing', ['personio:persons:read', 'personio:attendances:read', 'personio:absences:read']);
  await direct.connect({ ...typed, id: 'no-writing' });
  const view = new View(direct.page);
  await expect(view.start).toBeVisible();
  await view.record('6', '7', 'not allowed');
  await expect(view.entry('not allowed')).toContainText('personio:attendances:write');
});

test('credentials that were withdrawn lose nothing: what waits is sent after connecting again', async ({ browserWith, company }) => {
  const { view, direct } = await connected(browserWith, company);
  await company.sandbox.withdraw('sandbox-client');
  await view.record('6', '7', 'kept');
  await expect(direct.alert).toContainText('does not accept the credentials any more');
  await expect(view.entry('kept')).toContainText('not sent yet');
  await company.sandbox.credential({ client_id: 'fresh', client_secret: 'fresh-secret' });
  await view.page.getByRole('button', { name: 'Connect again' }).click();
  const sandbox = company.sandbox.url;
  await direct.connect({ sandbox, id: 'fresh', secret: 'fresh-secret', email: EMPLOYEE, passphrase: PASSPHRASE });
  await view.saved();
  await expect(view.entry('kept')).not.toContainText('not sent yet');
});

test('the way without a relay is found at the welcome, and opens in a tab', async ({ view, browserWith }) => {
  const opened = browserWith.context.waitForEvent('page');
  await view.page.getByRole('button', { name: 'No relay? Connect directly to Personio' }).click();
  await expect(new Direct(await opened).form).toBeVisible();
});
