// Every screen of the extension: as popup and as panel, light and dark, in forced colours, in both languages; and those for
// the stores.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { EMPLOYEE } from '../extension/company.mjs';
import { expect, test as base } from '../extension/fixtures.mjs';
import { View } from '../extension/pages/view.mjs';
import { today } from '../extension/time.mjs';
import { PICTURES } from './looks.mjs';

const STORE = process.env.PERSONIO_STORE_PICTURES ?? fileURLToPath(new URL('../../dist/store', import.meta.url));
const LIGHT = { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } };
const DARK = { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } };
const FORCED = { name: 'forced', media: { colorScheme: 'dark', forcedColors: 'active' } };
/** Forced colours do not depend on the width. */
const PLACES = [{ name: 'popup', width: 400, colours: [LIGHT, DARK, FORCED] }, { name: 'panel', width: 600, colours: [LIGHT, DARK] }];

/** What is on the screens, in both languages. */
const WORDS = {
  en: {
    quick: 'Quick entry', more: 'More', week: 'Week', month: 'Month', absences: 'Absences', today: 'Today', help: 'Help',
    lock: 'Lock now', request: 'Request absence', fill: 'Fill gaps…', first: 'First day', last: 'Last day', file: 'File',
    people: 'People', documents: 'Documents', sheet: 'Time sheet',
    titles: {
      today: 'Working time in two clicks', quick: 'Type it as you say it', week: 'The week at a glance',
      absences: 'Request absences, see what is left', offline: 'Offline? Nothing is lost',
    },
  },
  de: {
    quick: 'Schnelleingabe', more: 'Mehr', week: 'Woche', month: 'Monat', absences: 'Abwesenheiten', today: 'Heute', help: 'Hilfe',
    lock: 'Jetzt sperren', request: 'Abwesenheit beantragen', fill: 'Lücken füllen …', first: 'Erster Tag', last: 'Letzter Tag', file: 'Datei',
    people: 'Kolleginnen und Kollegen', documents: 'Dokumente', sheet: 'Stundenzettel',
    titles: {
      today: 'Arbeitszeit mit zwei Klicks', quick: 'Schreiben, wie man es sagt', week: 'Die Woche auf einen Blick',
      absences: 'Abwesenheiten beantragen, Rest im Blick', offline: 'Offline? Nichts geht verloren',
    },
  },
};

const test = base.extend({
  lang: ['en', { option: true }],
  language: async ({ lang }, use) => use(lang === 'de' ? 'de-DE' : 'en-GB'),
});

/** Takes pictures of a page in every place and colour, as tall as what is in it. */
async function show(page, lang, state) {
  for (const { name, width, colours } of PLACES) {
    // A panel is as tall as its window; a popup has a height of its own.
    await page.evaluate(() => { document.documentElement.dataset.view = 'panel'; });
    for (const { name: colour, media } of colours) {
      await page.emulateMedia(media);
      await page.setViewportSize({ width, height: 588 });
      const hidden = await page.evaluate(() => {
        const main = document.querySelector('.main, .welcome');
        return main ? Math.max(0, main.scrollHeight - main.clientHeight) : 0;
      });
      await page.setViewportSize({ width, height: 588 + hidden });
      const path = join(PICTURES, `extension-${name}-${colour}-${lang}`, `${state}.png`);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path, animations: 'disabled' });
    }
  }
  await page.emulateMedia(LIGHT.media);
  await page.setViewportSize({ width: 400, height: 588 });
}

/** A picture for the stores: what is on the screen, beside what it is. */
async function present(page, context, lang, name, title) {
  await page.evaluate(() => { document.documentElement.dataset.view = 'panel'; });
  await page.setViewportSize({ width: 420, height: 640 });
  const picture = (await page.screenshot({ animations: 'disabled', scale: 'css' })).toString('base64');
  const poster = await context.newPage();
  await poster.setViewportSize({ width: 1280, height: 800 });
  await poster.setContent(`<!doctype html><meta charset="utf-8"><style>
body { margin: 0; height: 800px; display: grid; grid-template-columns: 1fr 420px; align-items: center; gap: 90px; padding: 0 110px; box-sizing: border-box; background: #e9eff8; color: #101828; font-family: system-ui, sans-serif }
h1 { font-size: 58px; line-height: 1.12; letter-spacing: -.025em; margin: 0; text-wrap: balance }
img { display: block; width: 420px; border-radius: 18px; box-shadow: 0 1px 2px rgb(16 24 40 / .1), 0 24px 60px rgb(16 24 40 / .22) }
</style><h1>${title}</h1><img src="data:image/png;base64,${picture}">`);
  await mkdir(STORE, { recursive: true });
  await poster.screenshot({ path: join(STORE, `${lang}-${name}.png`), scale: 'css' });
  await poster.close();
  await page.setViewportSize({ width: 400, height: 588 });
}

