import { writeFile } from 'node:fs/promises';

import { HOSTILE_FEED, TITLE } from './feeds/hostile.mjs';
import { expect, test } from './fixtures.mjs';

/** What a description may never bring into the board, and what may never be in it at all. */
const FORBIDDEN = 'script, iframe, object, embed, base, meta, link, img, svg, style, details, form[action], input[name="password"], [srcdoc], [style*="position"]';

/** Watches for everything by which foreign markup could act. */
async function watch(page) {
  const acted = [];
  page.on('dialog', (dialog) => { acted.push(`dialog ${dialog.message()}`); return dialog.dismiss(); });
  page.on('popup', (popup) => acted.push(`popup ${popup.url()}`));
  page.on('request', (request) => { if (new URL(request.url()).pathname.startsWith('/executed')) acted.push(request.url()); });
  return async () => [...acted, ...(await page.evaluate(() => window.executed ?? []))];
}

/** Foreign elements and attributes in the board's shadow root. */
const foreign = (board, forbidden) => board.root.evaluate((host, selector) => {
  const root = host.shadowRoot;
  const elements = [...root.querySelectorAll(selector)].map((element) => element.outerHTML.slice(0, 200));
  const handlers = [...root.querySelectorAll('*')].flatMap((element) => [...element.attributes]
    .filter(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data|vbscript):/i.test(value))
    .map(({ name, value }) => `${element.localName} ${name}=${value}`));
  return [...elements, ...handlers];
}, forbidden);

async function visit(page, board, job) {
  const acted = await watch(page);
  await expect(board.results).toHaveText('2 jobs');
  // Markup in plain fields is shown as what it is: text.
  await expect(board.job(TITLE)).toContainText('<script>');
  expect(await foreign(board, FORBIDDEN)).toEqual([]);

  await board.search.fill('script onerror');
  await expect(board.job(TITLE)).toBeVisible();
  expect(await foreign(board, FORBIDDEN)).toEqual([]);

  await board.job(TITLE).click();
  await expect(job.text.first()).toContainText('Plain words.');
  expect(await foreign(board, FORBIDDEN)).toEqual([]);
  for (const link of await job.text.getByRole('link').all()) await link.click();
  expect(await acted()).toEqual([]);
}

test('a hostile feed executes nothing when the page reads it', async ({ page, site, board, job }) => {
  site.feed('hostile.xml', HOSTILE_FEED);
  await page.goto(site.board({ lang: 'en', feed: '/feeds/hostile.xml' }));
  await visit(page, board, job);
});

test('a hostile feed executes nothing when the relay reads it', async ({ page, chainWith, board, job, form }, testInfo) => {
  const file = testInfo.outputPath('hostile.xml');
  await writeFile(file, HOSTILE_FEED);
  const { site } = await chainWith([`en=${file}`]);
  await page.goto(site.board({ lang: 'en', 'url-state': 'query', 'group-by': 'department' }));
  await visit(page, board, job);
  await job.apply.click();
  await expect(form.send).toBeVisible();
  expect(await page.evaluate(() => window.executed ?? [])).toEqual([]);
});

test('hostile attributes and addresses execute nothing', async ({ page, site, board }) => {
  const attack = '"><img src=x onerror="executed=1">';
  const acted = await watch(page);
  const address = site.board({ lang: 'en', 'url-state': 'query', preset: `office=${attack}`, 'career-page': 'javascript:alert(1)', 'group-by': attack });
  await page.goto(`${address}?q=${encodeURIComponent(attack)}&office=${encodeURIComponent(attack)}&job=${encodeURIComponent(attack)}`);
  await expect(board.heading('No jobs match')).toBeVisible();
  await expect(board.search).toHaveValue(attack);
  expect(await foreign(board, FORBIDDEN)).toEqual([]);
  expect(await acted()).toEqual([]);
});
