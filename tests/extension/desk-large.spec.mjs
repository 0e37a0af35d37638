import { startBrowser } from './browser.mjs';
import { HR, startCompany } from './company.mjs';
import { expect, test } from './fixtures.mjs';
import { Desk } from './pages/desk.mjs';
import { View } from './pages/view.mjs';

const [PEOPLE, PROJECTS] = [10_000, 2_000];
/** Between two pictures of a screen. */
const FRAME = 1000 / 60;

/** How long what an action does to the page takes, in ms: until it is laid out anew. */
async function took(page, action, values) {
  return page.evaluate(async ({ action, values }) => {
    const search = document.querySelector('[role="searchbox"]');
    const list = document.querySelector('.virtual');
    const actions = {
      search(value) {
        search.value = value;
        search.dispatchEvent(new Event('input', { bubbles: true }));
      },
      scroll(value) {
        list.scrollTop = value;
        list.dispatchEvent(new Event('scroll'));
      },
    };
    const times = [];
    for (const value of values) {
      await new Promise((done) => { requestAnimationFrame(() => done()); });
      const began = performance.now();
      actions[action](value);
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve(); // what waits for this turn to end
      void list.offsetHeight;
      times.push(performance.now() - began);
      // Rows wherever somebody looks.
      const { top, bottom } = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll('.table-row')].map((row) => row.getBoundingClientRect());
      const last = Math.min(bottom, list.querySelector('.virtual-rows').getBoundingClientRect().bottom) - 1;
      const isSeen = rows.length === 0 || (rows[0].top <= top + 1 && rows.at(-1).bottom >= last);
      if (!isSeen) throw new Error(`a gap after ${action} ${value}`);
    }
    times.sort((one, other) => one - other);
    // What else the machine does only makes it slower.
    return { usual: times[times.length >> 2], middle: times[times.length >> 1], slowest: times.at(-1) };
  }, { action, values });
}

/** How long making and saving the table takes, in ms, and how many lines it has. */
async function saved(desk) {
  const download = desk.page.waitForEvent('download');
  const button = desk.page.getByRole('button', { name: 'Save as CSV' });
  const time = await button.evaluate((it) => {
    const began = performance.now();
    it.click();
    return performance.now() - began;
  });
  const stream = await (await download).createReadStream();
  let text = '';
  for await (const piece of stream.setEncoding('utf8')) text += piece;
  return { time, lines: text.trim().split('\r\n').length - 1 };
}

const words = (text) => Array.from(text, (_, index) => text.slice(0, index + 1));

test('ten thousand people and two thousand projects: lists search and scroll within a frame, tables are saved in a second', async () => {
  test.setTimeout(180_000);
  const company = await startCompany(['--people', String(PEOPLE), '--years', '0']);
  await company.sandbox.unlimited();
  const before = (await company.ask('/v2/projects?limit=200'))._data.length;
  const ids = [];
  for (let index = before; index < PROJECTS; index += 20) {
    const made = await Promise.all(Array.from({ length: Math.min(20, PROJECTS - index) }, (_, at) => company.ask('/v2/projects', {
      method: 'POST', body: { name: `Anlage ${index + at}`, client_name: `Kunde ${at}` },
    })));
    ids.push(...made.map(({ id }) => id));
  }
  // A quarter of an hour for each project, one after the other.
  const [person, quarter] = [await company.person(), 15 * 60_000];
  for (let index = 0; index < ids.length; index += 20) {
    const at = (place) => ({ date_time: new Date(Date.UTC(2026, 2, 1) + place * quarter).toISOString().slice(0, 19) });
    await Promise.all(ids.slice(index, index + 20).map((id, place) => company.ask('/v2/attendance-periods', {
      method: 'POST',
      body: { person: { id: person }, type: 'WORK', project: { id }, start: at(index + place), end: at(index + place + 1) },
    })));
  }
  const browser = await startBrowser();
  await new View(await browser.open()).signIn(company.invite(HR));
  const desk = new Desk(await browser.desk());
  const told = {};
  for (const [part, count, typed, row] of [
    ['People', PEOPLE, 'neumann clara', 40], ['Projects', PROJECTS, 'anlage 1999', 40], ['Project time', ids.length, 'anlage 1999', 40],
  ]) {
    await desk.page.getByRole('navigation').getByRole('button', { name: part, exact: true }).click();
    const search = desk.page.getByRole('searchbox');
    if (part === 'People') await expect(desk.page.getByRole('status').first()).toHaveText(/^[\d,]+ people$/, { timeout: 90_000 });
    if (part === 'Project time') {
      await desk.page.getByRole('button', { name: 'From – to' }).click();
      await desk.page.getByLabel('From', { exact: true }).fill('2026-03-01');
      await desk.page.getByLabel('To', { exact: true }).fill('2026-03-31');
      await expect(desk.page.getByRole('status').first()).toContainText(` ${Math.floor(ids.length / 4)}:`, { timeout: 60_000 });
    } else {
      await desk.page.getByRole('button', { name: 'All', exact: true }).click();
    }
    await expect(desk.rows.first()).toBeVisible();
    const typing = await took(desk.page, 'search', [...words(typed), ...words(typed).reverse(), '']);
    await expect(search).toHaveValue('');
    const scrolling = await took(desk.page, 'scroll', Array.from({ length: 30 }, (_, at) => (at * count * row) / 29));
    const table = await saved(desk);
    told[part] = { typing, scrolling, table };
    expect(table.lines, `${part}: lines`).toBeGreaterThanOrEqual(count);
    expect(typing.usual, `${part}: a letter`).toBeLessThan(FRAME);
    expect(scrolling.usual, `${part}: scrolling`).toBeLessThan(FRAME);
    expect(table.time, `${part}: saving`).toBeLessThan(1000);
  }
  console.log(JSON.stringify(told, (_, value) => (typeof value === 'number' ? Math.round(value * 10) / 10 : value)));
  await browser.end();
  await company.stop();
});
