import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';

import { EMPLOYEE, HR } from './company.mjs';
import { expect, test } from './fixtures.mjs';
import { Desk } from './pages/desk.mjs';
import { View } from './pages/view.mjs';
import { pdf, zip } from './pdf.mjs';

/** What the desk writes down about what it sent. */
async function report(desk) {
  const [saved] = await Promise.all([
    desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'Save report' }).click(),
  ]);
  return (await readFile(await saved.path(), 'utf8')).trim().split('\r\n').slice(1);
}

/** What axe finds wrong, in words. */
async function violations(page) {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
}

test('the desk is for HR: others are not led there, and the relay refuses them', async ({ signedIn, browserWith, company }) => {
  await signedIn.go('More');
  await expect(signedIn.page.getByRole('button', { name: 'Open in a tab' })).toBeVisible();
  await expect(signedIn.page.getByRole('button', { name: 'Open the desk' })).toHaveCount(0);
  const page = await browserWith.desk();
  await expect(page.getByRole('alert')).toContainText('payslips and people of the whole company');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  // Who goes past the page, with the session that the extension has, finds the same door closed.
  const [, token] = Object.entries(await browserWith.kept()).find(([key]) => key.endsWith('/token'));
  const headers = { authorization: `Bearer ${token}` };
  const ask = (path, options = {}) => fetch(company.relay + path, { headers, ...options });
  const form = new FormData();
  const fields = { title: 'Forged', employee_id: await company.person(HR), category_id: '3' };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new File([pdf([['x']])], 'x.pdf', { type: 'application/pdf' }));
  // As if it did not exist.
  expect((await ask('/v1/company/documents', { method: 'POST', body: form })).status).toBe(404);
  expect((await ask('/v2/projects', { method: 'POST', body: '{"name":"Forged"}' })).status).toBe(404);
  expect(await company.documents('Forged')).toEqual({});
  const { _data: [colleague] } = await (await ask('/v2/persons')).json();
  expect(Object.keys(colleague)).not.toContain('email');
});

