import { AxeBuilder } from '@axe-core/playwright';

import { EMPLOYEE } from './company.mjs';
import { expect, test } from './fixtures.mjs';
import { Direct } from './pages/direct.mjs';
import { View } from './pages/view.mjs';
import { today } from './time.mjs';

/** What axe finds wrong, in words. */
async function violations(page) {
  // axe's own way opens a page of another origin, which an extension's context does not let it reach into.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

for (const colorScheme of ['light', 'dark']) {
  test.describe(`axe finds nothing wrong (${colorScheme})`, () => {
    test.use({ colorScheme });

    test('with signing in, and with every screen', async ({ view, company, browserWith }) => {
      await view.signInButton.click();
      await expect(view.alert).toBeVisible();
      expect(await violations(view.page)).toEqual([]);
      await view.signIn(company.invite());
      await view.start.click();
      await expect(view.stop).toBeVisible();
      await view.page.locator('.timer-state').click();
      await view.page.getByRole('textbox', { name: 'Quick entry' }).fill('8-9 9-25 review');
      await expect(view.page.locator('.quick mark')).toBeVisible();
      expect(await violations(view.page), 'quick entry').toEqual([]);
      await view.add.click();
      expect(await violations(view.page)).toEqual([]);
      for (const screen of ['Week', 'Absences', 'More']) {
        await view.go(screen);
        await expect(view.page.locator('.main .starting')).toBeHidden();
        if (screen === 'Absences') await view.page.getByRole('button', { name: 'Request absence' }).click();
        expect(await violations(view.page), screen).toEqual([]);
      }
      await view.page.getByRole('button', { name: 'Help' }).click();
      expect(await violations(view.page), 'help').toEqual([]);
      await view.go('Week');
      await view.page.getByRole('button', { name: 'Month', exact: true }).click();
      expect(await violations(view.page), 'month').toEqual([]);
      for (const [from, name] of [['More', 'People'], ['More', 'Documents'], ['Week', 'Time sheet']]) {
        await view.go(from);
        await view.page.getByRole('button', { name, exact: true }).click();
        await expect(view.page.locator('.main .starting')).toHaveCount(0);
        await expect(view.page.locator('.main .card').first()).toBeVisible();
        if (name === 'Time sheet') await view.page.getByRole('button', { name: /^Project: / }).click();
        expect(await violations(view.page), name).toEqual([]);
      }
      const tab = await browserWith.open('tab#transfer');
      const text = `Date,Start,End\n${today()},1:00,1:10\n${today()},x,2:00\n`;
      await tab.getByLabel('File').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await expect(tab.locator('.import-rows li')).toHaveCount(2);
      await tab.getByText('Columns').click();
      expect(await violations(tab), 'import and export').toEqual([]);
    });
  });
}

test('axe finds nothing wrong with the question after time away, and with the list of accounts', async ({ signedIn, company }) => {
  const { page } = signedIn;
  await signedIn.start.click();
  await expect(signedIn.stop).toBeVisible();
  await page.evaluate((now) => chrome.storage.session.set({
    away: JSON.stringify({ from: { instant: now - 2_400_000, offset: 0 }, until: { instant: now, offset: 0 } }),
  }), Date.now());
  await expect(page.getByRole('button', { name: 'Make it a break' })).toBeVisible();
  expect(await violations(page), 'the question').toEqual([]);
  await page.evaluate(() => chrome.storage.session.remove('away'));
  await signedIn.go('More');
  await page.getByRole('button', { name: 'Add an account' }).click();
  await signedIn.signIn(company.invite('felix.otto@acme.example'));
  await signedIn.go('More');
  await expect(page.getByRole('button', { name: /^Switch to Clara/ })).toBeVisible();
  expect(await violations(page), 'the list').toEqual([]);
});

for (const colorScheme of ['light', 'dark']) {
  test.describe(`axe finds nothing wrong without a relay (${colorScheme})`, () => {
    test.use({ colorScheme });

    test('with connecting, and with what is locked', async ({ browserWith, company }) => {
      const page = await browserWith.open('tab#direct');
      const direct = new Direct(page);
      const typed = { sandbox: company.sandbox.url, email: EMPLOYEE, passphrase: 'four words of no meaning' };
      await direct.connect({ ...typed, agreed: false });
      await expect(direct.alert).toBeVisible();
      expect(await violations(page), 'connecting').toEqual([]);
      await direct.connect(typed);
      const view = new View(page);
      await view.saved();
      await view.go('More');
      await page.getByRole('button', { name: 'Lock now' }).click();
      await direct.unlock('not the passphrase');
      await expect(direct.alert).toBeVisible();
      await direct.locked.getByRole('button', { name: 'Passphrase forgotten?' }).click();
      expect(await violations(page), 'locked').toEqual([]);
    });
  });
}

test('a whole day is recorded without a mouse', async ({ signedIn }) => {
  const { page } = signedIn;
  await signedIn.start.focus();
  await page.keyboard.press('Enter');
  await expect(signedIn.pause).toBeVisible();
  await signedIn.pause.focus();
  await page.keyboard.press('Enter');
  await expect(signedIn.resume).toBeVisible();
  await signedIn.add.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('From')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel('From')).toBeHidden();
});
