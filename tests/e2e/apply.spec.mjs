import { slowUploads } from './connection.mjs';
import { document, sha256 } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

test('a candidate finds a job by a misspelt word, narrows the list and applies with two documents', async ({
  page, site, sandbox, board, job, form, candidate,
}) => {
  await page.goto(`${site.origin}/`);
  await expect(board.results).toHaveText('32 jobs');

  await board.search.fill('refridgeration');
  await expect(board.job('Development Engineer, Refrigeration Circuit')).toBeVisible();
  await board.facet('Department', 'Engineering').check();
  await board.facet('Location', 'Hamburg').check();
  await expect(board.chip('Engineering')).toBeVisible();
  await expect(board.chip('Hamburg')).toBeVisible();

  await board.job('Development Engineer, Refrigeration Circuit').click();
  await expect(job.title).toHaveText('Development Engineer, Refrigeration Circuit (all genders)');
  await expect(job.title).toBeFocused();
  await job.apply.click();

  const cv = document('curriculum-vitae.pdf', 400_000);
  const certificate = document('certificate.png', 60_000);
  await expect(form.root.getByText('Acme uses what you send only to decide on your application.')).toBeVisible();

  await form.fill(candidate);
  const network = await slowUploads(page, 100_000);
  await form.add(cv, certificate);
  const upload = form.document(cv.name);
  await expect(upload.progress).toBeVisible();
  await expect(upload.row).toContainText(/Uploading, [1-9]\d? %/);
  await network.end();
  await expect(upload.uploaded).toBeVisible();
  await expect(form.document(certificate.name).uploaded).toBeVisible();
  await form.document(cv.name).category.selectOption({ label: 'CV' });
  await form.document(certificate.name).category.selectOption({ label: 'Certificate' });
  await form.send.click();
  await expect(form.sent).toBeVisible();
  await expect(form.root.getByText(candidate.email)).toBeVisible();

  const [application, ...more] = await sandbox.applicationsOf(candidate.email);
  expect(more).toEqual([]);
  expect(application).toMatchObject({ first_name: 'Ada', last_name: 'Lovelace', job_position_id: 2703341 });
  expect(application.files.map((file) => [file.original_filename, file.category])).toEqual([
    [cv.name, 'cv'], [certificate.name, 'certificate'],
  ]);
  for (const [place, sent] of [cv, certificate].entries()) {
    const arrived = await sandbox.document(application.files[place].uuid);
    expect(sha256(arrived)).toBe(sha256(sent.buffer));
  }
});

test('a word that stands only in a description finds the job', async ({ page, site, board }) => {
  await page.goto(site.board({ lang: 'en' }));
  await board.search.fill('boilers');
  await expect(board.job('Heat Pump Fitter')).toBeVisible();
  await board.search.fill('zurich');
  await expect(board.job('Head of Sales, German-speaking Switzerland')).toBeVisible();
});