test('the extension, signed out', async ({ view, company, lang }) => {
  const { page } = view;
  await show(page, lang, '01-welcome');
  await view.invitation.fill(`${company.relay}/_relay/sign-in#code=AAAA-BBBB-CCCC`);
  await view.signInButton.click();
  await expect(view.alert).toBeVisible();
  await show(page, lang, '02-welcome-problem');
});

test('the extension, day by day', async ({ signedIn, browserWith, company, lang }) => {
  test.setTimeout(240_000);
  const { page } = signedIn;
  const words = WORDS[lang];
  await signedIn.saved();
  await show(page, lang, '03-first-run');
  const tour = page.locator('.tour');
  await tour.getByRole('button').first().click();
  await expect(tour).toBeHidden();
  await show(page, lang, '04-today-empty');

  const line = page.getByRole('textbox', { name: words.quick });
  await line.fill('8:15-10 review 2');
  await line.press('Enter');
  await expect(signedIn.entries).toHaveCount(1);
  await line.fill('10-11:30 @retrofit planning with Jonas, with a comment that is longer than one line has room for');
  await expect(page.locator('.quick-rows')).toBeVisible();
  await show(page, lang, '05-quick');
  await present(page, browserWith.context, lang, '2-quick', words.titles.quick);
  await line.press('Enter');
  await expect(signedIn.entries).toHaveCount(2);
  await line.fill('8-9 9-25 mail');
  await line.press('Enter');
  await expect(page.locator('.quick .problem')).toBeVisible();
  await show(page, lang, '06-quick-mistake');
  await line.fill('');
  await page.locator('h1').click();

  await signedIn.comment.fill('Retrofit, offer');
  await signedIn.start.click();
  await expect(signedIn.stop).toBeVisible();
  await expect(signedIn.toast).toBeHidden();
  await signedIn.saved();
  await show(page, lang, '07-working');
  await present(page, browserWith.context, lang, '1-today', words.titles.today);
  await signedIn.pause.click();
  await expect(signedIn.resume).toBeVisible();
  await show(page, lang, '08-break');
  await signedIn.resume.click();
  await expect(signedIn.pause).toBeVisible();
  await signedIn.entry('review').getByRole('button').first().click();
  await show(page, lang, '09-editor');
  await page.keyboard.press('Escape');

  await page.evaluate((now) => chrome.storage.session.set({
    away: JSON.stringify({ from: { instant: now - 2_400_000, offset: 0 }, until: { instant: now, offset: 0 } }),
  }), Date.now());
  await expect(page.getByRole('alert').first()).toBeVisible();
  await show(page, lang, '10-away');
  await page.evaluate(() => chrome.storage.session.remove('away'));
  await signedIn.stop.click();
  await expect(signedIn.start).toBeVisible();
  await expect(signedIn.toast).toBeHidden();

  await signedIn.go(words.week);
  await show(page, lang, '11-week');
  await present(page, browserWith.context, lang, '3-week', words.titles.week);
  await page.getByRole('button', { name: words.fill }).click();
  await show(page, lang, '12-fill');
  await page.getByRole('button', { name: words.month, exact: true }).click();
  await show(page, lang, '13-month');

  await signedIn.go(words.absences);
  await show(page, lang, '14-absences');
  await present(page, browserWith.context, lang, '4-absences', words.titles.absences);
  await page.getByRole('button', { name: words.request }).click();
  await page.getByLabel(words.first).fill(today(60));
  await page.getByLabel(words.last).fill(today(64));
  await show(page, lang, '15-request');

  await signedIn.go(words.more);
  await show(page, lang, '16-more');
  await page.getByRole('button', { name: words.help, exact: true }).click();
  await page.locator('details').first().locator('summary').click();
  await show(page, lang, '17-help');

  const tab = await browserWith.open('tab#transfer');
  await tab.getByLabel(words.file).setInputFiles({
    name: 'toggl.csv', mimeType: 'text/csv',
    buffer: Buffer.from(`Start date,Start time,End time,Description,Project\n${today()},6:00,7:00,Early,Retrofit Programme\n${today()},8:30,9:00,Clash,\n${today()},x,9:00,Broken,\n${today()},7:00,7:30,Mail,Nobody knows this\n`),
  });
  await expect(tab.locator('.import-rows li')).toHaveCount(4);
  await show(tab, lang, '18-transfer');
  await tab.close();

  await signedIn.go(words.today);
  await company.stopRelay();
  await line.fill('11:30-12 mail');
  await line.press('Enter');
  await expect(signedIn.entry('mail')).toContainText('11:30');
  await expect(signedIn.status).not.toHaveText(/All saved|Alles gespeichert|…$/);
  await show(page, lang, '19-offline');
  await present(page, browserWith.context, lang, '5-offline', words.titles.offline);
  await company.startRelay();
});

