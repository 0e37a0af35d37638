import { expect, test } from './fixtures.mjs';
import { today } from './time.mjs';

/** Lets the browser say something to the worker, as it does when a person acts outside the view. */
async function say(browserWith, event, ...values) {
  const worker = await browserWith.worker();
  await worker.evaluate(([api, name, said]) => globalThis.chrome[api][name].dispatch(...said), [...event.split('.'), values]);
}

test('the address bar records, and what it cannot read changes nothing', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  await say(browserWith, 'omnibox.onInputEntered', '9-25 mail', 'currentTab');
  await say(browserWith, 'omnibox.onInputEntered', '8-9 mail', 'currentTab');
  await expect(signedIn.entry('mail')).toContainText('08:00 – 09:00');
  await signedIn.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 08:00–09:00 mail']);
});

test('shortcuts start, pause and stop without the view', async ({ signedIn, browserWith }) => {
  await say(browserWith, 'commands.onCommand', 'toggle');
  await expect(signedIn.page.getByText(/^Working since/)).toBeVisible();
  await say(browserWith, 'commands.onCommand', 'pause');
  await expect(signedIn.page.getByText(/^On a break since/)).toBeVisible();
  await say(browserWith, 'commands.onCommand', 'pause');
  await expect(signedIn.pause).toBeVisible();
  await say(browserWith, 'commands.onCommand', 'toggle');
  await expect(signedIn.start).toBeVisible();
});

test('what could not be read is looked at again by itself', async ({ signedIn, browserWith, company }) => {
  await signedIn.saved();
  await company.stopRelay();
  await signedIn.status.click();
  await expect(signedIn.status).toHaveText('Offline');
  const alarm = async () => (await browserWith.worker()).evaluate(async () => (await globalThis.chrome.alarms.get('sync'))?.scheduledTime);
  await expect.poll(async () => (await alarm()) - Date.now()).toBeLessThan(61_000);
  await company.startRelay();
  await say(browserWith, 'alarms.onAlarm', { name: 'sync' });
  await signedIn.saved();
  await expect.poll(alarm, 'and then no more').toBe(undefined);
});
