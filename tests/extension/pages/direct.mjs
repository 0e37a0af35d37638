import { expect } from '@playwright/test';

/** The form that connects to Personio without a relay, and what asks for the passphrase afterwards. */
export class Direct {
  constructor(page) {
    this.page = page;
    this.form = page.getByRole('form', { name: /^(Directly to Personio|Direkt mit Personio)$/ });
    this.locked = page.getByRole('form', { name: /^(Locked|Gesperrt)$/ });
    this.passphrase = this.locked.getByLabel('Passphrase', { exact: true });
    this.alert = page.getByRole('alert');
  }

  /** Types everything and presses the button. */
  async connect({ sandbox, id = 'sandbox-client', secret = 'sandbox-secret', email, passphrase, again = passphrase, agreed = true }) {
    const { form } = this;
    await form.getByLabel('Client ID').fill(id);
    await form.getByLabel('Client secret').fill(secret);
    await form.getByLabel('Your email address in Personio').fill(email);
    await form.getByLabel('Passphrase', { exact: true }).fill(passphrase);
    await form.getByLabel('Passphrase again').fill(again);
    await form.getByLabel(/^I hold these credentials/).setChecked(agreed);
    const address = form.getByLabel('A sandbox on this computer');
    if (!await address.isVisible()) await form.getByText('For developers').click();
    await address.fill(sandbox);
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
  }

  async unlock(passphrase) {
    await this.passphrase.fill(passphrase);
    await this.locked.getByRole('button', { name: 'Unlock' }).click();
  }

  async unlocked() { await expect(this.locked).toBeHidden(); }
}
