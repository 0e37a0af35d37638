// Hears of everything at once, as browsers want it, and lets the wasm module answer as soon as it is there. The browser
// may end this script at any moment and start it anew: nothing is kept here.

import start, * as worker from './worker-core.js';

globalThis.browser ??= globalThis.chrome;

// Both at once: what is kept takes the browser as long as the module.
const loaded = start({ module_or_path: fetch(browser.runtime.getURL('worker-core.wasm')) });
const stored = browser.storage.local.get(null).catch(() => undefined);
const ready = Promise.all([loaded, stored]).then(([, stored]) => worker.begin(stored));

/** Tells the module what happened, as soon as it is there; what this promises keeps the worker awake. */
const tell = (what, text = '', more = '') => ready.then(() => worker.event(what, text, more)).catch(() => {});

browser.runtime.onMessage.addListener((message, sender, answer) => {
  // Only the extension's own pages are heard.
  if (sender.id !== browser.runtime.id || typeof message !== 'string') return false;
  tell('message', message).then(answer);
  return true;
});
browser.runtime.onInstalled.addListener(({ reason }) => tell('installed', reason));
browser.runtime.onStartup.addListener(() => tell('started'));
browser.alarms.onAlarm.addListener(({ name }) => tell('alarm', name));
browser.commands.onCommand.addListener((name) => tell('command', name));
browser.omnibox?.onInputChanged.addListener((text) => tell('omnibox-changed', text));
browser.omnibox?.onInputEntered.addListener((text) => tell('omnibox-entered', text));
browser.permissions.onAdded.addListener(() => tell('permitted'));
globalThis.addEventListener('online', () => tell('online'));

/** What was allowed later is there from the next start of the worker on; `permitted` starts it at once. */
const optional = () => {
  browser.contextMenus?.onClicked.addListener(({ menuItemId, selectionText }) => tell('menu', String(menuItemId), selectionText));
  browser.idle?.onStateChanged.addListener((state) => tell('idle', state));
  browser.notifications?.onClicked.addListener((id) => tell('notification', id));
};
let heard = Boolean(browser.contextMenus || browser.idle || browser.notifications);
if (heard) optional();
browser.permissions.onAdded.addListener(() => {
  if (heard) return;
  heard = true;
  optional();
});
