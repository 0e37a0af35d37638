// The real chain: a sandbox that plays Personio, and a relay in front of it.

import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { programs, widget } from './surroundings.mjs';

const START_PATIENCE = 60_000;

/**
 * Starts both with a German feed; gives the relay's origin and process once its board is ready. `more` has further lines
 * of sections.
 */
export async function start(feed, more = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'personio-bench-'));
  const running = [];
  const stop = async () => {
    for (const program of running.reverse()) await program.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const file = join(folder, 'feed.xml');
    await writeFile(file, feed);
    running.push(await run('personio-sandbox', ['--listen', '127.0.0.1:0', '--feed', `de=${file}`]));
    const config = join(folder, 'relay.toml');
    await writeFile(config, relayConfig(folder, running[0].origin, more));
    running.push(await run('personio-relay', ['serve', '--config', config]));
    const relay = running[1].origin;
    await untilReady(`${relay}/_relay/board.json?language=de`);
    return { relay, pid: running[1].pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

const relayConfig = (folder, personio, { applications = '', protection = '' }) => `
listen = "127.0.0.1:0"
data_dir = ${JSON.stringify(join(folder, 'relay'))}
widget_dir = ${JSON.stringify(widget())}

[personio]
career_page = "${personio}"
api = "${personio}"
company_id = "4711"
recruiting_token = "sandbox-recruiting"

[board]
languages = ["de"]
interval = "1h"

[applications]
allowed_origins = ["http://127.0.0.1"]
${applications}

[protection]
${protection}
`;

/** A program that prints where it listens. */
async function run(name, args) {
  const child = spawn(join(programs(), name), args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => { said += text; });
  const ended = new Promise((resolve) => child.once('close', resolve));
  const listening = new Promise((resolve, reject) => {
    child.once('error', reject);
    ended.then(() => reject(new Error(`${name} stopped:\n${said}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const origin = line.match(/listening on (http:\/\/\S+)/)?.[1];
      if (origin) resolve(origin);
    });
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    return { origin: await withPatience(listening, `${name} did not start:\n${said}`), pid: child.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Asks until the relay has read its first board. */
async function untilReady(url) {
  const end = Date.now() + START_PATIENCE;
  for (;;) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > end) throw new Error(`${url} answers ${answer?.status}: ${await answer?.text()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const withPatience = (promise, message) => Promise.race([
  promise,
  new Promise((_, reject) => setTimeout(() => reject(new Error(message)), START_PATIENCE).unref()),
]);
