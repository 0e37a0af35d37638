/** The list of jobs with its search and filters. */
export class BoardPage {
  constructor(root) {
    this.root = root;
    this.search = root.getByRole('searchbox', { name: /^(Search jobs|Jobs durchsuchen)$/ });
    this.results = root.getByRole('status').filter({ hasText: /(jobs?|Stellen?)$/ });
    this.jobs = root.getByRole('heading', { level: 3 }).locator('a, button');
    this.sort = root.getByRole('combobox', { name: 'Sort by' });
    this.filterToggle = root.getByRole('button', { name: /^Filter/ });
    this.clear = root.getByRole('button', { name: 'Clear all' });
    this.loading = root.getByRole('status', { name: 'Loading jobs' });
    this.alert = root.getByRole('alert');
    this.tryAgain = root.getByRole('button', { name: 'Try again' });
  }

  /** A job's link, or button where the page's address stays as it is. */
  job(title) { return this.jobs.filter({ hasText: title }); }

  /** The box that narrows the list to a value of a facet. */
  facet(name, value) {
    return this.root.getByRole('group', { name, exact: true }).getByRole('checkbox', { name: new RegExp(`^${value}`) });
  }

  /** What takes a filter back that is set. */
  chip(value) { return this.root.getByRole('button', { name: `Remove filter ${value}` }); }

  heading(name) { return this.root.getByRole('heading', { name }); }
}
