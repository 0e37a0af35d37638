import { expect, test } from './fixtures.mjs';

test('an invitation opens a session once; what is no invitation says what one looks like', async ({ view, company }) => {
  await view.invitation.fill('hello');
  await view.signInButton.click();
  await expect(view.alert).toContainText('This is no invitation link');
  await view.invitation.fill(`${company.relay}/_relay/sign-in#code=AAAA-BBBB-CCCC`);
  await view.signInButton.click();
  await expect(view.alert).toContainText('This invitation is not valid');
  await view.signIn(company.invite());
  await view.saved();
  await expect(view.page.getByText('Clara Neumann')).toBeVisible();
});

test('a server that is no relay is not trusted with anything', async ({ view, company }) => {
  await view.invitation.fill(`${company.sandbox.url}/_relay/sign-in#code=AAAA-BBBB-CCCC`);
  await view.signInButton.click();
  await expect(view.alert).toContainText('There is no relay at this address');
});

test('signing out leaves nothing of the person on the device', async ({ signedIn, browserWith }) => {
  const view = signedIn;
  await view.saved();
  await view.go('More');
  await view.page.getByRole('button', { name: 'Sign out' }).click();
  await view.page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(view.invitation).toBeVisible();
  const kept = JSON.stringify(await browserWith.kept());
  expect(kept).not.toContain('clara');
  expect(kept).not.toMatch(/token|known|queue/);
});
