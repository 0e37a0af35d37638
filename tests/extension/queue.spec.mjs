import { expect, test } from './fixtures.mjs';
import { View } from './pages/view.mjs';
import { today } from './time.mjs';

test('without a connection everything is kept, and sent once when there is one again', async ({ signedIn, company }) => {
  const view = signedIn;
  await view.saved();
  await company.stopRelay();
  await view.record('9', '12', 'offline');
  await expect(view.entry('offline')).toContainText('not sent yet');
  await view.record('13', '15', 'more');
  await expect(view.status).toHaveText(/not sent yet|Saving|Offline/);
  await company.startRelay();
  await view.status.click();
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 09:00–12:00 offline', 'WORK 13:00–15:00 more']);
});

test('an entry whose answer is lost is there once', async ({ signedIn, company }) => {
  const view = signedIn;
  await company.sandbox.fault({ path: '/v2/attendance-periods', method: 'POST', kind: 'lost_answer', times: 1 });
  await view.record('9', '12', 'lost');
  await expect(view.entry('lost')).toBeVisible();
  await expect(async () => {
    await view.status.click();
    await expect(view.status).toHaveText('All saved', { timeout: 1000 });
  }).toPass();
  await expect.poll(() => company.day(today())).toEqual(['WORK 09:00–12:00 lost']);
});

test('a session that ends in the middle keeps what waits, and signing in again sends it', async ({ signedIn, company }) => {
  const view = signedIn;
  await view.saved();
  company.revoke();
  await view.record('9', '12', 'kept');
  await expect(view.alert).toContainText('Your sign-in has ended. Nothing is lost');
  await expect(view.entry('kept')).toContainText('not sent yet');
  await view.page.getByRole('button', { name: 'Sign in again' }).click();
  await view.signIn(company.invite());
  await view.saved();
  await expect.poll(() => company.day(today())).toEqual(['WORK 09:00–12:00 kept']);
});

test('a timer goes on while the browser is closed', async ({ signedIn, browserWith, company }) => {
  await signedIn.start.click();
  await signedIn.began('8:30');
  await browserWith.restart();
  const view = new View(await browserWith.open());
  await expect(view.page.getByText('Working since 08:30')).toBeVisible();
  await view.stop.click();
  await view.saved();
  await expect.poll(async () => (await company.day(today()))[0]).toMatch(/^WORK 08:30–13:/);
});

test('a worker that is killed again and again loses nothing and does nothing twice', async ({ signedIn, browserWith, company }) => {
  test.slow();
  const view = signedIn;
  await view.saved();
  const expected = [];
  for (let hour = 0; hour < 8; hour += 1) {
    const [from, until] = [hour, hour + 1].map((it) => `${String(it).padStart(2, '0')}:00`);
    await view.record(from, until, `part ${hour}`);
    // At another moment each time: before, while and after it is sent.
    await browserWith.killWorker();
    await expect(view.entry(`part ${hour}`)).toBeVisible();
    expected.push(`WORK ${from}–${until} part ${hour}`);
  }
  expect(browserWith.kills).toBeGreaterThan(4);
  await expect(async () => {
    await view.status.click();
    await expect(view.status).toHaveText('All saved', { timeout: 2000 });
  }).toPass();
  await expect.poll(() => company.day(today())).toEqual(expected);
});

test.describe('held', () => {
  test.use({ holds: true });
  // All that it does between a click and Personio's answer is done by these: reading, storing, asking.
  const places = ['get', 'set', 'fetch'].flatMap((name) => [`before ${name}`, `after ${name}`]);

  test('a worker that is killed wherever it waits loses nothing and does nothing twice', async ({ signedIn, browserWith, company }) => {
    test.slow();
    const view = signedIn;
    const expected = [];
    const clock = (quarters) => `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`;
    for (const place of places) {
      let held = true;
      for (let time = 1; held; time += 1) {
        await view.saved();
        await browserWith.holdWorker(view.page, place, time);
        const [from, until] = [clock(expected.length), clock(expected.length + 1)];
        await view.record(from, until);
        expected.push(`WORK ${from}–${until}`);
        // It either stands still, before or after something that takes time, or is through.
        const isThrough = async () => (await company.day(today())).length === expected.length && /All saved/.test(await view.status.textContent());
        await expect(async () => {
          held = await browserWith.held(view.page);
          expect(held || await isThrough()).toBeTruthy();
        }).toPass({ intervals: [20] });
        expect(held || time > 1, `it never waits ${place}`).toBeTruthy();
        await browserWith.killWorker();
        await expect(view.entry(`${from} – ${until}`)).toBeVisible();
        await expect(async () => {
          await view.status.click();
          await view.saved();
        }).toPass();
        expect((await company.day(today())).map((line) => line.trim()), `killed ${place}, time ${time}`).toEqual(expected);
      }
    }
  });
});
