/** The application form, and what stands in its place after sending. */
export class FormPage {
  constructor(page, root) {
    this.page = page;
    this.root = root;
    this.firstName = root.getByLabel(/^(First name|Vorname)/);
    this.lastName = root.getByLabel(/^(Last name|Nachname)/);
    this.email = root.getByLabel(/^E-?mail/i);
    this.phone = root.getByLabel(/^Phone/);
    this.message = root.getByLabel(/^Message/);
    this.files = root.getByLabel(/^(Choose files|Dateien auswählen)$/);
    this.chooseFiles = root.getByText(/^(Choose files|Dateien auswählen)$/);
    this.send = root.getByRole('button', { name: /^(Send application|Bewerbung senden)/ });
    this.sendAgain = root.getByRole('button', { name: 'Send again' });
    this.problem = root.getByRole('alert');
    this.sent = root.getByRole('heading', { name: 'Thank you, your application has arrived' });
    this.received = root.getByRole('heading', { name: 'Thank you, we have your application' });
    this.duplicate = root.getByRole('heading', { name: 'You have applied before' });
    this.useAnotherEmail = root.getByRole('button', { name: 'Use another email address' });
  }

  async fill({ firstName, lastName, email }) {
    await this.firstName.fill(firstName);
    await this.lastName.fill(lastName);
    await this.email.fill(email);
  }

  /** Chooses files through the button, as a person does. */
  async add(...files) {
    const chooser = this.page.waitForEvent('filechooser');
    await this.chooseFiles.click();
    await (await chooser).setFiles(files);
  }

  /** A document's entry in the list. */
  document(name) {
    const row = this.root.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) });
    return {
      row,
      progress: row.getByRole('progressbar'),
      uploaded: row.getByText('Uploaded', { exact: true }),
      category: this.root.getByLabel(`Kind of document for ${name}`),
      cancel: row.getByRole('button', { name: `Cancel upload of ${name}` }),
      retry: row.getByRole('button', { name: `Try again to upload ${name}` }),
      remove: row.getByRole('button', { name: `Remove ${name}` }),
    };
  }
}
