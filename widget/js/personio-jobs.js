// The custom element `personio-jobs`. It loads the modules side by side, mounts the board and frees it; what the
// board does is written in Rust (`widget/src`).

const wasm = fetch(new URL('./personio-jobs-list.wasm', import.meta.url));
const glue = import('./personio-jobs-list.js');
// Whoever mounts a board hears that one did not come; the page itself must not.
Promise.all([wasm, glue]).catch(() => {});
// Where the script came from; a company that shares its relay with others is at /c/NAME.
const origin = new URL('.', import.meta.url).href.match(/^.*\/c\/[\w-]+(?=\/widget\/$)/)?.[0] ?? new URL(import.meta.url).origin;

const text = async (url) => {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}`);
  return response.text();
};

/** Texts of the interface's languages; English is built in. */
const TEXTS = { de: './texts-de.txt' };
/** What the board asks for from outside its own module and its parts: loaded when it is first wanted. */
const modules = {
  'texts-de': () => text(new URL('./texts-de-job.txt', import.meta.url)),
  feed: async () => {
    const url = new URL('./personio-jobs-feed.wasm', import.meta.url);
    const [feed, response] = await Promise.all([import('./personio-jobs-feed.js'), fetch(url)]);
    await feed.default({ module_or_path: response });
    return feed;
  },
};

let ready;
/** Starts the list's module once for all elements of the page. */
const load = () => (ready ??= (async () => {
  const list = await glue;
  await list.default({ module_or_path: wasm });
  return list;
})());

const once = {};
const loadModule = (name) => (once[name] ??= modules[name]().catch((error) => {
  delete once[name];
  throw error;
}));

const texts = {};
/** The texts of a language, or nothing where it has none. */
const loadTexts = async (language) => {
  if (!TEXTS[language]) return undefined;
  texts[language] ??= text(new URL(TEXTS[language], import.meta.url)).catch(() => undefined);
  return texts[language];
};

/** An answer with its body. */
const read = async (url) => {
  const response = await fetch(url);
  return { ok: response.ok, body: await response.arrayBuffer() };
};

const OPTIONS = [
  'relay', 'feed', 'career-page', 'lang', 'fallbacks', 'preset', 'hide-facets', 'group-by', 'sort', 'page-size',
  'fields', 'apply', 'url-state', 'job',
];

class PersonioJobs extends HTMLElement {
  static observedAttributes = OPTIONS;
  #board;
  #pending;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).append(document.createElement('slot'));
  }

  connectedCallback() {
    if (!this.#board && !this.#pending) this.#mount();
  }

  /** An element that is only moved to another place keeps its board. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#unmount());
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after && (this.#board || this.#pending)) {
      this.#unmount();
      this.#mount();
    }
  }

  /** Opens a job by its id. */
  openJob(id) { this.#board?.open(String(id)); }
  /** Goes back to the list. */
  closeJob() { this.#board?.close(); }
  /** Searches for a text. */
  search(text) { this.#board?.search(String(text)); }
  /** Selects the values of a facet, such as `filter('department', ['Engineering'])`. */
  filter(facet, values) { this.#board?.filter(String(facet), [...values].map(String)); }
  /** Fetches the board again. */
  reload() { this.#board?.reload(); }

  async #mount() {
    const turn = (this.#pending = {});
    const options = Object.fromEntries(OPTIONS.map((name) => [name, this.getAttribute(name)]).filter(([, value]) => value !== null));
    options.relay ??= options.feed === undefined ? origin : undefined;
    options.lang ??= this.closest('[lang]')?.lang || navigator.language;
    options.baseUrl = location.href;
    const language = options.lang.slice(0, 2).toLowerCase();
    const fallbacks = options.fallbacks ? `&fallback=${encodeURIComponent(options.fallbacks)}` : '';
    // Data and module travel side by side: the list is mostly there before the module, which then shows it at once.
    let first = options.relay ? read(`${options.relay.replace(/\/+$/, '')}/_relay/board.json?language=${language}${fallbacks}`) : undefined;
    first?.then((answer) => { first = answer; }, () => {});
    try {
      const [list, catalogue] = await Promise.all([load(), loadTexts(language)]);
      if (this.#pending !== turn || !this.isConnected) return;
      const root = this.shadowRoot;
      root.replaceChildren();
      this.#board = list.mount(root, this, options, first, catalogue, loadModule);
    } catch (error) {
      if (this.#pending === turn) this.#fail(error);
    }
  }

  /** The module itself did not come: the page's own content stays or a sentence stands there, and the page is told. */
  #fail(error) {
    const german = (this.lang || document.documentElement.lang).startsWith('de');
    this.shadowRoot.querySelector('slot').textContent = german
      ? 'Die Stellen konnten nicht geladen werden. Bitte laden Sie die Seite neu.'
      : 'The jobs could not be loaded. Please reload the page.';
    this.dispatchEvent(new CustomEvent('personio:error', { bubbles: true, composed: true, detail: { kind: 'module', message: String(error) } }));
  }

  #unmount() {
    this.#pending = undefined;
    this.#board?.free();
    this.#board = undefined;
    this.shadowRoot.replaceChildren(document.createElement('slot'));
  }
}

if (!customElements.get('personio-jobs')) customElements.define('personio-jobs', PersonioJobs);
