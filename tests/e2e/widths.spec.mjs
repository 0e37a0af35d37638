import { longWords } from './feeds/long-words.mjs';
import { expect, test } from './fixtures.mjs';

const WIDTHS = [320, 360, 768, 1280];

/** Boxes that reach beyond the page's edge, apart from what is there for screen readers only. */
const beyond = (page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth;
  const scrolls = document.scrollingElement.scrollWidth > width ? [`the page scrolls sideways: ${document.scrollingElement.scrollWidth}`] : [];
  const elements = [...document.querySelector('personio-jobs').shadowRoot.querySelectorAll('*')];
  const wide = elements.filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > width + 1);
  return [...scrolls, ...wide.map((element) => `${element.localName}.${element.className} ends at ${element.getBoundingClientRect().right}`)];
});

async function check(page, state) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    expect(await beyond(page), `${state} at ${width}`).toEqual([]);
  }
}

for (const [lang, path, title] of [['en', '/', 'Product Designer, App and Fitter'], ['de', '/de/', 'Kundenberatung Förderung und Finanzierung']]) {
  test(`nothing is wider than the page (${lang})`, async ({ page, site, board, job, form }) => {
    await page.goto(`${site.origin}${path}`);
    await expect(board.results).toHaveText(/^32 /);
    await check(page, 'list');
    await board.search.fill(title);
    await board.job(title).click();
    await expect(job.text.first()).toBeVisible();
    await check(page, 'job');
    await job.apply.click();
    await form.send.click();
    await expect(form.firstName).toHaveAttribute('aria-invalid', 'true');
    await check(page, 'form with errors');
  });
}

test('on a small screen the filters open and close', async ({ page, site, board }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(site.board({ lang: 'en' }));
  await expect(board.facet('Location', 'Hamburg')).toBeHidden();
  await board.filterToggle.click();
  await board.facet('Location', 'Hamburg').check();
  await expect(board.filterToggle).toHaveText(/Filters \(1\)/);
  await board.filterToggle.click();
  await expect(board.facet('Location', 'Hamburg')).toBeHidden();
  await expect(board.chip('Hamburg')).toBeVisible();
});

test('words as long as they get stay in their place', async ({ page, site, board }) => {
  site.feed('long.xml', longWords);
  await page.goto(site.board({ lang: 'de', feed: '/feeds/long.xml' }));
  await expect(board.jobs).toHaveCount(5);
  await check(page, 'list');
  await board.jobs.nth(1).click();
  await expect(board.root.locator('[part="text"]').first()).toBeVisible();
  await check(page, 'job');
});
