// The relay under load: its board beside nginx that serves the same bytes from disk, and applications that are durable
// before they are answered.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { promisify } from 'node:util';

import { feed } from './board.mjs';
import { start } from './chain.mjs';
import { startNginx } from './nginx.mjs';
import { all, limit, median, note, print, rate } from './report.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 64;
const BOARD = '/_relay/board.json?language=de';

const APPLICATIONS_PER_SECOND = 200;
const APPLICATION_SECONDS = 10;
/** How long each candidate waits for Personio, who takes twenty a minute: nearly all are stored and promised. */
const WAIT_MS = 100;

const WRK = ['-t2', `-c${CONNECTIONS}`, `-d${SECONDS}s`, '--latency', '-H', 'accept-encoding: br'];

/** Requests a second, and the slowest of a hundred answers, in milliseconds. */
async function load(address) {
  const { stdout } = await promisify(execFile)('wrk', [...WRK, address]);
  if (/Non-2xx/.test(stdout)) throw new Error(stdout);
  const [, slow, unit] = stdout.match(/99%\s+([\d.]+)(us|ms|s)/);
  return { perSecond: Number(stdout.match(/Requests\/sec:\s+([\d.]+)/)[1]), p99: Number(slow) * { us: 0.001, ms: 1, s: 1000 }[unit] };
}

/** An application: its status, and how long it took from the moment when it should have gone. */
function apply(agent, origin, number, due) {
  const body = JSON.stringify({ first_name: 'Ada', last_name: 'Lovelace', email: `ada-${number}@example.com`, job_position_id: 900_000 });
  const headers = { origin: 'http://127.0.0.1', 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}/v1/recruiting/applications`, { agent, method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.once('end', () => resolve({ status: answer.statusCode, took: performance.now() - due }));
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** Candidates who come at a steady pace, whether the relay keeps up or not. */
async function candidates(origin) {
  const agent = new Agent({ keepAlive: true });
  const begun = performance.now();
  const sent = [];
  for (let number = 0; number < APPLICATIONS_PER_SECOND * APPLICATION_SECONDS; number += 1) {
    const due = begun + (number * 1000) / APPLICATIONS_PER_SECOND;
    const early = due - performance.now();
    if (early > 1) await new Promise((resolve) => { setTimeout(resolve, early); });
    sent.push(apply(agent, origin, number, due));
  }
  const answers = await Promise.all(sent);
  agent.destroy();
  return { answers, seconds: (performance.now() - begun) / 1000 };
}

const memory = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(status.match(/VmHWM:\s+(\d+) kB/)[1]) / 1000;
};

const chain = await start(feed(1_000), { applications: `wait = "${WAIT_MS}ms"`, protection: 'enabled = false' });
try {
  const answer = await new Promise((resolve) => { request(`${chain.relay}${BOARD}`, { headers: { 'accept-encoding': 'br' } }, resolve).end(); });
  const pieces = [];
  for await (const piece of answer) pieces.push(piece);
  const nginx = await startNginx(Buffer.concat(pieces), answer.headers);
  try {
    const [ours, peers] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      // Both go first in turn: what the machine does beside weighs on both.
      const both = [async () => ours.push(await load(`${chain.relay}${BOARD}`)), async () => peers.push(await load(nginx.address))];
      for (const one of round % 2 ? both.reverse() : both) await one();
    }
    const middle = (values, name) => median(values.map((value) => value[name]));
    rate(`board of ${Math.round(Buffer.concat(pieces).length / 1000)} KB, cached`, middle(ours, 'perSecond'), middle(peers, 'perSecond'), 0.7);
    note('its p99, relay and nginx', `${middle(ours, 'p99').toFixed(1)} ms`, `${middle(peers, 'p99').toFixed(1)} ms`);
  } finally {
    await nginx.stop();
  }

  const { answers, seconds } = await candidates(chain.relay);
  const stored = answers.filter(({ status }) => status === 201 || status === 202);
  const times = stored.map(({ took }) => took).sort((one, other) => one - other);
  all(`applications stored, ${APPLICATIONS_PER_SECOND} a second`, stored.length, answers.length);
  note('they took in all', `${seconds.toFixed(1)} s`, `${APPLICATION_SECONDS}.0 s`);
  limit(`p50 of their answers, ${WAIT_MS} ms of it waiting for Personio`, times[times.length >> 1]);
  limit(`p99 of their answers, ${WAIT_MS} ms of it waiting for Personio`, times[Math.floor(times.length * 0.99)], 1000);
  note('largest memory of the relay', `${(await memory(chain.pid)).toFixed(0)} MB`, '');
} finally {
  await chain.stop();
}
print();
