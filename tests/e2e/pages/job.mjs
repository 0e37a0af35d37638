/** A job that is open. */
export class JobPage {
  constructor(root) {
    this.root = root;
    this.title = root.getByRole('article').getByRole('heading', { level: 2 }).first();
    this.back = root.getByRole('button', { name: /^(All jobs|Alle Stellen)$/ });
    this.apply = root.getByRole('button', { name: /^(Apply now|Jetzt bewerben)$/ }).first();
    this.facts = root.getByRole('complementary');
    this.text = root.locator('[part="text"]');
    this.noText = root.getByText('There is no description for this job yet.');
  }
}
