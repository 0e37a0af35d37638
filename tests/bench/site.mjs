// A small web server for the pages of a bench.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const TYPES = {
  '': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm',
  '.xml': 'text/xml; charset=utf-8', '.json': 'application/json', '.txt': 'text/plain; charset=utf-8',
};

const ISOLATION = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

/**
 * Serves texts and folders by path, such as `{ '/feed.xml': 'text', '/peers/': folder }`. Compressed ones travel as a
 * good web server would send them; pages of isolated ones have a clock of 5 µs instead of 100 µs.
 */
export async function serve({ texts = {}, folders = {}, compressed = false, isolated = false }) {
  const ready = new Map();
  const load = async (path) => {
    if (path in texts) return Buffer.from(texts[path]);
    const prefix = Object.keys(folders).find((start) => path.startsWith(start));
    if (!prefix) return undefined;
    const inside = normalize(path.slice(prefix.length));
    return inside.startsWith('..') ? undefined : readFile(join(folders[prefix], inside)).catch(() => undefined);
  };
  const answer = async (path) => {
    const body = await load(path);
    if (!body || !compressed) return body;
    return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
  };
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    if (!ready.has(path)) ready.set(path, answer(path));
    const body = await ready.get(path);
    if (!body) return response.writeHead(404).end();
    const headers = { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream', 'access-control-allow-origin': '*' };
    if (compressed) headers['content-encoding'] = 'br';
    if (isolated) Object.assign(headers, ISOLATION);
    response.writeHead(200, headers).end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    /** Compresses a file before anybody asks for it. */
    prepare: (path) => ready.set(path, answer(path)).get(path),
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}
