// Starts the view. What it shows lies in the extension's storage, so it does not wait for the worker.

globalThis.browser ??= globalThis.chrome;

// All at once: each of them takes the browser as long as the others.
const view = new URLSearchParams(location.search).get('view') ?? 'popup';
document.documentElement.dataset.view = view;
const wasm = WebAssembly.compileStreaming(fetch('popup-core.wasm'));
const stored = browser.storage.local.get(null).catch(() => undefined);
const language = browser.i18n.getUILanguage().slice(0, 2);
const texts = language === 'de' ? fetch('texts-de.txt').then((answer) => answer.text()).catch(() => '') : '';

const { default: start, open } = await import('./popup-core.js');
await start({ module_or_path: wasm });
open(document.getElementById('app'), view, language, await texts, await stored);
