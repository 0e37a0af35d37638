import { createHash, randomBytes } from 'node:crypto';

import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';

import { startExtension } from './chain/extension.mjs';
import { startOffice } from './chain/office.mjs';
import { SignInPage } from './pages/sign-in.mjs';

const test = base.extend({
  office: [async ({}, use) => {
    const office = await startOffice();
    await use(office);
    await office.stop();
  }, { scope: 'worker' }],

  signIn: async ({ page, office }, use) => {
    // The provider's own page asks for a typeface.
    await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
    await use(new SignInPage(page, office.relay));
  },

  /** The company's page: it asks the relay as browsers let it. */
  client: async ({ context, office }, use) => {
    const page = await context.newPage();
    await page.goto(`${office.site.origin}/privacy.html`);
    await use({
      exchange: (body) => ask(page, office.relay.url, 'POST', '/_relay/session', { body }),
      read: (token, path) => ask(page, office.relay.url, 'GET', path, { token }),
      leave: (token, path) => ask(page, office.relay.url, 'DELETE', path, { token }),
    });
  },
});

function ask(page, relay, method, path, { body, token }) {
  return page.evaluate(async ([url, options]) => {
    const answer = await fetch(url, options);
    const text = await answer.text();
    return { status: answer.status, body: text && JSON.parse(text) };
  }, [`${relay}${path}`, {
    method,
    headers: { ...(token && { authorization: `Bearer ${token}` }), ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  }]);
}

async function violations(page) {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

test('an invitation’s link shows a code that opens a session, and the code stays nowhere', async ({ page, office, signIn, client }) => {
  const invited = await office.relay.run('invite', 'clara.neumann@acme.example');
  const link = /link\s+(\S+)/.exec(invited)[1];
  await page.goto(link);
  await expect(signIn.heading('You are invited')).toBeVisible();
  await expect(signIn.with).toBeHidden();
  expect(page.url()).toBe(`${office.relay.url}/_relay/sign-in`);
  await expect(page.locator('#relay')).toHaveText(office.relay.url);
  expect(await violations(page)).toEqual([]);
  const code = await signIn.code.textContent();
  const { status, body } = await client.exchange({ code });
  expect([status, body.session.email, body.session.role]).toEqual([201, 'clara.neumann@acme.example', 'employee']);
  expect((await client.read(body.token, '/v2/attendance-periods')).status).toBe(200);
  expect((await client.exchange({ code })).status).toBe(403);
});

test('the provider’s sign-in ends with a code to enter', async ({ page, office, signIn, client }) => {
  await signIn.open();
  expect(await violations(page)).toEqual([]);
  await signIn.with.click();
  await signIn.identifyAs('clara');
  await expect(signIn.heading('One more step')).toBeVisible();
  await expect(page.getByText('Hello Clara Neumann.')).toBeVisible();
  // Nothing of it stays in the history.
  expect(page.url()).toBe(`${office.relay.url}/_relay/openid/callback`);
  expect(await violations(page)).toEqual([]);
  const cookies = await page.context().cookies(office.relay.url);
  expect(cookies.filter(({ name }) => name.includes('relay'))).toEqual([]);
  const { status, body } = await client.exchange({ code: await signIn.code.textContent() });
  expect([status, body.session.email, body.session.role]).toEqual([201, 'clara.neumann@acme.example', 'employee']);
  expect((await client.read(body.token, '/v2/absence-periods')).status).toBe(200);
  expect((await client.leave(body.token, '/_relay/sessions')).status).toBe(204);
  expect((await client.read(body.token, '/v2/absence-periods')).status).toBe(401);
  await page.reload();
  await expect(signIn.problem).toContainText('did not begin in this browser');
});

test('a page gets a code at its own address, with its own state, for itself alone', async ({ page, office, signIn, client }) => {
  const verifier = randomBytes(32).toString('base64url');
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const back = `${office.site.origin}/privacy.html?from=relay`;
  const asked = new URLSearchParams({ redirect_uri: back, code_challenge: challenge, code_challenge_method: 'S256', state: 'its own' });
  await page.goto(`${office.relay.url}/_relay/openid/start?${asked}`);
  await signIn.identifyAs('felix');
  await page.waitForURL((url) => url.origin === office.site.origin);
  const said = new URL(page.url()).searchParams;
  expect([said.get('from'), said.get('state')]).toEqual(['relay', 'its own']);
  const { status, body } = await client.exchange({ code: said.get('code'), verifier });
  // Felix is in the provider's group.
  expect([status, body.session.email, body.session.role]).toEqual([201, 'felix.otto@acme.example', 'hr']);
  expect((await client.read(body.token, '/v2/projects/1')).status).not.toBe(401);
  expect((await client.exchange({ code: said.get('code'), verifier })).status).toBe(403);
});

test('an extension gets a session by the browser’s own way of signing in', async ({ office }) => {
  const { context, worker, stop } = await startExtension({ key: office.extension.key, relay: office.relay.url });
  try {
    const shown = context.waitForEvent('page', (page) => page.url().startsWith(office.provider.url));
    const signedIn = worker.evaluate((relay) => globalThis.signIn(relay), office.relay.url);
    await new SignInPage(await shown, office.relay).identifyAs('clara');
    const { state, status, body } = await signedIn;
    expect([state, status, body.session.email]).toEqual(['own', 201, 'clara.neumann@acme.example']);
  } finally {
    await stop();
  }
});

test('who is signed in at the provider does not have to type anything', async ({ page, office, signIn }) => {
  await signIn.open();
  await signIn.with.click();
  await signIn.identifyAs('clara');
  await expect(signIn.code).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  const first = await signIn.code.textContent();
  await page.goto(`${office.relay.url}/_relay/openid/start`);
  await expect(signIn.code).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  expect(await signIn.code.textContent()).not.toBe(first);
});

for (const [who, problem] of [
  ['careless', 'does not say that your email address is really yours'],
  ['guest', 'a domain that may not sign in here'],
  ['stranger', 'Personio knows nobody'],
]) {
  test(`who may not sign in reads why (${who})`, async ({ page, signIn }) => {
    await signIn.open();
    await signIn.with.click();
    await signIn.identifyAs(who);
    await expect(signIn.heading('You are not signed in')).toBeVisible();
    await expect(signIn.problem).toContainText(problem);
    expect(await violations(page)).toEqual([]);
  });
}

test('who cancels at the provider can begin again', async ({ signIn }) => {
  await signIn.open();
  await signIn.with.click();
  await signIn.cancel();
  await expect(signIn.problem).toContainText('was cancelled');
  await signIn.again.click();
  await signIn.with.click();
  await signIn.identifyAs('clara');
  await expect(signIn.heading('One more step')).toBeVisible();
});

test('a sign-in that somebody else began ends nowhere', async ({ browser, page, office, signIn }) => {
  await signIn.open();
  const back = page.waitForRequest((request) => request.url().startsWith(`${office.relay.url}/_relay/openid/callback?`));
  await signIn.with.click();
  await signIn.identifyAs('clara');
  const stolen = (await back).url();
  const victim = await browser.newContext();
  const elsewhere = await victim.newPage();
  await elsewhere.goto(stolen);
  await expect(elsewhere.locator('#problem')).toContainText('did not begin in this browser');
  await victim.close();
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE', colorScheme: 'dark' });

  test('all pages are, and axe finds nothing wrong in the dark', async ({ page, office, signIn }) => {
    await signIn.open();
    await expect(signIn.heading('Anmelden')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Anmelden mit Acme Login' }).click();
    await signIn.identifyAs('clara');
    await expect(signIn.heading('Noch ein Schritt')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${office.relay.url}/_relay/openid/callback`);
    await expect(signIn.heading('Sie sind nicht angemeldet')).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
});
