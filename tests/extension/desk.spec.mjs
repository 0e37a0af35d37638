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

test('the desk is for HR: others are not led there, and the relay says so', async ({ signedIn, browserWith }) => {
  await signedIn.go('More');
  await expect(signedIn.page.getByRole('button', { name: 'Open in a tab' })).toBeVisible();
  await expect(signedIn.page.getByRole('button', { name: 'Open the desk' })).toHaveCount(0);
  const page = await browserWith.desk();
  await expect(page.getByRole('alert')).toContainText('payslips and people of the whole company');
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
  const wrong = async () => {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary}`));
  };
  await expect(page.getByRole('button', { name: 'Choose files' })).toBeEnabled();
  expect(await wrong(), 'empty').toEqual([]);
  await page.evaluate((bytes) => {
    const files = new DataTransfer();
    files.items.add(new File([new Uint8Array(bytes)], 'Otto.pdf', { type: 'application/pdf' }));
    document.querySelector('.drop-zone').dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }));
  }, [...pdf([['Felix Otto und andere']])]);
  await expect(desk.rows).toHaveCount(1);
  await desk.row('Otto.pdf').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(desk.look).toBeVisible();
  expect(await wrong(), 'checking').toEqual([]);
  await desk.look.getByRole('button', { name: 'It is for Felix Otto' }).focus();
  await page.keyboard.press('Enter');
  await expect(desk.row('Otto.pdf')).toContainText('ready');
  await desk.go('People');
  await expect(desk.rows.first()).toBeVisible();
  expect(await wrong(), 'people').toEqual([]);
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
