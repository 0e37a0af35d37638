// The program as a JavaScript test suite starts it. `cargo test` runs this with the program that it built.

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { startSandbox } from './start.mjs';

const PROGRAM = process.env.PERSONIO_SANDBOX;
const SOMEBODY = { email: 'new@acme.example', first_name: 'New', last_name: 'Comer' };

/** A sandbox that ends with the test, with a way to call it. */
async function start(context, ...options) {
  const sandbox = await startSandbox(options, PROGRAM);
  context.after(sandbox.stop);
  const call = async (method, path, content) => {
    // Each call signs in: a reset ends all tokens.
    const login = { client_id: sandbox.clientId, client_secret: sandbox.clientSecret };
    const { body } = await send(sandbox, 'POST', '/v1/auth', login);
    return send(sandbox, method, path, content, { authorization: `Bearer ${body.data.token}` });
  };
  return { ...sandbox, call };
}

async function send({ url }, method, path, content, headers = {}) {
  const answer = await fetch(url + path, {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: content && JSON.stringify(content),
  });
  const text = await answer.text();
  return { status: answer.status, body: text && JSON.parse(text) };
}

async function folder(context) {
  const path = await mkdtemp(join(tmpdir(), 'personio-sandbox-'));
  context.after(() => rm(path, { recursive: true }));
  return path;
}

const emails = async (sandbox) => {
  const { body } = await sandbox.call('GET', '/v2/persons?limit=50');
  return body._data.map(({ email }) => email);
};

test('sandboxes that run beside each other know nothing of each other', async (context) => {
  const [one, other] = await Promise.all([start(context), start(context, '--seed', 'empty')]);
  assert.notEqual(one.url, other.url);
  const { status } = await one.call('POST', '/v2/persons', SOMEBODY);
  assert.equal(status, 201);
  assert.equal((await emails(one)).length, 41);
  assert.deepEqual(await emails(other), []);
  const expected = { method: 'POST', path: '/v2/persons', status: 201, count: 1 };
  assert.equal((await one.call('POST', '/_sandbox/log/expect', expected)).status, 200);
  assert.equal((await other.call('POST', '/_sandbox/log/expect', expected)).status, 409);
});

test('a sandbox that was stopped answers nobody, and stopping it again does no harm', async (context) => {
  const sandbox = await start(context);
  await sandbox.stop();
  await assert.rejects(fetch(`${sandbox.url}/xml`));
  await sandbox.stop();
});

test('an exported company is the seed of another sandbox', async (context) => {
  const file = join(await folder(context), 'company.json');
  const one = await start(context);
  await one.call('POST', '/v2/persons', SOMEBODY);
  const { body } = await one.call('GET', '/_sandbox/state');
  await writeFile(file, JSON.stringify(body));
  const other = await start(context, '--seed', file);
  assert.deepEqual(await emails(other), await emails(one));
  await other.call('POST', '/v2/persons', { ...SOMEBODY, email: 'next@acme.example' });
  await other.call('POST', '/_sandbox/reset');
  assert.deepEqual(await emails(other), await emails(one));
});

test('a database keeps the company from one start to the next', async (context) => {
  const file = join(await folder(context), 'sandbox.db');
  const before = await start(context, '--database', file);
  await before.call('POST', '/v2/persons', SOMEBODY);
  await before.stop();
  const after = await start(context, '--database', file, '--seed', 'empty');
  assert.ok((await emails(after)).includes(SOMEBODY.email));
});

test('size, quirks and feeds are options', async (context) => {
  const file = join(await folder(context), 'board.xml');
  const feed = '<workzag-jobs></workzag-jobs>';
  await writeFile(file, feed);
  const options = ['--people', '45', '--quirk', 'v2-created=wrapped', '--feed', `de=${file}`];
  const sandbox = await start(context, ...options);
  assert.equal((await emails(sandbox)).length, 45);
  const { body } = await sandbox.call('POST', '/v2/persons', SOMEBODY);
  assert.ok(body._data.id);
  assert.equal(await (await fetch(`${sandbox.url}/xml?language=de`)).text(), feed);
});

test('a start that fails says why', async (context) => {
  const broken = join(await folder(context), 'broken.json');
  await writeFile(broken, '{"tables": {"moons": []}}');
  const before = process.listenerCount('exit');
  for (const [options, reason] of [
    [['--quirk', 'v1-token=never'], /v1-token can be stable or rotating/],
    [['--seed', 'nowhere.json'], /cannot read the seed nowhere.json/],
    [['--seed', broken], /there is no table moons/],
    [['--listen', '127.0.0.1:0'], /cannot be used with/],
  ]) {
    await assert.rejects(startSandbox(options, PROGRAM), reason);
  }
  await assert.rejects(startSandbox([], '/nowhere/personio-sandbox'), /cannot be started/);
  assert.equal(process.listenerCount('exit'), before, 'nothing is left to be ended');
});