test('HR opens the desk from the menu and finds people by what they are called', async ({ view, browserWith, company }) => {
  await view.signIn(company.invite(HR));
  await view.go('More');
  const opened = browserWith.context.waitForEvent('page');
  await view.page.getByRole('button', { name: 'Open the desk' }).click();
  const desk = new Desk(await opened);
  await desk.go('People');
  await expect(desk.rows.first()).toBeVisible();
  await desk.page.getByRole('searchbox').fill('neumann cla');
  await expect(desk.rows).toHaveCount(1);
  await expect(desk.rows).toContainText(EMPLOYEE);
  await desk.page.getByText('Columns').click();
  await desk.page.getByLabel('Last name').check();
  await desk.page.getByText('Columns').click();
  const [saved] = await Promise.all([
    desk.page.waitForEvent('download'), desk.page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const [head, line] = (await readFile(await saved.path(), 'utf8')).split('\r\n');
  expect(head).toBe('\ufeffname,email,status,id,last_name');
  expect(line).toMatch(/^Clara Neumann,clara\.neumann@acme\.example,active,\d+,Neumann$/);
  // What the company defined narrows the list, and a chip takes that back.
  await desk.page.setViewportSize({ width: 1360, height: 900 });
  await desk.page.getByRole('searchbox').fill('');
  const count = async () => Number(/^\d+/.exec(await desk.page.getByRole('status').first().textContent())[0]);
  const everybody = await count();
  await desk.page.getByText('Filter', { exact: true }).click();
  await desk.page.getByLabel('Only those with').selectOption({ label: 'T-shirt size' });
  const wanted = desk.page.locator('.filter-values label').filter({ hasNotText: 'nothing' }).first();
  const [, value, of] = /^(\D+?)(\d+)$/.exec(await wanted.textContent());
  expect(await violations(desk.page)).toEqual([]);
  await wanted.getByRole('checkbox').check();
  await expect.poll(count).toBeLessThanOrEqual(Number(of));
  await desk.page.getByText('Filter', { exact: true }).click();
  await desk.page.getByRole('button', { name: `Show others than T-shirt size: ${value} too` }).click();
  await expect.poll(count).toBe(everybody);
});

test('only what is certain is sent without a click, and what is wrong with a file stands at its row', async ({ desk, company }) => {
  await desk.give([
    { name: `2026-05_${EMPLOYEE}.pdf`, buffer: pdf([[]]) },
    { name: 'Otto.pdf', buffer: pdf([['Entgelt Mai 2026']]) },
    { name: 'slip-17.pdf', buffer: pdf([['Frau Lena Vogt', 'Netto 417,00']]) },
    { name: 'Felix Otto 2026-05.pdf', buffer: pdf([['Clara Neumann']]) },
    { name: 'secret Jonas.pdf', buffer: pdf([['x']], { encrypted: true }) },
    { name: 'damaged.pdf', buffer: Buffer.from('%PDF-1.5 and nothing else') },
    { name: 'none.pdf', buffer: Buffer.from('<html>') },
    { name: 'more.zip', buffer: zip({ 'mai/unbekannt.pdf': pdf([['Niemand']]), 'notes.txt': Buffer.from('x') }) },
  ]);
  expect(await desk.said(`2026-05_${EMPLOYEE}.pdf`)).toEqual(['Clara Neumann', 'e-mail; scanned, only its name was read', 'ready']);
  expect(await desk.said('Otto.pdf')).toEqual(['Felix Otto', 'last name only', 'to be checked']);
  expect(await desk.said('slip-17.pdf')).toEqual(['Lena Vogt', 'name in the text', 'ready']);
  const both = await desk.said('Felix Otto 2026-05.pdf');
  expect(both[1]).toMatch(/^fits several: .*(Clara Neumann|Felix Otto)/);
  expect(both[2]).toBe('to be checked');
  expect((await desk.said('secret Jonas.pdf'))[1]).toContain('has a password');
  expect((await desk.said('damaged.pdf'))[1]).toContain('damaged, no reader opens it');
  expect(await desk.said('none.pdf')).toEqual(['nobody', 'is called a PDF and is none', 'left out']);
  expect(await desk.said('mai/unbekannt.pdf')).toEqual(['nobody', 'fits nobody', 'to be checked']);
  await desk.title.fill('Click {name}');
  await desk.check('Otto.pdf');
  await expect(desk.look).toContainText('Entgelt Mai 2026');
  await desk.send.click();
  await expect(desk.foot).toContainText('2 of 2 are in Personio');
  expect(await company.documents('Click')).toEqual({ [EMPLOYEE]: ['Click Clara Neumann'], [HR]: ['Click Lena Vogt'] });

  await desk.look.getByRole('button', { name: 'It is for Felix Otto' }).click();
  await expect(desk.row('Otto.pdf').first()).toContainText('ready');
  await desk.check('mai/unbekannt.pdf');
  await desk.choose('jonas', 'Jonas');
  await desk.check('damaged.pdf');
  await desk.look.getByRole('button', { name: 'Leave it out' }).click();
  await desk.send.click();
  await expect(desk.foot).toContainText('4 of 4 are in Personio');
  const documents = await company.documents('Click');
  expect(Object.values(documents).flat().length).toBe(4);
  expect(documents['felix.otto@acme.example']).toEqual(['Click Felix Otto']);
  const lines = await report(desk);
  expect(lines.length).toBe(8);
  expect(lines.filter((line) => /,sent,\d+,$/.test(line)).length).toBe(4);
});

test('who is called alike gets nothing without a click', async ({ desk, company, browserWith }) => {
  const hire = (first, last, email) => company.ask('/v2/persons', {
    method: 'POST', body: { first_name: first, last_name: last, email, employments: [{}] },
  });
  await hire('Felix', 'Otto', 'felix.otto.2@acme.example');
  await hire('Jan', 'Mayerling', 'jan.mayerling@acme.example');
  await hire('Anna Maria', 'Krugmann', 'anna.krugmann@acme.example');
  // Whom the desk knows is read when it opens.
  await desk.page.close();
  const later = new Desk(await browserWith.desk());
  await later.give([
    { name: 'Felix Otto.pdf', buffer: pdf([[]]) },
    { name: 'slip-1.pdf', buffer: pdf([['Herr Felix Otto', 'Rueckfragen: Lena Vogt']]) },
    { name: 'slip-2.pdf', buffer: pdf([['Herr Hans Fremd', 'Rueckfragen: Lena Vogt']]) },
    { name: 'Jan Meyerling.pdf', buffer: pdf([[]]) },
    { name: 'Eva Maria Krugmann.pdf', buffer: pdf([['Frau Eva Maria Krugmann']]) },
  ]);
  for (const [file, why] of [
    ['Felix Otto.pdf', /^fits several: Felix Otto .*, Felix Otto/], ['slip-1.pdf', /^fits several: Felix Otto .*, Felix Otto/],
    ['slip-2.pdf', /^name, with other words in the text/], ['Jan Meyerling.pdf', /^name, nearly/], ['Eva Maria Krugmann.pdf', /^last name only/],
  ]) {
    const [, reason, state] = await later.said(file);
    expect(reason, file).toMatch(why);
    expect(state, file).toBe('to be checked');
  }
  await expect(later.send).toBeDisabled();
});

test('one PDF for everybody is cut where the person changes, and nobody gets a page of another', async ({ desk, company }) => {
  await desk.give([{
    name: 'all.pdf',
    buffer: pdf([['Clara Neumann', 'Seite 1'], ['Clara Neumann', 'Seite 2'], ['Frau Lena Vogt'], ['Felix Otto'], ['ohne Namen']]),
  }]);
  await expect(desk.rows).toHaveCount(3);
  expect(await desk.said('all.pdf#1-2')).toEqual(['Clara Neumann', 'name in the text', 'ready']);
  expect(await desk.said('all.pdf#4-5')).toEqual(['Felix Otto', 'name in the text; some pages name nobody', 'to be checked']);
  await desk.title.fill('Cut');
  await desk.send.click();
  await expect(desk.foot).toContainText('2 of 2 are in Personio');
  expect(await company.documents('Cut')).toEqual({ [EMPLOYEE]: ['Cut'], [HR]: ['Cut'] });
  const person = await company.person(HR);
  const { _data: all } = await company.ask(`/v2/document-management/documents?owner_id=${person}&limit=200`);
  const { id } = all.find(({ name }) => name === 'Cut');
  const bytes = await company.download(id);
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.toString('latin1')).not.toContain('Clara');
});

test('dropping files and checking them works without a mouse, and axe finds nothing wrong', async ({ desk }) => {
  const { page } = desk;
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeEnabled();
  expect(await violations(page), 'empty').toEqual([]);
  await page.evaluate((bytes) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(bytes)], 'Otto.pdf', { type: 'application/pdf' }));
    document.querySelector('.drop-zone').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  }, [...pdf([['Felix Otto und andere']])]);
  await expect(desk.rows).toHaveCount(1);
  await desk.row('Otto.pdf').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(desk.look).toBeVisible();
  expect(await violations(page), 'checking').toEqual([]);
  await desk.look.getByRole('button', { name: 'It is for Felix Otto' }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.row('Otto.pdf')).toContainText('ready');
  await desk.go('People');
  await expect(desk.rows.first()).toBeVisible();
  expect(await violations(page), 'people').toEqual([]);
});

