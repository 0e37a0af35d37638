import { expect, test } from './fixtures.mjs';
import { BoardPage } from './pages/board.mjs';
import { FormPage } from './pages/form.mjs';
import { JobPage } from './pages/job.mjs';

/** Counts what is alive on window and document, from before the page's own scripts on. */
function count() {
  const alive = { listeners: new Map(), timers: new Set() };
  const known = (target) => (target === window || target === document || target === document.documentElement);
  const key = (target, type, callback, options) => {
    const capture = typeof options === 'object' ? Boolean(options?.capture) : Boolean(options);
    if (!callback || options?.once) return undefined;
    callback.countedAs ??= Math.random();
    return [target === window ? 'window' : target.nodeName, type, capture, callback.countedAs].join(' ');
  };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  EventTarget.prototype.addEventListener = function add(type, callback, options) {
    const name = known(this ?? window) && key(this ?? window, type, callback, options);
    if (name) alive.listeners.set(name, type);
    return addEventListener.call(this ?? window, type, callback, options);
  };
  EventTarget.prototype.removeEventListener = function remove(type, callback, options) {
    const name = known(this ?? window) && key(this ?? window, type, callback, options);
    if (name) alive.listeners.delete(name);
    return removeEventListener.call(this ?? window, type, callback, options);
  };
  const { setTimeout: wait, clearTimeout: stopWaiting, setInterval: repeat, clearInterval: stopRepeating } = window;
  window.setTimeout = (callback, delay, ...rest) => {
    const timer = wait((...values) => { alive.timers.delete(timer); callback(...values); }, delay, ...rest);
    alive.timers.add(timer);
    return timer;
  };
  window.setInterval = (...values) => { const timer = repeat(...values); alive.timers.add(timer); return timer; };
  window.clearTimeout = (timer) => { alive.timers.delete(timer); stopWaiting(timer); };
  window.clearInterval = (timer) => { alive.timers.delete(timer); stopRepeating(timer); };
  window.alive = () => ({ listeners: [...alive.listeners.values()].sort(), timers: alive.timers.size });
}

test('two boards on a page have a language, filters and a page size each', async ({ page, site }) => {
  await page.goto(`${site.origin}/two.html`);
  const [english, german] = [new BoardPage(page.locator('#first')), new BoardPage(page.locator('#second'))];
  await expect(english.results).toHaveText('32 jobs');
  await expect(german.results).toHaveText(/^\d+ Stellen$/);
  await expect(german.jobs).toHaveCount(5);
  await expect(german.root.getByRole('group', { name: 'Arbeitszeit' })).toHaveCount(0);
  await expect(english.heading(/^Berlin/)).toBeVisible();
  const before = await german.results.textContent();
  await english.search.fill('acoustics');
  await expect(english.job('Acoustics Engineer')).toBeVisible();
  await expect(german.search).toHaveValue('');
  await expect(german.results).toHaveText(before);
});

test('a board that is moved keeps what was typed and chosen', async ({ page, site, board, job, form }) => {
  await page.goto(site.board({ lang: 'en' }));
  await board.search.fill('acoustics');
  await board.facet('Location', 'Berlin').check();
  const move = () => page.evaluate(() => document.querySelector('#elsewhere').append(document.querySelector('personio-jobs')));
  await move();
  await expect(board.search).toHaveValue('acoustics');
  await expect(board.facet('Location', 'Berlin')).toBeChecked();

  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await form.firstName.fill('Ada');
  await move();
  await expect(job.title).toContainText('Acoustics Engineer');
  await expect(form.firstName).toHaveValue('Ada');
});

test('a form that was begun is still there after a look at another job', async ({ page, site, board, job, form }) => {
  await page.goto(site.board({ lang: 'en', 'page-size': 50 }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await form.firstName.fill('Ada');
  await job.back.click();
  await board.job('Heating System Designer').click();
  await expect(job.title).toContainText('Heating System Designer');
  await job.back.click();
  await board.job('Acoustics Engineer').click();
  await expect(form.firstName).toHaveValue('Ada');
});

test('removed boards leave no listener and no timer behind', async ({ page, site }) => {
  await page.addInitScript(count);
  await page.goto(site.board({ lang: 'en', 'url-state': 'query' }, { lang: 'de' }));
  const alive = () => page.evaluate(() => window.alive());
  const board = new BoardPage(page.locator('personio-jobs').first());
  const job = new JobPage(board.root);
  const form = new FormPage(page, board.root);

  // These go before their module has arrived, or just then.
  await page.evaluate(() => { for (const element of document.querySelectorAll('personio-jobs')) element.remove(); });
  await expect.poll(async () => (await alive()).timers).toBe(0);
  const before = await alive();
  for (let round = 0; round < 3; round += 1) {
    await page.evaluate(() => {
      const element = document.createElement('personio-jobs');
      element.setAttribute('lang', 'en');
      element.setAttribute('url-state', 'query');
      document.querySelector('main').append(element);
    });
    await board.search.fill('acoustic');
    await board.job('Acoustics Engineer').click();
    await job.apply.click();
    await form.firstName.fill('Ada');
    await page.evaluate(() => document.querySelector('personio-jobs').remove());
    await page.evaluate(() => history.replaceState(null, '', location.pathname));
  }
  await expect.poll(alive).toEqual(before);
});

test('a board that is removed while its relay starts asks no more and leaves no timer behind', async ({ page, site, board }) => {
  await page.addInitScript(count);
  await page.route('**/_relay/board.json*', (route) => route.fulfill({ status: 503, json: { error: { code: 'starting', message: '' } } }));
  await page.goto(site.board({ lang: 'en' }));
  const timers = () => page.evaluate(() => window.alive().timers);
  await expect(board.loading).toBeVisible();

  await expect.poll(timers).toBe(1);
  const left = await page.evaluate(async () => {
    document.querySelector('personio-jobs').remove();
    // A turn of the page, without a timer.
    const { port1, port2 } = new MessageChannel();
    await new Promise((resolve) => {
      port1.onmessage = resolve;
      port2.postMessage('');
    });
    return window.alive().timers;
  });
  expect(left).toBe(0);
});

test('boards can be added and removed at any moment', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en' }));
  await page.evaluate(async () => {
    for (let round = 0; round < 20; round += 1) {
      const element = document.createElement('personio-jobs');
      element.setAttribute('lang', round % 2 ? 'de' : 'en');
      document.querySelector('#elsewhere').append(element);
      if (round % 3) await new Promise((resolve) => { requestAnimationFrame(resolve); });
      element.setAttribute('page-size', '5');
      element.remove();
    }
  });
  await expect(page.locator('#elsewhere personio-jobs')).toHaveCount(0);
  await expect(board.results).toHaveText('32 jobs');
});
