import { expect, test } from './fixtures.mjs';

const outcome = (board) => board.root.locator('.outcome');

test('an application that was delivered, and the same once more', async ({ apply, board, form, candidate, show }) => {
  for (const state of ['delivered', 'duplicate']) {
    await apply();
    await form.fill(candidate);
    await form.send.click();
    await expect(outcome(board)).toBeVisible();
    await show(state);
  }
});

test('an application that will be delivered', async ({ sandbox, apply, board, form, candidate, show }) => {
  await sandbox.fault({ path: '/v1/recruiting', kind: 'status', status: 503 });
  await apply();
  await form.fill(candidate);
  await form.send.click();
  await expect(outcome(board)).toBeVisible();
  await show('received', board.root.locator('.form-place'));
});