test('people are changed after a look at what changes, made, and read from a table with a report for each line', async ({ desk, company }) => {
  const { page, look } = desk;
  await desk.go('People');
  await page.getByRole('searchbox').fill('neumann cla');
  await desk.rows.getByRole('button', { name: 'Clara Neumann' }).click();
  await expect(look.getByRole('button', { name: /^Save/ })).toBeDisabled();
  await look.getByLabel('Last name').fill('Neumann-Otto');
  await look.getByLabel('Preferred name').fill('Clari');
  await expect(look.locator('.changes li')).toHaveText(['Last name: Neumann → Neumann-Otto', 'Preferred name: Clara Neumann → Clari']);
  await look.getByLabel('E-mail').fill(HR);
  await expect(look.getByRole('status')).toContainText('Somebody else has this e-mail address');
  await expect(look.getByRole('button', { name: /^Save/ })).toBeDisabled();
  await look.getByLabel('E-mail').fill(EMPLOYEE);
  await look.getByRole('button', { name: 'Save 2 changes' }).click();
  await expect(look.locator('.changes')).toHaveCount(0);
  const person = async (email) => (await company.ask(`/v2/persons?email=${encodeURIComponent(email)}`))._data[0];
  expect(await person(EMPLOYEE)).toMatchObject({ last_name: 'Neumann-Otto', preferred_name: 'Clari' });

  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'New person' }).click();
  await look.getByLabel('First name').fill('Eva');
  await look.getByLabel('Last name').fill('Lang');
  await look.getByLabel('E-mail').fill('eva.lang@acme');
  await expect(look.getByRole('status')).toContainText('no e-mail address');
  await look.getByLabel('E-mail').fill('eva.lang@acme.example');
  await look.getByRole('button', { name: 'Create' }).click();
  await expect(look.getByRole('heading', { name: 'Eva Lang' })).toBeVisible();
  expect(await person('eva.lang@acme.example')).toMatchObject({ first_name: 'Eva', last_name: 'Lang' });

  await page.getByRole('button', { name: 'Import CSV' }).click();
  const table = [
    'email;first_name;last_name;position', `${EMPLOYEE};Clara;Neumann;`, 'eva.lang@acme.example;Eva;;Engineer',
    'neu.hier@acme.example;Neu;Hier;', 'ohne.namen@acme.example;;;', `${HR};;;`,
  ].join('\r\n');
  await page.locator('[data-chooser="table"]').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
  const lines = look.locator('.lines li');
  await expect(lines).toHaveText([
    `2${EMPLOYEE}changeslast_name: Neumann-Otto → Neumann`, /^3eva\.lang@acme\.examplechangesposition: .* → Engineer$/,
    '4neu.hier@acme.examplenew', '5ohne.namen@acme.examplenot possiblefirst_name is missing', `6${HR}unchanged`,
  ]);
  expect((await person(EMPLOYEE)).last_name).toBe('Neumann-Otto');
  expect(await violations(page)).toEqual([]);
  await look.getByRole('button', { name: 'Send 3 lines' }).click();
  await expect(lines.nth(2)).toContainText('created');
  expect((await person(EMPLOYEE)).last_name).toBe('Neumann');
  expect(await person('neu.hier@acme.example')).toMatchObject({ first_name: 'Neu' });
  const { id } = await person('eva.lang@acme.example');
  expect((await company.ask(`/v2/persons/${id}/employments`))._data[0].position.title).toBe('Engineer');
  expect((await report(desk)).map((line) => line.split(',')[2])).toEqual(['changed', 'changed', 'created', 'not possible', 'unchanged']);
});

