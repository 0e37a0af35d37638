// Chromium with the extension as it is published, in a profile of its own.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chromium } from '@playwright/test';

import { EXTENSION, freePort } from './company.mjs';
import { ZONE } from './time.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGE = process.env.PERSONIO_EXTENSION_DIR ?? join(ROOT, 'target/dev/extension-chromium');

/** Starts a browser; the profile stays until `end`, so that it can be started again. */
export async function startBrowser(options = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-browser-'));
  const browser = new Browser(folder, options);
  await browser.prepare();
  await browser.start();
  await browser.greet();
  return browser;
}

class Browser {
  constructor(folder, options) {
    this.folder = folder;
    this.options = options;
    this.extension = join(folder, 'extension');
  }

  /** What only a person can click, the permissions for one server and its sign-in, is given beforehand. Nothing else is changed. */
  async prepare() {
    await cp(PACKAGE, this.extension, { recursive: true });
    const file = join(this.extension, 'manifest.json');
    const manifest = JSON.parse(await readFile(file, 'utf8'));
    manifest.host_permissions = ['http://127.0.0.1/*'];
    manifest.permissions.push('identity', 'idle');
    await writeFile(file, JSON.stringify(manifest));
    if (this.options.holds) await this.#prepareToHold();
  }

  /** Puts what can hold the worker before its script. */
  async #prepareToHold() {
    const worker = join(this.extension, 'worker.js');
    await writeFile(worker, `import './hold.js';\n${await readFile(worker, 'utf8')}`);
    await cp(fileURLToPath(new URL('hold.js', import.meta.url)), join(this.extension, 'hold.js'));
  }

  async start() {
    this.port = await freePort();
    this.context = await chromium.launchPersistentContext(join(this.folder, 'profile'), {
      executablePath: process.env.PERSONIO_CHROMIUM ?? '/usr/bin/chromium',
      headless: true,
      viewport: { width: 400, height: 588 },
      locale: 'en-GB',
      ...this.options,
      env: { ...process.env, TZ: ZONE },
      ignoreDefaultArgs: ['--disable-extensions'],
      args: [
        '--no-sandbox', '--headless=new', `--disable-extensions-except=${this.extension}`,
        `--load-extension=${this.extension}`, `--remote-debugging-port=${this.port}`, `--lang=${this.options.locale ?? 'en-GB'}`,
      ],
    });
    await this.worker();
  }

  /**
   * Closes the tab that the extension opens when it is installed. It would come before a page that a test looks at, and the
   * browser draws what is behind another tab once a second.
   */
  async greet() {
    const tab = this.context.pages()[1] ?? await this.context.waitForEvent('page');
    await tab.waitForURL(/view=tab/);
    await tab.close();
  }

  /** The extension's worker, as soon as it runs. */
  async worker() {
    return this.context.serviceWorkers()[0] ?? this.context.waitForEvent('serviceworker');
  }

  /** Opens the view as the popup shows it, or as another one of its places. */
  async open(view = 'popup') {
    const page = await this.context.newPage();
    this.thrown ??= [];
    page.on('pageerror', (error) => this.thrown.push(String(error)));
    await page.goto(`chrome-extension://${EXTENSION}/popup.html?view=${view}`);
    return page;
  }

  /** Opens the desk. */
  async desk() {
    const page = await this.context.newPage();
    await page.setViewportSize({ width: 1360, height: 900 });
    this.thrown ??= [];
    page.on('pageerror', (error) => this.thrown.push(String(error)));
    await page.goto(`chrome-extension://${EXTENSION}/desk.html`);
    return page;
  }

  /** Ends the browser at once, as a crash does, and starts it anew. */
  async crash() {
    const other = await chromium.connectOverCDP(`http://127.0.0.1:${this.port}`);
    const gone = new Promise((resolve) => { this.context.once('close', resolve); });
    const session = await other.newBrowserCDPSession();
    session.send('Browser.crash').catch(() => {});
    await gone;
    await this.start();
  }

  /** Ends the worker as the browser does when nothing happens; the next event starts it anew. */
  async killWorker() {
    const targets = await (await fetch(`http://127.0.0.1:${this.port}/json/list`)).json();
    const worker = targets.find(({ type, url }) => type === 'service_worker' && url.includes(EXTENSION));
    if (!worker) return; // it sleeps already
    const answer = await fetch(`http://127.0.0.1:${this.port}/json/close/${worker.id}`);
    if (answer.ok) this.kills = (this.kills ?? 0) + 1;
  }

  /** Holds the worker at a place where it waits, the `time`th time from now on. Needs the option `holds`. */
  async holdWorker(page, place, time) {
    await page.evaluate(async (hold) => {
      await chrome.storage.session.remove(['hold', 'held']);
      await chrome.storage.session.set({ hold });
    }, { place, time });
  }

  /** Where the worker is held; nothing if it is not. */
  held(page) { return page.evaluate(async () => (await chrome.storage.session.get('held')).held); }

  /** What the extension keeps, by key. */
  async kept() {
    const page = await this.context.newPage();
    await page.goto(`chrome-extension://${EXTENSION}/manifest.json`);
    const kept = await page.evaluate(() => chrome.storage.local.get(null));
    await page.close();
    return kept;
  }

  async stop() { await this.context.close(); }

  async restart() {
    await this.stop();
    await this.start();
  }

  async end() {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
