// Starts the view. What it shows lies in the extension's storage, so it does not wait for the worker.

import start, { open } from './popup-core.js';

globalThis.browser ??= globalThis.chrome;

const view = new URLSearchParams(location.search).get('view') ?? 'popup';
document.documentElement.dataset.view = view;
const language = browser.i18n.getUILanguage().slice(0, 2);
const texts = language === 'de' ? fetch('texts-de.txt').then((answer) => answer.text()).catch(() => '') : '';

const [catalogue] = await Promise.all([texts, start({ module_or_path: fetch('popup-core.wasm') })]);
open(document.getElementById('app'), view, language, catalogue);
