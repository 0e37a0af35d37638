// One relay of two companies, each with a Personio of its own.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { WIDGET } from './place.mjs';
import { startProgram } from './program.mjs';
import { startSandbox } from './sandbox.mjs';
import { startSite } from './site.mjs';

/** Starts the companies `acme` and `north`, whose board has these feeds, and a site for each. */
export async function startCompanies(feeds) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-companies-'));
  const acme = { site: await startSite(), sandbox: await startSandbox() };
  const north = { site: await startSite(), sandbox: await startSandbox(feeds) };
  for (const [it, id] of [[acme, '4711'], [north, '4712']]) it.door = await door(it.sandbox.url, id);
  const config = join(folder, 'relay.toml');
  await writeFile(config, [
    'listen = "127.0.0.1:0"',
    `data_dir = ${JSON.stringify(join(folder, 'data'))}`,
    `widget_dir = ${JSON.stringify(WIDGET)}`,
    company('acme', 4711, acme),
    company('north', 4712, north),
  ].join('\n'));
  const { url, stop } = await startProgram('personio-relay', ['serve', '--config', config]);
  for (const [name, { site }] of Object.entries({ acme, north })) {
    site.relay = `${url}/c/${name}`;
    await hasBoard(site.relay);
  }
  return {
    acme,
    north,
    stop: async () => {
      await stop();
      await Promise.all([acme, north].flatMap(({ site, door: { close }, sandbox }) => [site.stop(), close(), sandbox.stop()]));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A sandbox is company 4711. Before this door it is another one, and lets nobody in who asks for somebody else. */
async function door(sandbox, id) {
  const server = createServer((request, response) => {
    const { 'x-company-id': asked, ...headers } = request.headers;
    if (asked !== undefined && asked !== id) return response.writeHead(401).end();
    const known = asked === undefined ? headers : { ...headers, 'x-company-id': '4711' };
    const onward = ask(new URL(request.url, sandbox), { method: request.method, headers: known }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    return request.pipe(onward);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const close = () => new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });
  return { url: `http://127.0.0.1:${server.address().port}`, close };
}

async function hasBoard(relay) {
  while (!(await fetch(`${relay}/_relay/board.json?language=en`)).ok);
}

const company = (name, id, { site, door: { url } }) => `
[companies.${name}.personio]
career_page = "${url}"
api = "${url}"
company_id = "${id}"
recruiting_token = "sandbox-recruiting"
[companies.${name}.board]
languages = ["en"]
[companies.${name}.applications]
allowed_origins = ["${site.origin}"]
wait = "5s"
[companies.${name}.form]
company = "${name}"
privacy_url = "${site.origin}/privacy.html"
`;
