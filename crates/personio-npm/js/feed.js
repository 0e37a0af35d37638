import { call } from './error.js';
import { Module } from './load.js';
import startWasm, * as wasm from './wasm/personio-feed.js';

export { PersonioError, isPersonioError } from './error.js';

const module = new Module(startWasm, new URL('./wasm/personio-feed.wasm', import.meta.url));

export async function init(source) { await module.load(source); }

const bytes = (document) => (typeof document === 'string' ? new TextEncoder().encode(document) : document);

export function parseFeed(document) {
  module.check();
  return JSON.parse(call('feed', () => wasm.parseFeed(bytes(document))));
}

export function parseDescription(html) {
  module.check();
  return JSON.parse(wasm.parseDescription(html));
}

export function plainText(html) {
  module.check();
  return wasm.plainText(html);
}

export class Board {
  #board;
  #positions;

  constructor(board) {
    if (!(board instanceof wasm.Board)) throw new TypeError('make a board with Board.merge');
    this.#board = board;
  }

  static merge(feeds, { languages = [], sections = {} } = {}) {
    module.check();
    const documents = feeds.map(({ language, document }) => [language, bytes(document)]);
    return new Board(call('feed', () => wasm.Board.merge(documents, languages.join(','), JSON.stringify(sections))));
  }

  get languages() { return JSON.parse(this.#board.languages()); }

  get skipped() { return JSON.parse(this.#board.skipped()); }

  get positions() {
    this.#positions ??= JSON.parse(this.#board.positions());
    return this.#positions;
  }

  position(id) { return this.positions.find((position) => position.id === id); }

  detail(id) {
    const detail = this.#board.detail(id);
    return detail === undefined ? undefined : JSON.parse(detail);
  }

  search(query = {}) {
    const found = JSON.parse(call('input', () => this.#board.search(JSON.stringify(query))));
    const hits = found.hits.map((index, at) => ({ position: this.positions[index], score: found.scores[at] }));
    const groups = found.groups.map(({ value, start, end }) => ({ value, hits: hits.slice(start, end) }));
    return { hits, facets: found.facets, groups };
  }

  free() { this.#board.free(); }
}
