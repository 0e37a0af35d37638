// The company's web site: the demo's pages with the relay's address put in, bare pages with a board, and feeds.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, extname, join, normalize } from 'node:path';

import { DEMO, FEEDS, OWN_FEEDS } from './place.mjs';

const DEMO_RELAY = 'http://127.0.0.1:8787';
const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** Starts the site; its pages work once `relay` is set. */
export async function startSite() {
  const site = new Site();
  await site.listen();
  return site;
}

class Site {
  #server = createServer((request, response) => this.#answer(request, response));
  #feeds = new Map();
  relay = '';

  async listen() {
    await new Promise((resolve) => { this.#server.listen(0, '127.0.0.1', resolve); });
    this.origin = `http://127.0.0.1:${this.#server.address().port}`;
  }

  async stop() {
    this.#server.closeAllConnections();
    await new Promise((resolve) => { this.#server.close(resolve); });
  }

  /** The address of a bare page with a board that has these attributes; several sets give several boards. */
  board(...sets) { return `${this.origin}/board/${encodeURIComponent(JSON.stringify(sets))}`; }

  /** Serves a feed's text under `/feeds/name`. */
  feed(name, text) { this.#feeds.set(name, text); }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    try {
      const { type, body } = await this.#find(path);
      response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }

  async #find(path) {
    if (path.startsWith('/board/')) return { type: TYPES['.html'], body: this.#page(JSON.parse(path.slice(7))) };
    if (path.startsWith('/feeds/')) return { type: TYPES['.xml'], body: await this.#feedOf(basename(path)) };
    const file = join(DEMO, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const bytes = await readFile(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const body = extname(file) === '.html' ? bytes.toString().replaceAll(DEMO_RELAY, this.relay) : bytes;
    return { type, body };
  }

  async #feedOf(name) {
    return this.#feeds.get(name) ?? readFile(join(FEEDS, name)).catch(() => readFile(join(OWN_FEEDS, name)));
  }

  #page(sets) {
    const quoted = (value) => `"${String(value).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;
    const attributes = (set) => Object.entries(set).map(([name, value]) => ` ${name}=${quoted(value)}`).join('');
    const boards = sets.map((set) => `<personio-jobs${attributes(set)}></personio-jobs>`).join('\n');
    return `<!doctype html>
<html lang="${sets[0]?.lang ?? 'en'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<style>html { background: Canvas; color: CanvasText }</style>
<title>Jobs</title>
<script type="module" src="${this.relay}/widget/personio-jobs.js"></script>
<main><h1>Jobs</h1>
${boards}
<div id="elsewhere"></div></main>`;
  }
}
