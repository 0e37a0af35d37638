import { SignInPage } from '../e2e/pages/sign-in.mjs';
import { EXTENSION } from './company.mjs';
import { expect, test } from './fixtures.mjs';
import { View } from './pages/view.mjs';

/** Enters the relay's address and presses the button; resolves with the company's page. */
async function begin(view, { context }, company) {
  const shown = context.waitForEvent('page', (page) => page.url().startsWith(company.provider.url));
  await view.invitation.fill(company.relay);
  await view.signInButton.click();
  const page = await shown;
  // The provider's own page asks for a typeface.
  await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
  return page;
}

test('an address of a relay leads to the company’s own sign-in, and that to a session', async ({ view, browserWith, company }) => {
  const page = await begin(view, browserWith, company);
  await new SignInPage(page, company).identifyAs('clara');
  await expect(view.start).toBeVisible();
  await view.saved();
  await expect(view.page.getByText('Clara Neumann')).toBeVisible();
  const { ['accounts']: accounts } = await browserWith.kept();
  expect(accounts).not.toMatch(/verifier|code/);
});

test('a window that is closed signs nobody in, and a code from the company’s page still does', async ({ view, browserWith, company }) => {
  const closed = await begin(view, browserWith, company);
  await closed.close();
  await expect(view.alert).toContainText('You are not signed in yet');
  // The manual way: the relay's page, in any window, shows a code.
  const page = await browserWith.context.newPage();
  await page.route((url) => url.hostname !== '127.0.0.1', (route) => route.abort());
  const signIn = new SignInPage(page, { url: company.relay });
  await signIn.open();
  await signIn.with.click();
  await signIn.identifyAs('clara');
  await view.signIn(await signIn.code.textContent());
});

test('an answer to a question that nobody here asked signs nobody in', async ({ view, browserWith, company }) => {
  const page = await begin(view, browserWith, company);
  const asked = [];
  browserWith.context.on('request', (request) => asked.push(request.url()));
  // The browser takes it for the answer, and closes the window over it.
  await page.goto(`https://${EXTENSION}.chromiumapp.org/?code=AB3D-EFGH-1K2M&state=somebody-elses`).catch(() => {});
  await expect(view.alert).toContainText('You are not signed in yet');
  expect(asked.filter((url) => url.endsWith('/_relay/session'))).toEqual([]);
});

test('whom the company knows and the relay does not reads whom to ask, in the next popup as well', async ({ view, browserWith, company }) => {
  const page = await begin(view, browserWith, company);
  const signIn = new SignInPage(page, company);
  // A popup closes as soon as another window has the focus.
  await view.page.close();
  const closed = page.waitForEvent('close');
  await signIn.identifyAs('stranger');
  await closed;
  const next = new View(await browserWith.open());
  await expect(next.alert).toContainText('its relay does not let you in (unknown_person)');
  const last = new View(await browserWith.open());
  await expect(last.invitation).toBeVisible();
  await expect(last.alert).toBeHidden();
});

test('a relay without a provider says so before a window opens', async ({ view, browserWith, company }) => {
  await company.stopRelay();
  await company.startRelay({ provider: null });
  await view.invitation.fill(company.relay);
  await view.signInButton.click();
  await expect(view.alert).toContainText('no sign-in with a company account');
  expect(browserWith.context.pages().filter((page) => page.url().startsWith(company.relay))).toEqual([]);
  await company.stopRelay();
  await company.startRelay();
});