test('somebody gets a document from their page, once, and what Personio would refuse is told before', async ({ desk, company }) => {
  const { page, look } = desk;
  await desk.go('People');
  await page.getByRole('searchbox').fill('neumann cla');
  await desk.rows.getByRole('button', { name: 'Clara Neumann' }).click();
  await look.getByText('Send a document', { exact: true }).click();
  const choose = (name, buffer) => look.locator('[data-chooser="document"]').setInputFiles({ name, mimeType: 'application/pdf', buffer });
  const [send, said] = [look.locator('[data-send="document"]'), look.getByRole('status').last()];
  await choose('setup.exe', Buffer.from('MZ'));
  await expect(said).toContainText('no files that end in “exe”');
  await choose('empty.pdf', Buffer.alloc(0));
  await expect(said).toContainText('nothing in this file');
  await expect(send).toBeDisabled();
  const content = pdf([['Zeugnis']]);
  await page.evaluate((bytes) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(bytes)], 'Zeugnis.pdf', { type: 'application/pdf' }));
    document.querySelector('.look .drop-zone').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  }, [...content]);
  await expect(look.locator('.look-file')).toHaveText('Zeugnis.pdf');
  await look.getByLabel('Title').fill('Reference 2026');
  await look.getByLabel('Category').selectOption({ index: 1 });
  await look.getByLabel('Date').fill('2026-05-31');
  await look.getByLabel('Comment').fill('signed');
  expect(await violations(page)).toEqual([]);
  await company.sandbox.fault({ path: '/v1/company/documents', method: 'POST', kind: 'delay', delay_ms: 500, times: 1 });
  await send.click();
  await expect(said).toContainText('100 % sent');
  await expect(said).toContainText('“Reference 2026” is in the person\'s file');
  const person = await company.person();
  const { _data: all } = await company.ask(`/v2/document-management/documents?owner_id=${person}&limit=200`);
  const document = all.find(({ name }) => name === 'Reference 2026');
  expect(document).toMatchObject({ comment: 'signed', date: '2026-05-31' });
  expect(await company.download(document.id)).toEqual(content);
  // The same again is not sent.
  await choose('Zeugnis.pdf', content);
  await look.getByLabel('Title').fill('Reference 2026');
  await look.getByLabel('Date').fill('2026-05-31');
  await look.getByLabel('Comment').fill('signed');
  await send.click();
  await expect(said).toContainText('already');
  expect((await company.documents('Reference 2026'))[EMPLOYEE]).toEqual(['Reference 2026']);
});