test('the extension, what people look at', async ({ signedIn, company, lang }) => {
  test.setTimeout(180_000);
  const { page } = signedIn;
  // The relay stands still below: what there is to choose from is to be here before.
  await signedIn.saved();
  const words = WORDS[lang];
  await company.ask('/v2/persons', {
    method: 'POST',
    body: {
      email: 'long@acme.example', first_name: 'Maximiliane Alexandra Friederike', last_name: 'von und zu Hohenstein-Wittgenstein',
      employments: [{ employment_start_date: today(-3) }],
    },
  });
  await company.file('Bescheinigung über die elektronische Übermittlung der Lohnsteuerdaten an die Finanzverwaltung', Buffer.alloc(3_400_000, '%PDF-1.7'), { date: today() });
  await company.stopRelay();
  await company.startRelay({ shown: ['absences', 'birthdays', 'anniversaries'] });
  const open = async (from, name) => {
    await signedIn.go(from);
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.locator('.main .starting')).toHaveCount(0);
    await expect(page.locator('.main .card').first()).toBeVisible();
  };
  await open(words.more, words.people);
  await show(page, lang, '25-people');
  await page.getByRole('searchbox').fill('an');
  await show(page, lang, '26-people-found');
  await open(words.more, words.documents);
  await show(page, lang, '27-documents');
  await company.stopRelay();
  await page.locator('.main .people button').first().click();
  await expect(page.getByRole('alert')).toBeVisible();
  await show(page, lang, '28-document-offline');
  await open(words.more, words.people);
  await show(page, lang, '29-people-offline');
  await company.startRelay({ shown: [] });
  await open(words.more, words.people);
  await show(page, lang, '30-people-nothing-shown');

  await signedIn.go(words.today);
  const line = page.getByRole('textbox', { name: words.quick });
  await line.fill('6-9:30 b9:30-10 10-12 words');
  await line.press('Enter');
  await expect(signedIn.entries).toHaveCount(3);
  await page.locator('.choice button').first().click();
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.locator('.choice .icon-only').click();
  await expect(page.locator('.choice .icon-only')).toHaveAttribute('aria-pressed', 'true');
  await show(page, lang, '31-projects');
  await page.keyboard.press('Escape');
  await open(words.week, words.sheet);
  for (const hours of ['3:15', '1']) {
    await page.locator('.choice .select').click();
    await page.getByRole('option').nth(hours === '1' ? 3 : 2).click();
    await page.locator('.setting .input').last().fill(hours);
  }
  await page.locator('.setting .input').last().press('Enter');
  await show(page, lang, '32-sheet');
});

test('the extension without a relay', async ({ browserWith, company, lang }) => {
  test.setTimeout(120_000);
  const words = WORDS[lang];
  await company.clear(today());
  const page = await browserWith.open('tab#direct');
  const view = new View(page);
  const form = page.locator('form.direct');
  await expect(form).toBeVisible();
  await show(page, lang, '20-direct');
  await form.locator('#client-id').fill('sandbox-client');
  await form.locator('#client-secret').fill('sandbox-secret');
  await form.locator('#direct-email').fill(EMPLOYEE);
  await form.locator('#passphrase').fill('four words of no meaning');
  await form.locator('#passphrase-again').fill('four words of no meaning');
  await form.locator('summary').click();
  await form.locator('#sandbox').fill(company.sandbox.url);
  await form.locator('[type=submit]').click();
  await expect(view.alert).toBeVisible();
  await show(page, lang, '21-direct-problem');
  await form.getByRole('checkbox').check();
  await form.locator('[type=submit]').click();
  await view.saved();
  await view.go(words.more);
  await show(page, lang, '22-direct-account');
  await page.getByRole('button', { name: words.lock }).click();
  await expect(page.locator('#unlock')).toBeVisible();
  await view.go(words.today);
  await view.record('8', '9', 'review');
  await expect(view.toast).toBeHidden({ timeout: 20_000 });
  await show(page, lang, '23-locked');
  await page.locator('#unlock').fill('not the passphrase');
  await page.locator('#unlock').press('Enter');
  await expect(view.alert).toBeVisible();
  await page.locator('form .link-button').click();
  await show(page, lang, '24-locked-forgotten');
});
