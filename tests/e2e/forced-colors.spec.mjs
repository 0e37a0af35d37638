import { slowUploads } from './connection.mjs';
import { document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';
import { difference, picture } from './picture.mjs';

/** A ring of three pixels around the smallest control is more than this. */
const VISIBLE = 150;

test.beforeEach(async ({ page }) => page.emulateMedia({ forcedColors: 'active' }));

const blur = (page) => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.blur());

/** How many pixels the focus of a control changes in and around it, or what shows the ring in its place. */
async function focusRing(page, control, shown = control) {
  await blur(page);
  const without = await picture(page, shown);
  // The key makes it a visit by keyboard, for which the ring is.
  await page.keyboard.press('Shift');
  await control.focus();
  return difference(without, await picture(page, shown));
}

test('the focus is seen in forced colours', async ({ page, site, board, job, form }) => {
  await page.goto(site.board({ lang: 'en', 'page-size': 5 }));
  await expect(board.results).toHaveText('32 jobs');
  await board.facet('Location', 'Hamburg').check();
  const more = board.root.getByRole('button', { name: 'Show more jobs' });
  for (const [name, control] of Object.entries({
    search: board.search, facet: board.facet('Location', 'Berlin'), sort: board.sort, chip: board.chip('Hamburg'), more,
  })) {
    expect(await focusRing(page, control), name).toBeGreaterThan(VISIBLE);
  }
  const row = board.root.locator('[part="job"]').first();
  expect(await focusRing(page, board.jobs.first(), row), 'job').toBeGreaterThan(VISIBLE);
  await board.chip('Hamburg').click();
  await board.search.fill('acoustics');
  await board.job('Acoustics Engineer').click();
  for (const [name, control] of Object.entries({ back: job.back, apply: job.apply })) {
    expect(await focusRing(page, control), name).toBeGreaterThan(VISIBLE);
  }
  await job.apply.click();
  for (const [name, control] of Object.entries({ field: form.firstName, text: form.message, send: form.send })) {
    expect(await focusRing(page, control), name).toBeGreaterThan(VISIBLE);
  }
  // The input of the files is not seen itself; its label shows the ring.
  expect(await focusRing(page, form.files, form.chooseFiles), 'files').toBeGreaterThan(VISIBLE);
});

test('what is selected is seen in forced colours', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en' }));
  const box = board.facet('Location', 'Hamburg');
  await expect(box).toBeVisible();
  const without = await picture(page, box, 0);
  await box.check();
  await blur(page);
  const within = await picture(page, box, 0);
  expect(difference(without, within)).toBeGreaterThan(40);

  // A chip has an edge of its own: its fill is taken away.
  const chip = await picture(page, board.chip('Hamburg'), 4);
  const [background, middle] = [chip.at(1, 1), Math.floor(chip.width / 2)];
  const top = Array.from({ length: 10 }, (_, y) => chip.at(middle, y));
  expect(top.some((colour) => colour !== background), `the chip's edge: ${top}`).toBe(true);
  // Its cross and the arrow of a choice are drawn, not written: such fills are taken away too.
  const lines = (drawn, from, to) => new Set(Array.from({ length: to - from }, (_, x) => drawn.at(from + x, Math.floor(drawn.height / 2)))).size;
  expect(lines(chip, chip.width - 28, chip.width - 12), "the chip's cross").toBeGreaterThan(1);
  const sort = await picture(page, board.sort, 0);
  expect(lines(sort, sort.width - 34, sort.width - 4), "the choice's arrow").toBeGreaterThan(1);

  await board.search.fill('heat');
  // The list is drawn once more when the texts are there: a mark of before has no colour any longer.
  await expect(async () => {
    const mark = board.root.locator('mark').first();
    const colours = await mark.evaluate((element) => [element, element.parentElement].map((one) => getComputedStyle(one).backgroundColor));
    expect(colours[0]).toMatch(/^rgb/);
    expect(colours[0]).not.toBe(colours[1]);
  }).toPass({ timeout: 10_000 });
});

test('the progress of an upload is seen in forced colours', async ({ page, site, board, job, form }) => {
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await expect(form.send).toBeVisible();
  const network = await slowUploads(page, 60_000);
  const cv = document('cv.pdf', 500_000);
  await form.add(cv);
  const { progress, row } = form.document(cv.name);
  await expect(row).toContainText(/Uploading, [3-6]\d %/);
  const bar = await picture(page, progress, 0);
  const middle = Math.floor(bar.height / 2);
  const [done, ahead] = [bar.at(Math.floor(bar.width * 0.1), middle), bar.at(Math.floor(bar.width * 0.95), middle)];
  expect(done, 'what is done looks like what is ahead').not.toBe(ahead);
  await network.end();
});
