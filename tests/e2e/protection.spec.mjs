import { document } from './documents.mjs';
import { expect, test } from './fixtures.mjs';

const TICKET = '**/_relay/ticket';
const CHALLENGE = '**/_relay/challenge?*';

async function open({ page, site, board, job, form }) {
  await page.goto(site.board({ lang: 'en' }));
  await board.job('Acoustics Engineer').click();
  await job.apply.click();
  await expect(form.send).toBeVisible();
}

/** An application as a program sends it. */
const post = (site, body, headers = {}) => fetch(`${site.relay}/v1/recruiting/applications`, {
  method: 'POST',
  headers: { origin: site.origin, 'content-type': 'application/json', ...headers },
  body: JSON.stringify({ first_name: 'Rob', last_name: 'Ott', job_position_id: 2706118, ...body }),
});

test('the form proves by itself that it is one, and asks nothing of anybody', async ({ page, site, sandbox, board, job, form, candidate }) => {
  const sent = page.waitForRequest((request) => request.url().endsWith('/v1/recruiting/applications') && request.method() === 'POST');
  const ticket = page.waitForResponse(TICKET);
  await open({ page, site, board, job, form });
  expect((await ticket).status()).toBe(201);
  const controls = await form.root.getByRole('textbox').count();
  await form.fill(candidate);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect((await sent).headers()['x-relay-ticket']).toMatch(/^[\w-]{100,}$/);
  expect(await sandbox.applicationsOf(candidate.email)).toHaveLength(1);
  expect(controls, 'nothing but the questions').toBeLessThan(9);
});

test('a ticket that was used up or ran out while somebody types is replaced without a word', async ({ page, site, sandbox, board, job, form, candidate }) => {
  const answers = [];
  page.on('response', (answer) => { if (answer.url().endsWith('/_relay/ticket')) answers.push(answer); });
  await open({ page, site, board, job, form });
  await expect.poll(() => answers.length).toBe(1);
  const { ticket, wait_ms: wait } = await answers[0].json();
  await form.fill(candidate);
  await form.message.fill('I look forward to it.');
  // Somebody else sends with it, as soon as the relay believes that it was written by a person.
  await expect.poll(async () => {
    await post(site, { email: `first-${candidate.email}` }, { 'x-relay-ticket': ticket });
    return (await sandbox.applicationsOf(`first-${candidate.email}`)).length;
  }, { message: `after ${wait} ms` }).toBe(1);

  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect(await form.problem.filter({ hasText: /./ }).count()).toBe(0);
  const [application] = await sandbox.applicationsOf(candidate.email);
  expect(application.message).toBe('I look forward to it.');
  expect(answers.length).toBe(2);
});

test('a document whose ticket is not good travels again by itself', async ({ page, site, sandbox, board, job, form, candidate }) => {
  let first = true;
  await page.route(TICKET, async (route) => {
    if (!first) return route.continue();
    first = false;
    return route.fulfill({ status: 201, headers: { 'access-control-allow-origin': '*' }, json: { ticket: 'expired', wait_ms: 0 } });
  });
  await open({ page, site, board, job, form });
  const cv = document('cv.pdf');
  await form.add(cv);
  await expect(form.document(cv.name).uploaded).toBeVisible();
  await form.fill(candidate);
  await form.send.click();
  await expect(form.sent).toBeVisible();
  const [application] = await sandbox.applicationsOf(candidate.email);
  expect(application.files.map((file) => file.original_filename)).toEqual([cv.name]);
});

test('a relay that gives no ticket loses nothing of what was typed, and sending again works', async ({ page, site, sandbox, board, job, form, candidate }) => {
  await page.route(CHALLENGE, (route) => route.abort());
  await open({ page, site, board, job, form });
  await form.fill(candidate);
  await form.send.click();
  await expect(form.problem.filter({ hasText: 'Nothing you entered is lost' })).toBeVisible();
  await expect(form.email).toHaveValue(candidate.email);
  await page.unroute(CHALLENGE);
  await form.sendAgain.click();
  await expect(form.sent).toBeVisible();
  expect(await sandbox.applicationsOf(candidate.email)).toHaveLength(1);
});

test('whoever types is not held up by the search for the number', async ({ page, site, board, job, form }) => {
  // No number fits, so it never ends.
  const challenge = { algorithm: 'SHA-256', challenge: '0'.repeat(64), maxnumber: 2_000_000_000, salt: 'x-1-1?expires=9999999999&', signature: '0'.repeat(64) };
  await page.route(CHALLENGE, (route) => route.fulfill({ headers: { 'access-control-allow-origin': '*' }, json: challenge }));
  await open({ page, site, board, job, form });
  await page.evaluate(() => {
    window.frames_seen = 0;
    const count = () => { window.frames_seen += 1; requestAnimationFrame(count); };
    requestAnimationFrame(count);
  });
  await form.message.pressSequentially('I look forward to meeting you all.');
  await expect(form.message).toHaveValue('I look forward to meeting you all.');
  // A search that held the page up would let it draw nothing.
  await expect.poll(() => page.evaluate(() => window.frames_seen)).toBeGreaterThan(20);
});

test('robots that post by themselves, or fill in everything that there is, are not stored', async ({ page, site, sandbox, board, job, form, candidate }) => {
  const direct = await post(site, { email: candidate.email });
  expect(direct.status).toBe(428);
  expect((await direct.json()).errors[0].detail).toContain('solve a new challenge');
  const trapped = await post(site, { email: candidate.email, homepage: 'https://cheap.example' });
  expect(trapped.status).toBe(201);

  await open({ page, site, board, job, form });
  await form.fill(candidate);
  await form.root.evaluate((host) => { host.shadowRoot.querySelector('input[name="homepage"]').value = 'https://cheap.example'; });
  await form.send.click();
  await expect(form.sent).toBeVisible();
  expect(await sandbox.applicationsOf(candidate.email)).toEqual([]);
});

test('nobody meets the field that is for robots', async ({ page, site, board, job, form }) => {
  await open({ page, site, board, job, form });
  const trap = form.root.locator('input[name="homepage"]');
  await expect(trap).toHaveCount(1);
  await expect(form.root.getByRole('textbox', { includeHidden: false }).and(trap)).toHaveCount(0);
  const { width, height } = await trap.locator('..').boundingBox();
  expect(Math.max(width, height)).toBeLessThanOrEqual(1);
  // By keyboard: from the first field to the button, the focus never lands in it.
  await form.firstName.focus();
  for (let stop = 0; stop < 20; stop += 1) {
    const name = await form.root.evaluate((host) => host.shadowRoot.activeElement?.getAttribute('name'));
    expect(name).not.toBe('homepage');
    if (await form.send.evaluate((button) => button.getRootNode().activeElement === button)) break;
    await page.keyboard.press('Tab');
  }
  await expect(form.send).toBeFocused();
  // Whoever sets the focus by program does not get there either.
  await trap.evaluate((input) => input.focus());
  await expect(form.send).toBeFocused();
});
