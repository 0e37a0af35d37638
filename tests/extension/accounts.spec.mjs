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

test('what waits for one account is sent while the other is shown', async ({ signedIn, company }) => {
  const view = signedIn;
  await both(view, company);
  await company.stopRelay();
  await view.record('8', '9', 'of Clara');
  await expect(view.status).toHaveText('1 not sent yet');
  await change(view, 'Felix');
  await company.startRelay();
  await view.status.click();
  await expect.poll(() => company.day(today())).toEqual(['WORK 08:00–09:00 of Clara']);
  await view.saved();
  await expect(view.entries).toHaveCount(0);
  expect(await company.day(today(), OTHER)).toEqual([]);
  await change(view, 'Clara');
  await view.saved();
  await expect(view.entry('of Clara')).toBeVisible();
});

test('an answer that comes when the other account is shown belongs to whom it was asked for', async ({ signedIn, browserWith, company }) => {
  const view = signedIn;
  await both(view, company);
  await view.record('8', '9', 'of Clara');
  await view.saved();
  const path = '/v2/attendance-periods';
  const asked = await company.sandbox.asked(path);
  await company.sandbox.fault({ path, method: 'GET', kind: 'delay', delay_ms: 2000, times: 2 });
  await view.status.click();
  // It is on its way, and not answered.
  const faults = async () => (await (await fetch(`${company.sandbox.url}/_sandbox/faults`)).json());
  await expect.poll(async () => (await faults())[0].hits).toBe(1);
  await change(view, 'Felix');
  await view.go('Today');
  await view.page.evaluate(() => {
    globalThis.seen = '';
    new MutationObserver(() => { globalThis.seen += document.body.innerText; }).observe(document.body, { childList: true, subtree: true });
  });
  // What is asked for Felix comes after what was asked for Clara.
  await expect.poll(() => company.sandbox.asked(path)).toBe(asked + 2);
  await view.saved();
  await expect(view.entries).toHaveCount(0);
  expect(await view.page.evaluate(() => globalThis.seen), 'not even for a moment').not.toContain('of Clara');
  const known = Object.entries(await browserWith.kept()).filter(([key]) => key.endsWith('/known'));
  expect(known.map(([, text]) => text).filter((text) => text.includes('of Clara'))).toHaveLength(1);
});

/** Two accounts, of whom Clara is shown. */
async function both(view, company) {
  await company.clear(today(), OTHER);
  await view.go('More');
  await view.page.getByRole('button', { name: 'Add an account' }).click();
  await view.signIn(company.invite(OTHER));
  await view.saved();
  await change(view, 'Clara');
  await view.saved();
}

async function change(view, name) {
  await view.go('More');
  await view.page.getByRole('button', { name: new RegExp(`^Switch to ${name}`) }).click();
  await expect(view.page.locator('.bar .hint')).toHaveText(new RegExp(`^${name}`));
}
