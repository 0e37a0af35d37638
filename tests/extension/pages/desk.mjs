import { expect } from '@playwright/test';

/** The desk, by what is read there. */
export class Desk {
  constructor(page) {
    this.page = page;
    this.rows = page.locator('.table-row');
    this.category = page.getByLabel(/^(Category|Kategorie)$/);
    this.title = page.getByLabel(/^(Title|Titel)$/);
    this.send = page.locator('[data-send].button');
    this.foot = page.locator('.heap-foot');
    this.look = page.locator('aside.look');
    this.alert = page.getByRole('alert');
  }

  /** Goes to a part by its name. */
  async go(name) { await this.page.getByRole('navigation').getByRole('button', { name }).click(); }

  /** Gives files to the desk: `[{ name, buffer }]`, or the path of a folder. */
  async give(files) {
    const kind = typeof files === 'string' ? 'folder' : 'files';
    // After a crash another tab may come before it, and the browser gives no files to what is behind.
    await this.page.bringToFront();
    await expect(this.page.getByRole('button', { name: /^(Choose files|Dateien wählen|Add files|Dateien hinzufügen)$/ })).toBeEnabled();
    const named = typeof files === 'string' ? files : files.map((file) => ({ mimeType: 'application/pdf', ...file }));
    await this.page.locator(`input[data-chooser="${kind}"]`).setInputFiles(named);
    await expect(this.foot).toBeVisible();
    await expect(this.foot).not.toContainText(/Reading|gelesen/);
  }

  row(file) { return this.rows.filter({ hasText: file }); }

  /** What the table says of a file: for whom, why, how far. */
  async said(file) { return (await this.row(file).locator('.cell').allTextContents()).slice(1); }

  /** Looks at a file. */
  async check(file) { await this.row(file).getByRole('button').click(); }

  /** Says whom the file is for that is looked at. */
  async choose(search, name) {
    await this.look.getByRole('searchbox').fill(search);
    await this.look.locator('.offer').filter({ hasText: name }).click();
  }
}
