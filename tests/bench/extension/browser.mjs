// Chromium with two extensions: ours as it is published, and one that does nothing.

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { freePort } from '../../extension/company.mjs';

const PACKAGE = process.env.PERSONIO_EXTENSION_DIR ?? fileURLToPath(new URL('../../../dist/extension-chromium', import.meta.url));
const BARE = fileURLToPath(new URL('bare', import.meta.url));
const OURS = 'dmfeminachkocpmibloichbbomfhdjbj';
const DAY = 86_400_000;

/** Starts it with a profile in a folder. */
export async function startWithBare(folder) {
  const port = await freePort();
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath: process.env.PERSONIO_CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    viewport: { width: 400, height: 588 },
    locale: 'en-GB',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: [
      '--no-sandbox', '--headless=new', `--disable-extensions-except=${PACKAGE},${BARE}`,
      `--load-extension=${PACKAGE},${BARE}`, `--remote-debugging-port=${port}`, '--lang=en-GB',
    ],
  });
  const found = async (is) => {
    const there = context.serviceWorkers().find((worker) => is(worker.url()));
    return (there ?? await context.waitForEvent('serviceworker', (worker) => is(worker.url()))).url();
  };
  const bare = new URL(await found((url) => !url.includes(OURS))).host;
  await found((url) => url.includes(OURS));
  // The tab that greets whoever installs it is a second view, which would draw along with the one that is measured.
  const greeting = context.pages().find((page) => page.url().includes(OURS)) ?? await context.waitForEvent('page');
  await greeting.waitForURL(/view=tab/);
  await greeting.close();
  return new Browser(context, port, bare);
}

/** What the extension keeps of somebody whose timer runs and who recorded entries for a year: three a day. */
export function kept(entries) {
  const account = {
    id: 'a', way: { relay: { url: 'http://127.0.0.1:9' } }, person: '1', name: 'Clara Neumann',
    email: 'clara.neumann@acme.example', state: 'signedIn',
  };
  const attendances = Array.from({ length: entries }, (_, at) => {
    const day = new Date(Date.now() - Math.floor(at / 4) * DAY).toISOString().slice(0, 10);
    const hour = 8 + (at % 4) * 2;
    const time = (hours) => `${day}T${String(hours).padStart(2, '0')}:00:00`;
    const kind = at % 4 === 2 ? 'break' : 'work';
    return [`attendance-${at}`, kind, time(hour), time(hour + 2), 'p1', `planning and review ${at}`, day, 'CONFIRMED'];
  }).reverse();
  const since = { instant: Date.now() - 3_600_000, offset: 0 };
  const timer = { running: { zone: 'Etc/UTC', segments: [{ kind: 'work', since, task: { comment: 'review' } }], mirrored: [] } };
  return {
    accounts: JSON.stringify({ list: [account], current: 'a' }),
    'a/known': JSON.stringify({ attendances, absences: [], landed: [] }),
    'a/timer': JSON.stringify(timer),
    'a/sync': JSON.stringify({ at: Date.now() }),
  };
}

class Browser {
  #context;
  #port;
  #bare;

  constructor(context, port, bare) {
    this.#context = context;
    this.#port = port;
    this.#bare = bare;
  }

  async keep(values) {
    const page = await this.#open(`${OURS}/manifest.json`);
    await page.evaluate((values) => chrome.storage.local.set(values), values);
    await page.close();
  }

  /** From opening the popup to its big button. */
  async opened() { return this.#usable(`${OURS}/popup.html?view=popup`, /^(Stop|Start working)$/); }

  async openedBare() { return this.#usable(`${this.#bare}/popup.html`, /^Start working$/); }

  /** From a message to a worker that sleeps to its answer, which comes when the badge is set. */
  async woken() {
    this.number = (this.number ?? 0) + 1;
    const press = this.number % 2 ? 'pause' : 'resume';
    return this.#wake(OURS, JSON.stringify({ id: `bench-${this.number}`, request: { press } }));
  }

  async wokenBare() { return this.#wake(this.#bare, 'wake'); }

  /** From the press of the month's button to its days on the screen. */
  async month() {
    const page = await this.#open(`${OURS}/popup.html?view=popup`);
    await page.getByRole('navigation').getByRole('button', { name: 'Week' }).click();
    await page.getByRole('button', { name: 'Month', exact: true }).waitFor();
    const time = await page.evaluate(() => new Promise((resolve) => {
      const button = [...document.querySelectorAll('button')].find((it) => it.textContent.trim() === 'Month');
      const look = () => (document.querySelectorAll('.month button, .month [data-day]').length > 27
        ? requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)))
        : requestAnimationFrame(look));
      const start = performance.now();
      button.click();
      look();
    }));
    await page.close();
    return time;
  }

  async end() { await this.#context.close(); }

  async #usable(address, name) {
    const page = await this.#context.newPage();
    await page.addInitScript((pattern) => {
      const wanted = new RegExp(pattern);
      const look = () => {
        const found = [...document.querySelectorAll('button')].some((it) => wanted.test(it.textContent.trim()) && !it.disabled);
        // Usable is what is on the screen: the frame that shows it counts.
        if (found) setTimeout(() => { globalThis.usable = performance.now(); });
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, name.source);
    await page.goto(`chrome-extension://${address}`);
    await page.waitForFunction(() => globalThis.usable);
    const time = await page.evaluate(() => globalThis.usable);
    await page.close();
    return time;
  }

  async #wake(extension, message) {
    const page = await this.#open(`${extension}/manifest.json`);
    await this.#sleep(extension);
    const time = await page.evaluate(async (message) => {
      const start = performance.now();
      await chrome.runtime.sendMessage(message);
      return performance.now() - start;
    }, message);
    await page.close();
    return time;
  }

  async #open(address) {
    const page = await this.#context.newPage();
    await page.goto(`chrome-extension://${address}`);
    return page;
  }

  /** Ends a worker as the browser does when nothing happens. */
  async #sleep(extension) {
    const list = async () => (await (await fetch(`http://127.0.0.1:${this.#port}/json/list`)).json())
      .find(({ type, url }) => type === 'service_worker' && url.includes(extension));
    for (let worker = await list(); worker; worker = await list()) {
      await fetch(`http://127.0.0.1:${this.#port}/json/close/${worker.id}`);
    }
  }
}
