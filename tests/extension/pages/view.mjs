import { expect } from '@playwright/test';

/** The extension's view, by what is read there. */
export class View {
  constructor(page) {
    this.page = page;
    this.invitation = page.getByLabel(/^(Invitation link|Einladungslink)$/);
    this.signInButton = page.getByRole('button', { name: /^(Sign in|Anmelden)$/ });
    this.start = page.getByRole('button', { name: /^(Start working|Arbeit beginnen)$/ });
    this.pause = page.getByRole('button', { name: /^(Break|Pause)$/ });
    this.resume = page.getByRole('button', { name: /^(Continue working|Weiterarbeiten)$/ });
    this.stop = page.getByRole('button', { name: /^(Stop|Beenden)$/ });
    this.status = page.locator('[data-status]');
    this.entries = page.locator('.entry');
    this.toast = page.locator('.toast');
    this.alert = page.getByRole('alert');
    this.add = page.getByRole('button', { name: /^(Add|Nachtragen)$/ });
    this.comment = page.getByRole('textbox', { name: /^(Comment|Kommentar)$/ }).first();
  }

  async signIn(link) {
    await this.invitation.fill(link);
    await this.signInButton.click();
    await expect(this.start).toBeVisible();
  }

  /** Goes to a screen by its name. */
  async go(name) { await this.page.getByRole('navigation').getByRole('button', { name }).click(); }

  /** Says that the timer began earlier. */
  async began(time) {
    await this.page.locator('.timer-state').click();
    await this.page.getByLabel('I began at').fill(time);
    await this.page.getByRole('button', { name: 'Save' }).click();
    await expect(this.page.getByLabel('I began at')).toBeHidden();
  }

  /** Adds an entry to the day that is shown. */
  async record(from, until, comment = '') {
    await this.add.click();
    const form = this.page.getByRole('form', { name: /^(New entry|Neuer Eintrag)$/ });
    await form.getByLabel(/^(From|Von)$/).fill(from);
    await form.getByLabel(/^(Until|Bis)$/).fill(until);
    await form.getByLabel(/^(Comment|Kommentar)$/).fill(comment);
    await form.getByRole('button', { name: /^(Save|Speichern)$/ }).click();
    // What is saved is still that of before until the entry is here.
    if (comment) await expect(this.entry(comment).first()).toBeVisible();
  }

  entry(text) { return this.entries.filter({ hasText: text }); }

  async saved() { await expect(this.status).toHaveText(/All saved|Alles gespeichert/); }
}
