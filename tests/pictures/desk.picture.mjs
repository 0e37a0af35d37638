// Every screen of the desk: light, dark and in forced colours, wide and narrow, in both languages.

import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { EMPLOYEE, HR } from '../extension/company.mjs';
import { expect, test as base } from '../extension/fixtures.mjs';
import { pdf } from '../extension/pdf.mjs';
import { file } from './looks.mjs';

const WIDTHS = [1280, 900];
const COLOURS = [
  { name: 'desk-light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'desk-dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'desk-forced', media: { colorScheme: 'dark', forcedColors: 'active' } },
];

/** What the buttons are called. */
const WORDS = {
  en: {
    people: 'People', projects: 'Projects', time: 'Project time', newPerson: 'New person', table: 'Import CSV', newProject: 'New project',
    last: 'Last name', send: 'Send a document', columns: 'Columns', byPerson: 'By person',
  },
  de: {
    people: 'Personen', projects: 'Projekte', time: 'Projektzeiten', newPerson: 'Neue Person', table: 'CSV einlesen', newProject: 'Neues Projekt',
    last: 'Nachname', send: 'Dokument senden', columns: 'Spalten', byPerson: 'Nach Person',
  },
};

const test = base.extend({
  lang: ['en', { option: true }],
  language: async ({ lang }, use) => use(lang === 'de' ? 'de-DE' : 'en-GB'),
});

/** Takes pictures of the desk in every look. */
async function show({ page }, lang, state) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    for (const { name, media } of COLOURS) {
      await page.emulateMedia(media);
      const path = file({ width, name }, lang, state);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path, animations: 'disabled' });
    }
  }
  await page.emulateMedia(COLOURS[0].media);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('the desk, payslips', async ({ desk, company, lang }) => {
  test.setTimeout(120_000);
  await expect(desk.page.locator('.drop-zone button').first()).toBeEnabled();
  await show(desk, lang, '01-payslips-empty');
  const people = (await company.everybody()).slice(0, 24);
  await desk.give([
    ...people.map(({ email }) => ({ name: `2026-05_${email}.pdf`, buffer: pdf([[]]) })),
    { name: 'Otto.pdf', buffer: pdf([['Entgelt Mai 2026', 'Personalnummer 17', 'Netto 2.417,00']]) },
    { name: 'secret Jonas.pdf', buffer: pdf([['x']], { encrypted: true }) },
    { name: 'none.pdf', buffer: Buffer.from('<html>') },
  ]);
  await show(desk, lang, '02-payslips-matched');
  await desk.check('Otto.pdf');
  await show(desk, lang, '03-payslips-look');
  await desk.page.keyboard.press('Escape');
  await company.sandbox.fault({ path: '/v1/company/documents', method: 'POST', kind: 'delay', delay_ms: 400 });
  await desk.send.click();
  await expect(desk.foot.locator('.meter span')).not.toHaveCSS('inline-size', '0px');
  await show(desk, lang, '04-payslips-sending');
  await company.sandbox.clearFaults();
  await company.sandbox.fault({
    path: '/v1/company/documents', method: 'POST', kind: 'status', status: 429, headers: { 'retry-after': '12' },
  });
  await expect(desk.foot).toContainText(/by itself|von selbst/);
  await show(desk, lang, '05-payslips-busy');
  await company.sandbox.clearFaults();
  await expect(desk.foot.locator('.meter')).toHaveCount(0, { timeout: 60_000 });
  await show(desk, lang, '06-payslips-report');
});

test('the desk, people', async ({ desk, lang }) => {
  test.setTimeout(120_000);
  const [words, { page, look }] = [WORDS[lang], desk];
  await desk.go(words.people);
  await expect(desk.rows.first()).toBeVisible();
  await show(desk, lang, '10-people');
  await page.locator('details.columns summary').last().click();
  await show(desk, lang, '11-people-columns');
  await page.locator('details.columns summary').last().click();
  await page.getByRole('searchbox').fill('neumann');
  await desk.rows.getByRole('button', { name: 'Clara Neumann' }).click();
  await look.getByLabel(words.last).fill('Neumann-Otto');
  await show(desk, lang, '12-person');
  await look.getByText(words.send, { exact: true }).first().click();
  await look.locator('[data-chooser="document"]').setInputFiles({ name: 'Zeugnis.pdf', mimeType: 'application/pdf', buffer: pdf([['x']]) });
  await look.locator('[data-send="document"]').scrollIntoViewIfNeeded();
  await show(desk, lang, '13-person-document');
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: words.newPerson }).click();
  await show(desk, lang, '14-person-new');
  await page.getByRole('button', { name: words.table }).click();
  await show(desk, lang, '15-people-import');
  const table = [
    'email;first_name;last_name;start', `${EMPLOYEE};Clara;Otto;`, 'neu.hier@acme.example;Neu;Hier;01.03.2026',
    'ohne.namen@acme.example;;;', `${HR};;;`, 'spaeter@acme.example;Spät;Er;bald',
  ].join('\r\n');
  await page.locator('[data-chooser="table"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  await expect(look.locator('.lines li')).toHaveCount(5);
  await show(desk, lang, '16-people-preview');
});

test('the desk, projects and their time', async ({ desk, lang }) => {
  test.setTimeout(120_000);
  const [words, { page, look }] = [WORDS[lang], desk];
  await desk.go(words.projects);
  await expect(desk.rows.first()).toBeVisible();
  await show(desk, lang, '20-projects');
  await desk.rows.first().getByRole('button').click();
  await expect(look).toBeVisible();
  await show(desk, lang, '21-project');
  await page.getByRole('button', { name: words.newProject }).click();
  await show(desk, lang, '22-project-new');
  await desk.go(words.time);
  await expect(desk.rows.first()).toBeVisible({ timeout: 30_000 });
  await show(desk, lang, '23-time');
  await page.getByRole('button', { name: words.byPerson }).click();
  await page.locator('.segments button').nth(2).click();
  await show(desk, lang, '24-time-by-person');
  await page.getByRole('searchbox').fill('xyz');
  await show(desk, lang, '25-time-nothing');
});