test('the time of projects is summed for any days, by project and by person, as chart, table and CSV', async ({ desk, company }) => {
  const { page } = desk;
  const day = '2026-03-01'; // a Sunday, on which nobody of the seed works
  const { id } = await company.ask('/v2/projects', { method: 'POST', body: { name: 'Bridge', assigned_to_all: true } });
  const { id: other } = await company.ask('/v2/projects', { method: 'POST', body: { name: 'Tunnel', assigned_to_all: true } });
  const work = async (email, from, to, project, type = 'WORK') => company.ask('/v2/attendance-periods', {
    method: 'POST',
    body: {
      person: { id: await company.person(email) }, type, ...(project && { project: { id: project } }),
      start: { date_time: `${day}T${from}:00` }, end: { date_time: `${day}T${to}:00` },
    },
  });
  await work(EMPLOYEE, '09:00', '10:00', id);
  await work(EMPLOYEE, '10:00', '10:30', undefined, 'BREAK');
  await work(EMPLOYEE, '11:00', '11:15', other);
  await work(HR, '09:00', '09:30', id);
  await work(HR, '10:00', '12:00');
  await desk.go('Project time');
  const status = page.getByRole('status');
  await expect(status).toContainText(' h');
  await page.getByRole('button', { name: 'From – to' }).click();
  await page.getByLabel('From', { exact: true }).fill(day);
  await page.getByLabel('To', { exact: true }).fill('2026-02-28');
  await expect(status).toHaveText('The first day has to be before the last one.');
  await page.getByLabel('To', { exact: true }).fill(day);
  await expect(status).toContainText('1:45 h');
  await expect(desk.rows).toHaveText([/^Bridge2.*1:30$/, /^Clara Neumann.*1:00$/, /^Lena Vogt.*0:30$/, /^Tunnel1.*0:15$/, /^Clara Neumann.*0:15$/]);
  await expect(page.locator('.chart-line')).toHaveText(['Bridge1:30', 'Tunnel0:15']);
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'By project' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(desk.rows.first()).toHaveText(/^Clara Neumann2.*1:15$/);
  await page.getByRole('searchbox').fill('lena');
  await expect(desk.rows).toHaveCount(2);
  await page.getByRole('searchbox').fill('');
  const [saved] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('button', { name: 'Save as CSV' }).click(),
  ]);
  const lines = (await readFile(await saved.path(), 'utf8')).trim().split('\r\n');
  expect(lines.slice(1).map((line) => line.split(',').slice(0, 4).join(','))).toEqual([
    'Bridge,Clara Neumann,1.00,60', 'Tunnel,Clara Neumann,0.25,15', 'Bridge,Lena Vogt,0.50,30',
  ]);
});

test('a project is made, gets members, is renamed, archived, and deleted only with a second click', async ({ desk, company }) => {
  const { page } = desk;
  await desk.go('Projects');
  await expect(desk.rows.first()).toBeVisible();
  await page.getByRole('button', { name: 'New project' }).click();
  await desk.look.getByLabel('Project', { exact: true }).fill('Desk test');
  await desk.look.getByLabel('Client').fill('Globex');
  await desk.look.getByRole('button', { name: 'Create' }).click();
  await expect(desk.row('Desk test')).toContainText('Globex');
  const named = async (name) => (await company.ask(`/v2/projects?name=${encodeURIComponent(name)}`))._data[0];
  await desk.check('Desk test');
  await desk.look.getByRole('searchbox').fill('clara');
  await desk.look.locator('.offer').first().click();
  await expect(desk.look.locator('.member')).toContainText('Clara Neumann');
  const { id } = await named('Desk test');
  const { _data: members } = await company.ask(`/v2/projects/${id}/members`);
  expect(members.map(({ person }) => person.id)).toEqual([await company.person()]);
  await desk.look.getByLabel('Project', { exact: true }).fill('Desk test 2');
  await desk.look.getByRole('button', { name: 'Rename' }).click();
  await desk.check('Desk test 2');
  await desk.look.getByRole('button', { name: 'Archive' }).click();
  await expect(desk.row('Desk test 2')).toHaveCount(0);
  expect((await named('Desk test 2')).status).toBe('ARCHIVED');
  await page.getByRole('button', { name: 'archived' }).click();
  await desk.check('Desk test 2');
  await desk.look.getByRole('button', { name: 'Delete …' }).click();
  await desk.look.getByRole('button', { name: 'Delete for good' }).click();
  await expect(desk.row('Desk test 2')).toHaveCount(0);
  expect(await named('Desk test 2')).toBeUndefined();
});

