// Applications through a relay, from Node and from a page with a form of its own.

import { expect, test } from '@playwright/test';

import { startRelay } from '../e2e/chain/relay.mjs';
import { startSandbox } from '../e2e/chain/sandbox.mjs';
import { project, run } from './run.mjs';
import { serve } from './serve.mjs';

/** Little work: some applications follow each other. */
const protection = 'difficulty = 20000\nmin_time = "300ms"';

/** Starts a page's site, a sandbox, and a relay with protection between them; `id` is that of a position. */
async function start() {
  const site = await serve(project());
  const sandbox = await startSandbox();
  const [id] = (await (await fetch(`${sandbox.url}/xml?language=en`)).text()).match(/(?<=<id>)\d+/);
  const relay = await startRelay({ sandbox: sandbox.url, origin: new URL(site.url).origin, takesFromPrograms: true, protection });
  await relay.hasLooked();
  const stop = () => Promise.all([relay.stop(), sandbox.stop(), site.stop()]);
  return { site, sandbox, relay, id, stop };
}

let chain;
test.beforeEach(async () => { chain = await start(); });
test.afterEach(async () => { await chain.stop(); });

test('Node applies through a relay that wants to see work, once', async () => {
  const { sandbox, relay, id } = chain;
  const outcomes = JSON.parse(await run('node', ['applying.mjs', relay.url, id], project('node')));
  const told = (kind, status, details) => ({ name: 'PersonioError', kind, status, details });
  expect(outcomes).toEqual({
    good: 'delivered',
    again: told('invalid', 400, [{ field: 'email', code: 'errors.applicant-already-exists' }]),
    wrong: told('invalid', 400, [{ field: 'email', code: expect.stringContaining('errors.') }]),
    noFile: 'input',
    odd: 'invalid',
    aborted: 'aborted',
    nobody: 'noAnswer',
    noRelay: 'input',
  });
  const [{ files }, ...others] = await sandbox.applicationsOf('ada@acme.example');
  expect(files).toHaveLength(1);
  expect(others).toEqual([]);
});

test('a page with a form of its own applies, and one that the relay does not know is told so', async ({ page }) => {
  const { site, sandbox, relay, id } = chain;
  const query = (email) => new URLSearchParams({ relay: relay.url, id, email });
  await page.goto(`${site.url}applying/?${query('ada@acme.example')}`);
  await expect(page.locator('output')).toHaveText('delivered', { timeout: 15_000 });
  expect(await sandbox.applicationsOf('ada@acme.example')).toHaveLength(1);
  const stranger = await serve(project());
  await page.goto(`${stranger.url}applying/?${query('bob@acme.example')}`);
  await expect(page.locator('output')).toHaveText('permission origin_not_allowed', { timeout: 15_000 });
  expect(await sandbox.applicationsOf('bob@acme.example')).toHaveLength(0);
  await stranger.stop();
});
