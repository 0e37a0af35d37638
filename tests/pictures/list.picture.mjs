import { expect, test } from './fixtures.mjs';

test('the list', async ({ open, board, show }) => {
  await open();
  await expect(board.jobs.first()).toBeVisible();
  await show('list');
});

test('the list on a career page', async ({ page, site, lang, board, show }) => {
  await page.goto(`${site.origin}${lang === 'de' ? '/de/' : '/'}`);
  await expect(board.jobs.first()).toBeVisible();
  await show('list-career-page');
});

test('the filters, open on a small screen, with a long facet unfolded', async ({ page, open, board, show }) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open();
  await board.filterToggle.click();
  await board.root.locator('.facet .link-button').first().click();
  await show('filters-open');
});

test('the list, narrowed by filters', async ({ open, board, show }) => {
  await open();
  const boxes = board.root.locator('.facet-value input');
  for (const place of [0, 1, 9, 20]) await boxes.nth(place).check();
  await expect(board.root.locator('.chip')).toHaveCount(4);
  await show('narrowed');
});

test('a search with hits', async ({ open, lang, board, show }) => {
  await open();
  await board.search.fill(lang === 'de' ? 'wärme' : 'heat');
  await expect(board.root.locator('mark').first()).toBeVisible();
  await show('search-hits');
});

test('a search with a typo', async ({ open, lang, board, show }) => {
  await open();
  await board.search.fill(lang === 'de' ? 'Vertreib' : 'refridgeration');
  await expect(board.root.locator('.search-progress')).toBeEmpty();
  await expect(board.jobs.first()).toBeVisible();
  await show('search-typo');
});

test('a search without results', async ({ open, board, show }) => {
  await open();
  await board.search.fill('qqqqqqqqqqqq');
  await expect(board.root.locator('.notice')).toBeVisible();
  await show('search-nothing');
});

test('a search while the texts are on their way', async ({ page, open, board, show }) => {
  await page.route('**/_relay/board/texts.json*', () => {});
  await open();
  await board.search.fill('a');
  await expect(board.root.locator('.search-progress')).not.toBeEmpty();
  await show('search-texts');
});

test('groups', async ({ open, board, show }) => {
  await open({ 'group-by': 'department', 'page-size': 12 });
  await expect(board.root.locator('.group').first()).toBeVisible();
  await show('groups');
});

test('a list of five', async ({ open, board, show }) => {
  await open({ 'page-size': 5, preset: 'schedule=part-time|full-or-part-time' });
  await expect(board.jobs.first()).toBeVisible();
  await show('list-of-five');
});
