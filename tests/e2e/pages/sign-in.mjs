// The relay's pages for signing in, and the provider's between them.

export class SignInPage {
  constructor(page, relay) {
    this.page = page;
    this.relay = relay;
    this.code = page.locator('#code');
    this.problem = page.locator('#problem');
    this.with = page.getByRole('link', { name: 'Sign in with Acme Login' });
    this.again = page.getByRole('link', { name: 'Try again' });
  }

  async open() { await this.page.goto(`${this.relay.url}/_relay/sign-in`); }

  heading(name) { return this.page.getByRole('heading', { name }); }

  /** At the provider: who one is, and that the relay may know it. */
  async identifyAs(name) {
    await this.page.getByPlaceholder('Enter any login').fill(name);
    await this.page.getByPlaceholder('and password').fill('secret');
    await this.page.getByRole('button', { name: 'Sign-in' }).click();
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  async cancel() { await this.page.getByRole('link', { name: 'Cancel' }).click(); }
}