test('while Personio is busy or away the desk says so and goes on by itself, and a pause is a pause at once', async ({ desk, company }) => {
  await desk.give([`2026-05_${EMPLOYEE}.pdf`, `2026-05_${HR}.pdf`].map((name) => ({ name, buffer: pdf([[]]) })));
  await desk.title.fill('Busy');
  const busy = { path: '/v1/company/documents', method: 'POST', kind: 'status', status: 429 };
  await company.sandbox.fault({ ...busy, headers: { 'retry-after': '1' }, times: 1 });
  await company.sandbox.fault({ ...busy, headers: { 'retry-after': '90' } });
  await desk.send.click();
  await expect(desk.foot).toContainText('it goes on by itself');
  await expect(desk.alert).toHaveCount(0);
  await desk.page.getByRole('button', { name: 'Pause' }).click();
  await expect(desk.send).toHaveText('Send 2 payslips', { timeout: 1500 });
  expect(await company.documents('Busy')).toEqual({});
  await company.sandbox.clearFaults();
  // Nor does a connection that breaks for a while need anybody.
  await company.stopRelay();
  await desk.send.click();
  await expect(desk.foot).toContainText('no connection just now');
  await company.startRelay();
  await expect(desk.foot).toContainText('2 payslips are in Personio', { timeout: 20_000 });
  expect(await company.documents('Busy')).toEqual({ [EMPLOYEE]: ['Busy'], [HR]: ['Busy'] });
});

test('payslips with the browser killed twice in between: everybody has theirs once, and nobody another', async ({ browserWith, company }) => {
  // Relay and desk keep to the 60 a minute that Personio takes: more of them take their time.
  const COUNT = Number(process.env.PERSONIO_PAYSLIPS ?? 55);
  test.setTimeout(120_000 + COUNT * 1500);
  await company.stopRelay();
  await company.startRelay();
  await company.sandbox.unlimited();
  const people = await company.grow(COUNT);
  const folder = await mkdtemp(join(tmpdir(), 'personio-slips-'));
  for (const { id, email, first_name: first, last_name: last } of people) {
    await writeFile(join(folder, `2026-05_${email}.pdf`), pdf([[`${first} ${last}`, `payslip of ${id}`]]));
  }
  await new View(await browserWith.open()).signIn(company.invite(HR));

  /** Opens the desk, gives it the folder and lets it send, for as long as `until` says. */
  const send = async (until) => {
    const desk = new Desk(await browserWith.desk());
    await desk.give(folder);
    await desk.title.fill('May 2026');
    await desk.send.click();
    await expect(async () => {
      const arrived = Number(/(\d+) (of|payslips)/.exec(await desk.foot.textContent())?.[1] ?? 0);
      expect(await until(desk, arrived)).toBe(true);
    }).toPass({ intervals: [20], timeout: 60_000 + COUNT * 1200 });
    return desk;
  };
  await send(async (_desk, arrived) => arrived > COUNT / 5);
  await browserWith.crash();
  await send(async (_desk, arrived) => arrived > COUNT / 2);
  await browserWith.crash();
  const desk = await send(async (it) => (await it.foot.textContent()).includes(`${COUNT} payslips are in Personio`));
  const documents = await company.documents('May 2026');
  expect(Object.keys(documents).length).toBe(COUNT);
  expect(Object.values(documents).every((titles) => titles.length === 1)).toBe(true);
  // Each holds what was for this person.
  for (const { id } of [people[0], people[COUNT >> 1], people[COUNT - 1]]) {
    const { _data: all } = await company.ask(`/v2/document-management/documents?owner_id=${id}&limit=200`);
    const bytes = await company.download(all.find(({ name }) => name === 'May 2026').id);
    expect(bytes.toString('latin1')).toContain(`payslip of ${id})`);
  }
  expect((await report(desk)).length).toBe(COUNT);
  await rm(folder, { recursive: true });
});

test.describe('in German', () => {
  test.use({ language: 'de-DE' });

  test('what is wrong with a line of a table is said in German, too', async ({ desk }) => {
    await desk.go('Personen');
    await expect(desk.rows.first()).toBeVisible();
    await desk.page.getByRole('button', { name: 'CSV einlesen' }).click();
    const table = ['email;first_name;last_name;start', 'neu@acme.example;Neu;;', 'neu@acme.example;Neu;Hier;', 'neuer@acme.example;Neuer;Hier;bald'];
    await desk.page.locator('[data-chooser="table"]').setInputFiles({
      name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(table.join('\r\n')),
    });
    await expect(desk.look.locator('.lines .hint:not(.number)')).toHaveText([
      'last_name fehlt', /^eine Zeile weiter oben meint dieselbe Person/, '„bald“ ist kein Tag: zum Beispiel 2026-05-31',
    ]);
  });
});
