import { APPLICATIONS, broken, slowUploads } from '../e2e/connection.mjs';
import { containing, document } from '../e2e/documents.mjs';
import { expect, never, test } from './fixtures.mjs';
import { everyQuestion } from './questions.mjs';

const place = (board) => board.root.locator('.form-place');
const rows = (board) => board.root.locator('.upload');

test('the form', async ({ apply, board, show }) => {
  await apply();
  await show('form', place(board));
});

test('the form below its job', async ({ apply, show }) => {
  await apply();
  await show('form-whole-page');
});

test('the form with every kind of question', async ({ page, apply, board, form, show }) => {
  await page.route('**/_relay/form.json*', (route) => route.fulfill({ json: everyQuestion }));
  await apply();
  await show('questions', place(board));
  await form.email.fill('nobody');
  await form.send.click();
  await expect(board.root.locator('.field.is-wrong').first()).toBeVisible();
  await show('questions-wrong', place(board));
});

test('errors at the fields and in the summary', async ({ apply, board, form, show }) => {
  await apply();
  await form.email.fill('nobody@');
  await form.send.click();
  await expect(board.root.locator('.field.is-wrong')).toHaveCount(3);
  await show('form-wrong', place(board));
});

test('uploads: one there, one on its way, one waiting', async ({ page, apply, board, form, candidate, show }) => {
  await apply();
  await form.fill(candidate);
  await form.add(document('curriculum-vitae.pdf', 245_000));
  await expect(rows(board).filter({ hasText: /Uploaded|Hochgeladen/ })).toHaveCount(1);
  await slowUploads(page, 12_000);
  await form.add(...['certificates.pdf', 'a-letter-with-a-very-long-name-that-nobody-would-choose-final-final-2.pdf', 'photo.png'].map((name) => document(name, 900_000)));
  await expect(rows(board).filter({ hasText: /[2-9] %|[1-9]\d %/ }).first()).toBeVisible();
  await show('uploads', place(board));
  await form.send.click();
  await expect(board.root.locator('.send-progress')).not.toBeEmpty();
  await show('waiting-for-uploads', place(board));
});

test('uploads that failed', async ({ page, apply, board, form, candidate, show }) => {
  await apply();
  await form.fill(candidate);
  await form.add(document('large.pdf', 20 * 1024 * 1024 + 1), containing('photo.heic', 'x'), containing('empty.pdf', ''), containing('cv.pdf', 'MZ\x90'));
  await page.route('**/v1/recruiting/applications/documents', (route) => route.abort());
  await form.add(document('certificate.pdf'));
  await expect(board.root.locator('.upload.is-wrong')).toHaveCount(5);
  await form.add(document('one-more.pdf'), document('too-many.pdf'));
  await expect(board.root.locator('.upload.is-wrong')).toHaveCount(6);
  await show('uploads-failed', place(board));
  await form.send.click();
  await expect(board.root.locator('.summary')).toBeVisible();
  await show('uploads-failed-sent', place(board));
});

test('a file over the drop zone', async ({ apply, board, show }) => {
  await apply();
  await board.root.locator('.drop-zone').dispatchEvent('dragenter');
  await expect(board.root.locator('.drop-zone.is-over')).toBeVisible();
  await show('dropping', board.root.locator('.documents'));
});

test('sending', async ({ page, apply, board, form, candidate, show }) => {
  await never(page, APPLICATIONS);
  await apply();
  await form.fill(candidate);
  await form.send.click();
  await expect(board.root.locator('.send-progress')).not.toBeEmpty();
  await show('sending', place(board));
});

test('a connection that broke', async ({ page, apply, board, form, candidate, show }) => {
  await apply();
  await form.fill(candidate);
  await broken(page, APPLICATIONS);
  await form.send.click();
  await expect(board.root.locator('.summary')).toBeVisible();
  await show('refused-connection', place(board));
});

const error = (message) => ({ success: false, error: { code: 0, message }, errors: [{ message }] });
for (const [state, status, body] of [
  ['origin', 403, {}],
  ['limit', 429, {}],
  ['server', 500, {}],
  ['closed', 400, { errors: [{ field: 'job_position_id', errors: [{ reason: 'errors.attribute-validation.unknown' }] }] }],
  ['feature', 400, error('errors.recruiting-disabled')],
]) {
  test(`an application that is refused: ${state}`, async ({ page, apply, board, form, candidate, show }) => {
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    await page.route(APPLICATIONS, (route) => route.fulfill({ status, headers, json: body }));
    await apply();
    await form.fill(candidate);
    await form.send.click();
    await expect(board.root.locator('.summary')).toBeVisible();
    await show(`refused-${state}`, place(board));
  });
}
