import { DOCUMENTS, broken, slowUploads } from './connection.mjs';
import { containing, document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

const TOO_LARGE = 20 * 1024 * 1024 + 1;

test.beforeEach(async ({ page, site, board, job }) => {
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
});

for (const [what, file, says] of [
  ['of a wrong type', () => containing('photo.heic', 'x'), /photo\.heic is of a type that is not accepted/],
  ['without content', () => containing('empty.pdf', ''), /empty\.pdf is empty/],
  ['of 20 MB and a byte', () => document('large.pdf', TOO_LARGE), /large\.pdf is larger than 20/],
  ['that is a renamed program', () => containing('cv.pdf', 'MZ\x90\0\x03 This program cannot be run'), /cv\.pdf is not what its name says/],
]) {
  test(`a document ${what} is refused with clear words, and a good one beside it is taken`, async ({ form, candidate, sandbox }) => {
    const [wrong, good] = [file(), document('good.pdf')];
    await form.fill(candidate);
    await form.add(wrong, good);
    const refused = form.document(wrong.name);
    await expect(refused.row).toContainText(says);
    await expect(form.document(good.name).uploaded).toBeVisible();
    await form.send.click();
    await expect(form.root.getByRole('alert')).toContainText(says);
    await expect(form.firstName).toHaveValue(candidate.firstName);
    await refused.remove.click();
    await form.send.click();
    await expect(form.sent).toBeVisible();
    const [application] = await sandbox.applicationsOf(candidate.email);
    expect(application.files.map((sent) => sent.original_filename)).toEqual([good.name]);
  });
}

test('an upload can be cancelled and a document removed', async ({ page, form, candidate, sandbox }) => {
  await form.fill(candidate);
  const [kept, dropped, slow] = [document('kept.pdf'), document('dropped.pdf'), document('slow.pdf', 500_000)];
  await form.add(kept, dropped);
  await expect(form.document(kept.name).uploaded).toBeVisible();
  await expect(form.document(dropped.name).uploaded).toBeVisible();

  const network = await slowUploads(page, 20_000);
  await form.add(slow);
  await form.document(slow.name).cancel.click();
  await network.end();
  await expect(form.document(slow.name).row).toHaveCount(0);
  await form.document(dropped.name).remove.click();
  await expect(form.document(dropped.name).row).toHaveCount(0);

  await form.send.click();
  await expect(form.sent).toBeVisible();
  const [application] = await sandbox.applicationsOf(candidate.email);
  expect(application.files.map((file) => file.original_filename)).toEqual([kept.name]);
});

test('a broken upload says so, keeps the file, and works when it is tried again', async ({ page, form, candidate, sandbox }) => {
  await form.fill(candidate);
  const cv = document('cv.pdf');
  const connection = await broken(page, DOCUMENTS);
  await form.add(cv);
  await expect(form.root.getByText('The connection broke. Your file is still here; please try again.')).toBeVisible();
  await form.send.click();
  await expect(form.root.getByRole('link', { name: /^cv\.pdf: The connection broke/ })).toBeVisible();
  await connection.mend();
  await form.document(cv.name).retry.click();
  await expect(form.document(cv.name).uploaded).toBeVisible();
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect((await sandbox.applicationsOf(candidate.email))[0].files).toHaveLength(1);
});

test('no more documents than the company takes', async ({ form }) => {
  await form.add(...[1, 2, 3, 4, 5, 6, 7].map((number) => document(`page-${number}.pdf`)));
  await expect(form.root.getByText(/No more than 6 files can be sent\. page-7\.pdf was not added/).first()).toBeVisible();
  await expect(form.document('page-6.pdf').uploaded).toBeVisible();
  await expect(form.document('page-7.pdf').uploaded).toHaveCount(0);
});
