// Debian's Firefox with the extension as it is published, in a profile of its own. Playwright drives only browsers that
// it brings itself, so the few things that a smoke test does are asked of Firefox directly.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { freePort } from './company.mjs';
import { talk } from './marionette.mjs';
import { ZONE } from './time.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** The package for Firefox. */
export const PACKAGE = process.env.PERSONIO_FIREFOX_DIR ?? join(ROOT, 'dist/extension-firefox');
/** Firefox gives each installation another address, unless its preferences say which. */
const ADDRESS = '5d2ff4ae-6f0f-4c83-9d0e-2f6a4f5c7b10';
/** How long something may take to appear. */
const PATIENCE = 30_000;

/** Starts a browser with the extension in it; `managed` is what the company's administrators set for it. */
export async function startFirefox({ managed } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-firefox-'));
  const extension = join(folder, 'extension');
  await cp(PACKAGE, extension, { recursive: true });
  const id = await permit(join(extension, 'manifest.json'));
  if (managed) await preset(join(folder, '.mozilla/managed-storage'), id, managed);
  const port = await freePort();
  await writeFile(join(folder, 'user.js'), preferences({
    'marionette.port': port,
    'extensions.webextensions.uuids': JSON.stringify({ [id]: ADDRESS }),
    'intl.locale.requested': 'en-GB',
    'intl.accept_languages': 'en-GB',
    'app.normandy.enabled': false,
    'datareporting.policy.dataSubmissionEnabled': false,
  }));
  // An extension's page is part of the browser: without system access nobody may look into it.
  const words = ['--headless', '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', folder];
  const environment = { ...process.env, TZ: ZONE, HOME: folder, MOZ_DISABLE_CONTENT_SANDBOX: '1' };
  const program = spawn(process.env.PERSONIO_FIREFOX ?? '/usr/bin/firefox-esr', words, { env: environment, stdio: 'ignore' });
  const marionette = await talk(port);
  const firefox = new Firefox(marionette, program, folder);
  await marionette.ask('WebDriver:NewSession');
  await marionette.ask('WebDriver:SetTimeouts', { implicit: PATIENCE });
  await marionette.ask('Addon:Install', { path: extension, temporary: true });
  return firefox;
}

/** What only a person can click, the permission for one server, is given beforehand. Nothing else is changed. */
async function permit(file) {
  const manifest = JSON.parse(await readFile(file, 'utf8'));
  manifest.host_permissions = ['http://127.0.0.1/*'];
  await writeFile(file, JSON.stringify(manifest));
  return manifest.browser_specific_settings.gecko.id;
}

/** Puts what administrators set where Firefox looks for it: below the home folder, which is the profile's here. */
async function preset(folder, id, data) {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${id}.json`), JSON.stringify({ name: id, description: 'by the test', type: 'storage', data }));
}

const preferences = (all) => Object.entries(all)
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join('');

class Firefox {
  #marionette;
  #program;
  #folder;

  constructor(marionette, program, folder) {
    this.#marionette = marionette;
    this.#program = program;
    this.#folder = folder;
  }

  /** Opens the popup's page as a tab. */
  async open() {
    await this.#marionette.ask('WebDriver:Navigate', { url: `moz-extension://${ADDRESS}/popup.html?view=tab` });
  }

  /** Presses a button by its name. */
  async press(name) { await this.#click(`//button[normalize-space()=${JSON.stringify(name)}]`); }

  /** Presses what has a class. */
  async pressClass(name) { await this.#click(`//*[contains(concat(" ", @class, " "), " ${name} ")]`); }

  /** Presses a switch. */
  async switch(id) { await this.#click(`//input[@id=${JSON.stringify(id)}]`); }

  /** Writes into a field by its label and leaves it. Without a screen no window has the focus, so the page is told. */
  async fill(label, text) {
    const named = `//label[contains(., ${JSON.stringify(label)})]`;
    const path = `${named}//input | //input[@id = ${named}/@for] | //input[@aria-label=${JSON.stringify(label)}]`;
    const script = `const [field, text] = arguments;
      field.value = text;
      for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));`;
    await this.#with(path, (field) => this.#marionette.ask('WebDriver:ExecuteScript', { script, args: [field, text] }));
  }

  /** Waits until a text is there. */
  async sees(text) { await this.#find(`//*[contains(text(), ${JSON.stringify(text)})]`); }

  /** What is on the page, to be read. */
  async text() {
    const read = { script: 'return document.body.innerText', args: [] };
    return (await this.#marionette.ask('WebDriver:ExecuteScript', read)).value;
  }

  /** Whether the extension has an entry in the menu of the right mouse button: then there can be no second one by its name. */
  async hasMenu(id) {
    const script = `const [id] = arguments;
      return new Promise((resolve) => browser.contextMenus.create({ id, title: id, contexts: ['page'] }, () => {
        const isThere = Boolean(browser.runtime.lastError);
        if (!isThere) browser.contextMenus.remove(id);
        resolve(isThere);
      }));`;
    return (await this.#marionette.ask('WebDriver:ExecuteScript', { script, args: [id], sandbox: null })).value;
  }

  async end() {
    const ended = once(this.#program, 'exit');
    await this.#marionette.ask('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => this.#program.kill());
    await ended;
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  async #click(path) {
    await this.#with(path, (element) => this.#marionette.ask('WebDriver:ElementClick', { id: Object.values(element)[0] }));
  }

  /** Does something with an element. One that was drawn anew in between is looked for again. */
  async #with(path, act) {
    for (let left = 5; ; left -= 1) {
      try {
        return await act(await this.#find(path));
      } catch (error) {
        if (left === 0 || !error.message.startsWith('stale element')) throw error;
      }
    }
  }

  /** By XPath, as soon as it is there. */
  async #find(path) {
    try {
      const { value } = await this.#marionette.ask('WebDriver:FindElement', { using: 'xpath', value: path });
      return value;
    } catch (error) {
      throw new Error(`${error.message}\nThe page says:\n${await this.text()}`);
    }
  }
}
