import { expect, test } from './fixtures.mjs';

/** Computed styles that the page's theme sets for everything it can reach. */
const styles = (locator, ...names) => locator.evaluate((element, wanted) => {
  const computed = getComputedStyle(element);
  return Object.fromEntries(wanted.map((name) => [name, computed[name]]));
}, names);

const TEXT = { letterSpacing: 'normal', textTransform: 'none', wordSpacing: '0px', textIndent: '0px' };

test("the page's styles do not reach into the board", async ({ page, site, board, job, form }) => {
  await page.goto(`${site.origin}/`);
  await expect(board.results).toHaveText('32 jobs');
  // The theme is there: it wrecks what stands in the page itself.
  const probe = page.locator('body').locator('#probe');
  await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div id="probe"><input><h3>h</h3></div>'));
  expect(await styles(probe.locator('input'), 'display')).toEqual({ display: 'none' });

  for (const field of [board.search, board.sort]) {
    await expect(field).toBeVisible();
    expect(await styles(field, ...Object.keys(TEXT))).toEqual(TEXT);
  }
  const title = board.root.getByRole('heading', { level: 3 }).first();
  expect(await styles(title, 'transform', ...Object.keys(TEXT))).toEqual({ transform: 'none', ...TEXT });
  expect(await styles(board.jobs.first(), 'rotate', ...Object.keys(TEXT))).toEqual({ rotate: 'none', ...TEXT });
  const item = board.root.getByRole('listitem').first();
  expect(await item.evaluate((element) => getComputedStyle(element, '::before').content)).not.toContain('✖');

  await board.job('Acoustics Engineer').click();
  // The board sets its large headings a little tighter itself.
  const heading = await styles(job.title, 'transform', ...Object.keys(TEXT));
  expect(Number.parseFloat(heading.letterSpacing)).toBeLessThanOrEqual(0);
  expect(heading).toMatchObject({ ...TEXT, transform: 'none', letterSpacing: heading.letterSpacing });
  await job.apply.click();
  for (const field of [form.firstName, form.email, form.message]) {
    await expect(field).toBeVisible();
    expect(await styles(field, ...Object.keys(TEXT))).toEqual(TEXT);
  }
  expect(await styles(form.send, 'rotate', ...Object.keys(TEXT))).toEqual({ rotate: 'none', ...TEXT });
});

test('the board leaves the page alone', async ({ page, site, board, job }) => {
  const facts = () => page.evaluate(() => ({
    head: document.head.innerHTML,
    html: document.documentElement.getAttributeNames(),
    body: document.body.getAttributeNames(),
    title: document.title,
    sheets: document.styleSheets.length + document.adoptedStyleSheets.length,
    cookies: document.cookie,
    stored: localStorage.length + sessionStorage.length,
    globals: Object.keys(window).sort(),
  }));
  await page.route('**/widget/personio-jobs.js', (route) => route.abort());
  await page.goto(site.board({ lang: 'en' }));
  const before = await facts();
  await page.unroute('**/widget/personio-jobs.js');
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await expect(job.text.first()).toBeVisible();
  await job.apply.click();
  expect(await facts()).toEqual(before);
});
