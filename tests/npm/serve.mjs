// A folder as a web site.

import { readFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.wasm': 'application/wasm',
};

/** What does not lie in the folder: the API and its controls. */
const API = /^\/(v1|v2|_sandbox)\//;

/** Hands a request on to another server, as it comes. */
function handOn(request, response, server) {
  const { method, headers } = request;
  const onward = ask(new URL(request.url, server), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/** Serves a folder, notes what was asked for, and stops when told to. With an API, the site has that as well. */
export async function serve(folder, api) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    asked.push(path);
    if (api !== undefined && API.test(path)) return handOn(request, response, api);
    try {
      const body = await readFile(join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path)));
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? TYPES['.html'] }).end(body);
    } catch {
      response.writeHead(404).end();
    }
    return undefined;
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const stop = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });
  return { url: `http://127.0.0.1:${server.address().port}/`, asked, stop };
}
