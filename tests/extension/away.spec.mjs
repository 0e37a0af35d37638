import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

/** Says what the browser says when nobody has moved for ten minutes, and when somebody is back. */
async function leaveAndReturn(browserWith) {
  for (const state of ['idle', 'active']) {
    const worker = await browserWith.worker();
    await worker.evaluate((how) => globalThis.chrome.idle.onStateChanged.dispatch(how), state);
  }
}

test('time away is offered as a break, which one click makes of it', async ({ signedIn, browserWith, company }) => {
  const { page } = signedIn;
  await signedIn.start.click();
  await signedIn.began('9:00');
  await signedIn.go('More');
  await page.getByRole('switch', { name: 'Ask whether time away was a break' }).click();
  await expect(page.getByRole('switch', { name: 'Ask whether time away was a break' })).toBeChecked();
  await signedIn.go('Today');
  await leaveAndReturn(browserWith);
  const question = page.getByRole('alert').filter({ hasText: 'You were away from the computer' });
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'Make it a break' }).click();
  await expect(question).toBeHidden();
  await signedIn.stop.click();
  await signedIn.saved();
  await expect.poll(async () => (await company.day(today())).map((line) => line.split(' ')[0])).toEqual(['BREAK', 'WORK']);
});

test('time away changes nothing without an answer, and nobody is asked who did not want it', async ({ signedIn, browserWith }) => {
  const { page } = signedIn;
  await signedIn.start.click();
  await signedIn.began('9:00');
  await leaveAndReturn(browserWith);
  await expect(page.getByText('Working since 09:00')).toBeVisible();
  await expect(page.getByText('You were away from the computer')).toBeHidden();
});
