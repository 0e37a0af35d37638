// Hears of everything at once, as browsers want it, and lets the wasm module answer as soon as it is there. The browser
// may end this script at any moment and start it anew: nothing is kept here.

import start, * as worker from './worker-core.js';

globalThis.browser ??= globalThis.chrome;

const ready = start({ module_or_path: fetch(browser.runtime.getURL('worker-core.wasm')) });

/** A listener that waits for the module; what it promises keeps the worker awake. */
const then = (handle) => (...values) => ready.then(() => handle(...values)).catch(() => {});

browser.runtime.onMessage.addListener((message, sender, answer) => {
  // Only the extension's own pages are heard.
  if (sender.id !== browser.runtime.id || typeof message !== 'string') return false;
  ready.then(() => worker.message(message)).then(answer, () => answer(undefined));
  return true;
});
browser.runtime.onInstalled.addListener(then(({ reason }) => worker.installed(reason)));
browser.runtime.onStartup.addListener(then(() => worker.started()));
browser.alarms.onAlarm.addListener(then(({ name }) => worker.alarm(name)));
browser.commands.onCommand.addListener(then((name) => worker.command(name)));
browser.omnibox?.onInputChanged.addListener(then((text) => worker.omnibox_changed(text)));
browser.omnibox?.onInputEntered.addListener(then((text) => worker.omnibox_entered(text)));
browser.permissions.onAdded.addListener(then(() => worker.permitted()));
globalThis.addEventListener('online', then(() => worker.online()));

/** What was allowed later is there from the next start of the worker on; `permitted` starts it at once. */
const optional = () => {
  browser.contextMenus?.onClicked.addListener(then(({ menuItemId, selectionText }) => worker.menu(String(menuItemId), selectionText ?? '')));
  browser.idle?.onStateChanged.addListener(then((state) => worker.idle(state)));
  browser.notifications?.onClicked.addListener(then((id) => worker.notification(id)));
};
let heard = Boolean(browser.contextMenus || browser.idle || browser.notifications);
if (heard) optional();
browser.permissions.onAdded.addListener(() => {
  if (heard) return;
  heard = true;
  optional();
});
