// Starts the desk. What it shows comes from the relay.

import start, { open } from './desk-core.js';
import { tools } from './desk-tools.js';

globalThis.browser ??= globalThis.chrome;

const language = browser.i18n.getUILanguage().slice(0, 2);
const texts = language === 'de' ? fetch('desk-texts-de.txt').then((answer) => answer.text()).catch(() => '') : '';

const [catalogue] = await Promise.all([texts, start({ module_or_path: fetch('desk-core.wasm') })]);
open(document.getElementById('app'), language, catalogue, tools);
